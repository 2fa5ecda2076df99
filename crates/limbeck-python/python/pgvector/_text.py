"""Vectors as text."""


def vector_text(value):
    """`[1,2,3]`"""
    if value is None or isinstance(value, str):
        return value
    return "[" + ",".join(str(float(item)) for item in value) + "]"
