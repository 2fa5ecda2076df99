"""Settings and models as application code writes them with `pydantic`.

A project's `env.py` imports the application's settings. What is here validates and converts them;
it is not the whole library.
"""

__version__ = "2.14.3"
VERSION = __version__

_HOMES = {
    "BaseModel": "main",
    "RootModel": "main",
    "create_model": "main",
    "ConfigDict": "config",
    "with_config": "config",
    "Extra": "config",
    "BaseConfig": "config",
    "AliasChoices": "fields",
    "AliasPath": "fields",
    "Field": "fields",
    "FieldInfo": "fields",
    "PrivateAttr": "fields",
    "computed_field": "fields",
    "AliasGenerator": "alias_generators",
    "AfterValidator": "functional_validators",
    "BeforeValidator": "functional_validators",
    "InstanceOf": "functional_validators",
    "ModelWrapValidatorHandler": "functional_validators",
    "PlainValidator": "functional_validators",
    "SkipValidation": "functional_validators",
    "ValidatorFunctionWrapHandler": "functional_validators",
    "ValidationInfo": "functional_validators",
    "FieldValidationInfo": "functional_validators",
    "WrapValidator": "functional_validators",
    "field_validator": "functional_validators",
    "model_validator": "functional_validators",
    "root_validator": "functional_validators",
    "validator": "functional_validators",
    "validate_call": "functional_validators",
    "validate_arguments": "functional_validators",
    "PlainSerializer": "functional_serializers",
    "SerializeAsAny": "functional_serializers",
    "SerializerFunctionWrapHandler": "functional_serializers",
    "WrapSerializer": "functional_serializers",
    "field_serializer": "functional_serializers",
    "model_serializer": "functional_serializers",
    "SerializationInfo": "functional_serializers",
    "FieldSerializationInfo": "functional_serializers",
    "TypeAdapter": "type_adapter",
    "parse_obj_as": "type_adapter",
    "ValidationError": "errors",
    "PydanticUserError": "errors",
    "PydanticSchemaGenerationError": "errors",
    "PydanticUndefinedAnnotation": "errors",
    "AmqpDsn": "networks",
    "AnyHttpUrl": "networks",
    "AnyUrl": "networks",
    "AnyWebsocketUrl": "networks",
    "ClickHouseDsn": "networks",
    "CockroachDsn": "networks",
    "EmailStr": "networks",
    "FileUrl": "networks",
    "FtpUrl": "networks",
    "HttpUrl": "networks",
    "IPvAnyAddress": "networks",
    "KafkaDsn": "networks",
    "MariaDBDsn": "networks",
    "MongoDsn": "networks",
    "MySQLDsn": "networks",
    "NameEmail": "networks",
    "NatsDsn": "networks",
    "PostgresDsn": "networks",
    "RedisDsn": "networks",
    "SnowflakeDsn": "networks",
    "UrlConstraints": "networks",
    "GetCoreSchemaHandler": "annotated_handlers",
    "GetJsonSchemaHandler": "annotated_handlers",
}
_TYPES = frozenset(
    """
    Base64Bytes Base64Str ByteSize DirectoryPath Discriminator FilePath FiniteFloat FutureDate
    FutureDatetime Json JsonValue NaiveDatetime AwareDatetime NegativeFloat NegativeInt NewPath
    NonNegativeFloat NonNegativeInt NonPositiveFloat NonPositiveInt PastDate PastDatetime PaymentCardNumber
    PositiveFloat PositiveInt Secret SecretBytes SecretStr StrictBool StrictBytes StrictFloat StrictInt
    StrictStr StringConstraints Tag UUID1 UUID3 UUID4 UUID5 UUID6 UUID7 UUID8 Strict ImportString
    conbytes condate condecimal confloat confrozenset conint conlist conset constr SocketPath OnErrorOmit
    AllowInfNan FailFast
    """.split()
)
_MODULES = frozenset(
    "alias_generators annotated_handlers config errors fields functional_serializers "
    "functional_validators generics main networks type_adapter types v1 dataclasses json_schema".split()
)


def __getattr__(name):
    home = "types" if name in _TYPES else _HOMES.get(name)
    if home is not None:
        value = getattr(__import__("pydantic." + home, None, None, (name,)), name)
        globals()[name] = value
        return value
    if name in _MODULES:
        return __import__("pydantic." + name, None, None, (name,))
    if name == "BaseSettings":
        from pydantic.errors import PydanticImportError

        raise PydanticImportError(
            "`BaseSettings` has been moved to the `pydantic-settings` package. See "
            "https://docs.pydantic.dev/2.14/migration/#basesettings-has-moved-to-pydantic-settings "
            "for more details."
        )
    raise AttributeError(f"module 'pydantic' has no attribute {name!r}")
