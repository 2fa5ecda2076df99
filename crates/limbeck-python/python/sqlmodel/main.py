"""`SQLModel`, `Field` and `Relationship`."""

from pydantic.fields import FieldInfo as _PydanticFieldInfo
from pydantic.main import BaseModel, ModelMetaclass
from pydantic_core import PydanticUndefined as Undefined
from sqlalchemy import MetaData

_COLUMN_OPTIONS = (
    "primary_key",
    "foreign_key",
    "ondelete",
    "unique",
    "nullable",
    "index",
    "sa_type",
    "sa_column",
    "sa_column_args",
    "sa_column_kwargs",
)


class FieldInfo(_PydanticFieldInfo):
    """A field with what its column needs."""

    def __init__(self, default=Undefined, annotation=None, **kw):
        options = {name: kw.pop(name, Undefined) for name in _COLUMN_OPTIONS}
        if options["sa_column"] is not Undefined:
            for name in _COLUMN_OPTIONS:
                if name != "sa_column" and options[name] is not Undefined:
                    raise RuntimeError(
                        f"Passing {name} is not supported when also passing a sa_column"
                    )
        super().__init__(default, annotation, **kw)
        self.__dict__.update(options)


def Field(default=Undefined, **kw):
    """Says more about a field and its column than its annotation does."""
    extra = kw.pop("schema_extra", None) or {}
    return FieldInfo(default, **{**kw, **extra})


class RelationshipInfo:
    """A relationship, which has no column of its own."""

    def __init__(self, **kw):
        self.__dict__.update(kw)


def Relationship(
    *,
    back_populates=None,
    cascade_delete=False,
    passive_deletes=False,
    link_model=None,
    sa_relationship=None,
    sa_relationship_args=None,
    sa_relationship_kwargs=None,
):
    """A relationship to another model."""
    return RelationshipInfo(
        back_populates=back_populates,
        cascade_delete=cascade_delete,
        passive_deletes=passive_deletes,
        link_model=link_model,
        sa_relationship=sa_relationship,
        sa_relationship_args=sa_relationship_args,
        sa_relationship_kwargs=sa_relationship_kwargs,
    )



class SQLModelMetaclass(ModelMetaclass):
    """Makes a table of a class that says `table=True`."""

    def __new__(mcs, name, bases, namespace, *, table=False, registry=None, **kw):
        relationships = {
            key: namespace.pop(key)
            for key in [key for key, value in namespace.items() if isinstance(value, RelationshipInfo)]
        }
        namespace["__sqlmodel_relationships__"] = relationships
        cls = super().__new__(mcs, name, bases, namespace, **kw)
        for key in relationships:
            # The annotation made it a field.
            cls.model_fields.pop(key, None)
        if registry is not None:
            cls.metadata = registry.metadata
        cls._limbeck_is_table = table or bool(cls.model_config.get("table"))
        if cls._limbeck_is_table:
            from sqlmodel._tables import make_table

            make_table(cls)
            if hasattr(cls, "_limbeck_inherits_placeholder"):
                from limbeck_placeholder import note_unknown_model

                note_unknown_model(cls)
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        type.__init__(cls, name, bases, namespace)


class _TableName:
    """`__tablename__` unless a class says otherwise: its own name in lower case."""

    def __get__(self, instance, owner=None):
        return owner.__name__.lower()


class SQLModel(BaseModel, metaclass=SQLModelMetaclass):
    """A pydantic model that can be a table."""

    __tablename__ = _TableName()
    metadata = MetaData()

    @classmethod
    def _limbeck_fill(cls, instance, data):
        if not cls._limbeck_is_table:
            super()._limbeck_fill(instance, data)
            return
        # The values of a table's instances are taken as they are.
        values = {
            name: data[name] if name in data else field.get_default(call_default_factory=True)
            for name, field in cls.model_fields.items()
        }
        values.update(
            (name, value) for name, value in data.items() if name in cls.__sqlmodel_relationships__
        )
        values = {name: None if value is Undefined else value for name, value in values.items()}
        object.__setattr__(instance, "__dict__", values)
        object.__setattr__(instance, "__pydantic_extra__", None)
        object.__setattr__(instance, "__pydantic_fields_set__", set(data))
        object.__setattr__(instance, "__pydantic_private__", {})

    def sqlmodel_update(self, obj, *, update=None):
        """Sets several fields."""
        values = obj if isinstance(obj, dict) else obj.model_dump(exclude_unset=True)
        for name, value in {**values, **(update or {})}.items():
            if name in type(self).model_fields:
                setattr(self, name, value)
        return self
