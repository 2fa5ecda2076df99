"""Fields."""

from pydantic_core import PydanticUndefined

_CONSTRAINTS = frozenset(
    (
        "gt",
        "ge",
        "lt",
        "le",
        "multiple_of",
        "min_length",
        "max_length",
        "pattern",
        "max_digits",
        "decimal_places",
        "strict",
        "allow_inf_nan",
        "strip_whitespace",
        "to_lower",
        "to_upper",
    )
)


class AliasPath:
    """A place within nested input."""

    def __init__(self, first_arg, *args):
        self.path = [first_arg, *args]

    def search_dict_for_path(self, data):
        """The value at the place, or `PydanticUndefined`."""
        value = data
        for step in self.path:
            if isinstance(value, str):
                return PydanticUndefined
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return PydanticUndefined
        return value

    def __repr__(self):
        return f"AliasPath(path={self.path!r})"


class AliasChoices:
    """Several names, of which the first that is there counts."""

    def __init__(self, first_choice, *choices):
        self.choices = [first_choice, *choices]

    def __repr__(self):
        return f"AliasChoices(choices={self.choices!r})"


class FieldInfo:
    """A field: its annotation, its default, and what else was said about it."""

    def __init__(self, default=PydanticUndefined, annotation=None, **kw):
        if default is Ellipsis:
            default = PydanticUndefined
        self.annotation = annotation
        self.default = default
        self.default_factory = kw.pop("default_factory", None)
        if self.default_factory is not None and default is not PydanticUndefined:
            raise TypeError("cannot specify both default and default_factory")
        self.alias = kw.pop("alias", None)
        self.validation_alias = kw.pop("validation_alias", None) or self.alias
        self.serialization_alias = kw.pop("serialization_alias", None) or self.alias
        self.title = kw.pop("title", None)
        self.description = kw.pop("description", None)
        self.examples = kw.pop("examples", None)
        self.exclude = kw.pop("exclude", None)
        self.discriminator = kw.pop("discriminator", None)
        self.deprecated = kw.pop("deprecated", None)
        self.frozen = kw.pop("frozen", None)
        self.repr = kw.pop("repr", True)
        self.init = kw.pop("init", None)
        self.validate_default = kw.pop("validate_default", None)
        self.json_schema_extra = kw.pop("json_schema_extra", None)
        if "regex" in kw:
            kw["pattern"] = kw.pop("regex")
        self.constraints = {
            name: kw.pop(name) for name in list(kw) if name in _CONSTRAINTS
        }
        self.constraints = {
            name: value for name, value in self.constraints.items() if value is not None
        }
        self.extra = kw
        self.metadata = []

    def is_required(self):
        """Whether a value has to be given."""
        return self.default is PydanticUndefined and self.default_factory is None

    def get_default(self, *, call_default_factory=False, validated_data=None):
        """The default; mutable ones are copied."""
        if self.default_factory is not None:
            return self.default_factory() if call_default_factory else None
        if isinstance(self.default, (list, dict, set)):
            import copy

            return copy.deepcopy(self.default)
        return self.default

    def names(self, field_name, populate_by_name=False):
        """The names by which the input may give the field."""
        alias = self.validation_alias
        if alias is None:
            return [field_name]
        names = list(alias.choices) if isinstance(alias, AliasChoices) else [alias]
        if populate_by_name and field_name not in names:
            names.append(field_name)
        return names

    def copy(self):
        """A copy."""
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.metadata = list(self.metadata)
        new.constraints = dict(self.constraints)
        return new

    def __repr__(self):
        default = "" if self.is_required() else f", default={self.default!r}"
        name = getattr(self.annotation, "__name__", self.annotation)
        return f"FieldInfo(annotation={name}, required={self.is_required()}{default})"


def Field(default=PydanticUndefined, **kw):
    """Says more about a field than its annotation does."""
    return FieldInfo(default, **kw)


class ModelPrivateAttr:
    """An attribute that is no field."""

    def __init__(self, default=PydanticUndefined, *, default_factory=None):
        self.default = default
        self.default_factory = default_factory

    def get_default(self):
        """The default."""
        if self.default_factory is not None:
            return self.default_factory()
        if isinstance(self.default, (list, dict, set)):
            import copy

            return copy.deepcopy(self.default)
        return self.default

    def __str__(self):
        if self.default_factory is not None:
            return f"default_factory={self.default_factory!r}"
        return f"default={self.default!r}"

    def __repr__(self):
        return f"ModelPrivateAttr({self})"


def PrivateAttr(default=PydanticUndefined, *, default_factory=None, init=False):
    """An attribute that is no field."""
    return ModelPrivateAttr(default, default_factory=default_factory)


class _ComputedField:
    """A property that is shown among the fields."""

    def __init__(self, wrapped, alias=None, **kw):
        if isinstance(wrapped, (property, _cached_property())):
            self.wrapped = wrapped
        else:
            self.wrapped = property(wrapped)
        self.alias = alias
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name
        if hasattr(self.wrapped, "__set_name__"):
            self.wrapped.__set_name__(owner, name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.wrapped.__get__(instance, owner)


def _cached_property():
    from functools import cached_property

    return cached_property


def computed_field(func=None, /, **kw):
    """Shows a property among the fields."""
    if func is not None:
        return _ComputedField(func)
    return lambda function: _ComputedField(function, **kw)
