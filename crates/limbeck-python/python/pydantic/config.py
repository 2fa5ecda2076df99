"""Configuration of models."""


class ConfigDict(dict):
    """Options of a model."""

    def __init_subclass__(cls, total=True, **kw):
        """Takes the keyword of a `TypedDict`, which this is in pydantic."""
        super().__init_subclass__(**kw)

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)


class BaseConfig:
    """Base of an inner `Config` class, as pydantic 1 wrote it."""


class Extra:
    """What happens to inputs that no field takes."""

    allow = "allow"
    ignore = "ignore"
    forbid = "forbid"


# Names of pydantic 1 and what they are called now.
_RENAMED = {
    "allow_population_by_field_name": "populate_by_name",
    "anystr_lower": "str_to_lower",
    "anystr_strip_whitespace": "str_strip_whitespace",
    "anystr_upper": "str_to_upper",
    "max_anystr_length": "str_max_length",
    "min_anystr_length": "str_min_length",
    "orm_mode": "from_attributes",
    "schema_extra": "json_schema_extra",
    "validate_all": "validate_default",
}


def from_class(config):
    """The options of an inner `Config` class."""
    options = {}
    for base in reversed(config.__mro__):
        for name, value in vars(base).items():
            if not name.startswith("__"):
                if isinstance(value, (classmethod, staticmethod)):
                    value = value.__get__(None, config)
                options[_RENAMED.get(name, name)] = value
    return options


def with_config(config=None, **kw):
    """Gives a class options."""

    def decorate(cls):
        cls.__pydantic_config__ = ConfigDict(config or {}, **kw)
        return cls

    return decorate
