"""``Mapped`` and the constants of the ORM."""

import _limbeck

from ..sql.operators import ColumnOperators
from ..util import symbol

NO_VALUE = symbol("NO_VALUE")
NO_KEY = symbol("NO_KEY")
ONETOMANY = symbol("ONETOMANY")
MANYTOONE = symbol("MANYTOONE")
MANYTOMANY = symbol("MANYTOMANY")
EXT_CONTINUE = symbol("EXT_CONTINUE")
EXT_SKIP = symbol("EXT_SKIP")
EXT_STOP = symbol("EXT_STOP")


class NotExtension:
    pass


class LoaderCallableStatus:
    NO_VALUE = NO_VALUE


class PassiveFlag:
    PASSIVE_OFF, PASSIVE_NO_INITIALIZE = 1, 2


class RelationshipDirection:
    ONETOMANY, MANYTOONE, MANYTOMANY = ONETOMANY, MANYTOONE, MANYTOMANY


class InspectionAttr:
    is_selectable = is_aliased_class = is_instance = is_mapper = is_bundle = False
    is_property = is_attribute = is_clause_element = False
    extension_type = NotExtension


class MapperProperty(InspectionAttr):
    """What stands for an attribute of a mapped class."""

    is_property = True
    key = None
    parent = None
    info = None


class MappedAnnotation:
    """``Mapped[…]``: which class, and what is in the brackets."""

    def __repr__(self):
        inner = self.argument
        text = inner.__name__ if isinstance(inner, type) and not hasattr(inner, "__args__") \
            else repr(inner)
        return f"sqlalchemy.orm.base.{self.__origin__.__name__}[{text}]"

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __hash__(self):
        return hash((self.__origin__, repr(self.argument)))

    def __eq__(self, other):
        return isinstance(other, MappedAnnotation) and repr(self) == repr(other)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __call__(self, *arg, **kw):
        return self.__origin__(*arg, **kw)


subscript = classmethod(_limbeck.subscript(globals()))


class _Subscriptable:
    __class_getitem__ = subscript


class SQLORMExpression(ColumnOperators):
    __class_getitem__ = subscript


class ORMDescriptor(_Subscriptable):
    pass


class Mapped(SQLORMExpression, ORMDescriptor):
    """The annotation of mapped attributes."""


class DynamicMapped(Mapped):
    """The annotation of dynamic relationships."""


class WriteOnlyMapped(Mapped):
    """The annotation of write-only relationships."""


MappedSQLExpression = Mapped
