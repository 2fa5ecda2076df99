"""Views, and tables made from queries."""

from .. import exc
from .base import DialectKWArgs
from .ddl import ExecutableDDLElement
from .schema import Column, MetaData, Table
from .selectable import SelectBase


class _TableViaSelect(ExecutableDDLElement):
    """What a query defines; ``table`` is it as a table."""

    def __init__(self, selectable, name, metadata, schema, temporary, if_not_exists):
        if not isinstance(selectable, SelectBase):
            raise exc.ArgumentError(f"SELECT construct expected, got {selectable!r}.")
        self.selectable = selectable
        self.schema = schema
        self.temporary = bool(temporary)
        self.if_not_exists = bool(if_not_exists)
        self.table_name = name
        self.metadata = MetaData() if metadata is None else metadata
        self.table = Table(name, self.metadata, *self._columns(), schema=schema)
        self.table._creator_ddl = self

    def _columns(self):
        return [Column(key, item.type) for key, item in self.selectable._exported_items()]

    @property
    def element(self):
        return self.table

    def _lowered(self, definition, name_key, **more):
        from limbeck_wire import qualified_name, statement

        return {"operation": "execute", "statement": {
            "statement": "definition", "definition": definition,
            name_key: qualified_name(self.table.name, self.table.schema),
            "select": statement(self.selectable), "temporary": self.temporary, **more}}


class CreateTableAs(DialectKWArgs, _TableViaSelect):
    """``CREATE TABLE … AS SELECT …``"""

    __visit_name__ = "create_table_as"

    def __init__(self, selectable, table_name, *, metadata=None, schema=None, temporary=False,
                 if_not_exists=False, **dialect_kwargs):
        self._validate_dialect_kwargs(dialect_kwargs)
        super().__init__(selectable, table_name, metadata, schema, temporary, if_not_exists)

    def _wire_operation(self):
        return self._lowered("create_table_as", "table", if_not_exists=self.if_not_exists)


class CreateView(DialectKWArgs, _TableViaSelect):
    """``CREATE VIEW``"""

    __visit_name__ = "create_view"

    def __init__(self, selectable, view_name, *, metadata=None, schema=None, temporary=False,
                 or_replace=False, materialized=False, **dialect_kwargs):
        self._validate_dialect_kwargs(dialect_kwargs)
        super().__init__(selectable, view_name, metadata, schema, temporary, False)
        self.materialized = materialized
        self.or_replace = or_replace
        self.table._dropper_ddl = DropView(self.table, materialized=materialized)

    def _wire_operation(self):
        from limbeck_wire import options

        more = {"or_replace": bool(self.or_replace), "materialized": bool(self.materialized)}
        if self._dialect_kwargs:
            more["options"] = options(self._dialect_kwargs)
        return self._lowered("create_view", "view", **more)


class DropView(ExecutableDDLElement):
    """``DROP VIEW``"""

    __visit_name__ = "drop_view"

    def __init__(self, element, *, if_exists=False, materialized=False):
        self.element = self.target = element
        self.if_exists = if_exists
        self.materialized = materialized

    def _wire_operation(self):
        from limbeck_wire import qualified_name

        return {"operation": "execute", "statement": {
            "statement": "definition", "definition": "drop_view",
            "view": qualified_name(self.element.name, self.element.schema),
            "if_exists": bool(self.if_exists), "materialized": bool(self.materialized)}}
