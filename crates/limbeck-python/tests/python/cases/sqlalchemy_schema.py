"""Tables, columns, constraints and indexes: how they look, what they know, what they refuse."""

import re
import warnings

import sqlalchemy as sa
from sqlalchemy import schema
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import quoted_name
from sqlalchemy.sql.elements import conv

warnings.simplefilter("ignore")
metadata = sa.MetaData()
other = sa.Table("o", metadata, sa.Column("id", sa.BigInteger, primary_key=True))
table = sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("n", sa.String(5), nullable=False, server_default="x", default=3, index=True, comment="c"),
    sa.Column("f", sa.ForeignKey("o.id", ondelete="CASCADE", name="fk_f")),
    sa.Column("k", sa.Text, key="kk", unique=True),
    sa.Column("d", sa.DateTime, server_default=sa.func.now(), onupdate=sa.func.now()),
    sa.Column("g", sa.Integer, sa.Computed("n + 1", persisted=True)),
    sa.Column("i", sa.Integer, sa.Identity(start=5)),
    sa.UniqueConstraint("n", "f", name="uq"),
    sa.CheckConstraint("n > 1", name="ck"),
    sa.Index("ix", "n", "f", unique=True, postgresql_where=sa.text("n > 1")),
    schema="s",
    comment="the table",
    info={"a": 1},
    mysql_engine="InnoDB",
)


def show(*values):
    """Prints what does not change from run to run."""
    print(*(re.sub("0x[0-9a-f]+", "0x", str(value)) for value in values))


show(repr(table))
print(str(table), table.fullname, table.key, table.name, table.schema, table.comment, table.info)
print(table.c.keys(), [column.name for column in table.columns], len(table.c))
print("id" in table.c, "zz" in table.c, table.c["id"] is table.c.id, table.c[0].name, table.c.get("zz"))
print([c.name for c in table.c[1:3]], table.c["id", "n"].keys())
for column in table.c:
    show(
        repr(column), "|", str(column), column.key, column.nullable, column.primary_key, column.unique,
        column.index, column.autoincrement, column.comment, column.table is table,
        sorted(str(key.target_fullname) for key in column.foreign_keys),
    )
print(repr(table.c.f.type), table.c.d.server_default.arg is not None, table.c.n.default.arg)
print(table.c.g.computed.persisted, table.c.i.identity.start, table.c.n.server_default.arg)
print([c.name for c in table.primary_key], table.primary_key.name, table.primary_key.columns.keys())
for constraint in sorted(table.constraints, key=lambda item: type(item).__name__ + str(item.name)):
    print(type(constraint).__name__, constraint.name, getattr(constraint, "columns", None) is not None)
for index in sorted(table.indexes, key=lambda item: len(item.columns)):
    print(index.unique, [c.name for c in index.columns], index.table is table, dict(index.dialect_kwargs).keys())
    print(index.dialect_options["postgresql"]["using"], index.dialect_options["postgresql"]["where"] is None)
for key in table.foreign_keys:
    print(repr(key), key.column is other.c.id, key.ondelete, key.parent.name, key.constraint.name)
    print(key.constraint.referred_table.name, key.constraint.column_keys, key.target_fullname)
print(list(metadata.tables), metadata.tables["s.t"] is table, [t.name for t in metadata.sorted_tables])
print(sa.Table("o", metadata) is other, "o" in metadata, repr(metadata))
print(table.dialect_kwargs["mysql_engine"], table.dialect_options["mysql"]["engine"])
copied = table.to_metadata(sa.MetaData(), schema=None)
print(repr(copied.c.n), copied.schema, sorted(type(c).__name__ for c in copied.constraints), len(copied.indexes))
print(sorted(str(key.target_fullname) for key in copied.foreign_keys))

for item in (
    sa.UniqueConstraint("a", name="x"), sa.PrimaryKeyConstraint("a"), sa.Index("x", "a", unique=True),
    sa.Sequence("x", start=3), sa.Identity(always=True), sa.DefaultClause("x"), sa.FetchedValue(),
    sa.ForeignKey("a.b"), sa.Column("x", sa.Integer, sa.Sequence("sq")), sa.MetaData(schema="q"),
    sa.Column("a", sa.Integer, sa.ForeignKey("b.c"), nullable=False), sa.Column(sa.String(3)),
    sa.Column("a"), sa.Column("A", sa.Enum("x", name="e"), key="b", quote=True),
):
    print(repr(item))

column = sa.Column("a", sa.Integer)
print(column.table, column.nullable, sa.Column("p", sa.Integer, primary_key=True).nullable)
print(bool(table.c.id == table.c.id), bool(table.c.id == table.c.n), bool(table.c.id != table.c.n))
print(hash(table.c.id) == hash(table.c.id), table.c.id in {table.c.id}, table.c.id in [table.c.id])
name = quoted_name("Abc", True)
print(name, name.quote, repr(name), isinstance(name, str), name == "Abc", quoted_name("x", None).quote)
print(conv("x"), isinstance(conv("x"), str), schema.conv is not None, sa.sql.quoted_name is quoted_name)
ex = postgresql.ExcludeConstraint(("a", "="), ("r", "&&"), name="e", using="gist", where=sa.text("x"))
print(type(ex).__name__, ex.name, ex.using, isinstance(ex, sa.Constraint))
print(issubclass(sa.Table, sa.sql.FromClause), isinstance(table.c.id, sa.sql.ColumnElement))
print(isinstance(table.c.n.server_default, sa.FetchedValue), isinstance(table.c.g.computed, sa.FetchedValue))
print(schema.CreateTable(table).element is table, isinstance(schema.DDL("x"), schema.DDLElement))
print([t.name for t in schema.sort_tables([table, other])])


def refused(text, **names):
    try:
        result = eval(text, {**globals(), **names})
        print(text, "|", type(result).__name__)
    except Exception as error:
        print(text, "|", type(error).__name__, str(error).splitlines()[0])


for text in (
    "sa.Column('a', sa.Integer, foo=1)", "sa.Column('a', sa.Integer, postgresql_foo=1)",
    "sa.Index('x', 'a', postgresql_foo=1)", "sa.Table('q', sa.MetaData(), oracle_foo=1)",
    "sa.Table('t', metadata, sa.Column('z', sa.Integer), schema='s')", "sa.Table('q')",
    "sa.Table('q', 5)", "sa.Table('q', sa.MetaData(), 5)", "sa.Column('a', 'b')",
    "sa.Column('a', sa.String, server_default=5)", "sa.Column('a', sa.String, server_default=True)",
    "sa.Column(sa.Integer, 'a')", "sa.Column('a', sa.Integer, type_=sa.String)",
    "sa.Table('q', sa.MetaData(), table.c.id)", "sa.Table('q', sa.MetaData(), sa.Column(sa.Integer))",
    "sa.Table('q', sa.MetaData(), sa.UniqueConstraint('zz'))", "table.c.zz", "table.c['zz']",
    "sa.Table('q', sa.MetaData(), sa.Index('i', 'zz'))", "sa.ForeignKey(5)", "sa.ForeignKey('x').column",
    "sa.Table('q', sa.MetaData(), sa.Column('a', sa.ForeignKey('n.m'))).c.a.foreign_keys.pop().column",
    "sa.ForeignKeyConstraint(['a', 'b'], ['x.y'])", "metadata.tables.update({})", "metadata.tables['zz']",
    "sa.Table('q', sa.MetaData(), sa.Column('a', sa.Integer, index='ix'))",
    "sa.Table('q', sa.MetaData(), sa.Column('a', sa.Integer, unique='uq'))",
    "sa.Column('a', sa.Integer, sa.Identity(), autoincrement=False)", "sa.CheckConstraint(5)",
    "sa.Column('a', sa.Integer, sa.Computed('x'), server_default='y')", "sa.MetaData(schema=5)",
    "sa.UniqueConstraint('a', mssql_foo=1)", "sa.Index('x', 'a', mariadb_length=3).dialect_kwargs['mariadb_length']",
    "sa.text(5)", "sa.text('x').bindparams(y=1)", "sa.select([table.c.id])", "sa.select('a')",
    "sa.and_('a = 1')", "sa.select(table).where('x')", "table.c.id.in_(5)", "table.c.id < None",
    "sa.case([(table.c.id == 1, 2)])", "sa.insert(table).values(zz=1).compile()", "if_(table.c.id == 1)",
    "sa.create_engine('foo://')", "sa.create_engine(None)", "sa.inspect(5)", "sa.foo",
    "bool(sa.text('x'))", "1 if table.c.id > 5 else 2", "sa.table('x', sa.column('a'), foo=1)",
    "sa.exc.DBAPIError", "sa.MetaData(naming_convention={'pk': 'pk_%(table_name)s'}).naming_convention['pk']",
):
    refused(text)

for given in ("now", sa.text("now()"), sa.FetchedValue(), sa.FetchedValue(for_update=True), None):
    column = sa.Column("c", sa.Integer, server_onupdate=given)
    made = column.server_onupdate
    arg = getattr(made, "arg", None)
    print(type(made).__name__, getattr(made, "for_update", None), getattr(arg, "text", arg), column.server_default)
