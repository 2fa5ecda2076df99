//! The family of values that a type holds.

use limbeck_model::schema::{SqlType, TypeClass};

/// The family of values that a type holds (SQLAlchemy's type affinity).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// Whole numbers.
    Integer,
    /// Exact numbers.
    Numeric,
    /// Binary floating point numbers.
    Float,
    /// Text, also that of enumerations.
    String,
    /// Truth values.
    Boolean,
    /// Calendar dates.
    Date,
    /// Times of day.
    Time,
    /// Points in time.
    DateTime,
    /// Durations.
    Interval,
    /// Bytes.
    Binary,
    /// JSON documents.
    Json,
    /// UUIDs.
    Uuid,
    /// Arrays.
    Array,
    /// PostgreSQL's own named types: its enumeration class and domains.
    Named,
    /// Nothing is known.
    Null,
    /// A family of its own.
    Other,
}

impl Affinity {
    /// The affinity of a type. A decorated type has that of what it wraps.
    pub fn of(r#type: &SqlType) -> Self {
        if r#type.class == TypeClass::Decorator {
            return r#type
                .user
                .as_ref()
                .and_then(|user| user.implementation.as_ref())
                .map_or(Self::Null, Self::of);
        }
        Self::of_class(r#type.class)
    }

    fn of_class(class: TypeClass) -> Self {
        match class {
            TypeClass::Integer
            | TypeClass::SmallInteger
            | TypeClass::BigInteger
            | TypeClass::SqlInteger
            | TypeClass::SqlSmallInt
            | TypeClass::SqlBigInt
            | TypeClass::MysqlBigInt
            | TypeClass::MysqlInteger
            | TypeClass::MysqlMediumInt
            | TypeClass::MysqlSmallInt
            | TypeClass::MysqlTinyInt
            | TypeClass::MssqlTinyInt
            | TypeClass::OracleNumber => Self::Integer,
            TypeClass::Numeric
            | TypeClass::SqlDecimal
            | TypeClass::SqlNumeric
            | TypeClass::MysqlDecimal
            | TypeClass::MysqlNumeric => Self::Numeric,
            TypeClass::Float
            | TypeClass::Double
            | TypeClass::SqlReal
            | TypeClass::SqlFloat
            | TypeClass::SqlDouble
            | TypeClass::SqlDoublePrecision
            | TypeClass::MysqlDouble
            | TypeClass::MysqlFloat
            | TypeClass::MysqlReal
            | TypeClass::MssqlDoublePrecision
            | TypeClass::MssqlReal
            | TypeClass::OracleBinaryDouble
            | TypeClass::OracleBinaryFloat
            | TypeClass::OracleFloat => Self::Float,
            TypeClass::String
            | TypeClass::Text
            | TypeClass::Unicode
            | TypeClass::UnicodeText
            | TypeClass::Enum
            | TypeClass::SqlChar
            | TypeClass::SqlVarchar
            | TypeClass::SqlNchar
            | TypeClass::SqlNvarchar
            | TypeClass::SqlText
            | TypeClass::SqlClob
            | TypeClass::PostgresqlCitext
            | TypeClass::MysqlChar
            | TypeClass::MysqlLongText
            | TypeClass::MysqlMediumText
            | TypeClass::MysqlNchar
            | TypeClass::MysqlNvarchar
            | TypeClass::MysqlSet
            | TypeClass::MysqlText
            | TypeClass::MysqlTinyText
            | TypeClass::MysqlVarchar
            | TypeClass::MssqlNText
            | TypeClass::MssqlXml
            | TypeClass::OracleLong
            | TypeClass::OracleNClob
            | TypeClass::OracleVarchar2 => Self::String,
            TypeClass::Boolean
            | TypeClass::MatchType
            | TypeClass::SqlBoolean
            | TypeClass::MssqlBit => Self::Boolean,
            TypeClass::Date | TypeClass::SqlDate | TypeClass::SqliteDate => Self::Date,
            TypeClass::Time
            | TypeClass::SqlTime
            | TypeClass::PostgresqlTime
            | TypeClass::MysqlTime
            | TypeClass::SqliteTime
            | TypeClass::MssqlTime => Self::Time,
            TypeClass::DateTime
            | TypeClass::SqlDateTime
            | TypeClass::SqlTimestamp
            | TypeClass::PostgresqlTimestamp
            | TypeClass::MysqlDateTime
            | TypeClass::MysqlTimestamp
            | TypeClass::SqliteDateTime
            | TypeClass::MssqlDateTime2
            | TypeClass::MssqlDateTimeOffset
            | TypeClass::MssqlSmallDateTime
            | TypeClass::OracleDate
            | TypeClass::OracleTimestamp => Self::DateTime,
            TypeClass::Interval | TypeClass::PostgresqlInterval | TypeClass::OracleInterval => {
                Self::Interval
            }
            TypeClass::LargeBinary
            | TypeClass::PickleType
            | TypeClass::SqlBlob
            | TypeClass::SqlBinary
            | TypeClass::SqlVarbinary
            | TypeClass::PostgresqlBytea
            | TypeClass::MysqlLongBlob
            | TypeClass::MysqlMediumBlob
            | TypeClass::MysqlTinyBlob
            | TypeClass::MssqlImage
            | TypeClass::MssqlRowVersion
            | TypeClass::MssqlTimestamp
            | TypeClass::MssqlVarbinary
            | TypeClass::OracleBfile
            | TypeClass::OracleRaw => Self::Binary,
            TypeClass::Json
            | TypeClass::PostgresqlJson
            | TypeClass::PostgresqlJsonb
            | TypeClass::MysqlJson
            | TypeClass::SqliteJson
            | TypeClass::SqliteJsonb
            | TypeClass::MssqlJson
            | TypeClass::OracleJson => Self::Json,
            TypeClass::Uuid | TypeClass::SqlUuid | TypeClass::MssqlUniqueIdentifier => Self::Uuid,
            TypeClass::Array | TypeClass::PostgresqlArray => Self::Array,
            TypeClass::Null | TypeClass::Decorator => Self::Null,
            TypeClass::Tuple
            | TypeClass::PostgresqlBit
            | TypeClass::PostgresqlCidr
            | TypeClass::PostgresqlDateMultirange
            | TypeClass::PostgresqlDateRange
            | TypeClass::PostgresqlHstore
            | TypeClass::PostgresqlInet
            | TypeClass::PostgresqlInt4Multirange
            | TypeClass::PostgresqlInt4Range
            | TypeClass::PostgresqlInt8Multirange
            | TypeClass::PostgresqlInt8Range
            | TypeClass::PostgresqlJsonpath
            | TypeClass::PostgresqlMacaddr
            | TypeClass::PostgresqlMacaddr8
            | TypeClass::PostgresqlMoney
            | TypeClass::PostgresqlNumMultirange
            | TypeClass::PostgresqlNumRange
            | TypeClass::PostgresqlOid
            | TypeClass::PostgresqlRegclass
            | TypeClass::PostgresqlRegconfig
            | TypeClass::PostgresqlTsMultirange
            | TypeClass::PostgresqlTsQuery
            | TypeClass::PostgresqlTsRange
            | TypeClass::PostgresqlTstzMultirange
            | TypeClass::PostgresqlTstzRange
            | TypeClass::PostgresqlTsVector
            | TypeClass::MysqlBit
            | TypeClass::MysqlEnum
            | TypeClass::MysqlInet4
            | TypeClass::MysqlInet6
            | TypeClass::MysqlYear
            | TypeClass::MssqlMoney
            | TypeClass::MssqlSmallMoney
            | TypeClass::MssqlSqlVariant
            | TypeClass::OracleRowId
            | TypeClass::OracleVector
            | TypeClass::UserDefined => Self::Other,
            TypeClass::PostgresqlDomain | TypeClass::PostgresqlEnum => Self::Named,
        }
    }
}
