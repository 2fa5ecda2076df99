"""Pairs of schemas: what the database has, and what the models say."""

import enum

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint
from sqlalchemy.dialects import mysql, postgresql

ONLY_SQLITE = {"dialects": ["sqlite"]}
ONLY_POSTGRESQL = {"dialects": ["postgresql"]}
ONLY_MYSQL = {"dialects": ["mysql"]}
SERVERS = {"dialects": ["postgresql", "mysql"]}
CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s"}


class Colour(enum.Enum):
    red = 1
    green = 2


def nothing(m):
    pass


def ident():
    return Column("id", Integer, primary_key=True)


def table(*items, name="t", **keywords):
    """A schema of one table with an identifier; items are made anew each time."""
    def build(m):
        Table(name, m, ident(), *[item() for item in items], **keywords)
    return build


def tables(*builders):
    def build(m):
        for builder in builders:
            builder(m)
    return build


def a(*arguments, **keywords):
    arguments = arguments or (Integer,)
    return lambda: Column("a", *[item() if callable(item) and not isinstance(item, type) else item
                                 for item in arguments], **keywords)


def column(own, *arguments, **keywords):
    arguments = arguments or (Integer,)
    return lambda: Column(own, *arguments, **keywords)


def both(title, one, other, **spec):
    yield title, one, other, spec
    yield f"{title}, reversed", other, one, spec


def table_cases():
    yield "nothing at all", nothing, nothing, {}
    yield from both("table", nothing, table(a(String(50), nullable=False)))
    yield from both("table with an index and a unique constraint", nothing, table(
        a(Integer, index=True), column("b", String(5), unique=True),
        lambda: Index("ix_t_ab", "a", "b", unique=True)))
    yield from both("tables that refer to each other", nothing, tables(
        table(column("z_id", Integer), lambda: sa.ForeignKeyConstraint(["z_id"], ["z.id"]), name="a"),
        table(name="z"), table(name="m")), unordered=True)
    yield "the same tables", tables(table(a()), table(a(String(5)), name="u")), tables(
        table(a()), table(a(String(5)), name="u")), {}
    yield "version table", ["CREATE TABLE alembic_version (version_num VARCHAR(32))"], nothing, {}
    yield "several metadata", table(name="x"), [table(name="a"), table(name="b")], {}
    yield "table with a schema", ["CREATE SCHEMA s", "CREATE TABLE s.old (a INTEGER)"], \
        lambda m: Table("t", m, ident(), Column("a", Integer, index=True), schema="s"), \
        {"include_schemas": True, **ONLY_POSTGRESQL}
    yield "table of a schema that is not looked at", ["CREATE SCHEMA s", "CREATE TABLE s.old (a INTEGER)"], \
        nothing, ONLY_POSTGRESQL
    yield "changes in a schema", ["CREATE SCHEMA s", "CREATE TABLE s.t (id INTEGER NOT NULL, a INTEGER, "
                                  "gone INTEGER, PRIMARY KEY (id))"], \
        lambda m: Table("t", m, ident(), Column("a", String(5), nullable=False),
                        Column("b", Integer, index=True), schema="s"), \
        {"include_schemas": True, **ONLY_POSTGRESQL}
    yield "default schema by its name", table(a()), \
        lambda m: Table("t", m, ident(), Column("a", String(5)), Column("b", Integer), schema="public"), \
        {"include_schemas": True, **ONLY_POSTGRESQL}
    yield "view", ["CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL)", "CREATE VIEW v AS SELECT id FROM t"], \
        table(), ONLY_SQLITE
    yield "circular foreign keys", nothing, tables(
        lambda m: Table("x", m, ident(), Column("y_id", ForeignKey("y.id", name="fk_xy"))),
        lambda m: Table("y", m, ident(), Column("x_id", ForeignKey("x.id", name="fk_yx"))),
        table(name="a")), {}
    yield "table with everything", nothing, lambda m: Table(
        "t", m, ident(), Column("a", String(5), nullable=False, server_default="x", comment="ca"),
        Column("b", Integer, server_default=sa.text("5")),
        Column("c", sa.DateTime, server_default=sa.func.now()),
        sa.CheckConstraint("b > 5", name="ck_b"), UniqueConstraint("a", "b", name="uq_ab"),
        Index("ix_b", "b"), comment="ct"), {}


def column_cases():
    yield from both("column", table(), table(a(String(5))))
    yield "column that must have a value", table(), table(a(String(5), nullable=False)), {}
    yield "column with a default that must have a value", table(), \
        table(a(Integer, nullable=False, server_default="5")), {}
    yield "several columns", table(column("x"), column("k")), table(
        column("k"), column("c", String(5)), column("b"), column("a", sa.Text)), {}
    yield "order of columns", table(column("b"), a()), table(a(), column("b")), {}
    yield "system column", table(), table(column("xmin", Integer, system=True)), ONLY_POSTGRESQL
    yield "column that refers to a table", tables(table(), table(name="u")), tables(
        lambda m: Table("t", m, ident(), Column("u_id", ForeignKey("u.id", name="fk_u"))),
        table(name="u")), {}
    yield "column that is indexed and unique", table(), table(
        a(Integer, index=True), column("b", Integer, unique=True)), {
            "naming_convention": CONVENTION}
    yield from both("nullable", table(a(Integer, nullable=True)), table(a(Integer, nullable=False)))
    yield "renamed column", table(column("old", String(50))), table(column("new", String(50))), {}
    yield "several things about a column", table(a(String(5), nullable=True)), table(
        a(Integer, nullable=False, server_default="5", comment="c")), {
            "compare_server_default": True}


def type_cases():
    types = {
        "lengths": (String(30), String(50), {}), "no length": (String(30), sa.Text(), {}),
        "integer and text": (Integer(), String(5), {}), "integer sizes": (Integer(), sa.BigInteger(), {}),
        "precision": (sa.Numeric(10, 2), sa.Numeric(12, 2), {}),
        "decimal": (sa.Numeric(10, 2), sa.DECIMAL(10, 2), {}),
        "float": (sa.Float(), sa.Double(), {}), "boolean": (sa.Boolean(), sa.Boolean(), {}),
        "date and time": (sa.DateTime(), sa.Date(), {}),
        "time zone": (sa.DateTime(), sa.DateTime(timezone=True), {}),
        "json": (sa.JSON(), sa.JSON(), {}), "uuid": (sa.Uuid(), sa.Uuid(), {}),
        "binary": (sa.LargeBinary(), sa.LargeBinary(), {}),
        "enumeration": (sa.Enum("a", "b", name="e"), sa.Enum("a", "b", name="e"), {}),
        "labels": (sa.Enum("a", "b", name="e"), sa.Enum("a", "c", name="e"), {}),
        "more labels": (sa.Enum("a", "b", name="e"), sa.Enum("b", "a", "c", name="e"), {}),
        "enumeration of a class": (sa.Enum("red", "green", name="colour"), sa.Enum(Colour), {}),
        "variant": (String(5), String(5).with_variant(sa.Text(), "sqlite", "postgresql"), {}),
        "array": (postgresql.ARRAY(Integer), postgresql.ARRAY(String(5)), ONLY_POSTGRESQL),
        "jsonb": (sa.JSON(), postgresql.JSONB(), ONLY_POSTGRESQL),
        "double": (sa.Float(53), sa.Double(), ONLY_POSTGRESQL),
        "interval": (sa.Interval(), sa.Interval(second_precision=3), ONLY_POSTGRESQL),
        "range": (postgresql.INT4RANGE(), postgresql.INT8RANGE(), ONLY_POSTGRESQL),
        "unsigned": (mysql.INTEGER(unsigned=True), Integer(), ONLY_MYSQL),
        "tiny": (mysql.TINYINT(1), sa.Boolean(), ONLY_MYSQL),
        "collation": (mysql.VARCHAR(5, collation="utf8mb4_bin"),
                      mysql.VARCHAR(5, collation="utf8mb4_general_ci"), ONLY_MYSQL),
        "long text": (mysql.LONGTEXT(), sa.Text(), ONLY_MYSQL),
        "set": (mysql.SET("a", "b"), mysql.SET("a", "c"), ONLY_MYSQL),
    }
    for title, (one, other, spec) in types.items():
        yield from both(f"type: {title}", table(a(one)), table(a(other)), **spec)
    yield "no type in the models", table(a()), table(a(sa.types.NullType())), {}
    yield "no type in the database", ["CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a)"], \
        table(a()), ONLY_SQLITE
    yield "types not compared", table(a()), table(a(String(5))), {"compare_type": False}
    for answer in (True, False, None):
        yield f"own function for types says {answer}", table(a(String(5)), column("b")), \
            table(a(String(6)), column("b")), {"compare_type": {"a": answer, "b": answer}}


def default_cases():
    on = {"compare_server_default": True}
    defaults = {
        "strings": ("x", "y", {}), "same string": ("x", "x", {}), "quoted string": ("it's", "it''s", {}),
        "function": (sa.func.now(), sa.func.now(), {"type": sa.DateTime}),
        "timestamp": (sa.func.current_timestamp(), sa.text("CURRENT_TIMESTAMP"), {"type": sa.DateTime}),
        "numbers": ("5", "6", {"type": Integer}), "same number": ("5", sa.text("5"), {"type": Integer}),
        "string and number": ("5", "5", {"type": sa.Numeric(5, 2)}),
        "expression": (sa.text("(1 + 2)"), sa.text("(1 + 3)"), {"type": Integer}),
        "same expression": (sa.text("(1 + 2)"), sa.text("(1 + 2)"), {"type": Integer}),
        "boolean": (sa.true(), sa.false(), {"type": sa.Boolean}),
    }
    for title, (one, other, spec) in defaults.items():
        type_ = spec.get("type", String(20))
        yield from both(f"default: {title}", table(a(type_, server_default=one)),
                        table(a(type_, server_default=other)), **on)
    yield from both("default added", table(a(String(5))), table(a(String(5), server_default="x")), **on)
    yield "default not compared", table(a(String(5))), table(a(String(5), server_default="x")), {}
    yield "default not compared, type changed", table(a(String(5), server_default="x")), \
        table(a(String(6), server_default="y")), {}
    for answer in (True, False, None):
        yield f"own function for defaults says {answer}", table(
            a(String(5), server_default="x"), column("b", String(5), server_default="x")), table(
            a(String(5), server_default="y"), column("b", String(5), server_default="x")), {
                "compare_server_default": {"a": answer, "b": answer}}
    yield "serial column", table(), table(a()), on
    yield "nextval", ["CREATE SEQUENCE s", "CREATE TABLE t (id SERIAL NOT NULL, "
                      "a INTEGER DEFAULT nextval('s'), PRIMARY KEY (id))"], table(
        a(Integer, server_default=sa.text("nextval('s')"))), {**on, **ONLY_POSTGRESQL}
    yield "database fills in", table(a(String(5))), table(
        a(String(5), server_default=sa.FetchedValue())), on
    computed = lambda text, **k: a(Integer, lambda: sa.Computed(text, **k))  # noqa: E731
    yield from both("computed column", table(column("b")), table(
        column("b"), computed("b + 1", persisted=True)), **on)
    yield from both("computed added to a column", table(column("b"), a()), table(
        column("b"), computed("b + 1", persisted=True)), **on)
    yield "computed column changed", table(column("b"), computed("b + 1", persisted=True)), table(
        column("b"), computed("b + 2", persisted=True)), on
    yield "same computed column", table(column("b"), computed("b + 1", persisted=True)), table(
        column("b"), computed("(B  + 1)", persisted=True)), on
    identity = lambda **k: a(Integer, lambda: sa.Identity(**k), nullable=False)  # noqa: E731
    here = {**on, **ONLY_POSTGRESQL}
    yield from both("identity column", table(), table(identity()), **here)
    yield from both("identity added to a column", table(a(Integer, nullable=False)),
                    table(identity()), **here)
    yield "identity always", table(identity()), table(identity(always=True)), here
    yield "identity options", table(identity(start=3)), table(identity(start=4, increment=2)), here
    yield "same identity", table(identity(start=3)), table(identity(start=3)), here
    yield "identity without options in the models", table(identity(start=3, cycle=True)), \
        table(identity()), here
    yield "identity and nullability", table(identity()), table(
        a(Integer, lambda: sa.Identity(), nullable=True)), here
    yield "identity not compared", table(identity()), table(identity(always=True)), ONLY_POSTGRESQL
    yield "autoincrement of a key", lambda m: Table(
        "t", m, Column("id", Integer, primary_key=True)), lambda m: Table(
        "t", m, Column("id", sa.BigInteger, primary_key=True)), SERVERS
    yield "no autoincrement of a key", lambda m: Table(
        "t", m, Column("id", Integer, primary_key=True, autoincrement=False)), lambda m: Table(
        "t", m, Column("id", sa.BigInteger, primary_key=True, autoincrement=False)), SERVERS


def comment_cases():
    yield from both("comment on a column", table(a()), table(a(Integer, comment="it's")))
    yield "comment on a column changed", table(a(Integer, comment="x")), \
        table(a(Integer, comment="y")), {}
    yield "comment on a column kept", table(a(Integer, comment="x")), \
        table(a(sa.BigInteger, comment="x")), {}
    yield "empty comment", table(a(Integer)), table(a(Integer, comment=""), comment=""), {}
    yield from both("comment on a table", table(a()), table(a(), comment="it's"))
    yield "comment on a table changed", table(a(), comment="x"), table(a(), comment="y"), {}
    yield "comments not compared", table(a(), comment="x"), table(a(Integer, comment="c")), {
        "plugins": ["alembic.autogenerate.*", "~alembic.autogenerate.comments"]}


def index_cases():
    b = column("b", String(20))
    ix = lambda *k, own="ix", **kw: lambda: Index(own, *k, **kw)  # noqa: E731
    uq = lambda *k, own="uq": lambda: UniqueConstraint(*k, name=own)  # noqa: E731
    yield from both("index", table(a(), b), table(a(), b, ix("a")))
    yield from both("index of several columns", table(a(), b), table(a(), b, ix("a", "b")))
    yield from both("unique index", table(a(), b), table(a(), b, ix("a", unique=True)))
    yield "several indexes", table(a(), b, ix("a", own="z"), ix("b", own="k")), table(
        a(), b, ix("b", own="k"), ix("a", own="m"), ix("a", "b", own="c")), {}
    yield "order of index columns", table(a(), b, ix("a", "b")), table(a(), b, ix("b", "a")), {}
    yield "uniqueness of an index", table(a(), b, ix("a")), table(a(), b, ix("a", unique=True)), {}
    yield "columns and uniqueness of an index", table(a(), b, ix("a", unique=True)), \
        table(a(), b, ix("a", "b")), {}
    yield from both("unique constraint", table(a(), b), table(a(), b, uq("a")))
    yield from both("unique constraint of several columns", table(a(), b), table(a(), b, uq("b", "a")))
    yield "order of unique columns", table(a(), b, uq("a", "b")), table(a(), b, uq("b", "a")), {}
    yield "columns of a unique constraint", table(a(), b, uq("a")), table(a(), b, uq("a", "b")), {}
    yield "name of a unique constraint", table(a(), b, uq("a", own="x")), \
        table(a(), b, uq("a", own="y")), {}
    yield "unnamed unique constraint", table(a(), b), table(a(), b, uq("a", own=None)), {}
    yield "same unnamed unique constraint", table(a(), b, uq("a", own="uq_other")), \
        table(a(), b, uq("a", own=None)), {}
    yield "two unnamed unique constraints", table(a(), b, uq("a", own="uq_other")), \
        table(a(), b, uq("a", own=None), uq("b", own=None)), {}
    yield from both("index instead of a unique constraint", table(a(), b, uq("a", own="x")),
                    table(a(), b, ix("a", own="x", unique=True)))
    yield from both("unique constraint and unique index of one column", table(a(), b, uq("a")),
                    table(a(), b, uq("a"), ix("a", unique=True)))
    yield "naming convention", table(), table(
        a(Integer, index=True), column("b", Integer, unique=True), uq("a", "b", own=None)), {
            "naming_convention": CONVENTION}
    yield "index of a dropped column", table(a(), b, ix("a")), table(b), {"dialects": ["postgresql", "sqlite"]}
    yield "index on an expression: text", table(a(), b), table(
        a(), b, lambda: Index("ix", sa.text("lower(b)"))), {"dialects": ["sqlite", "postgresql"]}

    def indexed(*makes, **keywords):
        def build(m):
            t = Table("t", m, ident(), Column("a", Integer), Column("b", String(20)))
            Index("ix", *[make(t) for make in makes], **keywords)
        return build
    ta, tb = (lambda t: t.c.a), (lambda t: t.c.b)
    lowered = lambda t: sa.func.lower(t.c.b)  # noqa: E731
    upper = lambda t: sa.func.upper(t.c.b)  # noqa: E731
    elements = {
        "function": ((ta,), (lowered,)), "same function": ((lowered,), (lowered,)),
        "other function": ((lowered,), (upper,)), "more elements": ((ta,), (ta, lowered)),
        "descending": ((ta,), (lambda t: t.c.a.desc(),)),
        "same descending": ((lambda t: t.c.a.desc(),), (lambda t: t.c.a.desc(),)),
        "descending with nulls": ((lambda t: t.c.a.desc().nulls_last(),),
                                  (lambda t: t.c.a.desc().nulls_first(),)),
        "default sorting": ((ta,), (lambda t: t.c.a.asc().nulls_last(),)),
        "arithmetic": ((lambda t: t.c.a + 1,), (lambda t: t.c.a + 2,)),
        "same arithmetic": ((lambda t: t.c.a + 1,), (lambda t: t.c.a + 1,)),
        "cast": ((lambda t: sa.cast(t.c.a, sa.String(5)),), (lambda t: sa.cast(t.c.a, sa.String(5)),)),
        "text": ((lambda t: sa.text("lower(b)"),), (lambda t: sa.text("(lower(b))"),)),
    }
    for title, (one, other) in elements.items():
        yield f"index elements: {title}", indexed(*one), indexed(*other), ONLY_POSTGRESQL
    yield "index elements: function of a model only", indexed(ta), indexed(lowered), ONLY_SQLITE
    yield "operator class in an expression", indexed(ta), indexed(
        lambda t: sa.text("lower(b) text_pattern_ops")), ONLY_POSTGRESQL
    yield "operator class in the same expression", indexed(
        lambda t: sa.text("lower(b) text_pattern_ops")), indexed(
        lambda t: sa.text("lower(b) text_pattern_ops")), ONLY_POSTGRESQL
    yield from both("nulls that are not distinct", indexed(ta, unique=True), indexed(
        ta, unique=True, postgresql_nulls_not_distinct=True), **ONLY_POSTGRESQL)
    yield "predicate of an index", indexed(ta), indexed(ta, postgresql_where=sa.text("a > 5"),
                                                        sqlite_where=sa.text("a > 5")), {}
    yield "covering index", indexed(ta), indexed(ta, postgresql_include=["b"]), ONLY_POSTGRESQL
    yield "index with options dropped", indexed(
        tb, postgresql_using="hash", postgresql_where=sa.text("a > 5"), mysql_length=5), \
        table(a(), b), {}
    yield "dropped table with indexes", tables(table(a(), b, ix("a"), uq("b"))), nothing, {}


def foreign_key_cases():
    def child(*arguments, own="fk", columns=("u_id",), extra=(), **keywords):
        def build(m):
            Table("u", m, ident(), Column("x", Integer), UniqueConstraint("id", "x", name="uq_u"))
            items = [Column(c, Integer) for c in ("u_id", "v_id")]
            if arguments:
                items.append(sa.ForeignKeyConstraint(
                    columns, [f"u.{c}" for c in arguments], name=own, **keywords))
            Table("t", m, ident(), *items, *[make() for make in extra])
        return build
    none = child()
    yield from both("foreign key", none, child("id"))
    yield from both("unnamed foreign key", none, child("id", own=None),
                    dialects=["sqlite", "postgresql"])
    yield "same foreign key by another name", child("id", own="fk_x"), child("id", own="fk_y"), {}
    yield from both("foreign key of two columns", none, child("id", "x", columns=("u_id", "v_id")))
    yield "columns of a foreign key", child("id"), child("id", columns=("v_id",)), {}
    for option in ("CASCADE", "SET NULL", "RESTRICT", "NO ACTION"):
        yield from both(f"ondelete {option}", child("id"), child("id", ondelete=option))
        yield f"same ondelete {option}", child("id", ondelete=option), \
            child("id", ondelete=option.lower()), {}
    yield from both("onupdate", child("id"), child("id", onupdate="CASCADE"))
    yield from both("deferrable", child("id"), child("id", deferrable=True),
                    dialects=["sqlite", "postgresql"])
    yield from both("initially deferred", child("id", deferrable=True),
                    child("id", deferrable=True, initially="DEFERRED"), **ONLY_POSTGRESQL)
    yield "naming convention for foreign keys", none, child("id", own=None), {
        "naming_convention": CONVENTION}
    yield "foreign key and its index", none, child(
        "id", extra=(lambda: Index("ix_u", "u_id"),)), {}
    yield "foreign key to the table itself", table(column("p")), table(
        column("p"), lambda: sa.ForeignKeyConstraint(["p"], ["t.id"], name="fk_self")), {}
    yield "foreign key to another schema", ["CREATE SCHEMA s", "CREATE TABLE s.u (id INTEGER PRIMARY KEY)",
                                            "CREATE TABLE t (id SERIAL PRIMARY KEY, a INTEGER)"], tables(
        lambda m: Table("u", m, ident(), schema="s"),
        lambda m: Table("t", m, ident(), Column("a", ForeignKey("s.u.id", name="fk_s")))), {
            "include_schemas": True, **ONLY_POSTGRESQL}


def check_cases():
    ck = lambda text, own: lambda: sa.CheckConstraint(text, name=own)  # noqa: E731
    on = {"checks": True}
    yield from both("check", table(a()), table(a(), ck("a > 5", "ck_a")), **on)
    yield "check not compared", table(a()), table(a(), ck("a > 5", "ck_a")), {}
    yield "text of a check", table(a(), ck("a > 5", "ck_a")), table(a(), ck("a > 6", "ck_a")), on
    yield "unnamed check", table(a()), table(a(), ck("a > 5", None)), on
    yield "several checks", table(a(), ck("a > 5", "z"), ck("a > 6", "k")), table(
        a(), ck("a > 5", "m"), ck("a > 6", "k"), ck("a > 7", "b")), on
    yield "check of a type", table(a(String(5))), table(
        a(sa.Enum("x", "y", name="ck_e", native_enum=False, create_constraint=True))), on
    yield "check within a column", table(a()), table(
        a(Integer, lambda: sa.CheckConstraint("a > 5", name="ck_in"))), on
    yield "convention for checks", table(a(), ck("a > 5", "ck_t_big")), table(a(), ck("a > 5", "big")), {
        "naming_convention": CONVENTION, **on}


def filter_cases():
    wide = tables(
        table(a(), column("b"), lambda: Index("ix_a", "a"), lambda: UniqueConstraint("b", name="uq_b"),
              lambda: sa.ForeignKeyConstraint(["b"], ["u.id"], name="fk_b")),
        table(name="u"), table(name="gone"))
    narrow = tables(table(a(String(5)), column("c")), table(name="u"), table(name="new"))
    some = {"dialects": ["sqlite", "postgresql"]}
    yield "no names excluded", wide, narrow, {"excluded_names": [], "excluded_objects": [], **some}
    for kind, own in (("table", "gone"), ("table", "t"), ("column", "b"), ("index", "ix_a"),
                      ("unique_constraint", "uq_b"), ("foreign_key_constraint", "fk_b"),
                      ("schema", None)):
        yield f"name excluded: {kind} {own}", wide, narrow, {"excluded_names": [[kind, own]], **some}
    for kind, own, reflected in (
            ("table", "gone", True), ("table", "new", False), ("table", "t", False),
            ("column", "a", False), ("column", "c", False), ("column", "b", True),
            ("index", "ix_a", True), ("unique_constraint", "uq_b", True),
            ("foreign_key_constraint", "fk_b", True)):
        yield f"object excluded: {kind} {own}", wide, narrow, {
            "excluded_objects": [[kind, own, reflected]], **some}
    yield "objects of the models excluded", narrow, wide, {"excluded_objects": [
        ["index", "ix_a", False], ["unique_constraint", "uq_b", False],
        ["foreign_key_constraint", "fk_b", False]], **some}
    yield "no plugins but tables", wide, narrow, {"plugins": [
        "alembic.autogenerate.schemas", "alembic.autogenerate.tables"], **some}
    yield "no constraints", wide, narrow, {"plugins": [
        "alembic.autogenerate.*", "~alembic.autogenerate.constraints"], **some}


def cases():
    for group in (table_cases, column_cases, type_cases, default_cases, comment_cases, index_cases,
                  foreign_key_cases, check_cases, filter_cases):
        yield from group()
