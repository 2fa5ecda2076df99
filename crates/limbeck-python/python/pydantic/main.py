"""`BaseModel`."""

import sys
from abc import ABCMeta

from pydantic._convert import Conversion, guard
from pydantic.config import ConfigDict, from_class
from pydantic.fields import FieldInfo, ModelPrivateAttr, _ComputedField
from pydantic.functional_validators import Decorated, ValidationInfo, count_positional
from pydantic_core import PydanticUndefined
from pydantic_core._errors import Fault, Invalid, ValidationError

_RESERVED = ("model_config",)


class ModelMetaclass(ABCMeta):
    """Collects the fields, validators and options of a model class."""

    def __new__(mcs, name, bases, namespace, **kw):
        private = {
            key: namespace.pop(key)
            for key in [key for key, value in namespace.items() if isinstance(value, ModelPrivateAttr)]
        }
        cls = super().__new__(mcs, name, bases, namespace)
        cls._limbeck_namespace = _namespace_of(namespace)
        cls.model_config = _config_of(cls, bases, namespace, kw)
        _collect_decorated(cls)
        _collect_fields(cls, bases, namespace, private)
        if bases:
            super(cls, cls).__pydantic_init_subclass__(**kw)
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)

    def __getattr__(cls, name):
        privates = cls.__dict__.get("__private_attributes__", ())
        if name in privates:
            return privates[name]
        raise AttributeError(name)

    @property
    def __fields__(cls):
        return cls.model_fields


def _namespace_of(namespace):
    module = sys.modules.get(namespace.get("__module__"))
    if module is not None:
        return vars(module)
    # The module may not be registered, as that of a script is not.
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__") != namespace.get("__module__"):
        frame = frame.f_back
    return {} if frame is None else frame.f_globals


def _config_of(cls, bases, namespace, kw):
    config = {}
    for base in reversed(bases):
        config.update(getattr(base, "model_config", None) or {})
    own = namespace.get("model_config")
    if own:
        config.update(own)
    old = namespace.get("Config")
    if isinstance(old, type):
        config.update(from_class(old))
    config.update((key, value) for key, value in kw.items() if key != "table")
    return ConfigDict(config)


def _collect_decorated(cls):
    decorated, computed = {}, {}
    for base in reversed(cls.__mro__):
        decorated.update(base.__dict__.get("_limbeck_own_decorated", ()))
        computed.update(base.__dict__.get("_limbeck_own_computed", ()))
    own = {key: value for key, value in vars(cls).items() if isinstance(value, Decorated)}
    own_computed = {key: value for key, value in vars(cls).items() if isinstance(value, _ComputedField)}
    cls._limbeck_own_decorated, cls._limbeck_own_computed = own, own_computed
    decorated.update(own)
    computed.update(own_computed)
    cls._limbeck_decorated = decorated
    cls.model_computed_fields = computed


def _annotations_of(cls):
    try:
        return cls.__dict__.get("__annotations__") or cls.__annotations__
    except AttributeError:
        return {}
    except NameError:
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def _collect_fields(cls, bases, namespace, private):
    fields, privates = {}, {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("model_fields", ()))
        privates.update(base.__dict__.get("__private_attributes__", ()))
    fields = {name: field.copy() for name, field in fields.items()}
    for base in bases:
        # A plain class can contribute annotations, too.
        if not isinstance(base, ModelMetaclass) and base is not object:
            _add_fields(cls, fields, privates, _annotations_of(base), vars(base))
    has_own = "__annotations__" in namespace or any("annotate" in key for key in namespace)
    annotations = _annotations_of(cls) if has_own else {}
    _add_fields(cls, fields, privates, annotations, namespace)
    for name, value in private.items():
        if _is_class_variable(annotations.get(name)):
            setattr(cls, name, value.get_default())
        else:
            privates[name] = value
    for name, field in fields.items():
        if name not in namespace:
            continue
        value = namespace[name]
        if name not in annotations and not _is_descriptor(value):
            # A new default for an inherited field.
            field.default = value
        if not _is_descriptor(value):
            delattr(cls, name)
    cls.model_fields = cls.__pydantic_fields__ = fields
    cls.__private_attributes__ = privates


def _is_descriptor(value):
    return callable(value) or hasattr(value, "__get__")


def _add_fields(cls, fields, privates, annotations, namespace):
    for name, annotation in annotations.items():
        if name in _RESERVED or _is_class_variable(annotation):
            continue
        value = namespace.get(name, PydanticUndefined)
        if name.startswith("_"):
            if not name.startswith("__"):
                privates[name] = value if isinstance(value, ModelPrivateAttr) else ModelPrivateAttr(value)
            continue
        if isinstance(value, Decorated):
            continue
        fields[name] = _field(cls, annotation, value)


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar"))
    typing = sys.modules.get("typing")
    return typing is not None and (
        annotation is typing.ClassVar or typing.get_origin(annotation) is typing.ClassVar
    )


def _field(cls, annotation, value):
    if isinstance(annotation, str):
        try:
            annotation = eval(annotation, cls._limbeck_namespace, dict(vars(cls)))
        except Exception:
            # A name that is only defined later is looked up when a value is converted.
            pass
    field = value.copy() if isinstance(value, FieldInfo) else None
    metadata = list(getattr(annotation, "__metadata__", ()))
    for item in metadata:
        if isinstance(item, FieldInfo):
            if field is None:
                field = item.copy()
            field.constraints = {**item.constraints, **field.constraints}
            if field.default is PydanticUndefined and field.default_factory is None:
                field.default, field.default_factory = item.default, item.default_factory
            if field.validation_alias is None:
                field.alias, field.validation_alias = item.alias, item.validation_alias
                field.serialization_alias = item.serialization_alias
    if field is None:
        field = FieldInfo(value)
    elif not isinstance(value, FieldInfo) and value is not PydanticUndefined:
        field.default = value
    field.annotation = annotation
    field.metadata = metadata
    return field


class BaseModel(metaclass=ModelMetaclass):
    """A class whose attributes are converted and checked."""

    model_config = ConfigDict()

    def __init__(self, /, **data):
        type(self)._limbeck_fill(self, data)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        """Called for each class derived from this one, when its fields are known."""

    @classmethod
    def _limbeck_fill(cls, instance, data):
        try:
            cls._limbeck_run(instance, data)
        except Invalid as error:
            raise ValidationError(cls.model_config.get("title") or cls.__name__, error.faults) from None

    @classmethod
    def _limbeck_run(cls, instance, data):
        for decorated in cls._limbeck_decorated.values():
            if decorated.kind == "model" and decorated.mode == "before":
                data = _call_model_validator(decorated, cls, data)
        wrapping = [
            decorated
            for decorated in cls._limbeck_decorated.values()
            if decorated.kind == "model" and decorated.mode == "wrap"
        ]

        def fill(data):
            values, extra, given = _validated(cls, data)
            object.__setattr__(instance, "__dict__", values)
            object.__setattr__(instance, "__pydantic_extra__", extra)
            object.__setattr__(instance, "__pydantic_fields_set__", given)
            object.__setattr__(instance, "__pydantic_private__", _privates(cls))
            return instance

        handler = fill
        for decorated in wrapping:
            handler = _wrapped(decorated, cls, handler)
        handler(data)
        for decorated in cls._limbeck_decorated.values():
            if decorated.kind == "model" and decorated.mode == "after":
                _call_after(decorated, cls, instance, data)
        post_init = getattr(cls, "model_post_init", None)
        if post_init is not BaseModel.model_post_init:
            guard(post_init, data, instance, None)

    @classmethod
    def _limbeck_model_validate(cls, value):
        """The value as an instance, for a field of this type."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            if cls.model_config.get("from_attributes") and hasattr(value, "__dict__"):
                value = {
                    name: getattr(value, name) for name in cls.model_fields if hasattr(value, name)
                }
            else:
                message = f"Input should be a valid dictionary or instance of {cls.__name__}"
                raise Invalid(Fault("model_type", message, value, (), {"class_name": cls.__name__}))
        instance = cls.__new__(cls)
        cls._limbeck_run(instance, dict(value))
        return instance

    @classmethod
    def model_validate(cls, obj, **kw):
        """An instance from a dictionary."""
        try:
            if kw.get("from_attributes") and not isinstance(obj, (dict, cls)):
                obj = {name: getattr(obj, name) for name in cls.model_fields if hasattr(obj, name)}
            return cls._limbeck_model_validate(obj)
        except Invalid as error:
            raise ValidationError(cls.__name__, error.faults) from None

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, json_data, **kw):
        """An instance from JSON text."""
        import json

        return cls.model_validate(json.loads(json_data))

    parse_raw = model_validate_json

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        """An instance without conversion."""
        instance = cls.__new__(cls)
        filled = {
            name: values[name] if name in values else field.get_default(call_default_factory=True)
            for name, field in cls.model_fields.items()
        }
        object.__setattr__(instance, "__dict__", filled)
        object.__setattr__(instance, "__pydantic_extra__", None)
        object.__setattr__(instance, "__pydantic_fields_set__", set(values))
        object.__setattr__(instance, "__pydantic_private__", _privates(cls))
        return instance

    @classmethod
    def model_rebuild(cls, **kw):
        """Does nothing: names are looked up when they are needed."""

    update_forward_refs = model_rebuild

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def model_post_init(self, context, /):
        """Runs after validation."""

    @property
    def model_fields_set(self):
        """Names of the fields that the input gave."""
        return self.__pydantic_fields_set__

    @property
    def model_extra(self):
        """What the input gave besides the fields, where that is allowed."""
        return self.__pydantic_extra__

    def model_dump(
        self,
        *,
        mode="python",
        include=None,
        exclude=None,
        by_alias=False,
        exclude_unset=False,
        exclude_defaults=False,
        exclude_none=False,
        **kw,
    ):
        """The fields as a dictionary."""
        from pydantic._dump import dump

        result = {}
        serializers = {
            name: decorated
            for decorated in type(self)._limbeck_decorated.values()
            if decorated.kind == "field_serializer"
            for name in decorated.fields
        }
        fields = type(self).model_fields
        names = [*fields, *(self.__pydantic_extra__ or ()), *type(self).model_computed_fields]
        for name in names:
            field = fields.get(name)
            if (include is not None and name not in include) or (exclude and name in exclude):
                continue
            if field is not None and field.exclude:
                continue
            if exclude_unset and field is not None and name not in self.__pydantic_fields_set__:
                continue
            value = getattr(self, name)
            if exclude_none and value is None:
                continue
            if exclude_defaults and field is not None and value == field.default:
                continue
            if name in serializers:
                value = serializers[name].__get__(self, type(self))(value)
            else:
                value = dump(value, mode == "json", by_alias, exclude_none)
            alias = getattr(field or type(self).model_computed_fields.get(name), "alias", None)
            if field is not None:
                alias = field.serialization_alias
            result[alias if by_alias and alias else name] = value
        return result

    def dict(self, **kw):
        """The fields as a dictionary, as pydantic 1 has it."""
        return self.model_dump(**kw)

    def model_dump_json(self, *, indent=None, **kw):
        """The fields as JSON text."""
        import json

        separators = None if indent else (",", ":")
        return json.dumps(
            self.model_dump(mode="json", **kw), indent=indent, separators=separators, ensure_ascii=False
        )

    def json(self, **kw):
        """The fields as JSON text, as pydantic 1 has it."""
        return self.model_dump_json(**kw)

    def model_copy(self, *, update=None, deep=False):
        """A copy."""
        import copy

        new = type(self).__new__(type(self))
        values = copy.deepcopy(self.__dict__) if deep else {**self.__dict__}
        values.update(update or {})
        object.__setattr__(new, "__dict__", values)
        for name in ("__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__"):
            object.__setattr__(new, name, copy.copy(getattr(self, name)))
        return new

    def copy(self, **kw):
        """A copy, as pydantic 1 has it."""
        return self.model_copy(update=kw.get("update"), deep=kw.get("deep", False))

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    def __setattr__(self, name, value):
        cls = type(self)
        if name in cls.__private_attributes__:
            self.__pydantic_private__[name] = value
            return
        descriptor = getattr(cls, name, None)
        if isinstance(descriptor, property):
            descriptor.__set__(self, value)
            return
        if cls.model_config.get("frozen"):
            raise ValidationError(cls.__name__, [Fault("frozen_instance", "Instance is frozen", value, (name,))])
        field = cls.model_fields.get(name)
        if field is None and not name.startswith("_"):
            if cls.model_config.get("extra") == "allow":
                self.__pydantic_extra__[name] = value
                return
            if cls.model_config.get("validate_assignment"):
                message = f"Object has no attribute {name!r}"
                fault = Fault("no_such_attribute", message, value, (name,))
                raise ValidationError(cls.__name__, [fault])
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        if field is not None and cls.model_config.get("validate_assignment"):
            try:
                value = _convert_field(cls, name, field, value, self.__dict__)
            except Invalid as error:
                faults = [fault.under(name) for fault in error.faults]
                raise ValidationError(cls.__name__, faults) from None
        self.__dict__[name] = value
        self.__pydantic_fields_set__.add(name)

    def __getattr__(self, name):
        if not name.startswith("__"):
            for store in ("__pydantic_private__", "__pydantic_extra__"):
                try:
                    values = object.__getattribute__(self, store)
                except AttributeError:
                    continue
                if values and name in values:
                    return values[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other):
        return isinstance(other, BaseModel) and type(self) is type(other) and (
            self.__dict__ == other.__dict__
        )

    def __hash__(self):
        if not type(self).model_config.get("frozen"):
            raise TypeError(f"unhashable type: {type(self).__name__!r}")
        return hash((type(self), *self.__dict__.values()))

    def __iter__(self):
        yield from self.__dict__.items()

    def __repr__(self):
        return f"{type(self).__name__}({self._described(', ')})"

    def __str__(self):
        return self._described(" ")

    def _described(self, separator):
        fields = type(self).model_fields
        shown = [name for name in fields if fields[name].repr]
        shown += [*(self.__pydantic_extra__ or ()), *type(self).model_computed_fields]
        return separator.join(f"{name}={getattr(self, name)!r}" for name in shown)


class RootModel(BaseModel):
    """A model of one value."""

    def __init__(self, /, root=PydanticUndefined, **data):
        super().__init__(root=data if root is PydanticUndefined else root)

    def __class_getitem__(cls, item):
        return ModelMetaclass(
            f"RootModel[{getattr(item, '__name__', item)}]",
            (cls,),
            {"__module__": __name__, "__annotations__": {"root": item}},
        )

    def model_dump(self, **kw):
        """The value."""
        return super().model_dump(**kw)["root"]


def create_model(model_name, /, *, __base__=None, __module__=__name__, __config__=None, **fields):
    """A model class from names, types and defaults."""
    bases = (BaseModel,) if __base__ is None else __base__
    bases = bases if isinstance(bases, tuple) else (bases,)
    namespace = {"__module__": __module__, "__annotations__": {}}
    if __config__:
        namespace["model_config"] = __config__
    for name, definition in fields.items():
        if isinstance(definition, tuple):
            namespace["__annotations__"][name], namespace[name] = definition
        else:
            namespace["__annotations__"][name] = definition
    return bases[0].__class__(model_name, bases, namespace)


def _privates(cls):
    return {
        name: attribute.get_default()
        for name, attribute in cls.__private_attributes__.items()
        if attribute.default is not PydanticUndefined or attribute.default_factory is not None
    }


def _validated(cls, data):
    """Converted values of all fields, what else was given, and the names that were given."""
    config = cls.model_config
    by_name = config.get("populate_by_name") or config.get("validate_by_name")
    values, faults, given, used = {}, [], set(), set()
    for name, field in cls.model_fields.items():
        found, value = _look_up(field, name, data, by_name, used, _alias_of(config, name))
        place = found if found is not None else _shown_name(field, name)
        try:
            if found is not None:
                given.add(name)
                values[name] = _convert_field(cls, name, field, value, values)
            elif field.is_required():
                raise Invalid(Fault("missing", "Field required", data))
            else:
                values[name] = _default_of(cls, name, field, values)
        except Invalid as error:
            faults.extend(fault.under(place) for fault in error.faults)
    extra = None
    policy = getattr(config.get("extra"), "value", config.get("extra")) or "ignore"
    others = {key: value for key, value in data.items() if key not in used}
    if policy == "allow":
        extra = others
    elif policy == "forbid":
        faults.extend(
            Fault("extra_forbidden", "Extra inputs are not permitted", value, (key,))
            for key, value in others.items()
        )
    if faults:
        raise Invalid(*faults)
    return values, extra, given


def _alias_of(config, name):
    generator = config.get("alias_generator")
    if generator is None:
        return None
    generator = getattr(generator, "validation_alias", None) or getattr(generator, "alias", None) or generator
    return generator(name)


def _look_up(field, name, data, by_name, used, generated):
    names = field.names(name, by_name)
    if generated is not None and field.validation_alias is None:
        names = [generated, name] if by_name else [generated]
    for candidate in names:
        if hasattr(candidate, "search_dict_for_path"):
            value = candidate.search_dict_for_path(data)
            if value is not PydanticUndefined:
                used.add(candidate.path[0])
                return candidate.path[0], value
        elif candidate in data:
            used.add(candidate)
            return candidate, data[candidate]
    return None, None


def _shown_name(field, name):
    first = field.names(name)[0]
    return first if isinstance(first, str) else first.path[0]


def _default_of(cls, name, field, values):
    value = field.get_default(call_default_factory=True)
    validate = field.validate_default
    if validate is None:
        validate = cls.model_config.get("validate_default", False)
    if validate:
        return _convert_field(cls, name, field, value, values)
    for decorated in cls._limbeck_decorated.values():
        if decorated.kind == "field" and decorated.options.get("always") and _concerns(decorated, name):
            value = _call_field_validator(decorated, cls, name, value, values)
    return value


def _concerns(decorated, name):
    return name in decorated.fields or "*" in decorated.fields


def _convert_field(cls, name, field, value, values):
    conversion = Conversion(cls.model_config, cls._limbeck_namespace)
    validators = [
        decorated
        for decorated in cls._limbeck_decorated.values()
        if decorated.kind == "field" and _concerns(decorated, name)
    ]

    def convert(value):
        if field.constraints:
            return conversion.annotated(field.annotation, (field,), value)
        return conversion.convert(field.annotation, value)

    for decorated in validators:
        if decorated.mode == "plain":
            convert = lambda value, decorated=decorated: _call_field_validator(
                decorated, cls, name, value, values
            )
        elif decorated.mode == "wrap":
            convert = _wrapped_field(decorated, cls, name, values, convert)
    for decorated in reversed(validators):
        if decorated.mode == "before":
            value = _call_field_validator(decorated, cls, name, value, values)
    given, value = value, convert(value)
    for decorated in validators:
        if decorated.mode == "after":
            value = _call_field_validator(decorated, cls, name, value, values, given=given)
    enum = sys.modules.get("enum")
    if cls.model_config.get("use_enum_values") and enum and isinstance(value, enum.Enum):
        value = value.value
    return value


def _wrapped_field(decorated, cls, name, values, convert):
    def handler(value):
        try:
            return convert(value)
        except Invalid as error:
            raise ValidationError(cls.__name__, error.faults) from None

    return lambda value: _call_field_validator(decorated, cls, name, value, values, handler)


def _call_field_validator(decorated, cls, name, value, values, *rest, given=PydanticUndefined):
    function = decorated.bound(cls)
    is_bound = hasattr(function, "__func__")
    positional = count_positional(function) - is_bound
    arguments = [value, *rest]
    if decorated.is_old:
        if decorated.options.get("each_item") and isinstance(value, (list, tuple, set)):
            return type(value)(guard(function, item, item) for item in value)
        if positional >= 2:
            arguments.append(dict(values))
        if positional >= 3:
            arguments.append(cls.model_fields[name])
        keywords = getattr(getattr(function, "__func__", function), "__code__", None)
        if keywords is not None and keywords.co_flags & 0x08:
            wrapped, plain = function, list(arguments)
            function = lambda *_: wrapped(
                *plain, values=dict(values), field=cls.model_fields[name], config=cls.model_config
            )
    elif positional > len(arguments):
        arguments.append(ValidationInfo(name, dict(values), cls.model_config))
    return guard(function, value if given is PydanticUndefined else given, *arguments)


def _call_model_validator(decorated, cls, data):
    function = decorated.bound(cls)
    arguments = [data]
    if count_positional(function) - hasattr(function, "__func__") > 1:
        arguments.append(ValidationInfo(config=cls.model_config))
    return guard(function, data, *arguments)


def _call_after(decorated, cls, instance, data):
    if decorated.is_old:
        values = guard(decorated.bound(cls), data, dict(instance.__dict__))
        if values is not None:
            instance.__dict__.update(values)
        return
    function = decorated.function
    if isinstance(function, classmethod):
        guard(function.__get__(None, cls), data, instance)
        return
    arguments = [instance]
    if count_positional(function) > 1:
        arguments.append(ValidationInfo(config=cls.model_config))
    guard(function, data, *arguments)


def _wrapped(decorated, cls, handler):
    function = decorated.bound(cls)
    return lambda data: guard(function, data, data, handler)
