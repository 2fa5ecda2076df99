//! Which parameters each type class has, in the order in which SQLAlchemy shows them.

use super::TypeClass;
use super::parameter::*;

/// The parameters of a type class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signature {
    /// Whether labels come first.
    pub(super) has_labels: bool,
    /// Parameters that are always shown, by position.
    pub(super) positional: &'static [Parameter],
    /// Parameters that are shown when they differ from their defaults, by groups.
    pub(super) keywords: &'static [&'static [Parameter]],
}

const fn keywords(keywords: &'static [&'static [Parameter]]) -> Signature {
    Signature {
        has_labels: false,
        positional: &[],
        keywords,
    }
}

const fn labels(keywords: &'static [&'static [Parameter]]) -> Signature {
    Signature {
        has_labels: true,
        positional: &[],
        keywords,
    }
}

const STRING: &[Parameter] = &[LENGTH, COLLATION, COLLATION_SCHEMA];
const NUMERIC: &[Parameter] = &[PRECISION, SCALE, DECIMAL_RETURN_SCALE, ASDECIMAL_ON];
const FLOAT: &[Parameter] = &[PRECISION, ASDECIMAL_OFF, DECIMAL_RETURN_SCALE];
const ARRAY: &[Parameter] = &[AS_TUPLE, DIMENSIONS, ZERO_INDEXES];
const ENUM: &[Parameter] = &[
    NAME,
    CREATE_TYPE,
    NATIVE_ENUM,
    CREATE_CONSTRAINT,
    ENUM_LENGTH,
    SCHEMA,
];
const MYSQL_SIGN: &[Parameter] = &[UNSIGNED, ZEROFILL];
const MYSQL_CHARACTERS: &[Parameter] = &[CHARSET, COLLATION, ASCII, BINARY, UNICODE, NATIONAL];
const MYSQL_LENGTH: &[Parameter] = &[LENGTH, COLLATION_SCHEMA];

/// The parameters of a class. Those of [`TypeClass::PostgresqlDomain`] are special.
pub(super) fn signature(class: TypeClass) -> Signature {
    match class {
        TypeClass::String
        | TypeClass::Text
        | TypeClass::Unicode
        | TypeClass::UnicodeText
        | TypeClass::SqlChar
        | TypeClass::SqlVarchar
        | TypeClass::SqlNchar
        | TypeClass::SqlNvarchar
        | TypeClass::SqlText
        | TypeClass::SqlClob
        | TypeClass::PostgresqlCitext
        | TypeClass::MssqlNText
        | TypeClass::MssqlXml
        | TypeClass::OracleLong
        | TypeClass::OracleNClob
        | TypeClass::OracleVarchar2 => keywords(&[STRING]),
        TypeClass::Numeric | TypeClass::SqlDecimal | TypeClass::SqlNumeric => keywords(&[NUMERIC]),
        TypeClass::Float
        | TypeClass::Double
        | TypeClass::SqlReal
        | TypeClass::SqlFloat
        | TypeClass::SqlDouble
        | TypeClass::SqlDoublePrecision
        | TypeClass::OracleBinaryDouble
        | TypeClass::OracleBinaryFloat => keywords(&[FLOAT]),
        TypeClass::Boolean | TypeClass::MatchType | TypeClass::SqlBoolean | TypeClass::MssqlBit => {
            keywords(&[&[CREATE_CONSTRAINT, NAME]])
        }
        TypeClass::Time
        | TypeClass::DateTime
        | TypeClass::SqlTime
        | TypeClass::SqlDateTime
        | TypeClass::SqlTimestamp
        | TypeClass::MssqlSmallDateTime
        | TypeClass::OracleDate => keywords(&[&[TIMEZONE]]),
        TypeClass::LargeBinary
        | TypeClass::SqlBlob
        | TypeClass::SqlBinary
        | TypeClass::SqlVarbinary
        | TypeClass::PostgresqlBytea
        | TypeClass::MysqlBit
        | TypeClass::MysqlLongBlob
        | TypeClass::MysqlMediumBlob
        | TypeClass::MysqlTinyBlob
        | TypeClass::MssqlImage
        | TypeClass::OracleBfile
        | TypeClass::OracleRaw => keywords(&[&[LENGTH]]),
        TypeClass::PickleType => keywords(&[&[IMPL]]),
        TypeClass::Enum | TypeClass::PostgresqlEnum => labels(&[ENUM]),
        TypeClass::Json
        | TypeClass::MysqlJson
        | TypeClass::SqliteJson
        | TypeClass::SqliteJsonb
        | TypeClass::MssqlJson
        | TypeClass::OracleJson => keywords(&[&[NONE_AS_NULL]]),
        TypeClass::Uuid => keywords(&[&[AS_UUID, NATIVE_UUID]]),
        TypeClass::SqlUuid | TypeClass::MssqlUniqueIdentifier => keywords(&[&[AS_UUID]]),
        TypeClass::Array | TypeClass::PostgresqlArray => Signature {
            positional: &[ITEM_TYPE],
            ..keywords(&[ARRAY])
        },
        TypeClass::PostgresqlBit => keywords(&[&[LENGTH, VARYING]]),
        TypeClass::PostgresqlHstore => keywords(&[&[TEXT_TYPE]]),
        TypeClass::PostgresqlInterval => keywords(&[&[PRECISION, FIELDS]]),
        TypeClass::PostgresqlJson | TypeClass::PostgresqlJsonb => {
            keywords(&[&[NONE_AS_NULL, ASTEXT_TYPE]])
        }
        TypeClass::PostgresqlTime | TypeClass::PostgresqlTimestamp => {
            keywords(&[&[TIMEZONE, PRECISION]])
        }
        TypeClass::MysqlInteger
        | TypeClass::MysqlBigInt
        | TypeClass::MysqlMediumInt
        | TypeClass::MysqlSmallInt
        | TypeClass::MysqlTinyInt => keywords(&[&[DISPLAY_WIDTH], MYSQL_SIGN]),
        TypeClass::MysqlDecimal | TypeClass::MysqlNumeric => keywords(&[MYSQL_SIGN, NUMERIC]),
        TypeClass::MysqlFloat => keywords(&[
            &[PRECISION, SCALE, ASDECIMAL_OFF],
            MYSQL_SIGN,
            &[DECIMAL_RETURN_SCALE],
        ]),
        TypeClass::MysqlDouble | TypeClass::MysqlReal => keywords(&[
            &[PRECISION, SCALE, ASDECIMAL_MYSQL],
            MYSQL_SIGN,
            &[DECIMAL_RETURN_SCALE],
        ]),
        TypeClass::MysqlChar
        | TypeClass::MysqlNchar
        | TypeClass::MysqlNvarchar
        | TypeClass::MysqlVarchar
        | TypeClass::MysqlText
        | TypeClass::MysqlLongText
        | TypeClass::MysqlMediumText
        | TypeClass::MysqlTinyText => keywords(&[MYSQL_CHARACTERS, MYSQL_LENGTH]),
        TypeClass::MysqlEnum => labels(&[MYSQL_CHARACTERS]),
        TypeClass::MysqlSet => labels(&[MYSQL_CHARACTERS, &[RETRIEVE_AS_BITWISE]]),
        TypeClass::MysqlDateTime | TypeClass::MysqlTime | TypeClass::MysqlTimestamp => {
            keywords(&[&[TIMEZONE, FSP]])
        }
        TypeClass::MysqlYear => keywords(&[&[DISPLAY_WIDTH]]),
        TypeClass::MssqlDateTime2 | TypeClass::MssqlDateTimeOffset | TypeClass::MssqlTime => {
            keywords(&[&[PRECISION]])
        }
        TypeClass::MssqlRowVersion | TypeClass::MssqlTimestamp => keywords(&[&[CONVERT_INT]]),
        TypeClass::MssqlVarbinary => keywords(&[&[LENGTH, FILESTREAM]]),
        TypeClass::OracleFloat => {
            keywords(&[&[BINARY_PRECISION, ASDECIMAL_OFF, DECIMAL_RETURN_SCALE]])
        }
        TypeClass::OracleInterval => keywords(&[&[DAY_PRECISION, SECOND_PRECISION]]),
        TypeClass::OracleNumber => keywords(&[&[PRECISION, SCALE, ASDECIMAL_ORACLE]]),
        TypeClass::OracleTimestamp => keywords(&[&[TIMEZONE, LOCAL_TIMEZONE]]),
        TypeClass::OracleVector => keywords(&[&[DIM]]),
        // What SQLAlchemy shows of these has no arguments, whatever they were made with.
        TypeClass::Interval
        | TypeClass::MssqlDoublePrecision
        | TypeClass::MssqlReal
        | TypeClass::SqliteDate
        | TypeClass::SqliteDateTime
        | TypeClass::SqliteTime
        | TypeClass::Integer
        | TypeClass::SmallInteger
        | TypeClass::BigInteger
        | TypeClass::Date
        | TypeClass::Null
        | TypeClass::Tuple
        | TypeClass::SqlInteger
        | TypeClass::SqlSmallInt
        | TypeClass::SqlBigInt
        | TypeClass::SqlDate
        | TypeClass::PostgresqlCidr
        | TypeClass::PostgresqlDateMultirange
        | TypeClass::PostgresqlDateRange
        | TypeClass::PostgresqlDomain
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
        | TypeClass::MysqlInet4
        | TypeClass::MysqlInet6
        | TypeClass::MssqlMoney
        | TypeClass::MssqlSmallMoney
        | TypeClass::MssqlSqlVariant
        | TypeClass::MssqlTinyInt
        | TypeClass::OracleRowId
        | TypeClass::Decorator
        | TypeClass::UserDefined => keywords(&[]),
    }
}
