//! The name under which a type compiler knows a type class.

use limbeck_model::schema::TypeClass;

/// What a type compiler renders: the classes that are one SQL type share a form, whichever dialect
/// package they come from (`sqlalchemy.VARCHAR` and `mysql.VARCHAR` are both
/// [`Varchar`](Self::Varchar)).
///
/// The `Generic…` forms are the camel-case classes, whose SQL type is the dialect's choice; the
/// others ask for a SQL type by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypeForm {
    /// `Integer`
    GenericInteger,
    /// `SmallInteger`
    GenericSmallInteger,
    /// `BigInteger`
    GenericBigInteger,
    /// `Numeric`
    GenericNumeric,
    /// `Float`
    GenericFloat,
    /// `Double`
    GenericDouble,
    /// `String`
    GenericString,
    /// `Text`
    GenericText,
    /// `Unicode`
    GenericUnicode,
    /// `UnicodeText`
    GenericUnicodeText,
    /// `Boolean`
    GenericBoolean,
    /// `Date`
    GenericDate,
    /// `Time`
    GenericTime,
    /// `DateTime`
    GenericDateTime,
    /// `Interval`
    GenericInterval,
    /// `LargeBinary`
    GenericLargeBinary,
    /// `PickleType`
    GenericPickle,
    /// `Enum`
    GenericEnum,
    /// `JSON`
    Json,
    /// `Uuid`
    GenericUuid,
    /// `ARRAY`
    Array,
    /// No type at all.
    Null,
    /// `CHAR`
    Char,
    /// `VARCHAR`
    Varchar,
    /// `NCHAR`
    Nchar,
    /// `NVARCHAR`
    Nvarchar,
    /// `TEXT`
    Text,
    /// `CLOB`
    Clob,
    /// `BLOB`
    Blob,
    /// `BINARY`
    Binary,
    /// `VARBINARY`
    Varbinary,
    /// `DECIMAL`
    Decimal,
    /// `NUMERIC`
    Numeric,
    /// `REAL`
    Real,
    /// `FLOAT`
    Float,
    /// `DOUBLE`
    Double,
    /// `DOUBLE_PRECISION`
    DoublePrecision,
    /// `INTEGER`
    Integer,
    /// `SMALLINT`
    SmallInt,
    /// `BIGINT`
    BigInt,
    /// `BOOLEAN`
    Boolean,
    /// `DATE`
    Date,
    /// `TIME`
    Time,
    /// `DATETIME`
    DateTime,
    /// `TIMESTAMP`
    Timestamp,
    /// `UUID`
    Uuid,
    /// `BIT`
    Bit,
    /// `BYTEA`
    Bytea,
    /// `CIDR`
    Cidr,
    /// `CITEXT`
    Citext,
    /// `DATEMULTIRANGE`
    DateMultirange,
    /// `DATERANGE`
    DateRange,
    /// `DOMAIN`
    Domain,
    /// `HSTORE`
    Hstore,
    /// `INET`
    Inet,
    /// `INT4MULTIRANGE`
    Int4Multirange,
    /// `INT4RANGE`
    Int4Range,
    /// `INT8MULTIRANGE`
    Int8Multirange,
    /// `INT8RANGE`
    Int8Range,
    /// `INTERVAL`
    Interval,
    /// `JSONB`
    Jsonb,
    /// `JSONPATH`
    Jsonpath,
    /// `MACADDR`
    Macaddr,
    /// `MACADDR8`
    Macaddr8,
    /// `MONEY`
    Money,
    /// `NUMMULTIRANGE`
    NumMultirange,
    /// `NUMRANGE`
    NumRange,
    /// `OID`
    Oid,
    /// `REGCLASS`
    Regclass,
    /// `REGCONFIG`
    Regconfig,
    /// `TSMULTIRANGE`
    TsMultirange,
    /// `TSQUERY`
    TsQuery,
    /// `TSRANGE`
    TsRange,
    /// `TSTZMULTIRANGE`
    TstzMultirange,
    /// `TSTZRANGE`
    TstzRange,
    /// `TSVECTOR`
    TsVector,
    /// `ENUM`
    Enum,
    /// `INET4`
    Inet4,
    /// `INET6`
    Inet6,
    /// `LONGBLOB`
    LongBlob,
    /// `LONGTEXT`
    LongText,
    /// `MEDIUMBLOB`
    MediumBlob,
    /// `MEDIUMINT`
    MediumInt,
    /// `MEDIUMTEXT`
    MediumText,
    /// `SET`
    Set,
    /// `TINYBLOB`
    TinyBlob,
    /// `TINYINT`
    TinyInt,
    /// `TINYTEXT`
    TinyText,
    /// `YEAR`
    Year,
    /// `DATETIME2`
    DateTime2,
    /// `DATETIMEOFFSET`
    DateTimeOffset,
    /// `IMAGE`
    Image,
    /// `NTEXT`
    NText,
    /// `ROWVERSION`
    RowVersion,
    /// `SMALLDATETIME`
    SmallDateTime,
    /// `SMALLMONEY`
    SmallMoney,
    /// `SQL_VARIANT`
    SqlVariant,
    /// `UNIQUEIDENTIFIER`
    UniqueIdentifier,
    /// `XML`
    Xml,
    /// `BFILE`
    Bfile,
    /// `BINARY_DOUBLE`
    BinaryDouble,
    /// `BINARY_FLOAT`
    BinaryFloat,
    /// `LONG`
    Long,
    /// `NCLOB`
    NClob,
    /// `NUMBER`
    Number,
    /// `RAW`
    Raw,
    /// `ROWID`
    RowId,
    /// `VARCHAR2`
    Varchar2,
    /// `VECTOR`
    Vector,
    /// A `TypeDecorator`: rendered as what it wraps.
    Decorated,
    /// A `UserDefinedType`: rendered as its own specification says.
    UserDefined,
}

impl TypeForm {
    /// The form of a class.
    pub fn of(class: TypeClass) -> Self {
        match class {
            TypeClass::Integer => Self::GenericInteger,
            TypeClass::SmallInteger => Self::GenericSmallInteger,
            TypeClass::BigInteger => Self::GenericBigInteger,
            TypeClass::Numeric => Self::GenericNumeric,
            TypeClass::Float => Self::GenericFloat,
            TypeClass::Double => Self::GenericDouble,
            TypeClass::String => Self::GenericString,
            TypeClass::Text => Self::GenericText,
            TypeClass::Unicode => Self::GenericUnicode,
            TypeClass::UnicodeText => Self::GenericUnicodeText,
            TypeClass::Boolean | TypeClass::MatchType => Self::GenericBoolean,
            TypeClass::Date | TypeClass::SqliteDate => Self::GenericDate,
            TypeClass::Time | TypeClass::SqliteTime => Self::GenericTime,
            TypeClass::DateTime | TypeClass::SqliteDateTime => Self::GenericDateTime,
            TypeClass::Interval => Self::GenericInterval,
            TypeClass::LargeBinary => Self::GenericLargeBinary,
            TypeClass::PickleType => Self::GenericPickle,
            TypeClass::Enum | TypeClass::PostgresqlEnum => Self::GenericEnum,
            TypeClass::Json
            | TypeClass::PostgresqlJson
            | TypeClass::MysqlJson
            | TypeClass::SqliteJson
            | TypeClass::MssqlJson
            | TypeClass::OracleJson => Self::Json,
            TypeClass::Uuid => Self::GenericUuid,
            TypeClass::Array | TypeClass::PostgresqlArray => Self::Array,
            TypeClass::Null | TypeClass::Tuple => Self::Null,
            TypeClass::SqlChar | TypeClass::MysqlChar => Self::Char,
            TypeClass::SqlVarchar | TypeClass::MysqlVarchar => Self::Varchar,
            TypeClass::SqlNchar | TypeClass::MysqlNchar => Self::Nchar,
            TypeClass::SqlNvarchar | TypeClass::MysqlNvarchar => Self::Nvarchar,
            TypeClass::SqlText | TypeClass::MysqlText => Self::Text,
            TypeClass::SqlClob => Self::Clob,
            TypeClass::SqlBlob => Self::Blob,
            TypeClass::SqlBinary => Self::Binary,
            TypeClass::SqlVarbinary | TypeClass::MssqlVarbinary => Self::Varbinary,
            TypeClass::SqlDecimal | TypeClass::MysqlDecimal => Self::Decimal,
            TypeClass::SqlNumeric | TypeClass::MysqlNumeric => Self::Numeric,
            TypeClass::SqlReal | TypeClass::MysqlReal | TypeClass::MssqlReal => Self::Real,
            TypeClass::SqlFloat | TypeClass::MysqlFloat | TypeClass::OracleFloat => Self::Float,
            TypeClass::SqlDouble | TypeClass::MysqlDouble => Self::Double,
            TypeClass::SqlDoublePrecision | TypeClass::MssqlDoublePrecision => {
                Self::DoublePrecision
            }
            TypeClass::SqlInteger | TypeClass::MysqlInteger => Self::Integer,
            TypeClass::SqlSmallInt | TypeClass::MysqlSmallInt => Self::SmallInt,
            TypeClass::SqlBigInt | TypeClass::MysqlBigInt => Self::BigInt,
            TypeClass::SqlBoolean => Self::Boolean,
            TypeClass::SqlDate | TypeClass::OracleDate => Self::Date,
            TypeClass::SqlTime
            | TypeClass::PostgresqlTime
            | TypeClass::MysqlTime
            | TypeClass::MssqlTime => Self::Time,
            TypeClass::SqlDateTime | TypeClass::MysqlDateTime => Self::DateTime,
            TypeClass::SqlTimestamp
            | TypeClass::PostgresqlTimestamp
            | TypeClass::MysqlTimestamp
            | TypeClass::MssqlTimestamp
            | TypeClass::OracleTimestamp => Self::Timestamp,
            TypeClass::SqlUuid => Self::Uuid,
            TypeClass::PostgresqlBit | TypeClass::MysqlBit | TypeClass::MssqlBit => Self::Bit,
            TypeClass::PostgresqlBytea => Self::Bytea,
            TypeClass::PostgresqlCidr => Self::Cidr,
            TypeClass::PostgresqlCitext => Self::Citext,
            TypeClass::PostgresqlDateMultirange => Self::DateMultirange,
            TypeClass::PostgresqlDateRange => Self::DateRange,
            TypeClass::PostgresqlDomain => Self::Domain,
            TypeClass::PostgresqlHstore => Self::Hstore,
            TypeClass::PostgresqlInet => Self::Inet,
            TypeClass::PostgresqlInt4Multirange => Self::Int4Multirange,
            TypeClass::PostgresqlInt4Range => Self::Int4Range,
            TypeClass::PostgresqlInt8Multirange => Self::Int8Multirange,
            TypeClass::PostgresqlInt8Range => Self::Int8Range,
            TypeClass::PostgresqlInterval | TypeClass::OracleInterval => Self::Interval,
            TypeClass::PostgresqlJsonb | TypeClass::SqliteJsonb => Self::Jsonb,
            TypeClass::PostgresqlJsonpath => Self::Jsonpath,
            TypeClass::PostgresqlMacaddr => Self::Macaddr,
            TypeClass::PostgresqlMacaddr8 => Self::Macaddr8,
            TypeClass::PostgresqlMoney | TypeClass::MssqlMoney => Self::Money,
            TypeClass::PostgresqlNumMultirange => Self::NumMultirange,
            TypeClass::PostgresqlNumRange => Self::NumRange,
            TypeClass::PostgresqlOid => Self::Oid,
            TypeClass::PostgresqlRegclass => Self::Regclass,
            TypeClass::PostgresqlRegconfig => Self::Regconfig,
            TypeClass::PostgresqlTsMultirange => Self::TsMultirange,
            TypeClass::PostgresqlTsQuery => Self::TsQuery,
            TypeClass::PostgresqlTsRange => Self::TsRange,
            TypeClass::PostgresqlTstzMultirange => Self::TstzMultirange,
            TypeClass::PostgresqlTstzRange => Self::TstzRange,
            TypeClass::PostgresqlTsVector => Self::TsVector,
            TypeClass::MysqlEnum => Self::Enum,
            TypeClass::MysqlInet4 => Self::Inet4,
            TypeClass::MysqlInet6 => Self::Inet6,
            TypeClass::MysqlLongBlob => Self::LongBlob,
            TypeClass::MysqlLongText => Self::LongText,
            TypeClass::MysqlMediumBlob => Self::MediumBlob,
            TypeClass::MysqlMediumInt => Self::MediumInt,
            TypeClass::MysqlMediumText => Self::MediumText,
            TypeClass::MysqlSet => Self::Set,
            TypeClass::MysqlTinyBlob => Self::TinyBlob,
            TypeClass::MysqlTinyInt | TypeClass::MssqlTinyInt => Self::TinyInt,
            TypeClass::MysqlTinyText => Self::TinyText,
            TypeClass::MysqlYear => Self::Year,
            TypeClass::MssqlDateTime2 => Self::DateTime2,
            TypeClass::MssqlDateTimeOffset => Self::DateTimeOffset,
            TypeClass::MssqlImage => Self::Image,
            TypeClass::MssqlNText => Self::NText,
            TypeClass::MssqlRowVersion => Self::RowVersion,
            TypeClass::MssqlSmallDateTime => Self::SmallDateTime,
            TypeClass::MssqlSmallMoney => Self::SmallMoney,
            TypeClass::MssqlSqlVariant => Self::SqlVariant,
            TypeClass::MssqlUniqueIdentifier => Self::UniqueIdentifier,
            TypeClass::MssqlXml => Self::Xml,
            TypeClass::OracleBfile => Self::Bfile,
            TypeClass::OracleBinaryDouble => Self::BinaryDouble,
            TypeClass::OracleBinaryFloat => Self::BinaryFloat,
            TypeClass::OracleLong => Self::Long,
            TypeClass::OracleNClob => Self::NClob,
            TypeClass::OracleNumber => Self::Number,
            TypeClass::OracleRaw => Self::Raw,
            TypeClass::OracleRowId => Self::RowId,
            TypeClass::OracleVarchar2 => Self::Varchar2,
            TypeClass::OracleVector => Self::Vector,
            TypeClass::Decorator => Self::Decorated,
            TypeClass::UserDefined => Self::UserDefined,
        }
    }
}
