"""Lowers objects of SQLAlchemy and Alembic into the serialised form of `limbeck-model`.

Expressions become numbered texts (`#1`); what Alembic writes for each of them, by purpose, is kept
beside them, since only dialects write SQL.
"""

import inspect

from alembic.operations import ops
from sqlalchemy import types
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import (
    CheckConstraint, Column, Computed, DefaultClause, FetchedValue, ForeignKeyConstraint, Identity,
    PrimaryKeyConstraint, UniqueConstraint)
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, Label, conv
from sqlalchemy.sql.schema import SchemaConst

SEQUENCE_OPTIONS = {
    "start": "start", "increment": "increment", "minvalue": "min_value", "maxvalue": "max_value",
    "nominvalue": "no_min_value", "nomaxvalue": "no_max_value", "cycle": "cycle", "cache": "cache"}
NESTED_TYPES = ("item_type", "text_type", "astext_type")
PLAIN_ARGUMENTS = (
    "length", "collation", "precision", "scale", "asdecimal", "decimal_return_scale",
    "binary_precision", "timezone", "local_timezone", "fsp", "day_precision", "second_precision",
    "fields", "native", "native_uuid", "as_uuid", "none_as_null", "as_tuple", "dimensions",
    "zero_indexes", "display_width", "unsigned", "zerofill", "charset", "ascii", "unicode",
    "binary", "national", "varying", "filestream", "convert_int",
    "create_constraint", "create_type")


def name(text):
    if text is None:
        return None
    if isinstance(text, conv):
        return {"text": str(text), "resolved": True}
    return str(text)


def without_nothing(entries):
    return {key: value for key, value in entries.items()
            if value is not None and value != [] and value != {}}


class Lowering:
    """Lowers for one dialect."""

    def __init__(self, impl):
        self.impl = impl
        self.sql = {}

    # Expressions

    def text(self, element, shown=None):
        shown = element if shown is None else shown
        token = f"#{len(self.sql) + 1}"
        render = self.impl.render_ddl_sql_expr
        self.sql[token] = {
            "ddl": render(shown), "server_default": render(shown, is_server_default=True),
            "index_element": render(shown, is_index=True)}
        return {"expression": "text", "text": token}

    def expression(self, element):
        if isinstance(element, Label):
            return {"expression": "label", "operand": self.text(element.element, element),
                    "name": name(element.name)}
        if isinstance(element, Column) and element.table is not None:
            return {"expression": "column", "name": name(element.name),
                    "table": {"name": name(element.table.name)}}
        return self.text(element)

    def option(self, value):
        if isinstance(value, ClauseElement):
            return {"expression": self.expression(value)}
        if isinstance(value, (list, tuple)):
            return [self.option(item) for item in value]
        if isinstance(value, dict):
            return {key: self.option(item) for key, item in value.items()}
        return value

    def options(self, given):
        return {key: self.option(value) for key, value in given.items()}

    # Types

    def sql_type(self, type_):
        if isinstance(type_, type):
            type_ = type_()
        cls = type(type_)
        lowered = {}
        base = cls
        if not cls.__module__.startswith("sqlalchemy."):
            lowered["user"] = {"module": cls.__module__, "name": cls.__qualname__,
                               "representation": repr(type_)}
            base = next(item for item in cls.__mro__ if item.__module__.startswith("sqlalchemy."))
        module = base.__module__.split(".")
        dialect = f"{module[2]}." if module[1] == "dialects" else ""
        lowered["class"] = dialect + base.__name__
        if isinstance(type_, types.TypeDecorator) and "user" in lowered:
            lowered["user"]["implementation"] = self.sql_type(type_.impl)
        elif "user" not in lowered:
            lowered["arguments"] = self.arguments(type_, cls)
        if type_._variant_mapping:
            lowered["variants"] = {
                dialect: self.sql_type(item) for dialect, item in type_._variant_mapping.items()}
        return without_nothing(lowered)

    def arguments(self, type_, cls):
        defaults = {}
        for base in reversed(cls.__mro__):
            if "__init__" in base.__dict__:
                for parameter in inspect.signature(base.__init__).parameters.values():
                    defaults[parameter.name] = parameter.default
        lowered = {}
        for key in PLAIN_ARGUMENTS:
            value = getattr(type_, key, None)
            if key in defaults and value is not None and value != defaults[key]:
                lowered[key] = value
        if getattr(type_, "retrieve_as_bitwise", False):
            lowered["retrieve_as_bitwise"] = True
        for key in NESTED_TYPES:
            value = getattr(type_, key, None)
            if key in defaults and value is not None:
                lowered[key] = self.sql_type(value)
        if isinstance(type_, types.Enum):
            self.enumeration(type_, lowered)
        elif isinstance(type_, types.SchemaType):
            lowered["name"] = name(type_.name)
            lowered["schema"] = name(getattr(type_, "schema", None))
        if hasattr(type_, "values"):
            lowered["labels"] = list(type_.values)
        if cls.__name__ == "DOMAIN":
            self.domain(type_, lowered)
        if isinstance(type_, types.PickleType) and repr(type_.impl) != "LargeBinary()":
            lowered["item_type"] = self.sql_type(type_.impl)
        return {key: value for key, value in lowered.items() if value is not None}

    def enumeration(self, type_, lowered):
        lowered["labels"] = list(type_.enums)
        lowered["name"] = name(type_.name)
        lowered["schema"] = name(getattr(type_, "schema", None))
        lowered["create_constraint"] = type_.create_constraint or None
        lowered["length"] = type_.length
        lowered["enumeration"] = {"native_enum": type_.native_enum}

    def domain(self, type_, lowered):
        lowered["item_type"] = self.sql_type(type_.data_type)
        lowered["not_null"] = type_.not_null
        lowered["constraint_name"] = name(type_.constraint_name)
        if type_.check is not None:
            lowered["check"] = self.text(type_.check)
        if type_.default is not None:
            lowered["default"] = self.text(type_.default)

    # Tables

    def server_default(self, default):
        if isinstance(default, DefaultClause):
            default = default.arg
        if isinstance(default, str):
            return {"kind": "literal", "text": default}
        if isinstance(default, FetchedValue):
            return {"kind": "fetched"}
        return {"kind": "expression", "expression": self.text(default)}

    def computed(self, computed):
        lowered = {"expression": self.text(computed.sqltext)}
        if computed.persisted is not None:
            lowered["persisted"] = computed.persisted
        return lowered

    def identity(self, identity):
        return {"always": bool(identity.always),
                "sequence": {key: getattr(identity, attribute)
                             for attribute, key in SEQUENCE_OPTIONS.items()
                             if getattr(identity, attribute) is not None},
                "options": self.options(identity.dialect_kwargs)}

    def column_default(self, default):
        """What `op.alter_column` takes; `False` is nothing said."""
        if default is False:
            return {"change": "unchanged"}
        if default is None:
            return {"change": "set", "to": None}
        if isinstance(default, Computed):
            to = {"default": "computed", "value": self.computed(default)}
        elif isinstance(default, Identity):
            to = {"default": "identity", "value": self.identity(default)}
        else:
            to = {"default": "server", "value": self.server_default(default)}
        return {"change": "set", "to": to}

    def column(self, column):
        lowered = {"name": name(column.name), "type": self.sql_type(column.type)}
        if column._user_defined_nullable is not SchemaConst.NULL_UNSPECIFIED:
            lowered["nullable"] = column.nullable
        if column.primary_key:
            lowered["primary_key"] = True
        if column.autoincrement != "auto":
            lowered["autoincrement"] = {True: "enabled", False: "disabled"}[column.autoincrement]
        default = column.server_default
        if isinstance(default, Computed):
            lowered["computed"] = self.computed(default)
        elif isinstance(default, Identity):
            lowered["identity"] = self.identity(default)
        elif default is not None:
            lowered["server_default"] = self.server_default(default)
        if column.comment is not None:
            lowered["comment"] = column.comment
        if column.system:
            lowered["system"] = True
        if column.kwargs:
            lowered["options"] = self.options(column.kwargs)
        if column.table is None:
            self.flags(column, lowered)
        return lowered

    def flags(self, column, lowered):
        """What a column that is part of no table yet implies."""
        if column.unique is not None:
            lowered["unique"] = column.unique
        if column.index is not None:
            lowered["index"] = column.index
        keys = []
        for key in column.foreign_keys:
            schema, table, referred = key.target_tokens
            keys.append(without_nothing({
                "referred_table": table, "referred_schema": schema, "referred_column": referred,
                "name": name(key.name), **self.referential(key)}))
        if keys:
            lowered["foreign_keys"] = keys

    def referential(self, key):
        return without_nothing({
            "on_update": key.onupdate, "on_delete": key.ondelete, "deferrable": key.deferrable,
            "initially": key.initially, "match": key.match, "use_alter": key.use_alter,
            "options": self.options(key.dialect_kwargs)})

    def constraint(self, constraint):
        common = {"name": name(constraint.name), "deferrable": constraint.deferrable,
                  "initially": constraint.initially}
        if isinstance(constraint, (PrimaryKeyConstraint, UniqueConstraint)):
            kind = "unique" if isinstance(constraint, UniqueConstraint) else "primary_key"
            columns = constraint.columns
            if getattr(constraint, "parent", None) is None:
                columns = constraint._pending_colargs
            common["columns"] = [name(getattr(item, "name", item)) for item in columns]
        elif isinstance(constraint, ForeignKeyConstraint):
            kind = "foreign_key"
            schema, table, _ = constraint.elements[0].target_tokens
            common |= self.referential(constraint)
            common |= {
                "columns": [name(key) for key in constraint.column_keys],
                "referred_table": table, "referred_schema": schema,
                "referred_columns": [key.target_tokens[2] for key in constraint.elements]}
        elif isinstance(constraint, ExcludeConstraint):
            kind = "exclude"
            common |= {"elements": [
                {"expression": self.exclude_element(element), "operator": operator}
                for element, _, operator in constraint._render_exprs], "using": constraint.using}
            if constraint.where is not None:
                common["condition"] = self.text(constraint.where)
        elif isinstance(constraint, CheckConstraint):
            kind = "check"
            common["condition"] = self.text(constraint.sqltext)
        else:
            raise NotImplementedError(constraint)
        if kind != "foreign_key":
            common["options"] = self.options(constraint.dialect_kwargs)
        return {"constraint": kind} | without_nothing(common)

    def exclude_element(self, element):
        if isinstance(element, ColumnClause):
            if element.is_literal:
                return {"expression": "literal_column", "text": element.name}
            return {"expression": "column", "name": element.name}
        return self.text(element)

    def index(self, index):
        elements = []
        for element in index.expressions:
            if isinstance(element, Column):
                elements.append({"column": name(element.name)})
            else:
                elements.append({"expression": self.expression(element)})
        return without_nothing({
            "name": name(index.name), "elements": elements, "unique": bool(index.unique),
            "options": self.options(index.dialect_kwargs)})

    def table(self, items, **rest):
        columns = [self.column(item) for item in items if isinstance(item, Column)]
        constraints = [self.constraint(item) for item in items
                       if not isinstance(item, Column) and not item._type_bound]
        return {"columns": columns} | without_nothing({"constraints": constraints, **rest})

    # Operations

    def operation_list(self, container):
        return [self.item(operation) for operation in container.ops]

    def item(self, operation):
        if isinstance(operation, ops.ModifyTableOps):
            return {"table": self.qualified(operation.table_name, operation.schema),
                    "operations": [self.operation(item) for item in operation.ops]}
        return self.operation(operation)

    def qualified(self, own, schema):
        return without_nothing({"name": name(own), "schema": name(schema)})

    def operation(self, operation):
        kind, lowered = getattr(self, "_" + type(operation).__name__)(operation)
        return {"operation": kind} | without_nothing(lowered)

    def _CreateTableOp(self, operation):
        return "create_table", {
            "table": self.table(
                operation.columns, name=name(operation.table_name), schema=name(operation.schema),
                comment=operation.comment, info=operation.info, prefixes=operation.prefixes,
                options=self.options(operation.kw)),
            "if_not_exists": operation.if_not_exists}

    def _DropTableOp(self, operation):
        return "drop_table", {"table": self.qualified(operation.table_name, operation.schema),
                              "if_exists": operation.if_exists}

    def _CreateTableCommentOp(self, operation):
        return "create_table_comment", {
            "table": self.qualified(operation.table_name, operation.schema),
            "comment": operation.comment, "existing_comment": operation.existing_comment}

    def _DropTableCommentOp(self, operation):
        return "drop_table_comment", {
            "table": self.qualified(operation.table_name, operation.schema),
            "existing_comment": operation.existing_comment}

    def _AddColumnOp(self, operation):
        return "add_column", {"table": self.qualified(operation.table_name, operation.schema),
                              "column": self.column(operation.column),
                              "if_not_exists": operation.if_not_exists}

    def _DropColumnOp(self, operation):
        return "drop_column", {"table": self.qualified(operation.table_name, operation.schema),
                               "column": name(operation.column_name),
                               "if_exists": operation.if_exists}

    def _AlterColumnOp(self, operation):
        lowered = {
            "table": self.qualified(operation.table_name, operation.schema),
            "column": name(operation.column_name), "new_name": name(operation.modify_name),
            "server_default": self.column_default(operation.modify_server_default),
            "existing_server_default": self.column_default(operation.existing_server_default),
            "existing_comment": operation.existing_comment}
        if operation.modify_comment is not False:
            lowered["comment"] = {"change": "set", "to": operation.modify_comment}
        for key, value in (("type", operation.modify_type),
                           ("existing_type", operation.existing_type)):
            if value is not None:
                lowered[key] = self.sql_type(value)
        flags = {"nullable": operation.modify_nullable,
                 "existing_nullable": operation.existing_nullable,
                 "autoincrement": operation.kw.get("autoincrement")}
        return "alter_column", lowered | flags

    def _add_constraint(self, operation):
        constraint = operation.to_constraint()
        table = constraint.parent if isinstance(constraint, ForeignKeyConstraint) \
            else constraint.table
        if isinstance(constraint, (PrimaryKeyConstraint, UniqueConstraint)):
            constraint.name = operation.constraint_name
        return "add_constraint", {"table": self.qualified(table.name, table.schema),
                                  "constraint": self.constraint(constraint)}

    _CreatePrimaryKeyOp = _CreateUniqueConstraintOp = _CreateForeignKeyOp = _add_constraint
    _CreateCheckConstraintOp = _CreateExcludeConstraintOp = _add_constraint

    def _DropConstraintOp(self, operation):
        return "drop_constraint", {
            "table": self.qualified(operation.table_name, operation.schema),
            "name": name(operation.constraint_name), "kind": operation.constraint_type,
            "if_exists": operation.if_exists}

    def _CreateIndexOp(self, operation):
        index = operation.to_index()
        return "create_index", {"table": self.qualified(operation.table_name, operation.schema),
                                "index": self.index(index),
                                "if_not_exists": operation.if_not_exists}

    def _DropIndexOp(self, operation):
        options = {key: value for key, value in operation.kw.items() if key != "unique"}
        return "drop_index", {"name": name(operation.index_name),
                              "table": name(operation.table_name),
                              "schema": name(operation.schema),
                              "if_exists": operation.if_exists,
                              "options": self.options(options)}

    def _ExecuteSQLOp(self, operation):
        return "execute", {"statement": {
            "statement": "expression",
            "element": {"expression": "text", "text": operation.sqltext}}}

