"""The class of model classes, which applications derive classes of their own from."""

from pydantic.main import ModelMetaclass as ModelMetaclass
