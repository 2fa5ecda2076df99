"""Import surface of pydantic 1."""

from pydantic.main import BaseModel as GenericModel  # noqa: F401
