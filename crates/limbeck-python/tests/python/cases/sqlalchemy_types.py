"""Types: how they look, what they are, what they refuse."""

import decimal
import enum
import warnings

import sqlalchemy as sa
from sqlalchemy import types
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

warnings.simplefilter("ignore")


class E(enum.Enum):
    one = 1
    two = 2


class Loud(str, enum.Enum):
    a = "A"
    b = "B"


class MyT(types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def __init__(self, length=5, foo=None):
        self.length = length
        self.foo = foo
        super().__init__(length)


class MyT2(types.TypeDecorator):
    impl = sa.String


class U(types.UserDefinedType):
    def __init__(self, p=8):
        self.p = p

    def get_col_spec(self, **kw):
        return "U(%d)" % self.p


class Upper(types.TypeDecorator):
    impl = sa.Text

    def process_bind_param(self, value, dialect):
        return value.upper()

    def load_dialect_impl(self, dialect):
        if dialect.name == "mysql":
            return dialect.type_descriptor(mysql.LONGTEXT())
        return dialect.type_descriptor(sa.Text())


EXPRESSIONS = """
sa.String(50)
sa.String(length=50,collation='C')
sa.Text()
sa.Enum('a','b',name='x')
sa.Enum(E)
postgresql.ENUM('a','b',name='x',create_type=False)
postgresql.ENUM(E)
mysql.ENUM('a','b',charset='x')
mysql.ENUM('a')
mysql.SET('a','b')
sa.Boolean()
sa.Boolean(create_constraint=True,name='ck')
sa.Numeric(10,2)
sa.Numeric(10,2,asdecimal=False)
sa.Float()
sa.Float(20,asdecimal=True)
sa.Double(53)
sa.DateTime(timezone=True)
sa.DateTime(True)
sa.Time()
sa.Interval()
sa.Interval(native=False,second_precision=3)
sa.LargeBinary(20)
sa.PickleType()
sa.JSON()
sa.JSON(none_as_null=True)
postgresql.JSONB()
postgresql.JSONB(astext_type=sa.Text())
postgresql.JSONB(astext_type=sa.String())
postgresql.JSON(none_as_null=True)
sa.Uuid()
sa.Uuid(as_uuid=False)
sa.UUID()
postgresql.UUID()
postgresql.UUID(as_uuid=False)
sa.ARRAY(sa.Integer)
sa.ARRAY(sa.String(5),dimensions=2)
postgresql.ARRAY(sa.Integer())
postgresql.ARRAY(postgresql.JSONB(), as_tuple=True)
postgresql.TIMESTAMP(timezone=True,precision=3)
postgresql.TIME(True)
postgresql.INTERVAL()
postgresql.INTERVAL('YEAR',3)
postgresql.BIT(5)
postgresql.BIT(varying=True)
postgresql.BYTEA()
postgresql.HSTORE()
postgresql.HSTORE(sa.String())
postgresql.INET()
postgresql.TSVECTOR()
postgresql.INT4RANGE()
postgresql.DOMAIN('d',sa.Integer,check='x>1')
postgresql.DOMAIN('d',sa.Text,not_null=True,default='x',constraint_name='cn')
mysql.INTEGER()
mysql.INTEGER(11)
mysql.INTEGER(unsigned=True)
mysql.INTEGER(display_width=11,unsigned=True,zerofill=True)
mysql.VARCHAR(50,charset='utf8',collation='x')
mysql.VARCHAR(50)
mysql.LONGTEXT(collation='x')
mysql.TEXT(50)
mysql.TINYINT(1)
mysql.DATETIME(fsp=6)
mysql.TIMESTAMP(fsp=3,timezone=True)
mysql.DOUBLE(10,2,unsigned=True)
mysql.DOUBLE(asdecimal=True)
mysql.DECIMAL(10,2)
mysql.FLOAT(5)
mysql.BIT(1)
mysql.YEAR(4)
mysql.TIME(fsp=2)
mysql.CHAR(3,national=True)
mysql.NVARCHAR(3)
mysql.LONGBLOB()
mysql.JSON()
sqlite.DATETIME(truncate_microseconds=True)
sqlite.DATE()
sqlite.JSON()
mssql.DATETIME2(7)
mssql.DATETIMEOFFSET(3)
mssql.NVARCHAR('max')
mssql.VARBINARY('max')
mssql.VARBINARY('max',filestream=True)
mssql.UNIQUEIDENTIFIER()
mssql.TIME(3)
mssql.REAL()
mssql.XML()
mssql.BIT()
mssql.TIMESTAMP(convert_int=True)
mssql.DOUBLE_PRECISION()
oracle.NUMBER(10,2)
oracle.NUMBER()
oracle.FLOAT(binary_precision=5)
oracle.FLOAT()
oracle.INTERVAL(day_precision=2)
oracle.TIMESTAMP(local_timezone=True)
oracle.RAW(16)
oracle.VARCHAR2(5)
oracle.VECTOR()
oracle.VECTOR(dim=3)
oracle.JSON()
oracle.DATE()
MyT()
MyT(7,foo=3)
MyT2(20)
MyT2()
U()
U(5)
sa.String(5).with_variant(postgresql.JSONB(),'postgresql')
sa.types.NullType()
sa.types.MatchType()
sa.types.TupleType(sa.Integer)
sa.REAL()
sa.DECIMAL(5,2)
sa.VARBINARY(3)
sa.TIMESTAMP()
sa.types.PickleType(comparator=None)
sa.types.PickleType(impl=sa.LargeBinary)
sa.VARCHAR(None,'x')
sa.Enum(E, native_enum=False, length=40, create_constraint=True, name="x")
sa.Enum(Loud, values_callable=lambda e: [m.value for m in e])
sa.Enum("a", "b", schema="s", name="q")
sa.Enum("a", "b", length=20)
sa.String(5).with_variant(sa.Text(), "mysql", "sqlite")
Upper()
sa.String
"""

for text in EXPRESSIONS.strip().splitlines():
    kind = eval(text)
    if isinstance(kind, type):
        kind = kind()
    print(text, "|", repr(kind), "|", kind.python_type.__name__, "|", type(kind).__module__.replace("__main__", "sqlalchemy_types_py"))
    names = [
        cls.__name__
        for cls in (
            sa.String, sa.Text, sa.Unicode, sa.Integer, sa.BigInteger, sa.SmallInteger, sa.Numeric,
            sa.Float, sa.Double, sa.Boolean, sa.DateTime, sa.Date, sa.Time, sa.Interval,
            sa.LargeBinary, sa.Enum, sa.JSON, sa.ARRAY, sa.Uuid, sa.UUID, sa.VARCHAR,
            types.TypeDecorator, types.UserDefinedType, types.NullType, types.SchemaType,
            sa.TIMESTAMP, sa.DATETIME, sa.PickleType, postgresql.ENUM, postgresql.JSONB,
        )
        if isinstance(kind, cls)
    ]
    print("    ", *names)

for attribute in ("length", "collation", "timezone", "precision", "scale", "asdecimal"):
    for kind in (sa.String(5), sa.DateTime(True), sa.Numeric(4, 2), mysql.VARCHAR(3, collation="c")):
        print(attribute, getattr(kind, attribute, "missing"))

kind = sa.Enum(E)
print(kind.enums, kind.name, kind.enum_class, kind.native_enum, kind.length, kind.python_type)
kind = sa.Enum(Loud, values_callable=lambda e: [m.value for m in e], name="n", schema="s")
print(kind.enums, kind.name, kind.schema, kind.length)
print(repr(sa.ARRAY(sa.Integer).item_type), postgresql.ARRAY(sa.String(3), dimensions=2).dimensions)
print(sa.String().compare_values("a", "a"), sa.Integer() == sa.Integer(), sa.String(5) is sa.String(5))
print(issubclass(postgresql.UUID, sa.UUID), sa.INT is sa.INTEGER, postgresql.TIMESTAMP is sa.TIMESTAMP)
print(repr(sa.String(5).as_generic()), repr(postgresql.JSONB().as_generic()), repr(mysql.TINYINT(1).as_generic()))
print(repr(types.to_instance(sa.String)), repr(types.to_instance(None)))


def refused(text):
    try:
        print(text, "|", repr(eval(text)))
    except Exception as error:
        print(text, "|", type(error).__name__, str(error).splitlines()[0])


for text in (
    "sa.String(5, bad=1)", "sa.Integer(5)", "sa.DateTime(tz=True)", "sa.ARRAY(sa.ARRAY(sa.Integer))",
    "sa.Enum('a', 'bbb', native_enum=False, length=1)", "mysql.SET('')", "mysql.INTEGER(foo=1)",
    "sa.String().with_variant(sa.Text())", "mysql.DOUBLE(5)", "postgresql.UUID(foo=1)",
    "sa.String(5).with_variant(sa.Text(), 'mysql').with_variant(sa.Text(), 'mysql')",
    "oracle.TIMESTAMP(True, True)", "mssql.VARBINARY(5, filestream=True)",
    "type('T', (types.TypeDecorator,), {})()",
):
    refused(text)
print(decimal.Decimal("1"))
