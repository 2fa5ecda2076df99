"""DDL as elements that can be executed, and the order in which tables are created."""

from .. import exc
from .base import Executable, Generative, SchemaVisitor
from .elements import ClauseElement


class BaseDDLElement(ClauseElement):
    """Base of DDL."""

    target = None
    _ddl_if = None

    def against(self, target):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.target = target
        return new

    def execute_if(self, dialect=None, callable_=None, state=None):
        new = self.against(self.target)
        new._ddl_if = (dialect, callable_, state)
        return new

    def _applies(self, target, bind):
        if self._ddl_if is None:
            return True
        dialect, function, state = self._ddl_if
        if dialect is not None:
            names = (dialect,) if isinstance(dialect, str) else tuple(dialect)
            if bind.dialect.name not in names:
                return False
        if function is not None:
            return bool(function(self, target, bind, dialect=bind.dialect, state=state))
        return True

    def __call__(self, target, bind, **kw):
        """As a listener of ``before_create`` and its like."""
        if self._applies(target, bind):
            return bind.execute(self.against(target))
        return None


class ExecutableDDLElement(Generative, Executable, BaseDDLElement):
    """DDL that can be executed."""

    __visit_name__ = "ddl_element"

    def _wire_operation(self):
        """The operation that this element stands for."""
        raise NotImplementedError(f"executing {type(self).__name__} is not supported")


DDLElement = ExecutableDDLElement


class InvokeDDLBase(SchemaVisitor):
    def __init__(self, connection, **kw):
        self.connection = connection


class DDL(ExecutableDDLElement):
    """DDL as text, with ``%(table)s`` and its like."""

    __visit_name__ = "ddl"

    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise exc.ArgumentError(
                f"Expected a string or unicode SQL statement, got '{statement!r}'")
        self.statement = statement
        self.context = context or {}

    def _text(self):
        """The text with its values filled in."""
        context = dict(self.context)
        target = self.target
        if target is not None and hasattr(target, "fullname"):
            context.setdefault("table", target.name)
            context.setdefault("schema", target.schema or "")
            context.setdefault("fullname", target.fullname)
        return self.statement % context

    def __repr__(self):
        parts = [repr(self.statement)]
        if self.context:
            parts.append(f"context={self.context!r}")
        return f"<DDL@{id(self)}; {', '.join(parts)}>"


class _CreateDropBase(ExecutableDDLElement):
    def __init__(self, element):
        self.element = self.target = element

    @property
    def stringify_dialect(self):
        return "default"


class _Schema(_CreateDropBase):
    def __init__(self, name, flag):
        if not isinstance(name, str):
            raise exc.ArgumentError(f"Expected a schema name, got {name!r}")
        super().__init__(name)
        self.flag = flag


class CreateSchema(_Schema):
    __visit_name__ = "create_schema"

    def __init__(self, name, if_not_exists=False):
        super().__init__(name, if_not_exists)
        self.if_not_exists = if_not_exists

    def _wire_operation(self):
        from limbeck_wire import name

        return {"operation": "create_schema", "name": name(self.element),
                "if_not_exists": self.if_not_exists}


class DropSchema(_Schema):
    __visit_name__ = "drop_schema"

    def __init__(self, name, cascade=False, if_exists=False):
        super().__init__(name, if_exists)
        self.cascade = cascade
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import name

        return {"operation": "drop_schema", "name": name(self.element),
                "if_exists": self.if_exists, "cascade": self.cascade}


class CreateTable(_CreateDropBase):
    __visit_name__ = "create_table"

    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        super().__init__(element)
        self.include_foreign_key_constraints = include_foreign_key_constraints
        self.if_not_exists = if_not_exists

    def _wire_operation(self):
        from limbeck_wire import table

        lowered = table(self.element, foreign_keys=self.include_foreign_key_constraints)
        return {"operation": "create_table", "table": lowered,
                "if_not_exists": self.if_not_exists, "alone": True}


class DropTable(_CreateDropBase):
    __visit_name__ = "drop_table"

    def __init__(self, element, if_exists=False):
        super().__init__(element)
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import qualified_name

        return {"operation": "drop_table",
                "table": qualified_name(self.element.name, self.element.schema),
                "if_exists": self.if_exists}


class CreateSequence(_CreateDropBase):
    __visit_name__ = "create_sequence"

    def __init__(self, element, if_not_exists=False):
        super().__init__(element)
        self.if_not_exists = if_not_exists

    def _wire_operation(self):
        from limbeck_wire import sequence

        return {"operation": "create_sequence", "sequence": sequence(self.element),
                "if_not_exists": self.if_not_exists}


class DropSequence(_CreateDropBase):
    __visit_name__ = "drop_sequence"

    def __init__(self, element, if_exists=False):
        super().__init__(element)
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import qualified_name

        return {"operation": "drop_sequence",
                "sequence": qualified_name(self.element.name, self.element.schema),
                "if_exists": self.if_exists}


class CreateIndex(_CreateDropBase):
    __visit_name__ = "create_index"

    def __init__(self, element, if_not_exists=False):
        super().__init__(element)
        self.if_not_exists = if_not_exists

    def _wire_operation(self):
        from limbeck_wire import index, qualified_name

        owner = self.element.table
        return {"operation": "create_index", "table": qualified_name(owner.name, owner.schema),
                "index": index(self.element), "if_not_exists": self.if_not_exists}


class DropIndex(_CreateDropBase):
    __visit_name__ = "drop_index"

    def __init__(self, element, if_exists=False):
        super().__init__(element)
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import drop_index

        return {**drop_index(self.element), "if_exists": self.if_exists}


class AddConstraint(_CreateDropBase):
    __visit_name__ = "add_constraint"

    def __init__(self, element, *, isolate_from_table=True):
        super().__init__(element)

    def _wire_operation(self):
        from limbeck_wire import constraint, qualified_name

        owner = self.element.table
        return {"operation": "add_constraint",
                "table": qualified_name(owner.name, owner.schema),
                "constraint": constraint(self.element)}


class DropConstraint(_CreateDropBase):
    __visit_name__ = "drop_constraint"

    def __init__(self, element, *, cascade=False, if_exists=False, isolate_from_table=True,
                 **kw):
        super().__init__(element)
        if cascade:
            raise NotImplementedError("DropConstraint(cascade=True) is not supported")
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import constraint, name, qualified_name

        owner = self.element.table
        lowered = constraint(self.element)
        kind = {"primary_key": "primary", "unique": "unique", "foreign_key": "foreignkey",
                "check": "check"}.get(lowered["constraint"])
        return {"operation": "drop_constraint",
                "table": qualified_name(owner.name, owner.schema),
                "name": None if self.element.name is None else name(self.element.name),
                "kind": kind, "if_exists": self.if_exists}


class SetTableComment(_CreateDropBase):
    __visit_name__ = "set_table_comment"

    def _wire_operation(self):
        from limbeck_wire import qualified_name

        return {"operation": "create_table_comment",
                "table": qualified_name(self.element.name, self.element.schema),
                "comment": self.element.comment}


class DropTableComment(_CreateDropBase):
    __visit_name__ = "drop_table_comment"

    def _wire_operation(self):
        from limbeck_wire import qualified_name

        return {"operation": "drop_table_comment",
                "table": qualified_name(self.element.name, self.element.schema)}


class SetColumnComment(_CreateDropBase):
    __visit_name__ = "set_column_comment"
    _comment = property(lambda self: self.element.comment)

    def _wire_operation(self):
        from limbeck_wire import name, qualified_name, sql_type

        owner = self.element.table
        return {"operation": "alter_column", "table": qualified_name(owner.name, owner.schema),
                "column": name(self.element.name),
                "existing_type": sql_type(self.element.type),
                "comment": {"change": "set", "to": self._comment}}


class DropColumnComment(SetColumnComment):
    __visit_name__ = "drop_column_comment"
    _comment = None


def _references(table):
    found = set()
    for key in table.foreign_keys:
        if key.use_alter or key.constraint is not None and key.constraint.use_alter:
            continue
        try:
            target = key.column.table
        except exc.InvalidRequestError:
            continue
        if target is not table:
            found.add(target)
    found.update(table._dependencies)
    return found


def _sorted(tables, references):
    """Tables in an order that respects the references, and those that are in a circle."""
    order = []
    remaining = list(tables)
    present = set(map(id, remaining))
    done = set()
    while remaining:
        ready = [table for table in remaining
                 if all(id(other) in done or id(other) not in present
                        for other in references[id(table)])]
        if not ready:
            return order, remaining
        for table in ready:
            order.append(table)
            done.add(id(table))
        remaining = [table for table in remaining if id(table) not in done]
    return order, []


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Tables with those that others refer to first."""
    tables = list(tables)
    references = {id(table): _references(table) for table in tables}
    order, circle = _sorted(tables, references)
    return order + circle


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None, **kw):
    """Pairs of table and foreign keys to create with it; the last has those to add later."""
    tables = list(tables)
    later = []
    for table in tables:
        for item in sorted(table.foreign_key_constraints, key=lambda c: c._creation_order):
            if item.use_alter:
                later.append(item)
    references = {id(table): _references(table) for table in tables}
    order, circle = _sorted(tables, references)
    in_circle = set(map(id, circle))
    for table in circle:
        for item in sorted(table.foreign_key_constraints, key=lambda c: c._creation_order):
            try:
                target = item.referred_table
            except exc.InvalidRequestError:
                continue
            if target is not table and id(target) in in_circle and item not in later:
                later.append(item)
    pairs = [(table, {item for item in table.foreign_key_constraints
                      if not any(item is other for other in later)})
             for table in order + circle]
    pairs.append((None, later))
    return pairs


def _named_types(tables):
    """Types that belong to a MetaData rather than to one table, with all that use them."""
    found = []
    for table in tables:
        for column in table.c:
            type_ = column.type
            if getattr(type_, "metadata", None) is not None and \
                    not any(type_ is other for other in found):
                found.append(type_)
    return found


def create_all(metadata, bind, tables, checkfirst, with_sequences):
    """Creates tables, their types and sequences, and the foreign keys of circles afterwards."""
    from limbeck_wire import constraint, convention, qualified_name, sequence, sql_type
    from limbeck_wire import table as lower

    from .schema import _fire

    check = bool(checkfirst)
    operations = []

    def run():
        if operations:
            bind._run_operations(list(operations), check,
                                 convention(metadata.naming_convention))
            operations.clear()

    _fire(metadata, "before_create", bind)
    for type_ in (metadata._schema_types if with_sequences else []):
        operations.append({"operation": "create_type", "type": sql_type(type_),
                           "check_first": check})
    if with_sequences:
        for item in metadata._sequences.values():
            if not item.optional:
                operations.append({"operation": "create_sequence", "sequence": sequence(item)})
    # Foreign keys of circles are added afterwards, where that is possible.
    inline = not bind.dialect.supports_alter
    ordered = sort_tables_and_constraints(sorted(tables, key=lambda item: item.key))
    from ..event import has_listeners

    for table, keys in ordered[:-1]:
        if has_listeners(table, "before_create") or has_listeners(table, "after_create"):
            run()
            if check and table.exists(bind):
                continue
            _fire(table, "before_create", bind)
            operations.append({"operation": "create_table",
                               "table": lower(table, foreign_keys=None if inline else keys)})
            run()
            _fire(table, "after_create", bind)
            continue
        operations.append({"operation": "create_table",
                           "table": lower(table, foreign_keys=None if inline else keys)})
    if not inline:
        for item in ordered[-1][1]:
            owner = item.table
            operations.append({"operation": "add_constraint",
                               "table": qualified_name(owner.name, owner.schema),
                               "constraint": constraint(item)})
    run()
    _fire(metadata, "after_create", bind)


def drop_all(metadata, bind, tables, checkfirst, with_sequences):
    """Drops tables in the reverse order, then sequences and types."""
    from limbeck_wire import qualified_name, sql_type
    from limbeck_wire import table as lower

    from .schema import _fire

    check = bool(checkfirst)
    _fire(metadata, "before_drop", bind)
    operations = []
    ordered = sort_tables_and_constraints(sorted(tables, key=lambda item: item.key))
    if bind.dialect.supports_alter:
        for item in ordered[-1][1]:
            if item.name is None:
                continue
            operations.append(DropConstraint(item)._wire_operation())
    for table, _ in reversed(ordered[:-1]):
        operations.append({"operation": "drop_table",
                           "table": qualified_name(table.name, table.schema),
                           "dropped": lower(table)})
    if with_sequences:
        for item in metadata._sequences.values():
            operations.append({"operation": "drop_sequence",
                               "sequence": qualified_name(item.name, item.schema)})
        for type_ in metadata._schema_types:
            operations.append({"operation": "drop_type", "type": sql_type(type_),
                               "check_first": check})
    if operations:
        bind._run_operations(operations, check)
    _fire(metadata, "after_drop", bind)


def __getattr__(name):
    if name in ("CreateTableAs", "CreateView", "DropView", "SetConstraintComment",
                "DropConstraintComment", "CreateColumn", "SchemaGenerator", "SchemaDropper",
                "CheckFirst", "TableCreateDDL", "TableDropDDL"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.schema.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
