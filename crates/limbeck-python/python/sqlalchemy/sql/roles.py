"""Roles of elements, which only annotations mention."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {"__module__": __name__})
