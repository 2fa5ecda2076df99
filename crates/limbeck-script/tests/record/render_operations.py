"""Operations and elements of tables."""

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import conv

from project_types import Money

EVERYWHERE = ("postgresql", "mysql", "sqlite")


def table(*items, **keywords):
    return sa.Table("t", sa.MetaData(), *items, **keywords)


def created(*items, **keywords):
    return [ops.CreateTableOp.from_table(table(*items, **keywords))]


def added(*items, **keywords):
    return [ops.AddColumnOp("t", sa.Column("c", *items, **keywords))]


def constraint(element, **keywords):
    table(sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer()), element, **keywords)
    return [ops.AddConstraintOp.from_constraint(element)]


def index(*elements, schema=None, **keywords):
    t = table(sa.Column("a", sa.Integer()), sa.Column("b", sa.String(5)), schema=schema)
    elements = [element(t) if callable(element) else element for element in elements]
    element = sa.Index("ix", *elements, _table=t, **keywords)
    return element


def foreign_key(*arguments, source_schema=None, **keywords):
    metadata = sa.MetaData()
    target = arguments[1][0].split(".")
    if len(target) == 3:
        sa.Table(target[1], metadata, sa.Column("id"), sa.Column("x"), schema=target[0])
    else:
        sa.Table(target[0], metadata, sa.Column("id"), sa.Column("x"))
    element = sa.ForeignKeyConstraint(*arguments, **keywords)
    sa.Table("t", metadata, sa.Column("a"), sa.Column("b"), element, schema=source_schema)
    return element


def alter(**keywords):
    return [ops.AlterColumnOp("t", "c", **keywords)]


def defaults():
    yield "string", "x", EVERYWHERE
    yield "quoted string", "'x'", EVERYWHERE
    yield "string with quotes", "it's", ("sqlite",)
    yield "number as a string", "5", EVERYWHERE
    yield "empty string", "", ("sqlite",)
    yield "text", sa.text("now()"), EVERYWHERE
    yield "quoted text", sa.text("'x'"), ("sqlite", "postgresql")
    yield "text in parentheses", sa.text("(1 + 2)"), ("sqlite", "postgresql")
    yield "digit", sa.text("0"), ("sqlite", "mysql")
    yield "number", sa.text("10"), ("sqlite", "mysql")
    yield "function", sa.func.now(), EVERYWHERE
    yield "function with arguments", sa.func.coalesce("a", 5), ("postgresql",)
    yield "true", sa.true(), EVERYWHERE
    yield "literal", sa.literal(5), ("sqlite", "postgresql")
    yield "text with quotes and backslash", sa.text("E'it''s \\n'"), ("postgresql",)
    yield "cast", sa.cast("a", sa.String(5)), ("postgresql",)


def column_cases():
    for what, default, dialects in defaults():
        for dialect in dialects:
            yield f"column with a default: {what} on {dialect}", dialect, \
                added(sa.String(5), server_default=default), {}
            yield f"default changed: {what} on {dialect}", dialect, \
                alter(modify_server_default=default if isinstance(default, str)
                      else sa.DefaultClause(default), existing_type=sa.String(5)), {}
    yield "column that the database fills in", "postgresql", \
        added(sa.Integer(), server_default=sa.FetchedValue()), {}
    for persisted in (None, True, False):
        yield f"computed column, persisted {persisted}", "postgresql", \
            added(sa.Integer(), sa.Computed("a + 1", persisted=persisted)), {}
    yield "computed column of a function", "mysql", \
        added(sa.Integer(), sa.Computed(sa.func.lower(sa.column("a")))), {}
    yield "computed column with quotes", "sqlite", \
        added(sa.Integer(), sa.Computed("a || 'it''s'")), {}
    for position, identity in enumerate((
            sa.Identity(), sa.Identity(always=True),
            sa.Identity(start=5, increment=2, minvalue=1, maxvalue=99, cycle=True, cache=3),
            sa.Identity(always=True, nominvalue=True, nomaxvalue=True, cycle=False),
            sa.Identity(oracle_on_null=True, oracle_order=True))):
        yield f"identity column {position}", "postgresql", added(sa.Integer(), identity), {}
    yield "column of a primary key", "postgresql", added(sa.Integer(), primary_key=True), {}
    yield "column that must have a value", "postgresql", added(sa.Integer(), nullable=False), {}
    yield "nullable column of a primary key", "sqlite", \
        added(sa.Integer(), primary_key=True, nullable=True), {}
    for value in (True, False):
        yield f"column with autoincrement {value}", "mysql", \
            added(sa.Integer(), autoincrement=value), {}
    yield "column with a comment", "postgresql", added(sa.Integer(), comment="it's a \"c\"\n"), {}
    yield "column with an empty comment", "postgresql", added(sa.Integer(), comment=""), {}
    yield "system column", "postgresql", added(sa.Integer(), system=True), {}
    yield "column with options", "sqlite", added(
        sa.Integer(), sqlite_on_conflict_not_null="FAIL", sqlite_on_conflict_unique="IGNORE"), {}
    yield "column with flags", "sqlite", [ops.AddColumnOp("t", sa.Column(
        "c", sa.Integer(), sa.ForeignKey("x.id"), index=True, unique=True, key="other",
        default=5))], {}
    yield "column with everything", "postgresql", added(
        sa.Integer(), server_default="5", autoincrement=False, nullable=False, system=True,
        comment="c"), {}
    yield "column added in a schema", "postgresql", [ops.AddColumnOp(
        "t", sa.Column("c", sa.Integer()), schema="s", if_not_exists=True)], {}
    yield "column not added if it exists", "postgresql", [ops.AddColumnOp(
        "t", sa.Column("c", sa.Integer()), if_not_exists=True)], {}
    yield "column with a quoted name", "postgresql", [ops.AddColumnOp(
        "t'x", sa.Column(sa.sql.quoted_name("c\"é", True), sa.Integer()))], {}
    yield "column dropped", "sqlite", [ops.DropColumnOp("t", "c")], {}
    yield "column dropped in a schema", "sqlite", [ops.DropColumnOp("t", "c", schema="s")], {}
    yield "column dropped if it exists", "sqlite", [ops.DropColumnOp(
        "t", "c", schema="s", if_exists=True)], {}
    yield "column dropped after it was reversed", "sqlite", [ops.AddColumnOp(
        "t", sa.Column("c", sa.Integer())).reverse()], {}


def alter_cases():
    yield "type changed", "postgresql", alter(
        modify_type=sa.String(60), existing_type=sa.VARCHAR(50), existing_nullable=True), {}
    yield "nullable changed", "postgresql", alter(
        modify_nullable=False, existing_nullable=True, existing_type=sa.VARCHAR(50)), {}
    yield "nullable and type changed", "postgresql", alter(
        modify_nullable=True, modify_type=sa.Integer(), existing_type=sa.VARCHAR(50),
        existing_nullable=False, existing_server_default=sa.DefaultClause("5")), {}
    yield "name changed", "postgresql", alter(modify_name="d"), {}
    yield "default removed", "postgresql", alter(
        modify_server_default=None, existing_type=sa.INTEGER(), existing_nullable=False), {}
    yield "default kept", "postgresql", alter(
        modify_nullable=False, existing_server_default=sa.DefaultClause(sa.text("now()"))), {}
    yield "default that is not there kept", "postgresql", alter(
        modify_nullable=False, existing_server_default=None), {}
    yield "identity set", "postgresql", alter(modify_server_default=sa.Identity(start=3)), {}
    yield "identity kept", "postgresql", alter(
        modify_nullable=False, existing_server_default=sa.Identity(always=True)), {}
    yield "computed kept", "postgresql", alter(
        modify_nullable=False, existing_server_default=sa.Computed("a", persisted=True)), {}
    yield "comment set", "postgresql", alter(
        modify_comment="new", existing_comment="old", existing_type=sa.INTEGER()), {}
    yield "comment removed", "postgresql", alter(modify_comment=None, existing_comment="old"), {}
    yield "comment kept", "postgresql", alter(modify_nullable=True, existing_comment="it's"), {}
    yield "autoincrement", "mysql", alter(modify_nullable=False, autoincrement=True), {}
    yield "no autoincrement", "mysql", alter(
        modify_nullable=False, existing_nullable=True, autoincrement=False), {}
    yield "everything changed", "postgresql", [ops.AlterColumnOp(
        "t", "c", schema="s", modify_nullable=False, modify_type=sa.BigInteger(),
        modify_server_default="5", modify_comment="c", modify_name="d",
        existing_type=sa.INTEGER(), existing_nullable=True, existing_comment="o",
        existing_server_default=sa.DefaultClause("4"), autoincrement=True)], {}
    yield "everything changed back", "postgresql", [ops.AlterColumnOp(
        "t", "c", schema="s", modify_nullable=False, modify_type=sa.BigInteger(),
        modify_server_default=sa.DefaultClause("5"), modify_comment="c",
        existing_type=sa.INTEGER(), existing_nullable=True, existing_comment="o",
        existing_server_default=sa.DefaultClause("4")).reverse()], {}


def table_cases():
    ident = lambda: sa.Column("id", sa.Integer(), primary_key=True)  # noqa: E731
    yield "table of one column", "sqlite", created(sa.Column("a", sa.Integer())), {}
    yield "table with a primary key", "sqlite", created(ident(), sa.Column("a", sa.String(5))), {}
    yield "table with a primary key of two columns", "postgresql", created(
        sa.Column("b", sa.Integer(), primary_key=True),
        sa.Column("a", sa.Integer(), primary_key=True)), {}
    yield "table with a named primary key", "postgresql", created(
        sa.Column("a", sa.Integer()), sa.PrimaryKeyConstraint("a", name="pk_t")), {}
    yield "table with a final primary key name", "postgresql", created(
        sa.Column("a", sa.Integer()), sa.PrimaryKeyConstraint("a", name=conv("pk_t"))), {}
    yield "table without columns", "postgresql", created(), {}
    yield "table with unique columns", "postgresql", created(
        ident(), sa.Column("a", sa.Integer(), unique=True),
        sa.Column("b", sa.Integer(), index=True, unique=True),
        sa.UniqueConstraint("a", "b", name="uq")), {}
    yield "table with unique options", "postgresql", created(
        ident(), sa.Column("a", sa.Integer()),
        sa.UniqueConstraint("a", deferrable=True, initially="DEFERRED", name=conv("uq_x"),
                            postgresql_nulls_not_distinct=True)), {}
    yield "table with foreign keys", "postgresql", created(
        ident(), sa.Column("a", sa.Integer(), sa.ForeignKey("x.id")),
        sa.Column("b", sa.Integer(), sa.ForeignKey("s.x.id", ondelete="CASCADE", name="fk_b")),
        sa.ForeignKeyConstraint(["a", "b"], ["y.a", "y.b"], name="fk", onupdate="SET NULL",
                                ondelete="CASCADE", initially="DEFERRED", deferrable=True,
                                use_alter=True, match="FULL")), {}
    yield "table that refers to itself", "sqlite", created(
        ident(), sa.Column("parent", sa.Integer(), sa.ForeignKey("t.id", name=conv("fk_p")))), {}
    yield "table with a key option", "postgresql", created(
        ident(), sa.ForeignKeyConstraint(["id"], ["x.id"], postgresql_not_valid=True)), {}
    yield "table with checks", "postgresql", created(
        ident(), sa.Column("a", sa.Integer(), sa.CheckConstraint("a > 1", name="inner")),
        sa.CheckConstraint("a > 5"), sa.CheckConstraint("a < 'it''s'", name="ck"),
        sa.CheckConstraint(sa.column("a") == 5, name=conv("ck_t_a"))), {}
    yield "table with types that check", "sqlite", created(
        ident(), sa.Column("a", sa.Boolean(create_constraint=True, name="ck_b")),
        sa.Column("b", sa.Enum("x", "y", name="e", create_constraint=True))), {}
    yield "table with an exclusion", "postgresql", created(
        ident(), sa.Column("a", sa.Integer()),
        ExcludeConstraint((sa.column("a"), "="), ("a", ">"), name="ex", using="btree",
                          where=sa.text("a > 5"), deferrable=True, initially="DEFERRED")), {}
    yield "table with an exclusion of text", "postgresql", created(
        ident(), sa.Column("a", sa.Integer()),
        ExcludeConstraint((sa.literal_column("int4range(a, a)"), "&&"), (sa.text("a"), "="),
                          name=conv("ex"))), {}
    yield "table in a schema", "postgresql", created(ident(), schema="s"), {}
    yield "table with a comment", "postgresql", created(ident(), comment="it's"), {}
    yield "table with information", "postgresql", created(
        ident(), info={"a": 1, "b": [1.5, None, True], "c": {"d": "e"}}), {}
    yield "table with options", "mysql", created(
        ident(), mysql_engine="InnoDB", mysql_charset="utf8mb4", mariadb_engine="Aria"), {}
    yield "table with an option of words", "mysql", created(
        ident(), **{"mysql_default charset": "utf8", "mysql_auto_increment": 5}), {}
    yield "table with a partition", "postgresql", created(
        ident(), postgresql_partition_by="RANGE (id)"), {}
    yield "table with prefixes", "postgresql", created(ident(), prefixes=["TEMPORARY"]), {}
    yield "table that may exist", "postgresql", [ops.CreateTableOp(
        "t", [sa.Column("a", sa.Integer())], if_not_exists=True, schema="s", comment="c",
        info={"a": 1}, prefixes=["UNLOGGED"], postgresql_with_oids=True)], {}
    yield "table of loose items", "postgresql", [ops.CreateTableOp("t", [
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.Integer(), sa.ForeignKey("x.id", ondelete="CASCADE"), unique=True),
        sa.Column("b", sa.Integer(), index=True),
        sa.UniqueConstraint("a", "b", name="uq"), sa.CheckConstraint("a > b", name="ck")])], {}
    for count in (254, 255):
        yield f"table of {count} columns", "sqlite", created(
            ident(), *[sa.Column(f"c{n}", sa.Integer()) for n in range(count - 1)]), {}
    yield "table with a type of the project", "sqlite", created(ident(), sa.Column("m", Money())), {
        "ours": {"imports": ["import project_types"]}}
    yield "table with odd names", "sqlite", [ops.CreateTableOp(
        "it's", [sa.Column("a \"b\"", sa.Integer()), sa.UniqueConstraint("a \"b\"")],
        schema="sch ema")], {}
    yield "table dropped", "sqlite", [ops.DropTableOp("t")], {}
    yield "table dropped in a schema", "sqlite", [ops.DropTableOp("t", schema="s", if_exists=True)], {}
    yield "table created and dropped", "sqlite", created(ident()) + [
        ops.CreateTableOp.from_table(table(ident())).reverse()], {}
    yield "comment on a table", "postgresql", [ops.CreateTableCommentOp("t", "it's")], {}
    yield "comment on a table replaced", "postgresql", [ops.CreateTableCommentOp(
        "t", "new", existing_comment="old", schema="s")], {}
    yield "comment on a table removed", "postgresql", [ops.DropTableCommentOp(
        "t", existing_comment="old", schema="s")], {}
    yield "unknown comment on a table removed", "postgresql", [ops.DropTableCommentOp("t")], {}


def constraint_cases():
    for name in ("uq", conv("uq"), None):
        final = " final" if isinstance(name, conv) else ""
        yield f"unique constraint{final} {name}", "postgresql", constraint(
            sa.UniqueConstraint("a", "b", name=name)), {}
        yield f"unique constraint{final} {name} dropped", "postgresql", [
            constraint(sa.UniqueConstraint("a", name=name))[0].reverse()], {}
        yield f"check{final} {name}", "postgresql", constraint(
            sa.CheckConstraint("a > 5", name=name)), {}
        yield f"check{final} {name} dropped", "postgresql", [
            constraint(sa.CheckConstraint("a > 5", name=name))[0].reverse()], {}
        yield f"foreign key{final} {name}", "postgresql", [ops.CreateForeignKeyOp.from_constraint(
            foreign_key(["a"], ["x.id"], name=name))], {}
        yield f"foreign key{final} {name} dropped", "postgresql", [
            ops.CreateForeignKeyOp.from_constraint(
                foreign_key(["a"], ["x.id"], name=name)).reverse()], {}
    yield "unique constraint with options", "postgresql", constraint(
        sa.UniqueConstraint("a", name="uq", deferrable=True, initially="DEFERRED",
                            postgresql_include=["b"]), schema="s"), {}
    yield "check with an expression", "mysql", constraint(
        sa.CheckConstraint(sa.column("a").in_([1, 2]), name="ck"), schema="s"), {}
    yield "foreign key with options", "postgresql", [ops.CreateForeignKeyOp.from_constraint(
        foreign_key(["a", "b"], ["s2.x.id", "s2.x.x"], name="fk", onupdate="CASCADE",
                    ondelete="SET NULL", initially="DEFERRED", deferrable=True, use_alter=True,
                    match="FULL", source_schema="s1", postgresql_not_valid=True))], {}
    yield "foreign key with options dropped", "postgresql", [
        ops.CreateForeignKeyOp.from_constraint(
            foreign_key(["a"], ["s2.x.id"], name="fk", source_schema="s1")).reverse()], {}
    yield "exclusion", "postgresql", constraint(ExcludeConstraint(
        (sa.column("a"), ">"), where=sa.text("a != 2"), name="ex", using="gist"), schema="s"), {}
    yield "primary key", "postgresql", [ops.CreatePrimaryKeyOp(
        "pk", "t", ["a", "b"], schema="s")], {"ours": {"text": (
            "# ### commands auto generated by Alembic - please adjust! ###\n"
            "    op.create_primary_key('pk', 't', ['a', 'b'], schema='s')\n"
            "    # ### end Alembic commands ###")}}
    yield "primary key dropped", "postgresql", [ops.DropConstraintOp(
        "pk", "t", "primary", schema="s", if_exists=True)], {}
    yield "constraint of no kind dropped", "postgresql", [ops.DropConstraintOp("x", "t")], {}


def index_cases():
    a = lambda t: t.c.a  # noqa: E731
    b = lambda t: t.c.b  # noqa: E731
    elements = {
        "columns": ([a, b], {}), "unique": ([a], {"unique": True}), "text": ([sa.text("a DESC")], {}),
        "function": ([lambda t: sa.func.lower(t.c.b)], {}),
        "several": ([a, lambda t: sa.func.lower(t.c.b)], {}),
        "descending": ([lambda t: t.c.a.desc()], {}),
        "nulls": ([lambda t: t.c.a.desc().nulls_last()], {}),
        "operator": ([lambda t: t.c.a + 1], {}), "cast": ([lambda t: sa.cast(t.c.a, sa.String(5))], {}),
        "label": ([lambda t: sa.func.lower(t.c.b).label("low")], {}),
        "literal": ([lambda t: t.c.b + "it's"], {}),
    }
    for what, (items, keywords) in elements.items():
        for dialect in EVERYWHERE:
            yield f"index of {what} on {dialect}", dialect, [
                ops.CreateIndexOp.from_index(index(*items, **keywords))], {}
    options = {
        "where": {"postgresql_where": sa.text("a > 5")}, "using": {"postgresql_using": "gin"},
        "operator classes": {"postgresql_ops": {"b": "text_pattern_ops"}},
        "include": {"postgresql_include": ["b"]}, "storage": {"postgresql_with": {"fillfactor": 50}},
        "concurrently": {"postgresql_concurrently": True},
        "nulls": {"postgresql_nulls_not_distinct": True},
        "length": {"mysql_length": {"b": 5}}, "one length": {"mysql_length": 5},
        "prefix": {"mysql_prefix": "FULLTEXT"}, "sqlite where": {"sqlite_where": sa.text("a > 5")},
        "compared where": {"postgresql_where": sa.column("a") > 5},
    }
    for what, keywords in options.items():
        element = index(a, **keywords)
        yield f"index with {what}", "postgresql", [ops.CreateIndexOp.from_index(element)], {}
        yield f"index with {what} dropped", "postgresql", [ops.DropIndexOp.from_index(element)], {}
    yield "index with a column as its condition", "postgresql", [ops.CreateIndexOp.from_index(
        (lambda t: sa.Index("ix", t.c.a, postgresql_where=t.c.b))(table(
            sa.Column("a", sa.Integer()), sa.Column("b", sa.Boolean()))))], {}
    element = index(a, schema="s")
    yield "index in a schema", "postgresql", [ops.CreateIndexOp.from_index(element)], {}
    yield "index in a schema dropped", "postgresql", [ops.DropIndexOp.from_index(element)], {}
    element = index(a)
    element.name = conv("ix_t_a")
    yield "index with a final name", "postgresql", [ops.CreateIndexOp.from_index(element)], {}
    yield "index with a final name dropped", "postgresql", [ops.DropIndexOp.from_index(element)], {}
    yield "index that may exist", "postgresql", [ops.CreateIndexOp(
        "ix", "t", ["a"], if_not_exists=True, schema="s", postgresql_using="gin")], {}
    yield "index that may not exist dropped", "postgresql", [ops.DropIndexOp(
        "ix", "t", if_exists=True, schema="s", postgresql_concurrently=True)], {}


def layout_cases():
    yield "nothing", "sqlite", [], {}
    yield "no changes of a table", "sqlite", [ops.ModifyTableOps("t", [])], {}
    yield "no changes of a table in batch form", "sqlite", [ops.ModifyTableOps("t", [])], \
        {"render_as_batch": True}
    yield "statement", "sqlite", [ops.ExecuteSQLOp("update t set a = 'it''s'")], {}
    yield "statement of several lines", "sqlite", [ops.ExecuteSQLOp("select 1  \n  from t\n")], {}
    unique = constraint(sa.UniqueConstraint("a", name=conv("uq")))[0]
    key = ops.CreateForeignKeyOp.from_constraint(
        foreign_key(["a"], ["s2.x.id"], name=conv("fk"), ondelete="CASCADE", source_schema="s"))
    element = index(lambda t: t.c.a, unique=True, sqlite_where=sa.text("a > 5"), schema="s")
    element.name = conv("ix_t_a")
    check = constraint(sa.CheckConstraint("a > 5", name="ck"), schema="s")[0]
    exclusion = constraint(ExcludeConstraint(("a", "="), name="ex", using="btree"), schema="s")[0]
    changes = [
        ops.AddColumnOp("t", sa.Column("c", sa.String(5), server_default="x"), schema="s"),
        *alter(modify_nullable=False, existing_type=sa.INTEGER()), unique, key, check, exclusion,
        ops.CreateIndexOp.from_index(element), ops.DropIndexOp.from_index(element),
        key.reverse(), ops.DropConstraintOp(None, "t", "check", schema="s"),
        ops.CreateTableCommentOp("t", "new", schema="s"),
        ops.DropTableCommentOp("t", existing_comment="old", schema="s"),
        ops.ExecuteSQLOp("select 1"), ops.DropColumnOp("t", "d", schema="s")]
    for schema in (None, "s"):
        for batch in (False, True):
            yield f"changes of a table in schema {schema}, batch {batch}", "sqlite", [
                ops.ModifyTableOps("t", changes, schema=schema),
                *created(sa.Column("a", sa.Integer())),
                ops.ModifyTableOps("t2", [ops.CreateIndexOp("ix2", "t2", ["a"])]),
                ops.DropTableOp("t3")], {"render_as_batch": batch}
    yield "changes outside of a table in batch form", "sqlite", [
        ops.AddColumnOp("t", sa.Column("c", sa.Integer()))], {"render_as_batch": True}
    yield "changes with other prefixes", "postgresql", [
        *created(sa.Column("a", postgresql.JSONB(), server_default=sa.text("'{}'")),
                 sa.CheckConstraint("a > 5", name=conv("ck"))),
        ops.ModifyTableOps("t", changes)], {
            "sqlalchemy_module_prefix": "", "alembic_module_prefix": "", "render_as_batch": True}
    yield "imports", "mysql", created(
        sa.Column("a", postgresql.INET()), sa.Column("b", mysql.TINYINT(1)),
        sa.Column("c", mysql.LONGTEXT())), {}


def cases():
    for group in (column_cases, alter_cases, table_cases, constraint_cases, index_cases,
                  layout_cases):
        yield from group()
