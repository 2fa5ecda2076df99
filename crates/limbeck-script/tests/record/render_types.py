"""Types, each in an added column."""

from enum import Enum

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

import project_types


class Colour(Enum):
    red = 1
    green = "g"


GENERIC = [
    sa.Integer(), sa.SmallInteger(), sa.BigInteger(), sa.String(), sa.String(50),
    sa.String(50, collation="C"), sa.String(collation="it's"), sa.Unicode(5), sa.Text(),
    sa.Text(100), sa.UnicodeText(), sa.Boolean(), sa.Boolean(name="b", create_constraint=True),
    sa.Boolean(name="b"), sa.Numeric(), sa.Numeric(10), sa.Numeric(10, 2),
    sa.Numeric(10, 2, asdecimal=False), sa.Numeric(decimal_return_scale=4), sa.Float(),
    sa.Float(53), sa.Float(asdecimal=True, decimal_return_scale=3), sa.Double(), sa.Double(53),
    sa.Date(), sa.Time(), sa.Time(timezone=True), sa.DateTime(), sa.DateTime(timezone=True),
    sa.Interval(), sa.Interval(native=False), sa.Interval(second_precision=3), sa.LargeBinary(),
    sa.LargeBinary(20), sa.PickleType(), sa.JSON(), sa.JSON(none_as_null=True), sa.Uuid(),
    sa.Uuid(as_uuid=False), sa.Uuid(native_uuid=False), sa.Enum("a", "b", name="e"), sa.Enum(Colour),
    sa.Enum("a", "it's", "\"q\""), sa.Enum("a", "bb", name="e", native_enum=False),
    sa.Enum("a", name="e", native_enum=False, create_constraint=True, length=20, schema="s"),
    sa.Enum("a", name="e", schema="s"), sa.Enum("a", name="e", length=20),
    sa.Enum(name="empty"), sa.ARRAY(sa.Integer()), sa.ARRAY(sa.String(5), dimensions=2),
    sa.ARRAY(sa.Enum("a", "b", name="e"), as_tuple=True, zero_indexes=True), sa.types.NullType(),
    sa.CHAR(3), sa.VARCHAR(5), sa.VARCHAR(5, collation="C"), sa.NCHAR(3), sa.NVARCHAR(3), sa.TEXT(),
    sa.CLOB(), sa.BLOB(), sa.BINARY(3), sa.VARBINARY(3), sa.DECIMAL(5, 2), sa.NUMERIC(5),
    sa.REAL(), sa.FLOAT(), sa.FLOAT(24), sa.DOUBLE(), sa.DOUBLE_PRECISION(53), sa.INT(),
    sa.INTEGER(), sa.SMALLINT(), sa.BIGINT(), sa.BOOLEAN(), sa.DATE(), sa.TIME(),
    sa.TIME(timezone=True), sa.DATETIME(), sa.TIMESTAMP(), sa.TIMESTAMP(timezone=True), sa.UUID(),
    sa.UUID(as_uuid=False),
]

POSTGRESQL = [
    postgresql.ARRAY(sa.Integer()), postgresql.ARRAY(sa.String(5)),
    postgresql.ARRAY(sa.UUID(), dimensions=2), postgresql.ARRAY(postgresql.JSONB()),
    postgresql.ARRAY(sa.Numeric(10, 2), as_tuple=True, zero_indexes=True),
    postgresql.ARRAY(postgresql.ENUM("a", "b", name="e")), postgresql.BIT(),
    postgresql.BIT(3, varying=True), postgresql.BYTEA(), postgresql.BYTEA(4), postgresql.CIDR(),
    postgresql.CITEXT(), postgresql.CITEXT(collation="C"), postgresql.DATEMULTIRANGE(),
    postgresql.DATERANGE(), postgresql.DOMAIN("d", sa.Integer()),
    postgresql.DOMAIN("d", sa.Integer(), not_null=True, check="VALUE > 0"),
    postgresql.DOMAIN("d", sa.VARCHAR(5), collation="C", default=sa.text("'x'"),
                      constraint_name="ck", check=sa.text("VALUE <> 'y'"), schema="s",
                      create_type=False),
    postgresql.ENUM("a", "b", name="e"), postgresql.ENUM("a", name="e", create_type=False),
    postgresql.ENUM("a", name="e", schema="s"), postgresql.ENUM(Colour, name="colour"),
    postgresql.HSTORE(), postgresql.HSTORE(text_type=sa.String(5)), postgresql.INET(),
    postgresql.INT4MULTIRANGE(), postgresql.INT4RANGE(), postgresql.INT8MULTIRANGE(),
    postgresql.INT8RANGE(), postgresql.INTERVAL(), postgresql.INTERVAL(precision=3),
    postgresql.INTERVAL(fields="YEAR TO MONTH"), postgresql.JSON(),
    postgresql.JSON(none_as_null=True), postgresql.JSONB(),
    postgresql.JSONB(astext_type=sa.String(5)), postgresql.JSONPATH(), postgresql.MACADDR(),
    postgresql.MACADDR8(), postgresql.MONEY(), postgresql.NUMMULTIRANGE(), postgresql.NUMRANGE(),
    postgresql.OID(), postgresql.REGCLASS(), postgresql.REGCONFIG(), postgresql.TIME(),
    postgresql.TIME(timezone=True, precision=3), postgresql.TIMESTAMP(),
    postgresql.TIMESTAMP(precision=3), postgresql.TIMESTAMP(True, 6), postgresql.TSMULTIRANGE(),
    postgresql.TSQUERY(), postgresql.TSRANGE(), postgresql.TSTZMULTIRANGE(),
    postgresql.TSTZRANGE(), postgresql.TSVECTOR(), postgresql.UUID(), postgresql.VARCHAR(3),
    postgresql.DOUBLE_PRECISION(53),
]

MYSQL = [
    mysql.BIGINT(), mysql.BIGINT(20, unsigned=True), mysql.BIT(), mysql.BIT(1), mysql.CHAR(3),
    mysql.CHAR(3, charset="utf8", collation="utf8_bin"), mysql.DATETIME(), mysql.DATETIME(fsp=6),
    mysql.DATETIME(timezone=True), mysql.DECIMAL(), mysql.DECIMAL(10, 2, unsigned=True),
    mysql.DECIMAL(asdecimal=False), mysql.DOUBLE(), mysql.DOUBLE(10, 2),
    mysql.DOUBLE(asdecimal=False, zerofill=True), mysql.ENUM("a", "b"),
    mysql.ENUM("a", "b", name="e", charset="utf8", collation="utf8_bin"), mysql.FLOAT(),
    mysql.FLOAT(10, 2), mysql.FLOAT(asdecimal=True, unsigned=True), mysql.INET4(), mysql.INET6(),
    mysql.INTEGER(), mysql.INTEGER(11), mysql.INTEGER(unsigned=True, zerofill=True), mysql.JSON(),
    mysql.LONGBLOB(), mysql.LONGTEXT(), mysql.LONGTEXT(collation="utf8mb4_bin"),
    mysql.MEDIUMBLOB(), mysql.MEDIUMINT(display_width=5), mysql.MEDIUMTEXT(ascii=True),
    mysql.NCHAR(3), mysql.NUMERIC(5), mysql.NVARCHAR(5), mysql.REAL(), mysql.REAL(10, 2),
    mysql.SET("a", "b"), mysql.SET("a", "b", retrieve_as_bitwise=True), mysql.SMALLINT(5),
    mysql.TEXT(), mysql.TEXT(100, unicode=True, binary=True), mysql.TIME(fsp=3), mysql.TIMESTAMP(),
    mysql.TIMESTAMP(fsp=6), mysql.TINYBLOB(), mysql.TINYINT(1), mysql.TINYTEXT(national=True),
    mysql.VARCHAR(5), mysql.VARCHAR(5, charset="utf8"), mysql.YEAR(), mysql.YEAR(4),
]

SQLITE = [sqlite.DATE(), sqlite.DATETIME(), sqlite.JSON(), sqlite.TIME()]

MSSQL = [
    mssql.BIT(), mssql.DATETIME2(), mssql.DATETIME2(3), mssql.DATETIMEOFFSET(4), mssql.IMAGE(),
    mssql.MONEY(), mssql.NTEXT(), mssql.NVARCHAR(5), mssql.REAL(), mssql.ROWVERSION(),
    mssql.ROWVERSION(convert_int=True), mssql.SMALLDATETIME(), mssql.SMALLMONEY(),
    mssql.SQL_VARIANT(), mssql.TIME(3), mssql.TIMESTAMP(), mssql.TINYINT(),
    mssql.UNIQUEIDENTIFIER(), mssql.UNIQUEIDENTIFIER(as_uuid=False), mssql.VARBINARY("max"),
    mssql.VARBINARY("max", filestream=True), mssql.XML(), mssql.DOUBLE_PRECISION(),
]

ORACLE = [
    oracle.BFILE(), oracle.BINARY_DOUBLE(), oracle.BINARY_FLOAT(53), oracle.DATE(), oracle.FLOAT(),
    oracle.FLOAT(binary_precision=53), oracle.INTERVAL(), oracle.INTERVAL(day_precision=2),
    oracle.LONG(), oracle.NCLOB(), oracle.NUMBER(), oracle.NUMBER(10), oracle.NUMBER(10, 2),
    oracle.NUMBER(10, 2, asdecimal=False), oracle.RAW(16), oracle.ROWID(), oracle.TIMESTAMP(),
    oracle.TIMESTAMP(timezone=True), oracle.TIMESTAMP(local_timezone=True), oracle.VARCHAR2(5),
    oracle.VARCHAR(5),
]


def column(type_):
    return [ops.AddColumnOp("t", sa.Column("c", type_))]


def body(column):
    return ("# ### commands auto generated by Alembic - please adjust! ###\n"
            f"    op.add_column('t', sa.Column('c', {column}, nullable=True))\n"
            "    # ### end Alembic commands ###")


def cases():
    by_dialect = [("postgresql", GENERIC), ("postgresql", POSTGRESQL), ("mysql", MYSQL),
                  ("sqlite", SQLITE), ("mssql", MSSQL), ("oracle", ORACLE)]
    for dialect, types in by_dialect:
        for position, type_ in enumerate(types):
            module = type(type_).__module__.split(".")
            yield f"type {module[1]} {position} {type_!r}", dialect, column(type_), {}

    yield "type with an implementation that Alembic's script would not import", "sqlite", \
        column(sa.PickleType(impl=sa.LargeBinary(20))), \
        {"ours": {"text": body("sa.PickleType(impl=sa.LargeBinary(length=20))")}}
    variants = sa.String().with_variant(sa.Text(), "sqlite").with_variant(
        mysql.VARCHAR(5, charset="utf8"), "mysql", "mariadb")
    for dialect in ("postgresql", "mysql"):
        yield f"type with variants on {dialect}", dialect, column(variants), {}
    yield "type with a variant of a dialect's own", "mysql", column(
        postgresql.UUID().with_variant(sa.CHAR(36), "mysql")), {}
    nested = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    yield "type with a nested type in a variant", "postgresql", column(nested), {}
    yield "type with a nested type in a variant of another dialect", "sqlite", column(nested), {
        "ours": {"text": body(
            "sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql')")}}
    yield "array of another dialect", "sqlite", column(postgresql.ARRAY(sa.Integer())), {
        "ours": {"text": body("postgresql.ARRAY(sa.Integer())")}}
    yield "array of a variant", "postgresql", column(postgresql.ARRAY(
        sa.Integer().with_variant(sa.BigInteger(), "mysql"))), {
        "ours": {"text": body(
            "postgresql.ARRAY(sa.Integer().with_variant(sa.BigInteger(), 'mysql'))")}}

    imported = {"imports": ["import project_types"]}
    for type_ in (project_types.Money(), project_types.Code(5), project_types.Point(),
                  project_types.Upper(5)):
        yield f"type of the project {type_!r}", "postgresql", column(type_), {"ours": imported}
        yield f"type of the project {type_!r} with a prefix", "sqlite", column(type_), \
            {"user_module_prefix": "types."}
    yield "array of a type of the project", "postgresql", \
        column(postgresql.ARRAY(project_types.Point())), {"ours": {
            "imports": ["from sqlalchemy.dialects import postgresql", "import project_types"]}}
    yield "type without prefixes", "postgresql", column(sa.ARRAY(sa.String(5))), \
        {"sqlalchemy_module_prefix": "", "alembic_module_prefix": ""}
    yield "type with another prefix", "postgresql", column(postgresql.JSONB()), \
        {"sqlalchemy_module_prefix": "sqlalchemy.", "alembic_module_prefix": "alembic.op."}
