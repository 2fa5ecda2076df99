"""``sqlalchemy.schema``"""

from .sql.schema import (  # noqa: F401
    BLANK_SCHEMA,
    CheckConstraint,
    Column,
    ColumnCollectionConstraint,
    ColumnCollectionMixin,
    ColumnDefault,
    Computed,
    Constraint,
    DefaultClause,
    DefaultGenerator,
    FetchedValue,
    ForeignKey,
    ForeignKeyConstraint,
    HasConditionalDDL,
    Identity,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    SchemaConst,
    SchemaItem,
    SchemaVisitable,
    Sequence,
    Table,
    UniqueConstraint,
    _get_table_key,
    conv,
    insert_sentinel,
    quoted_name,
    sort_tables,
)


def __getattr__(name):
    from .sql import schema

    return getattr(schema, name)
