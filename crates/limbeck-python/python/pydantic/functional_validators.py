"""Validators of fields and models."""


class BeforeValidator:
    """A function that changes the input before it is converted."""

    def __init__(self, func, json_schema_input_type=None):
        self.func = func


class AfterValidator:
    """A function that checks or changes the converted value."""

    def __init__(self, func):
        self.func = func


class PlainValidator:
    """A function that replaces the conversion."""

    def __init__(self, func, json_schema_input_type=None):
        self.func = func


class WrapValidator:
    """A function that runs the conversion itself."""

    def __init__(self, func, json_schema_input_type=None):
        self.func = func


class SkipValidation:
    """Takes the value as it is."""

    def __class_getitem__(cls, item):
        import typing

        return typing.Annotated[item, SkipValidation()]


class InstanceOf:
    """Takes instances of a class only."""

    def __class_getitem__(cls, item):
        return item


class ValidationInfo:
    """What a validator is told besides the value."""

    def __init__(self, field_name=None, data=None, config=None, context=None, mode="python"):
        self.field_name = field_name
        self.data = {} if data is None else data
        self.config = config
        self.context = context
        self.mode = mode


FieldValidationInfo = ValidationInfo
ModelWrapValidatorHandler = ValidatorFunctionWrapHandler = object


class Decorated:
    """A method that was marked as a validator or serialiser."""

    def __init__(self, kind, function, fields=(), mode="after", is_old=False, **options):
        self.kind = kind
        self.function = function
        self.fields = fields
        self.mode = mode
        self.is_old = is_old
        self.options = options
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        function = self.function
        if hasattr(function, "__get__"):
            return function.__get__(instance, owner)
        return function

    def bound(self, cls):
        """The function to call, bound to the class where it wants it."""
        function = self.function
        if isinstance(function, (classmethod, staticmethod)):
            return function.__get__(None, cls)
        if self.is_old or self.kind == "field":
            return classmethod(function).__get__(None, cls)
        return function


def field_validator(field, /, *fields, mode="after", check_fields=None, json_schema_input_type=None):
    """Marks a method as a validator of fields."""
    names = (field, *fields)
    return lambda function: Decorated("field", function, names, mode)


def model_validator(*, mode):
    """Marks a method as a validator of the model."""
    return lambda function: Decorated("model", function, (), mode)


def validator(field, /, *fields, pre=False, each_item=False, always=False, check_fields=None, allow_reuse=False):
    """Marks a method as a validator of fields, as pydantic 1 has it."""
    mode = "before" if pre else "after"
    names = (field, *fields)
    return lambda function: Decorated(
        "field", function, names, mode, is_old=True, always=always, each_item=each_item
    )


def root_validator(*args, pre=False, skip_on_failure=False, allow_reuse=False):
    """Marks a method as a validator of the model, as pydantic 1 has it."""
    mode = "before" if pre else "after"
    if args:
        return Decorated("model", args[0], (), mode, is_old=True)
    return lambda function: Decorated("model", function, (), mode, is_old=True)


def validate_call(func=None, /, **kw):
    """Leaves the function as it is."""
    return func if func is not None else (lambda function: function)


validate_arguments = validate_call


def count_positional(function):
    """How many positional arguments a function takes."""
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is None:
        return 1
    return code.co_argcount
