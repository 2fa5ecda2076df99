"""Tables of `SQLModel` classes."""

import sys
import typing

from pydantic_core import PydanticUndefined as Undefined
from sqlalchemy import Column, ForeignKey, Table
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

_NONE_TYPE = type(None)


def make_table(cls):
    """Adds the table of a class to its metadata, and its columns to the class."""
    columns = {name: _column(name, field) for name, field in cls.model_fields.items()}
    arguments, options = _table_arguments(cls)
    table = Table(
        str(_table_name(cls)),
        cls.metadata,
        *columns.values(),
        *arguments,
        **options,
    )
    cls.__table__ = table
    for name, column in columns.items():
        setattr(cls, name, column)
    cls.__clause_element__ = classmethod(lambda cls: cls.__table__)


def _table_name(cls):
    name = cls.__tablename__
    return name(cls) if callable(name) else name


def _table_arguments(cls):
    arguments = getattr(cls, "__table_args__", None) or ()
    if callable(arguments):
        arguments = arguments(cls) if not hasattr(arguments, "__self__") else arguments()
    if isinstance(arguments, dict):
        return (), arguments
    if arguments and isinstance(arguments[-1], dict):
        return tuple(arguments[:-1]), arguments[-1]
    return tuple(arguments), {}


def _option(field, name):
    return getattr(field, name, Undefined)


def _given(field, name, default):
    value = _option(field, name)
    return default if value is Undefined else value


def _column(name, field):
    given = _option(field, "sa_column")
    if isinstance(given, Column):
        if given.table is not None:
            given = given._copy()
        if given.name is None:
            given.name = given.key = name
        return given
    is_primary_key = bool(_given(field, "primary_key", False))
    options = {
        "primary_key": is_primary_key,
        "nullable": not is_primary_key and _is_nullable(field),
        "index": _given(field, "index", False),
        "unique": _given(field, "unique", False),
    }
    arguments = []
    reference = _option(field, "foreign_key")
    if reference is not Undefined and reference is not None:
        ondelete = _given(field, "ondelete", None)
        if ondelete == "SET NULL" and not options["nullable"]:
            raise RuntimeError('ondelete="SET NULL" requires the field to be nullable')
        arguments.append(ForeignKey(reference, ondelete=ondelete))
    arguments.extend(_given(field, "sa_column_args", None) or ())
    default = field.default_factory or field.default
    if default is not Undefined:
        options["default"] = default
    options.update(_given(field, "sa_column_kwargs", None) or {})
    options.setdefault("name", name)
    return Column(_type(field), *arguments, **options)


def _is_nullable(field):
    given = _option(field, "nullable")
    if given is not Undefined:
        return given
    if _is_union(field.annotation) and _NONE_TYPE in typing.get_args(field.annotation):
        return True
    return not field.is_required() and field.annotation in (None, _NONE_TYPE)


def _is_union(annotation):
    return typing.get_origin(annotation) is typing.Union or (
        type(annotation).__name__ == "UnionType"
    )


def _constraint(field, name):
    """A constraint of the field or of its annotation."""
    if name in field.constraints:
        return field.constraints[name]
    for item in field.metadata:
        value = getattr(item, "constraints", {}).get(name) or getattr(item, name, None)
        if value is not None:
            return value
    return None


def _python_type(annotation):
    """The class that an annotation comes down to."""
    while True:
        if _is_union(annotation):
            members = [item for item in typing.get_args(annotation) if item is not _NONE_TYPE]
            if len(members) != 1:
                raise ValueError("Cannot have a (non-optional) union as a SQLAlchemy field")
            annotation = members[0]
            continue
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
            continue
        if origin is typing.Literal:
            return type(typing.get_args(annotation)[0])
        return origin or annotation


def _type(field):
    given = _option(field, "sa_type")
    if given is not Undefined:
        return given
    kind = _python_type(field.annotation)
    import sqlalchemy

    if isinstance(kind, type):
        enum = sys.modules.get("enum")
        if enum is not None and issubclass(kind, enum.Enum):
            return sqlalchemy.Enum(kind)
        if issubclass(kind, str):
            length = _constraint(field, "max_length")
            return AutoString(length=length) if length else AutoString
        for python_type, name in ((bool, "Boolean"), (float, "Float"), (int, "Integer"), (bytes, "LargeBinary")):
            if issubclass(kind, python_type):
                return getattr(sqlalchemy, name)
        found = _by_name(kind, field, sqlalchemy)
        if found is not None:
            return found
    raise ValueError(f"{kind} has no matching SQLAlchemy type")


def _by_name(kind, field, sqlalchemy):
    for base in kind.__mro__:
        place = (base.__module__.partition(".")[0].lstrip("_"), base.__name__)
        if place in (("datetime", "datetime"), ("pydantic", "AwareDatetime")):
            return UTCDateTime()
        if place == ("pydantic", "NaiveDatetime"):
            return sqlalchemy.DateTime(timezone=False)
        name = _CLASSES.get(place)
        if name is not None:
            return getattr(sqlalchemy, name)
        if place == ("decimal", "Decimal"):
            return sqlalchemy.Numeric(
                precision=_constraint(field, "max_digits"), scale=_constraint(field, "decimal_places")
            )
        if place[0] in ("pathlib", "ipaddress"):
            return AutoString
    return None


_CLASSES = {
    ("datetime", "date"): "Date",
    ("datetime", "time"): "Time",
    ("datetime", "timedelta"): "Interval",
    ("uuid", "UUID"): "Uuid",
}
