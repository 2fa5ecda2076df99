//! Every type class that SQLAlchemy exports.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A type class. The serialised name is the one that scripts use: `String`, `VARCHAR`,
/// `postgresql.JSONB`.
///
/// An upper-case class of `sqlalchemy` that a dialect package merely exports again is the
/// [`Sql…`](TypeClass::SqlVarchar) variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TypeClass {
    /// SQLAlchemy's generic `Integer`.
    #[serde(rename = "Integer")]
    Integer,
    /// SQLAlchemy's generic `SmallInteger`.
    #[serde(rename = "SmallInteger")]
    SmallInteger,
    /// SQLAlchemy's generic `BigInteger`.
    #[serde(rename = "BigInteger")]
    BigInteger,
    /// SQLAlchemy's generic `Numeric`.
    #[serde(rename = "Numeric")]
    Numeric,
    /// SQLAlchemy's generic `Float`.
    #[serde(rename = "Float")]
    Float,
    /// SQLAlchemy's generic `Double`.
    #[serde(rename = "Double")]
    Double,
    /// SQLAlchemy's generic `String`.
    #[serde(rename = "String")]
    String,
    /// SQLAlchemy's generic `Text`.
    #[serde(rename = "Text")]
    Text,
    /// SQLAlchemy's generic `Unicode`.
    #[serde(rename = "Unicode")]
    Unicode,
    /// SQLAlchemy's generic `UnicodeText`.
    #[serde(rename = "UnicodeText")]
    UnicodeText,
    /// SQLAlchemy's generic `Boolean`.
    #[serde(rename = "Boolean")]
    Boolean,
    /// SQLAlchemy's generic `Date`.
    #[serde(rename = "Date")]
    Date,
    /// SQLAlchemy's generic `Time`.
    #[serde(rename = "Time")]
    Time,
    /// SQLAlchemy's generic `DateTime`.
    #[serde(rename = "DateTime")]
    DateTime,
    /// SQLAlchemy's generic `Interval`.
    #[serde(rename = "Interval")]
    Interval,
    /// SQLAlchemy's generic `LargeBinary`.
    #[serde(rename = "LargeBinary")]
    LargeBinary,
    /// SQLAlchemy's generic `PickleType`.
    #[serde(rename = "PickleType")]
    PickleType,
    /// SQLAlchemy's generic `Enum`.
    #[serde(rename = "Enum")]
    Enum,
    /// SQLAlchemy's generic `MatchType`.
    #[serde(rename = "MatchType")]
    MatchType,
    /// SQLAlchemy's generic `JSON`.
    #[serde(rename = "JSON")]
    Json,
    /// SQLAlchemy's generic `Uuid`.
    #[serde(rename = "Uuid")]
    Uuid,
    /// SQLAlchemy's generic `ARRAY`.
    #[serde(rename = "ARRAY")]
    Array,
    /// SQLAlchemy's generic `NullType`.
    #[serde(rename = "NullType")]
    Null,
    /// SQLAlchemy's generic `TupleType`.
    #[serde(rename = "TupleType")]
    Tuple,
    /// The SQL type `CHAR`, as its upper-case class renders it.
    #[serde(rename = "CHAR")]
    SqlChar,
    /// The SQL type `VARCHAR`, as its upper-case class renders it.
    #[serde(rename = "VARCHAR")]
    SqlVarchar,
    /// The SQL type `NCHAR`, as its upper-case class renders it.
    #[serde(rename = "NCHAR")]
    SqlNchar,
    /// The SQL type `NVARCHAR`, as its upper-case class renders it.
    #[serde(rename = "NVARCHAR")]
    SqlNvarchar,
    /// The SQL type `TEXT`, as its upper-case class renders it.
    #[serde(rename = "TEXT")]
    SqlText,
    /// The SQL type `CLOB`, as its upper-case class renders it.
    #[serde(rename = "CLOB")]
    SqlClob,
    /// The SQL type `BLOB`, as its upper-case class renders it.
    #[serde(rename = "BLOB")]
    SqlBlob,
    /// The SQL type `BINARY`, as its upper-case class renders it.
    #[serde(rename = "BINARY")]
    SqlBinary,
    /// The SQL type `VARBINARY`, as its upper-case class renders it.
    #[serde(rename = "VARBINARY")]
    SqlVarbinary,
    /// The SQL type `DECIMAL`, as its upper-case class renders it.
    #[serde(rename = "DECIMAL")]
    SqlDecimal,
    /// The SQL type `NUMERIC`, as its upper-case class renders it.
    #[serde(rename = "NUMERIC")]
    SqlNumeric,
    /// The SQL type `REAL`, as its upper-case class renders it.
    #[serde(rename = "REAL")]
    SqlReal,
    /// The SQL type `FLOAT`, as its upper-case class renders it.
    #[serde(rename = "FLOAT")]
    SqlFloat,
    /// The SQL type `DOUBLE`, as its upper-case class renders it.
    #[serde(rename = "DOUBLE")]
    SqlDouble,
    /// The SQL type `DOUBLE_PRECISION`, as its upper-case class renders it.
    #[serde(rename = "DOUBLE_PRECISION")]
    SqlDoublePrecision,
    /// The SQL type `INTEGER`, as its upper-case class renders it.
    #[serde(rename = "INTEGER")]
    SqlInteger,
    /// The SQL type `SMALLINT`, as its upper-case class renders it.
    #[serde(rename = "SMALLINT")]
    SqlSmallInt,
    /// The SQL type `BIGINT`, as its upper-case class renders it.
    #[serde(rename = "BIGINT")]
    SqlBigInt,
    /// The SQL type `BOOLEAN`, as its upper-case class renders it.
    #[serde(rename = "BOOLEAN")]
    SqlBoolean,
    /// The SQL type `DATE`, as its upper-case class renders it.
    #[serde(rename = "DATE")]
    SqlDate,
    /// The SQL type `TIME`, as its upper-case class renders it.
    #[serde(rename = "TIME")]
    SqlTime,
    /// The SQL type `DATETIME`, as its upper-case class renders it.
    #[serde(rename = "DATETIME")]
    SqlDateTime,
    /// The SQL type `TIMESTAMP`, as its upper-case class renders it.
    #[serde(rename = "TIMESTAMP")]
    SqlTimestamp,
    /// The SQL type `UUID`, as its upper-case class renders it.
    #[serde(rename = "UUID")]
    SqlUuid,
    /// `ARRAY` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.ARRAY")]
    PostgresqlArray,
    /// `BIT` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.BIT")]
    PostgresqlBit,
    /// `BYTEA` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.BYTEA")]
    PostgresqlBytea,
    /// `CIDR` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.CIDR")]
    PostgresqlCidr,
    /// `CITEXT` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.CITEXT")]
    PostgresqlCitext,
    /// `DATEMULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.DATEMULTIRANGE")]
    PostgresqlDateMultirange,
    /// `DATERANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.DATERANGE")]
    PostgresqlDateRange,
    /// `DOMAIN` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.DOMAIN")]
    PostgresqlDomain,
    /// `ENUM` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.ENUM")]
    PostgresqlEnum,
    /// `HSTORE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.HSTORE")]
    PostgresqlHstore,
    /// `INET` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INET")]
    PostgresqlInet,
    /// `INT4MULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INT4MULTIRANGE")]
    PostgresqlInt4Multirange,
    /// `INT4RANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INT4RANGE")]
    PostgresqlInt4Range,
    /// `INT8MULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INT8MULTIRANGE")]
    PostgresqlInt8Multirange,
    /// `INT8RANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INT8RANGE")]
    PostgresqlInt8Range,
    /// `INTERVAL` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.INTERVAL")]
    PostgresqlInterval,
    /// `JSON` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.JSON")]
    PostgresqlJson,
    /// `JSONB` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.JSONB")]
    PostgresqlJsonb,
    /// `JSONPATH` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.JSONPATH")]
    PostgresqlJsonpath,
    /// `MACADDR` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.MACADDR")]
    PostgresqlMacaddr,
    /// `MACADDR8` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.MACADDR8")]
    PostgresqlMacaddr8,
    /// `MONEY` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.MONEY")]
    PostgresqlMoney,
    /// `NUMMULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.NUMMULTIRANGE")]
    PostgresqlNumMultirange,
    /// `NUMRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.NUMRANGE")]
    PostgresqlNumRange,
    /// `OID` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.OID")]
    PostgresqlOid,
    /// `REGCLASS` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.REGCLASS")]
    PostgresqlRegclass,
    /// `REGCONFIG` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.REGCONFIG")]
    PostgresqlRegconfig,
    /// `TIME` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TIME")]
    PostgresqlTime,
    /// `TIMESTAMP` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TIMESTAMP")]
    PostgresqlTimestamp,
    /// `TSMULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSMULTIRANGE")]
    PostgresqlTsMultirange,
    /// `TSQUERY` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSQUERY")]
    PostgresqlTsQuery,
    /// `TSRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSRANGE")]
    PostgresqlTsRange,
    /// `TSTZMULTIRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSTZMULTIRANGE")]
    PostgresqlTstzMultirange,
    /// `TSTZRANGE` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSTZRANGE")]
    PostgresqlTstzRange,
    /// `TSVECTOR` of `sqlalchemy.dialects.postgresql`.
    #[serde(rename = "postgresql.TSVECTOR")]
    PostgresqlTsVector,
    /// `BIGINT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.BIGINT")]
    MysqlBigInt,
    /// `BIT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.BIT")]
    MysqlBit,
    /// `CHAR` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.CHAR")]
    MysqlChar,
    /// `DATETIME` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.DATETIME")]
    MysqlDateTime,
    /// `DECIMAL` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.DECIMAL")]
    MysqlDecimal,
    /// `DOUBLE` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.DOUBLE")]
    MysqlDouble,
    /// `ENUM` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.ENUM")]
    MysqlEnum,
    /// `FLOAT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.FLOAT")]
    MysqlFloat,
    /// `INET4` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.INET4")]
    MysqlInet4,
    /// `INET6` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.INET6")]
    MysqlInet6,
    /// `INTEGER` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.INTEGER")]
    MysqlInteger,
    /// `JSON` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.JSON")]
    MysqlJson,
    /// `LONGBLOB` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.LONGBLOB")]
    MysqlLongBlob,
    /// `LONGTEXT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.LONGTEXT")]
    MysqlLongText,
    /// `MEDIUMBLOB` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.MEDIUMBLOB")]
    MysqlMediumBlob,
    /// `MEDIUMINT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.MEDIUMINT")]
    MysqlMediumInt,
    /// `MEDIUMTEXT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.MEDIUMTEXT")]
    MysqlMediumText,
    /// `NCHAR` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.NCHAR")]
    MysqlNchar,
    /// `NUMERIC` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.NUMERIC")]
    MysqlNumeric,
    /// `NVARCHAR` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.NVARCHAR")]
    MysqlNvarchar,
    /// `REAL` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.REAL")]
    MysqlReal,
    /// `SET` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.SET")]
    MysqlSet,
    /// `SMALLINT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.SMALLINT")]
    MysqlSmallInt,
    /// `TEXT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TEXT")]
    MysqlText,
    /// `TIME` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TIME")]
    MysqlTime,
    /// `TIMESTAMP` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TIMESTAMP")]
    MysqlTimestamp,
    /// `TINYBLOB` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TINYBLOB")]
    MysqlTinyBlob,
    /// `TINYINT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TINYINT")]
    MysqlTinyInt,
    /// `TINYTEXT` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.TINYTEXT")]
    MysqlTinyText,
    /// `VARCHAR` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.VARCHAR")]
    MysqlVarchar,
    /// `YEAR` of `sqlalchemy.dialects.mysql`.
    #[serde(rename = "mysql.YEAR")]
    MysqlYear,
    /// `DATE` of `sqlalchemy.dialects.sqlite`.
    #[serde(rename = "sqlite.DATE")]
    SqliteDate,
    /// `DATETIME` of `sqlalchemy.dialects.sqlite`.
    #[serde(rename = "sqlite.DATETIME")]
    SqliteDateTime,
    /// `JSON` of `sqlalchemy.dialects.sqlite`.
    #[serde(rename = "sqlite.JSON")]
    SqliteJson,
    /// `JSONB` of `sqlalchemy.dialects.sqlite`.
    #[serde(rename = "sqlite.JSONB")]
    SqliteJsonb,
    /// `TIME` of `sqlalchemy.dialects.sqlite`.
    #[serde(rename = "sqlite.TIME")]
    SqliteTime,
    /// `BIT` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.BIT")]
    MssqlBit,
    /// `DATETIME2` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.DATETIME2")]
    MssqlDateTime2,
    /// `DATETIMEOFFSET` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.DATETIMEOFFSET")]
    MssqlDateTimeOffset,
    /// `DOUBLE_PRECISION` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.DOUBLE_PRECISION")]
    MssqlDoublePrecision,
    /// `IMAGE` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.IMAGE")]
    MssqlImage,
    /// `JSON` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.JSON")]
    MssqlJson,
    /// `MONEY` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.MONEY")]
    MssqlMoney,
    /// `NTEXT` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.NTEXT")]
    MssqlNText,
    /// `REAL` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.REAL")]
    MssqlReal,
    /// `ROWVERSION` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.ROWVERSION")]
    MssqlRowVersion,
    /// `SMALLDATETIME` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.SMALLDATETIME")]
    MssqlSmallDateTime,
    /// `SMALLMONEY` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.SMALLMONEY")]
    MssqlSmallMoney,
    /// `SQL_VARIANT` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.SQL_VARIANT")]
    MssqlSqlVariant,
    /// `TIME` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.TIME")]
    MssqlTime,
    /// `TIMESTAMP` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.TIMESTAMP")]
    MssqlTimestamp,
    /// `TINYINT` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.TINYINT")]
    MssqlTinyInt,
    /// `UNIQUEIDENTIFIER` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.UNIQUEIDENTIFIER")]
    MssqlUniqueIdentifier,
    /// `VARBINARY` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.VARBINARY")]
    MssqlVarbinary,
    /// `XML` of `sqlalchemy.dialects.mssql`.
    #[serde(rename = "mssql.XML")]
    MssqlXml,
    /// `BFILE` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.BFILE")]
    OracleBfile,
    /// `BINARY_DOUBLE` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.BINARY_DOUBLE")]
    OracleBinaryDouble,
    /// `BINARY_FLOAT` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.BINARY_FLOAT")]
    OracleBinaryFloat,
    /// `DATE` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.DATE")]
    OracleDate,
    /// `FLOAT` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.FLOAT")]
    OracleFloat,
    /// `INTERVAL` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.INTERVAL")]
    OracleInterval,
    /// `JSON` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.JSON")]
    OracleJson,
    /// `LONG` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.LONG")]
    OracleLong,
    /// `NCLOB` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.NCLOB")]
    OracleNClob,
    /// `NUMBER` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.NUMBER")]
    OracleNumber,
    /// `RAW` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.RAW")]
    OracleRaw,
    /// `ROWID` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.ROWID")]
    OracleRowId,
    /// `TIMESTAMP` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.TIMESTAMP")]
    OracleTimestamp,
    /// `VARCHAR2` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.VARCHAR2")]
    OracleVarchar2,
    /// `VECTOR` of `sqlalchemy.dialects.oracle`.
    #[serde(rename = "oracle.VECTOR")]
    OracleVector,
    /// A `TypeDecorator` that the project wrote.
    #[serde(rename = "TypeDecorator")]
    Decorator,
    /// A `UserDefinedType`, or any class with `get_col_spec`, that the project wrote.
    #[serde(rename = "UserDefinedType")]
    UserDefined,
}

impl TypeClass {
    /// The name that scripts use, such as `String`, `VARCHAR` or `postgresql.JSONB`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer => "Integer",
            Self::SmallInteger => "SmallInteger",
            Self::BigInteger => "BigInteger",
            Self::Numeric => "Numeric",
            Self::Float => "Float",
            Self::Double => "Double",
            Self::String => "String",
            Self::Text => "Text",
            Self::Unicode => "Unicode",
            Self::UnicodeText => "UnicodeText",
            Self::Boolean => "Boolean",
            Self::Date => "Date",
            Self::Time => "Time",
            Self::DateTime => "DateTime",
            Self::Interval => "Interval",
            Self::LargeBinary => "LargeBinary",
            Self::PickleType => "PickleType",
            Self::Enum => "Enum",
            Self::MatchType => "MatchType",
            Self::Json => "JSON",
            Self::Uuid => "Uuid",
            Self::Array => "ARRAY",
            Self::Null => "NullType",
            Self::Tuple => "TupleType",
            Self::SqlChar => "CHAR",
            Self::SqlVarchar => "VARCHAR",
            Self::SqlNchar => "NCHAR",
            Self::SqlNvarchar => "NVARCHAR",
            Self::SqlText => "TEXT",
            Self::SqlClob => "CLOB",
            Self::SqlBlob => "BLOB",
            Self::SqlBinary => "BINARY",
            Self::SqlVarbinary => "VARBINARY",
            Self::SqlDecimal => "DECIMAL",
            Self::SqlNumeric => "NUMERIC",
            Self::SqlReal => "REAL",
            Self::SqlFloat => "FLOAT",
            Self::SqlDouble => "DOUBLE",
            Self::SqlDoublePrecision => "DOUBLE_PRECISION",
            Self::SqlInteger => "INTEGER",
            Self::SqlSmallInt => "SMALLINT",
            Self::SqlBigInt => "BIGINT",
            Self::SqlBoolean => "BOOLEAN",
            Self::SqlDate => "DATE",
            Self::SqlTime => "TIME",
            Self::SqlDateTime => "DATETIME",
            Self::SqlTimestamp => "TIMESTAMP",
            Self::SqlUuid => "UUID",
            Self::PostgresqlArray => "postgresql.ARRAY",
            Self::PostgresqlBit => "postgresql.BIT",
            Self::PostgresqlBytea => "postgresql.BYTEA",
            Self::PostgresqlCidr => "postgresql.CIDR",
            Self::PostgresqlCitext => "postgresql.CITEXT",
            Self::PostgresqlDateMultirange => "postgresql.DATEMULTIRANGE",
            Self::PostgresqlDateRange => "postgresql.DATERANGE",
            Self::PostgresqlDomain => "postgresql.DOMAIN",
            Self::PostgresqlEnum => "postgresql.ENUM",
            Self::PostgresqlHstore => "postgresql.HSTORE",
            Self::PostgresqlInet => "postgresql.INET",
            Self::PostgresqlInt4Multirange => "postgresql.INT4MULTIRANGE",
            Self::PostgresqlInt4Range => "postgresql.INT4RANGE",
            Self::PostgresqlInt8Multirange => "postgresql.INT8MULTIRANGE",
            Self::PostgresqlInt8Range => "postgresql.INT8RANGE",
            Self::PostgresqlInterval => "postgresql.INTERVAL",
            Self::PostgresqlJson => "postgresql.JSON",
            Self::PostgresqlJsonb => "postgresql.JSONB",
            Self::PostgresqlJsonpath => "postgresql.JSONPATH",
            Self::PostgresqlMacaddr => "postgresql.MACADDR",
            Self::PostgresqlMacaddr8 => "postgresql.MACADDR8",
            Self::PostgresqlMoney => "postgresql.MONEY",
            Self::PostgresqlNumMultirange => "postgresql.NUMMULTIRANGE",
            Self::PostgresqlNumRange => "postgresql.NUMRANGE",
            Self::PostgresqlOid => "postgresql.OID",
            Self::PostgresqlRegclass => "postgresql.REGCLASS",
            Self::PostgresqlRegconfig => "postgresql.REGCONFIG",
            Self::PostgresqlTime => "postgresql.TIME",
            Self::PostgresqlTimestamp => "postgresql.TIMESTAMP",
            Self::PostgresqlTsMultirange => "postgresql.TSMULTIRANGE",
            Self::PostgresqlTsQuery => "postgresql.TSQUERY",
            Self::PostgresqlTsRange => "postgresql.TSRANGE",
            Self::PostgresqlTstzMultirange => "postgresql.TSTZMULTIRANGE",
            Self::PostgresqlTstzRange => "postgresql.TSTZRANGE",
            Self::PostgresqlTsVector => "postgresql.TSVECTOR",
            Self::MysqlBigInt => "mysql.BIGINT",
            Self::MysqlBit => "mysql.BIT",
            Self::MysqlChar => "mysql.CHAR",
            Self::MysqlDateTime => "mysql.DATETIME",
            Self::MysqlDecimal => "mysql.DECIMAL",
            Self::MysqlDouble => "mysql.DOUBLE",
            Self::MysqlEnum => "mysql.ENUM",
            Self::MysqlFloat => "mysql.FLOAT",
            Self::MysqlInet4 => "mysql.INET4",
            Self::MysqlInet6 => "mysql.INET6",
            Self::MysqlInteger => "mysql.INTEGER",
            Self::MysqlJson => "mysql.JSON",
            Self::MysqlLongBlob => "mysql.LONGBLOB",
            Self::MysqlLongText => "mysql.LONGTEXT",
            Self::MysqlMediumBlob => "mysql.MEDIUMBLOB",
            Self::MysqlMediumInt => "mysql.MEDIUMINT",
            Self::MysqlMediumText => "mysql.MEDIUMTEXT",
            Self::MysqlNchar => "mysql.NCHAR",
            Self::MysqlNumeric => "mysql.NUMERIC",
            Self::MysqlNvarchar => "mysql.NVARCHAR",
            Self::MysqlReal => "mysql.REAL",
            Self::MysqlSet => "mysql.SET",
            Self::MysqlSmallInt => "mysql.SMALLINT",
            Self::MysqlText => "mysql.TEXT",
            Self::MysqlTime => "mysql.TIME",
            Self::MysqlTimestamp => "mysql.TIMESTAMP",
            Self::MysqlTinyBlob => "mysql.TINYBLOB",
            Self::MysqlTinyInt => "mysql.TINYINT",
            Self::MysqlTinyText => "mysql.TINYTEXT",
            Self::MysqlVarchar => "mysql.VARCHAR",
            Self::MysqlYear => "mysql.YEAR",
            Self::SqliteDate => "sqlite.DATE",
            Self::SqliteDateTime => "sqlite.DATETIME",
            Self::SqliteJson => "sqlite.JSON",
            Self::SqliteJsonb => "sqlite.JSONB",
            Self::SqliteTime => "sqlite.TIME",
            Self::MssqlBit => "mssql.BIT",
            Self::MssqlDateTime2 => "mssql.DATETIME2",
            Self::MssqlDateTimeOffset => "mssql.DATETIMEOFFSET",
            Self::MssqlDoublePrecision => "mssql.DOUBLE_PRECISION",
            Self::MssqlImage => "mssql.IMAGE",
            Self::MssqlJson => "mssql.JSON",
            Self::MssqlMoney => "mssql.MONEY",
            Self::MssqlNText => "mssql.NTEXT",
            Self::MssqlReal => "mssql.REAL",
            Self::MssqlRowVersion => "mssql.ROWVERSION",
            Self::MssqlSmallDateTime => "mssql.SMALLDATETIME",
            Self::MssqlSmallMoney => "mssql.SMALLMONEY",
            Self::MssqlSqlVariant => "mssql.SQL_VARIANT",
            Self::MssqlTime => "mssql.TIME",
            Self::MssqlTimestamp => "mssql.TIMESTAMP",
            Self::MssqlTinyInt => "mssql.TINYINT",
            Self::MssqlUniqueIdentifier => "mssql.UNIQUEIDENTIFIER",
            Self::MssqlVarbinary => "mssql.VARBINARY",
            Self::MssqlXml => "mssql.XML",
            Self::OracleBfile => "oracle.BFILE",
            Self::OracleBinaryDouble => "oracle.BINARY_DOUBLE",
            Self::OracleBinaryFloat => "oracle.BINARY_FLOAT",
            Self::OracleDate => "oracle.DATE",
            Self::OracleFloat => "oracle.FLOAT",
            Self::OracleInterval => "oracle.INTERVAL",
            Self::OracleJson => "oracle.JSON",
            Self::OracleLong => "oracle.LONG",
            Self::OracleNClob => "oracle.NCLOB",
            Self::OracleNumber => "oracle.NUMBER",
            Self::OracleRaw => "oracle.RAW",
            Self::OracleRowId => "oracle.ROWID",
            Self::OracleTimestamp => "oracle.TIMESTAMP",
            Self::OracleVarchar2 => "oracle.VARCHAR2",
            Self::OracleVector => "oracle.VECTOR",
            Self::Decorator => "TypeDecorator",
            Self::UserDefined => "UserDefinedType",
        }
    }

    /// The dialect package that defines the class; `None` for the classes of `sqlalchemy` itself
    /// and for the project's own.
    pub fn dialect(self) -> Option<&'static str> {
        self.name().split_once('.').map(|(dialect, _)| dialect)
    }
}

impl fmt::Display for TypeClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
