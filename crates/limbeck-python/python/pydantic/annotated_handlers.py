"""Import surface of custom types."""


class GetCoreSchemaHandler:
    """Makes the schema of another type."""

    def __call__(self, source_type):
        from pydantic_core.core_schema import CoreSchema

        return CoreSchema(mode="type", type=source_type)

    generate_schema = __call__


class GetJsonSchemaHandler:
    """Makes a JSON schema."""

    def __call__(self, schema):
        return {}
