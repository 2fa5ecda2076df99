"""DDL elements that third-party dialects compile.

SQL is compiled by the application, which has no hook for these; they can be imported and given to
`@compiles`, and nothing else happens.
"""


class AlterTable:
    """`ALTER TABLE`"""


class RenameTable(AlterTable):
    """Renames a table."""


class AlterColumn(AlterTable):
    """Changes a column."""


class ColumnNullable(AlterColumn):
    """Changes a column's nullability."""


class ColumnType(AlterColumn):
    """Changes a column's type."""


class ColumnName(AlterColumn):
    """Renames a column."""


class ColumnDefault(AlterColumn):
    """Changes a column's default."""


class ColumnComment(AlterColumn):
    """Changes a column's comment."""


class AddColumn(AlterTable):
    """Adds a column."""


class DropColumn(AlterTable):
    """Drops a column."""
