"""The operation classes: what was asked for, before it is lowered to the application's vocabulary."""


class MigrateOperation:
    """An operation. Scripts derive their own operations from it."""

    _mutations = frozenset()
    # The number by which the application knows the operation, and what it was then.
    _known = None

    @property
    def info(self):
        """Application data about the operation."""
        return self.__dict__.setdefault("_info", {})

    def reverse(self):
        """The operation that undoes this one."""
        from alembic.operations._reversal import reversed_operation

        return reversed_operation(self)

    def to_diff_tuple(self):
        """The operation as autogenerate compares it."""
        from alembic.operations._elements import difference

        return difference(self)


class AddConstraintOp(MigrateOperation):
    """Adds a constraint."""

    constraint_type = None
    add_constraint_ops = {}

    @classmethod
    def register_add_constraint(cls, type_):
        """Registers the decorated class for a kind of constraint."""

        def decorate(op_class):
            cls.add_constraint_ops[type_] = op_class
            return op_class

        return decorate

    @classmethod
    def from_constraint(cls, constraint):
        """The operation that adds a constraint of a table."""
        from alembic.operations._elements import operation_for_constraint

        return operation_for_constraint(constraint)

    def to_constraint(self, migration_context=None):
        """The constraint, in a table of its own."""
        from alembic.operations._elements import constraint

        return constraint(self, migration_context)


class DropConstraintOp(MigrateOperation):
    """Drops a constraint."""

    def __init__(
        self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None, _reverse=None
    ):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.constraint_type = type_
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse

    @classmethod
    def from_constraint(cls, constraint):
        """The operation that drops a constraint of a table."""
        from alembic.operations._elements import drop_for_constraint

        return drop_for_constraint(constraint)

    def to_constraint(self):
        """The constraint, in a table of its own."""
        return self.reverse().to_constraint()


@AddConstraintOp.register_add_constraint("primary_key_constraint")
class CreatePrimaryKeyOp(AddConstraintOp):
    """Adds a primary key."""

    constraint_type = "primarykey"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw


@AddConstraintOp.register_add_constraint("unique_constraint")
class CreateUniqueConstraintOp(AddConstraintOp):
    """Adds a unique constraint."""

    constraint_type = "unique"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw


@AddConstraintOp.register_add_constraint("foreign_key_constraint")
class CreateForeignKeyOp(AddConstraintOp):
    """Adds a foreign key."""

    constraint_type = "foreignkey"

    def __init__(self, constraint_name, source_table, referent_table, local_cols, remote_cols, **kw):
        self.constraint_name = constraint_name
        self.source_table = source_table
        self.referent_table = referent_table
        self.local_cols = local_cols
        self.remote_cols = remote_cols
        self.kw = kw


@AddConstraintOp.register_add_constraint("check_constraint")
@AddConstraintOp.register_add_constraint("table_or_column_check_constraint")
@AddConstraintOp.register_add_constraint("column_check_constraint")
class CreateCheckConstraintOp(AddConstraintOp):
    """Adds a CHECK constraint."""

    constraint_type = "check"

    def __init__(self, constraint_name, table_name, condition, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.condition = condition
        self.schema = schema
        self.kw = kw


@AddConstraintOp.register_add_constraint("exclude_constraint")
class CreateExcludeConstraintOp(AddConstraintOp):
    """Adds PostgreSQL's EXCLUDE constraint."""

    constraint_type = "exclude"

    def __init__(
        self, constraint_name, table_name, elements, where=None, schema=None, _orig_constraint=None, **kw
    ):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.elements = elements
        self.where = where
        self.schema = schema
        self._orig_constraint = _orig_constraint
        self.kw = kw


class CreateIndexOp(MigrateOperation):
    """Creates an index."""

    def __init__(
        self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw
    ):
        self.index_name = index_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.unique = unique
        self.if_not_exists = if_not_exists
        self.kw = kw

    @classmethod
    def from_index(cls, index):
        """The operation that creates an index of a table."""
        return cls(
            index.name,
            index.table.name,
            index.expressions,
            schema=index.table.schema,
            unique=index.unique,
            **index._dialect_kwargs,
        )

    def to_index(self, migration_context=None):
        """The index, of a table of its own."""
        from alembic.operations._elements import index

        return index(self, self.columns, migration_context)


class DropIndexOp(MigrateOperation):
    """Drops an index."""

    def __init__(
        self, index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None, **kw
    ):
        self.index_name = index_name
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    @classmethod
    def from_index(cls, index):
        """The operation that drops an index of a table."""
        return CreateIndexOp.from_index(index).reverse()

    def to_index(self, migration_context=None):
        """The index, of a table of its own."""
        from alembic.operations._elements import index

        columns = self._reverse.columns if self._reverse is not None else ["x"]
        return index(self, columns, migration_context)


class CreateTableOp(MigrateOperation):
    """Creates a table."""

    def __init__(
        self,
        table_name,
        columns,
        *,
        schema=None,
        if_not_exists=None,
        _namespace_metadata=None,
        _constraints_included=False,
        **kw,
    ):
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.info = kw.pop("info", {})
        self.comment = kw.pop("comment", None)
        self.prefixes = kw.pop("prefixes", None)
        self.kw = kw
        self._namespace_metadata = _namespace_metadata
        self._constraints_included = _constraints_included

    info = None

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        """The operation that creates a table."""
        return cls(
            table.name,
            [*table.c, *table.constraints],
            schema=table.schema,
            _namespace_metadata=_namespace_metadata or table.metadata,
            _constraints_included=True,
            comment=table.comment,
            info=dict(table.info),
            prefixes=list(table._prefixes),
            **table._dialect_kwargs,
        )

    def to_table(self, migration_context=None):
        """The table."""
        from alembic.operations._elements import created_table

        return created_table(self, migration_context)


class DropTableOp(MigrateOperation):
    """Drops a table."""

    def __init__(
        self, table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None
    ):
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self.table_kw = table_kw or {}
        self.comment = self.table_kw.pop("comment", None)
        self.info = self.table_kw.pop("info", None)
        self.prefixes = self.table_kw.pop("prefixes", None)
        self._reverse = _reverse

    info = None

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        """The operation that drops a table."""
        return CreateTableOp.from_table(table, _namespace_metadata=_namespace_metadata).reverse()

    def to_table(self, migration_context=None):
        """The table; without columns where they are not known."""
        from alembic.operations._elements import bare_table

        if self._reverse is not None:
            return self.reverse().to_table()
        return bare_table(self.table_name, self.schema)


class AlterTableOp(MigrateOperation):
    """Changes a table."""

    def __init__(self, table_name, *, schema=None):
        self.table_name = table_name
        self.schema = schema


class RenameTableOp(AlterTableOp):
    """Renames a table."""

    def __init__(self, old_table_name, new_table_name, *, schema=None):
        super().__init__(old_table_name, schema=schema)
        self.new_table_name = new_table_name


class CreateTableCommentOp(AlterTableOp):
    """Sets a table's comment."""

    def __init__(self, table_name, comment, *, schema=None, existing_comment=None):
        super().__init__(table_name, schema=schema)
        self.comment = comment
        self.existing_comment = existing_comment

    def to_table(self, migration_context=None):
        """The table, without columns."""
        from alembic.operations._elements import bare_table

        return bare_table(self.table_name, self.schema, comment=self.comment)


class DropTableCommentOp(AlterTableOp):
    """Removes a table's comment."""

    def __init__(self, table_name, *, schema=None, existing_comment=None):
        super().__init__(table_name, schema=schema)
        self.existing_comment = existing_comment

    def to_table(self, migration_context=None):
        """The table, without columns."""
        from alembic.operations._elements import bare_table

        return bare_table(self.table_name, self.schema)


class AlterColumnOp(AlterTableOp):
    """Changes a column."""

    def __init__(
        self,
        table_name,
        column_name,
        *,
        schema=None,
        existing_type=None,
        existing_server_default=False,
        existing_nullable=None,
        existing_comment=None,
        modify_nullable=None,
        modify_comment=False,
        modify_server_default=False,
        modify_name=None,
        modify_type=None,
        **kw,
    ):
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        self.existing_type = existing_type
        self.existing_server_default = existing_server_default
        self.existing_nullable = existing_nullable
        self.existing_comment = existing_comment
        self.modify_nullable = modify_nullable
        self.modify_comment = modify_comment
        self.modify_server_default = modify_server_default
        self.modify_name = modify_name
        self.modify_type = modify_type
        self.kw = kw

    def has_changes(self):
        """Whether anything was asked for."""
        return (
            self.modify_nullable is not None
            or self.modify_comment is not False
            or self.modify_server_default is not False
            or self.modify_name is not None
            or self.modify_type is not None
            or any(name.startswith("modify_") for name in self.kw)
        )


class AddColumnOp(AlterTableOp):
    """Adds a column."""

    def __init__(
        self,
        table_name,
        column,
        *,
        schema=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
        **kw,
    ):
        super().__init__(table_name, schema=schema)
        self.column = column
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key
        self.kw = kw

    @classmethod
    def from_column(cls, col):
        """The operation that adds a column of a table."""
        return cls(col.table.name, col, schema=col.table.schema)

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        """The operation that adds a column to a table of this name."""
        return cls(tname, col, schema=schema)

    def to_column(self):
        """The column."""
        return self.column


class DropColumnOp(AlterTableOp):
    """Drops a column."""

    def __init__(
        self, table_name, column_name, *, schema=None, if_exists=None, _reverse=None, **kw
    ):
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        """The operation that drops a column of a table of this name."""
        return AddColumnOp.from_column_and_tablename(schema, tname, col).reverse()

    def to_column(self, migration_context=None):
        """The column; without a type where it is not known."""
        if self._reverse is not None:
            return self._reverse.column
        from sqlalchemy.schema import Column
        from sqlalchemy.types import NullType

        return Column(self.column_name, NullType())


class BulkInsertOp(MigrateOperation):
    """Inserts rows."""

    def __init__(self, table, rows, *, multiinsert=True):
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert


class ExecuteSQLOp(MigrateOperation):
    """Executes a statement."""

    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options


class OpContainer(MigrateOperation):
    """A sequence of operations."""

    # The application's items, which become operations when somebody asks for them.
    _waiting = None

    def __init__(self, ops=()):
        self._ops = list(ops)

    @property
    def ops(self):
        """The operations."""
        if self._waiting is not None:
            from alembic.autogenerate._lift import lifted_items

            waiting, self._waiting = self._waiting, None
            self._ops[:0] = lifted_items(waiting)
        return self._ops

    @ops.setter
    def ops(self, value):
        self._waiting = None
        self._ops = value

    def is_empty(self):
        """Whether there are none."""
        return not self._waiting and not self._ops

    def as_diffs(self):
        """The operations as `compare_metadata` shows them."""
        found = []
        for item in self.ops:
            if isinstance(item, OpContainer):
                found.extend(item.as_diffs())
            else:
                found.append(item.to_diff_tuple())
        return found


class ModifyTableOps(OpContainer):
    """Operations on one table."""

    def __init__(self, table_name, ops, *, schema=None):
        super().__init__(ops)
        self.table_name = table_name
        self.schema = schema


class UpgradeOps(OpContainer):
    """The operations of an upgrade."""

    def __init__(self, ops=(), upgrade_token="upgrades"):
        super().__init__(ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops):
        """Fills a downgrade with the operations that undo these."""
        downgrade_ops.ops[:] = [item.reverse() for item in reversed(self.ops)]
        return downgrade_ops


class DowngradeOps(OpContainer):
    """The operations of a downgrade."""

    def __init__(self, ops=(), downgrade_token="downgrades"):
        super().__init__(ops)
        self.downgrade_token = downgrade_token


class MigrationScript(MigrateOperation):
    """A revision file that is about to be written."""

    def __init__(
        self,
        rev_id,
        upgrade_ops,
        downgrade_ops,
        *,
        message=None,
        imports=frozenset(),
        head=None,
        splice=None,
        branch_label=None,
        version_path=None,
        depends_on=None,
    ):
        self.rev_id = rev_id
        self.message = message
        self.imports = set(imports)
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = version_path
        self.depends_on = depends_on
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops

    @property
    def upgrade_ops(self):
        """The upgrade's operations, where there is one set of them."""
        return _only(self._upgrade_ops, "upgrade")

    @upgrade_ops.setter
    def upgrade_ops(self, value):
        self._upgrade_ops = _listed(value)

    @property
    def downgrade_ops(self):
        """The downgrade's operations, where there is one set of them."""
        return _only(self._downgrade_ops, "downgrade")

    @downgrade_ops.setter
    def downgrade_ops(self, value):
        self._downgrade_ops = _listed(value)

    @property
    def upgrade_ops_list(self):
        """The sets of operations of the upgrade, one for each engine."""
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        """The sets of operations of the downgrade, one for each engine."""
        return self._downgrade_ops


def _listed(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _only(containers, direction):
    if len(containers) > 1:
        raise ValueError(
            f"This MigrationScript instance has a multiple-entry list for {direction.title()}Ops; "
            f"please use the {direction}_ops_list attribute."
        )
    return containers[0] if containers else None
