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
        self.cascade = cascade
        self.if_exists = if_exists

    def _wire_operation(self):
        from limbeck_wire import constraint, final_name, qualified_name

        owner = self.element.table
        lowered = constraint(self.element)
        kind = {"primary_key": "primary", "unique": "unique", "foreign_key": "foreignkey",
                "check": "check"}.get(lowered["constraint"])
        operation = {"operation": "drop_constraint",
                     "table": qualified_name(owner.name, owner.schema),
                     "name": final_name(self.element, lowered),
                     "kind": kind, "if_exists": self.if_exists}
        if self.cascade:
            operation["cascade"] = True
        return operation


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


class SetConstraintComment(_CreateDropBase):
    __visit_name__ = "set_constraint_comment"
    _comment = property(lambda self: self.element.comment)

    def _wire_operation(self):
        from limbeck_wire import constraint, final_name, qualified_name

        owner = self.element.table
        definition = {"statement": "definition", "definition": "constraint_comment",
                      "table": qualified_name(owner.name, owner.schema),
                      "name": final_name(self.element, constraint(self.element)),
                      "comment": self._comment}
        if definition["name"] is None:
            definition["described"] = repr(self.element)
        return {"operation": "execute", "statement": definition}


class DropConstraintComment(SetConstraintComment):
    __visit_name__ = "drop_constraint_comment"
    _comment = None


def _referred(key):
    """The table that a foreign key refers to, as far as it is known."""
    try:
        return key.referred_table
    except exc.InvalidRequestError:
        return None


def _keys_of(table):
    return sorted(table.foreign_key_constraints, key=lambda key: key._creation_order)


def _sorted(tables, references):
    """Tables in an order that respects the references; ``None`` when there are circles."""
    order = []
    remaining = list(tables)
    while remaining:
        left = set(map(id, remaining))
        ready = [table for table in remaining if left.isdisjoint(references[id(table)])]
        if not ready:
            return None
        order.extend(ready)
        placed = set(map(id, ready))
        remaining = [table for table in remaining if id(table) not in placed]
    return order


def _in_circles(tables, references):
    """The tables that refer to themselves by way of others."""
    found = []
    for table in tables:
        reached = set()
        waiting = list(references[id(table)])
        while waiting:
            identity = waiting.pop()
            if identity not in reached:
                reached.add(identity)
                waiting.extend(references.get(identity, ()))
        if id(table) in reached:
            found.append(table)
    return found


def _circular(message, tables):
    return exc.CircularDependencyError(message, set(tables), set())


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Tables with those that others refer to first."""
    def skipped(constraint):
        keys = constraint.elements
        return all(skip_fn(key) for key in keys) or None

    ordered = sort_tables_and_constraints(
        tables, skipped if skip_fn is not None else None, extra_dependencies,
        _warn_for_cycles=True)
    return [table for table, _ in ordered[:-1]]


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None,
                                _warn_for_cycles=False):
    """Pairs of table and foreign keys to create with it; the last has those to add later.

    ``filter_fn`` says ``False`` of a foreign key that has to be created with its table, ``True``
    of one that has to be added later."""
    tables = list(tables)
    later = []
    fixed = {id(table): set(map(id, table._dependencies)) for table in tables}
    for parent, child in extra_dependencies or ():
        fixed.setdefault(id(child), set()).add(id(parent))
    loose = {}
    for table in tables:
        targets = loose[id(table)] = set()
        for key in _keys_of(table):
            if key.use_alter or filter_fn is not None and filter_fn(key) is True:
                later.append(key)
                continue
            target = _referred(key)
            if target is not None and target is not table:
                targets.add(id(target))

    def references():
        return {id(table): fixed[id(table)] | loose[id(table)] for table in tables}

    order = _sorted(tables, references())
    if order is None:
        circle = _in_circles(tables, references())
        if _warn_for_cycles:
            from ..util import warn

            names = ", ".join(sorted(table.fullname for table in circle))
            warn("Cannot correctly sort tables; there are unresolvable cycles between tables "
                 f'"{names}", which is usually caused by mutually dependent foreign key '
                 "constraints.  Foreign key constraints involving these tables will not be "
                 "considered; this warning may raise an error in a future release.")
        for table in circle:
            for key in _keys_of(table) if loose[id(table)] else ():
                if filter_fn is None or filter_fn(key) is not False:
                    if not any(key is other for other in later):
                        later.append(key)
                    loose[id(table)].discard(id(_referred(key)))
        order = _sorted(tables, references())
        if order is None:
            raise _circular("Circular dependency detected.", _in_circles(tables, references()))
    pairs = [(table, {item for item in table.foreign_key_constraints
                      if not any(item is other for other in later)})
             for table in order]
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
    ordered = sort_tables_and_constraints(tables)
    from ..event import has_listeners

    for table, keys in ordered[:-1]:
        listened = has_listeners(table, "before_create") or has_listeners(table, "after_create")
        own = _definition(table, bind)
        if listened or own:
            run()
            if check and table.exists(bind):
                continue
            _fire(table, "before_create", bind)
        if table._creator_ddl is None:
            operations.append({"operation": "create_table",
                               "table": lower(table, foreign_keys=None if inline else keys)})
        operations.extend(own)
        if listened:
            run()
            _fire(table, "after_create", bind)
    if not inline:
        for item in ordered[-1][1]:
            owner = item.table
            operations.append({"operation": "add_constraint",
                               "table": qualified_name(owner.name, owner.schema),
                               "constraint": constraint(item)})
    run()
    _fire(metadata, "after_create", bind)


def _definition(table, bind):
    """What creates a view, or what follows the creation of a table."""
    if table._creator_ddl is not None:
        return [table._creator_ddl._wire_operation()]
    if not bind.dialect.supports_constraint_comments:
        return []
    return [SetConstraintComment(item)._wire_operation() for item in _commented(table)]


def _commented(table):
    return sorted((item for item in table.constraints if item.comment is not None),
                  key=lambda item: item._creation_order)


def _has_name(key):
    """Whether a foreign key has a name, of its own or by a convention."""
    return key.name is not None or "fk" in (key.table.metadata.naming_convention or ())


def _order_of_drops(tables, supports_alter):
    """Tables in the order in which they are dropped, and the foreign keys that go before them."""
    try:
        ordered = sort_tables_and_constraints(
            tables, lambda key: None if supports_alter and _has_name(key) else False)
    except exc.CircularDependencyError as error:
        names = ", ".join(sorted(table.fullname for table in error.cycles))
        problem = ("Can't sort tables for DROP; an unresolvable foreign key dependency exists "
                   f"between tables: {names}")
        if supports_alter:
            raise exc.CircularDependencyError(
                error.args[0], error.cycles, error.edges,
                msg=problem + ".  Please ensure that the ForeignKey and ForeignKeyConstraint "
                "objects involved in the cycle have names so that they can be dropped using "
                "DROP CONSTRAINT.") from error
        from ..util import warn

        warn(problem + "; and backend does not support ALTER.  To restore at least a partial "
             "sort, apply use_alter=True to ForeignKey and ForeignKeyConstraint objects involved "
             "in the cycle to mark these as known cycles that will be ignored.")
        return tables, []
    later = ordered[-1][1] if supports_alter else []
    return [table for table, _ in reversed(ordered[:-1])], later


def drop_all(metadata, bind, tables, checkfirst, with_sequences):
    """Drops tables in the reverse order, then sequences and types."""
    from limbeck_wire import qualified_name, sql_type
    from limbeck_wire import table as lower

    from .schema import _fire

    check = bool(checkfirst)
    _fire(metadata, "before_drop", bind)
    operations = []
    dropped, keys = _order_of_drops(list(tables), bind.dialect.supports_alter)
    operations.extend(DropConstraint(key)._wire_operation() for key in keys)
    for table in dropped:
        if table._dropper_ddl is None:
            operations.append({"operation": "drop_table",
                               "table": qualified_name(table.name, table.schema),
                               "dropped": lower(table)})
        elif not check or table.exists(bind):
            operations.append(table._dropper_ddl._wire_operation())
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
    if name in ("CreateTableAs", "CreateView", "DropView"):
        from . import _views

        return getattr(_views, name)
    if name in ("CreateColumn", "SchemaGenerator", "SchemaDropper", "CheckFirst",
                "TableCreateDDL", "TableDropDDL"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.schema.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
