from pydantic import BaseModel, Field
from pydantic._internal._model_construction import ModelMetaclass

seen = []


class Meta(ModelMetaclass):
    def __call__(cls, *arguments, **keywords):
        seen.append(cls.__name__)
        return super().__call__(*arguments, **keywords)


class Base(BaseModel, metaclass=Meta):
    kind: str = "base"

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        super().__pydantic_init_subclass__(**kwargs)
        print(cls.__name__, sorted(cls.model_fields), cls.model_fields["kind"].default, kwargs)


class First(Base):
    kind: str = Field(default="first", frozen=True)
    size: int = 1


class Second(First):
    kind: str = "second"


print(Second().kind, First(size=2).size, seen)
print(hasattr(BaseModel, "__pydantic_init_subclass__"), type(Second) is Meta)


from typing import ClassVar

from pydantic import ConfigDict, PrivateAttr
from pydantic_settings import SettingsConfigDict


class Options(SettingsConfigDict, total=False):
    header: tuple[str, ...]


print(Options(extra="ignore", header=("a",)), isinstance(Options(), dict), ConfigDict(extra="allow"))


class Private(BaseModel):
    _shared: ClassVar[list[str]] = PrivateAttr(default=["a"])
    _own: int = PrivateAttr(default=3)


print(Private._shared + ["b"], Private._own, Private.__private_attributes__, Private()._own)
try:
    Private.nothing
except AttributeError as error:
    print(error)
