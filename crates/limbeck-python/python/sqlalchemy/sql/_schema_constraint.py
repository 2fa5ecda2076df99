"""Constraints, foreign keys and indexes."""

from _limbeck import set_creation_order

from ..util import errors as exc
from ._schema_base import HasConditionalDDL, SchemaItem
from .base import ColumnCollection, DialectKWArgs, quoted_name
from .elements import ClauseElement, ColumnClause, TextClause

_UNSET = object()


def implied(cls, **attributes):
    """A constraint or an index that a column or a table brings with it; its other attributes are
    those of the class."""
    new = cls.__new__(cls)
    new.__dict__.update(attributes)
    set_creation_order(new)
    return new


class Constraint(DialectKWArgs, HasConditionalDDL, SchemaItem):
    """A constraint of a table."""

    __visit_name__ = "constraint"
    parent = None
    _column_flag = False
    # What most constraints do not say is not stored in each of them.
    _type_bound = False
    name = deferrable = initially = comment = None

    def __init__(self, name=None, deferrable=None, initially=None, info=None, comment=None,
                 _create_rule=None, _type_bound=False, **dialect_kw):
        self.name = name
        if deferrable is not None:
            self.deferrable = deferrable
        if initially is not None:
            self.initially = initially
        if comment is not None:
            self.comment = comment
        if _type_bound:
            self._type_bound = True
        if info is not None:
            self.info = info
        set_creation_order(self)
        if dialect_kw:
            self._validate_dialect_kwargs(dialect_kw)

    @property
    def table(self):
        from .schema import Table

        if isinstance(self.parent, Table):
            return self.parent
        raise exc.InvalidRequestError("This constraint is not bound to a table.  Did you mean to "
                                      "call table.append_constraint(constraint) ?")

    def _set_parent(self, parent, **kw):
        self.parent = parent
        parent.constraints.add(self)

    def copy(self, **kw):
        return self._copy(**kw)


class ColumnCollectionMixin:
    """Something over several columns, given by name or as objects."""

    _pending = ()
    _allow_expressions = False

    def _take_columns(self, columns):
        self._columns = ColumnCollection()
        self._pending = list(columns)
        if self._has_names_only():
            return
        for item in self._pending:
            if not isinstance(item, (str, ClauseElement)) and not hasattr(
                    item, "__clause_element__"):
                if item is None:
                    raise exc.ArgumentError(
                        "Column expression, FROM clause, or string name of a column expected, "
                        "got None.")
        self._pending = [item.__clause_element__()
                         if hasattr(item, "__clause_element__")
                         and not isinstance(item, ClauseElement) else item
                         for item in self._pending]

    def _has_names_only(self):
        for item in self._pending:
            if type(item) is not str:
                return False
        return True

    def _auto_attach(self):
        """Attaches itself as soon as all its columns belong to one table."""
        from .schema import Column, Table

        columns = [item for item in self._pending if isinstance(item, Column)]
        if not columns or len(columns) != len(self._pending):
            return
        waiting = [item for item in columns if not isinstance(item.table, Table)]
        if waiting:
            def attach(column, table):
                if self.parent is None and all(
                        isinstance(item.table, Table) for item in columns):
                    self._auto_attach()

            for item in waiting:
                item._on_table_attach(attach)
            return
        tables = {id(item.table): item.table for item in columns}
        if len(tables) > 1:
            table = columns[0].table
            others = [item for item in columns[1:] if item.table is not table]
            raise exc.ArgumentError(
                f"Column(s) {', '.join(repr(str(item)) for item in others)} are not part of "
                f"table '{table.description}'.")
        self._set_parent(columns[0].table)

    def _resolve(self, table):
        from .schema import Column

        for item in self._pending:
            if isinstance(item, str):
                found = table._columns.get(item)
                if found is None:
                    raise exc.ConstraintColumnNotFoundError(
                        f"Can't create {type(self).__name__} on table '{table.description}': "
                        f"no column named '{item}' is present.")
                self._columns.add(found)
            elif isinstance(item, Column):
                if item.table is not None and item.table is not table:
                    # A column of a mixin or of the table that this one was copied from.
                    found = table._columns.get(item.key)
                    if found is None:
                        raise exc.ArgumentError(
                            f"Column(s) {str(item)!r} are not part of table "
                            f"'{table.description}'.")
                    item = found
                self._columns.add(item)
            elif isinstance(item, ColumnClause):
                self._columns.add(table._columns[item.key]
                                  if item.key in table._columns else item)

    @property
    def columns(self):
        return self._columns

    c = columns

    def _names(self):
        """Names of the columns, resolved or as given."""
        if len(self._columns):
            return [item.name for item in self._columns]
        return [item if isinstance(item, str) else item.name for item in self._pending]

    def _keys(self):
        if len(self._columns):
            return [item.key for item in self._columns]
        return [item if isinstance(item, str) else item.key for item in self._pending]


class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None,
                 _autoattach=True, _column_flag=False, _gather_expressions=None, comment=None,
                 **dialect_kw):
        Constraint.__init__(self, name, deferrable, initially, info, comment, **dialect_kw)
        self._column_flag = _column_flag
        self._take_columns(columns)
        if _autoattach and not self._has_names_only():
            self._auto_attach()

    def _set_parent(self, parent, **kw):
        from .schema import Table

        if not isinstance(parent, Table):
            raise exc.ArgumentError(
                f"{type(self).__name__} can only be attached to a Table")
        if self.parent is parent:
            return
        self._resolve(parent)
        Constraint._set_parent(self, parent)

    def contains_column(self, col):
        return self._columns.contains_column(col)

    def __contains__(self, key):
        return key in self._columns

    def __iter__(self):
        return iter(self._columns)

    def __len__(self):
        return len(self._columns)

    def _copy(self, target_table=None, **kw):
        new = type(self)(*self._keys(), name=self.name, deferrable=self.deferrable,
                         initially=self.initially, comment=self.comment, _autoattach=False,
                         _column_flag=self._column_flag, **self._dialect_kwargs)
        if "_info" in self.__dict__:
            new.info = dict(self.info)
        return new

    def __repr__(self):
        parts = [repr(item) for item in self._columns]
        return f"{type(self).__name__}({', '.join(parts)})"


class UniqueConstraint(ColumnCollectionConstraint):
    __visit_name__ = "unique_constraint"


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    __visit_name__ = "primary_key_constraint"
    _implicit_generated = False

    def _set_parent(self, table, **kw):
        super()._set_parent(table)
        if table.primary_key is not self:
            table.constraints.discard(table.primary_key)
            table.primary_key = self
            table.constraints.add(self)
        flagged = [item for item in table._columns if item.primary_key]
        if flagged and len(self._columns) and \
                {id(item) for item in flagged} != {id(item) for item in self._columns}:
            from ..util import warn

            warn(f"Table '{table.name}' specifies columns "
                 f"{', '.join(repr(str(item.name)) for item in flagged)} as primary_key=True, "
                 f"not matching locally specified columns "
                 f"{', '.join(repr(str(item.name)) for item in self._columns)}; setting the "
                 "current primary key columns to "
                 f"{', '.join(repr(str(item.name)) for item in self._columns)}. This warning may "
                 "become an exception in a future release")
            flagged = []
        for item in self._columns:
            item.primary_key = True
            if item._user_defined_nullable is None:
                item.nullable = False
        if not len(self._columns):
            for item in flagged:
                self._columns.add(item)

    def _replace(self, column):
        self._columns.replace(column)

    @property
    def columns_autoinc_first(self):
        found = self._autoincrement_column
        rest = [item for item in self._columns if item is not found]
        return [found, *rest] if found is not None else rest

    @property
    def _autoincrement_column(self):
        columns = list(self._columns)
        for item in columns:
            if item.autoincrement is True:
                return item
        if len(columns) != 1:
            return None
        only = columns[0]
        from .sqltypes import Integer

        if only.autoincrement not in ("auto", "ignore_fk") or only.server_default is not None \
                and not isinstance(only.server_default, _identity()):
            return None
        if only.foreign_keys and only.autoincrement != "ignore_fk":
            return None
        if only.default is not None and not only.default.is_sequence:
            return None
        affinity = only.type._type_affinity
        return only if issubclass(affinity, Integer) else None

    def _copy(self, target_table=None, **kw):
        new = PrimaryKeyConstraint(*self._keys(), name=self.name, deferrable=self.deferrable,
                                   initially=self.initially, **self._dialect_kwargs)
        new.comment = self.comment
        return new


def _identity():
    from ._schema_base import Identity

    return Identity


class CheckConstraint(Constraint):
    __visit_name__ = "table_or_column_check_constraint"

    def __init__(self, sqltext, name=None, deferrable=None, initially=None, table=None,
                 info=None, _create_rule=None, _autoattach=True, _type_bound=False,
                 comment=None, **dialect_kw):
        if isinstance(sqltext, str):
            self.sqltext = TextClause(sqltext)
        elif isinstance(sqltext, ClauseElement):
            self.sqltext = sqltext
        elif hasattr(sqltext, "__clause_element__"):
            self.sqltext = sqltext.__clause_element__()
        elif getattr(type(sqltext), "_limbeck_placeholder", False):
            self.sqltext = sqltext
        else:
            raise exc.ArgumentError(
                f"SQL expression element for DDL constraint expected, got {sqltext!r}.")
        Constraint.__init__(self, name, deferrable, initially, info, comment,
                            _type_bound=_type_bound, **dialect_kw)
        if table is not None:
            self._set_parent(table)
        elif _autoattach and isinstance(self.sqltext, ClauseElement):
            from .schema import Column, Table
            from .visitors import iterate

            owners = {id(item.table): item.table for item in iterate(self.sqltext)
                      if isinstance(item, Column) and isinstance(item.table, Table)}
            if len(owners) == 1:
                self._set_parent(next(iter(owners.values())))

    @property
    def is_column_level(self):
        from .schema import Table

        return not isinstance(self.parent, Table)

    @property
    def columns(self):
        from .schema import Column
        from .visitors import iterate

        return ColumnCollection(item for item in iterate(self.sqltext)
                                if isinstance(item, Column))

    def _copy(self, target_table=None, **kw):
        sqltext = self.sqltext
        if target_table is not None and self.parent is not None:
            from ._replacing import onto_table

            sqltext = onto_table(sqltext, self.parent, target_table)
        return CheckConstraint(sqltext, name=self.name, deferrable=self.deferrable,
                               initially=self.initially, comment=self.comment, table=None,
                               _autoattach=False, _type_bound=self._type_bound,
                               **self._dialect_kwargs)


def _split_target(spec):
    """Schema, table and column of ``[schema.]table.column``."""
    owner, dot, column = str(spec).rpartition(".")
    if not dot:
        raise exc.ArgumentError(f"Invalid foreign key column specification: {spec}")
    schema, _, table = owner.rpartition(".")
    return schema or None, table, column


class ForeignKey(DialectKWArgs, SchemaItem):
    """A reference from one column to another."""

    __visit_name__ = "foreign_key"
    parent = None
    use_alter = link_to_name = False
    onupdate = ondelete = deferrable = initially = match = comment = None

    def __init__(self, column, _constraint=None, use_alter=False, name=None, onupdate=None,
                 ondelete=None, deferrable=None, initially=None, link_to_name=False, match=None,
                 info=None, comment=None, _unresolvable=False, **dialect_kw):
        if not isinstance(column, (str, ColumnClause)) and hasattr(column,
                                                                   "__clause_element__"):
            column = column.__clause_element__()
        if not isinstance(column, (str, ColumnClause)):
            raise exc.ArgumentError(
                f"String column name or Column object for DDL foreign key constraint expected, "
                f"got {column!r}.")
        self._colspec = column
        self.constraint = _constraint
        self._constraint_is_implied = _constraint is None
        self.name = name
        if use_alter:
            self.use_alter = use_alter
        if onupdate is not None:
            self.onupdate = onupdate
        if ondelete is not None:
            self.ondelete = ondelete
        if deferrable is not None:
            self.deferrable = deferrable
        if initially is not None:
            self.initially = initially
        if link_to_name:
            self.link_to_name = link_to_name
        if match is not None:
            self.match = match
        if comment is not None:
            self.comment = comment
        if info is not None:
            self.info = info
        if dialect_kw:
            self._validate_dialect_kwargs(dialect_kw)
        set_creation_order(self)

    def _set_parent(self, column, **kw):
        if self.parent is not None and self.parent is not column:
            raise exc.InvalidRequestError("This ForeignKey already has a parent !")
        self.parent = column
        column.foreign_keys.add(self)
        column._foreign_key_list.append(self)
        column._on_table_attach(self._set_table)

    def _set_table(self, column, table):
        if self.constraint is None:
            self.constraint = implied(
                ForeignKeyConstraint, name=self.name, onupdate=self.onupdate,
                ondelete=self.ondelete, deferrable=self.deferrable, initially=self.initially,
                use_alter=self.use_alter, match=self.match, comment=self.comment,
                elements=[self], parent=table, _implied=True,
                _columns=ColumnCollection((column,)), _dialect_kwargs=self._dialect_kwargs)
            table.constraints.add(self.constraint)
        table.foreign_keys.add(self)

    @property
    def _target(self):
        """Schema, table name and column name of the target."""
        spec = self._colspec
        if isinstance(spec, str):
            schema, table, column = _split_target(spec)
            if schema is None and self.parent is not None and self.parent.table is not None:
                schema = self.parent.table.metadata.schema
            return schema, table, column
        table = spec.table
        if table is None:
            raise exc.NoReferencedTableError(
                f"The Column object '{spec.key}' that a foreign key refers to belongs to no "
                "table yet.", None)
        return table.schema, table.name, spec.name

    @property
    def target_fullname(self):
        spec = self._colspec
        if isinstance(spec, str):
            return spec
        return f"{spec.table.fullname}.{spec.key}"

    _get_colspec = property(lambda self: lambda **kw: self.target_fullname)

    @property
    def target_table_key(self):
        schema, table, _ = self._target
        return f"{schema}.{table}" if schema else table

    @property
    def column(self):
        spec = self._colspec
        if not isinstance(spec, str):
            return spec
        if self.parent is None or self.parent.table is None:
            raise exc.InvalidRequestError(
                "this ForeignKey object does not yet have a parent Column associated with it.")
        return self._column_of(self._target)

    def _column_of(self, target):
        """The column that a target stands for, which was given as text."""
        table = self.parent.table
        schema, name, column = target
        key = f"{schema}.{name}" if schema else name
        found = table.metadata.tables.get(key)
        if found is None and schema is not None:
            found = table.metadata.tables.get(f"{name}")
            if found is not None and found.schema != schema:
                found = None
        if found is None:
            raise exc.NoReferencedTableError(
                f"Foreign key associated with column '{table.name}.{self.parent.key}' could not "
                f"find table '{key}' with which to generate a foreign key to target column "
                f"'{column}'", key)
        target = None
        if self.link_to_name:
            target = next((item for item in found.c if item.name == column), None)
        else:
            target = found.c.get(column)
        if target is None:
            raise exc.NoReferencedColumnError(
                f"Could not initialize target column for ForeignKey '{self._colspec}' on table "
                f"'{table.name}': table '{found.name}' has no column named '{column}'",
                found.name, column)
        return target

    def references(self, table):
        return self.get_referent(table) is not None

    def get_referent(self, table):
        return table.c.corresponding_column(self.column)

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, schema=None, **kw):
        spec = self._colspec
        if isinstance(spec, str) and schema is not None:
            old, table, column = _split_target(spec)
            if old is None or old == kw.get("_old_schema"):
                spec = f"{schema}.{table}.{column}"
        elif not isinstance(spec, str) and kw.get("_by_name"):
            spec = self.target_fullname
        return ForeignKey(spec, use_alter=self.use_alter, name=self.name,
                          onupdate=self.onupdate, ondelete=self.ondelete,
                          deferrable=self.deferrable, initially=self.initially,
                          link_to_name=self.link_to_name, match=self.match,
                          comment=self.comment, **self._dialect_kwargs)

    def __repr__(self):
        return f"ForeignKey({self.target_fullname!r})"


class ForeignKeyConstraint(ColumnCollectionConstraint):
    __visit_name__ = "foreign_key_constraint"
    _implied = False
    use_alter = link_to_name = False

    def __init__(self, columns, refcolumns, name=None, onupdate=None, ondelete=None,
                 deferrable=None, initially=None, use_alter=False, link_to_name=False,
                 match=None, table=None, info=None, comment=None, **dialect_kw):
        Constraint.__init__(self, name, deferrable, initially, info, comment, **dialect_kw)
        if isinstance(columns, str) or isinstance(refcolumns, str):
            raise exc.ArgumentError("ForeignKeyConstraint takes lists of columns")
        columns, refcolumns = list(columns), list(refcolumns)
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.use_alter = use_alter
        self.link_to_name = link_to_name
        self.match = match
        if len(set(map(str, columns))) != len(refcolumns) and len(columns) != len(refcolumns):
            raise exc.ArgumentError(
                "ForeignKeyConstraint with duplicate source column references are not supported."
                if len(set(map(str, columns))) != len(columns) else
                "ForeignKeyConstraint number of constrained columns must match the number of "
                "referenced columns.")
        self.elements = [
            ForeignKey(target, _constraint=self, name=name, onupdate=onupdate,
                       ondelete=ondelete, use_alter=use_alter, link_to_name=link_to_name,
                       match=match, deferrable=deferrable, initially=initially,
                       comment=comment, **dialect_kw)
            for target in refcolumns]
        self._take_columns(columns)
        if table is not None:
            self._set_parent(table)
        elif columns:
            self._auto_attach()

    def _set_parent(self, table, **kw):
        if self.parent is table:
            return
        super()._set_parent(table)
        for column, element in zip(self._columns, self.elements):
            if element.parent is None:
                element._set_parent(column)

    @property
    def referred_table(self):
        return self.elements[0].column.table

    @property
    def column_keys(self):
        return self._keys()

    @property
    def _elements(self):
        return dict(zip(self._keys(), self.elements))

    def _copy(self, schema=None, target_table=None, **kw):
        targets = []
        for element in self.elements:
            copied = element._copy(schema=schema, _by_name=True, **kw)
            targets.append(copied._colspec)
        new = ForeignKeyConstraint(
            self._keys(), targets, name=self.name, onupdate=self.onupdate,
            ondelete=self.ondelete, use_alter=self.use_alter, deferrable=self.deferrable,
            initially=self.initially, link_to_name=self.link_to_name, match=self.match,
            comment=self.comment, **self._dialect_kwargs)
        return new

    def __repr__(self):
        parts = [repr(self._names()), repr([element.target_fullname
                                            for element in self.elements])]
        for name in ("name", "onupdate", "ondelete", "deferrable", "initially", "match"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{name}={value!r}")
        return f"ForeignKeyConstraint({', '.join(parts)})"


class Index(DialectKWArgs, ColumnCollectionMixin, HasConditionalDDL, SchemaItem):
    """An index of a table."""

    __visit_name__ = "index"
    table = parent = None
    _type_bound = False

    def __init__(self, name, *expressions, unique=False, quote=None, info=None, _table=None,
                 _column_flag=False, **dialect_kw):
        self.name = quoted_name(name, quote) if name is not None and quote is not None else name
        self.unique = unique
        if info is not None:
            self.info = info
        if dialect_kw:
            self._validate_dialect_kwargs(dialect_kw)
        self._column_flag = _column_flag
        set_creation_order(self)
        self._columns = ColumnCollection()
        self.expressions = []
        for item in expressions:
            if not isinstance(item, (str, ClauseElement)) and hasattr(
                    item, "__clause_element__"):
                item = item.__clause_element__()
            if not isinstance(item, (str, ClauseElement)):
                raise exc.ArgumentError(
                    f"String column name or column expression for DDL constraint expected, got "
                    f"{item!r}.")
            self.expressions.append(item)
        self._pending = list(self.expressions)
        if _table is not None:
            self._set_parent(_table)
        else:
            self._attach_to_columns()

    def _attach_to_columns(self):
        from .schema import Column, Table
        from .visitors import iterate

        columns = []
        for item in self.expressions:
            if isinstance(item, str):
                continue
            columns.extend(found for found in iterate(item) if isinstance(found, Column))
        if not columns:
            return
        attached = [item for item in columns if isinstance(item.table, Table)]
        if len(attached) == len(columns):
            table = columns[0].table
            if any(item.table is not table for item in columns):
                others = [str(item) for item in columns if item.table is not table]
                raise exc.ArgumentError(
                    f"Column(s) {', '.join(map(repr, others))} are not part of table "
                    f"'{table.description}'.")
            self._set_parent(table)
            return

        def attach(column, table):
            if self.table is None and all(isinstance(item.table, Table) for item in columns):
                self._attach_to_columns()

        for item in columns:
            if not isinstance(item.table, Table):
                item._on_table_attach(attach)

    def _set_parent(self, table, **kw):
        if self.table is table:
            return
        if self.table is not None:
            raise exc.ArgumentError(
                f"Index '{self.name}' is against table '{self.table.description}', and cannot be "
                f"associated with table '{table.description}'.")
        from .schema import Column

        resolved = []
        for item in self.expressions:
            if isinstance(item, str):
                found = table._columns.get(item)
                if found is None:
                    raise exc.ConstraintColumnNotFoundError(
                        f"Can't create Index on table '{table.description}': no column named "
                        f"'{item}' is present.")
                item = found
            if isinstance(item, Column):
                if item.table is not None and item.table is not table and \
                        item.key in table._columns:
                    item = table._columns[item.key]
                self._columns.add(item)
            else:
                from .visitors import iterate

                for found in iterate(item):
                    if isinstance(found, Column):
                        self._columns.add(found)
            resolved.append(item)
        self.table = self.parent = table
        self.expressions = resolved
        table.indexes.add(self)

    def create(self, bind, checkfirst=False):
        from limbeck_wire import index, qualified_name

        bind._run_operations(
            [{"operation": "create_index",
              "table": qualified_name(self.table.name, self.table.schema),
              "index": index(self)}], bool(checkfirst))

    def drop(self, bind, checkfirst=False):
        from limbeck_wire import drop_index

        bind._run_operations([drop_index(self)], bool(checkfirst))

    def _copy(self, target_table=None, **kw):
        from ._replacing import onto_table
        from .schema import Column

        expressions = []
        for item in self.expressions:
            if isinstance(item, Column):
                expressions.append(item.key)
            elif isinstance(item, str) or target_table is None:
                expressions.append(item)
            else:
                expressions.append(onto_table(item, self.table, target_table))
        return Index(self.name, *expressions, unique=self.unique, _table=target_table,
                     **self._dialect_kwargs)

    def __repr__(self):
        parts = [repr(self.name)]
        parts.extend(repr(item) for item in self.expressions)
        if self.unique:
            parts.append("unique=True")
        return f"Index({', '.join(parts)})"
