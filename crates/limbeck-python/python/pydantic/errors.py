"""Errors."""

from pydantic_core import ValidationError


class PydanticErrorMixin:
    """What errors about the use of the library have."""

    def __init__(self, message, *, code=None):
        super().__init__(message)
        self.message = message
        self.code = code

    def __str__(self):
        return self.message


class PydanticUserError(PydanticErrorMixin, RuntimeError):
    """The library was used in a way that it does not support."""


class PydanticUndefinedAnnotation(PydanticErrorMixin, NameError):
    """An annotation names something that is not defined."""


class PydanticImportError(PydanticErrorMixin, ImportError):
    """Something has moved to another place."""


class PydanticSchemaGenerationError(PydanticUserError):
    """A type can't be validated."""


class PydanticInvalidForJsonSchema(PydanticUserError):
    """A type has no JSON schema."""


__all__ = ["PydanticUserError", "ValidationError"]
