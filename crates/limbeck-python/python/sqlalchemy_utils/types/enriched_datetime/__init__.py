"""Moments."""


def __getattr__(name):
    if name == "enriched_datetime_type":
        return __import__("sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type", None, None, (name,))
    raise AttributeError(f"module 'sqlalchemy_utils.types.enriched_datetime' has no attribute {name!r}")
