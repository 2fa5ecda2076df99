//! Arguments of type classes.

use serde::{Deserialize, Serialize};

use super::SqlType;
use crate::expression::Expression;
use crate::{Name, OptionValue};
use indexmap::IndexMap;

/// The arguments of a type. Each class uses the few that SQLAlchemy's class of that name takes;
/// the others stay `None`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TypeArguments {
    /// Characters, bytes or bits; SQL Server also takes the text `max`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// Collation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// Total digits, or fractional digits of seconds for date and time types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<i64>,
    /// Digits after the point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<i64>,
    /// Whether Python sees `Decimal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asdecimal: Option<bool>,
    /// Digits when Python sees `Decimal` from a float.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal_return_scale: Option<i64>,
    /// Oracle's precision in bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binary_precision: Option<i64>,
    /// Whether a time zone is part of the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<bool>,
    /// Oracle's `LOCAL TIME ZONE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_timezone: Option<bool>,
    /// MySQL's fractional digits of seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fsp: Option<i64>,
    /// Oracle's and the generic interval's digits of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_precision: Option<i64>,
    /// Digits of seconds of an interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_precision: Option<i64>,
    /// PostgreSQL's interval fields, such as `YEAR TO MONTH`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<String>,
    /// Whether the dialect's own type is used where there is one (interval).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub native: Option<bool>,
    /// Whether the dialect's own UUID type is used where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub native_uuid: Option<bool>,
    /// Whether Python sees `uuid.UUID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_uuid: Option<bool>,
    /// Whether Python's `None` is stored as SQL `NULL` rather than JSON `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_as_null: Option<bool>,
    /// The type of text in a JSON document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub astext_type: Option<Box<SqlType>>,
    /// The type of text in an HSTORE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_type: Option<Box<SqlType>>,
    /// The element type of an array, the base of a domain, the pickled type's carrier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<Box<SqlType>>,
    /// Whether Python sees a tuple.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_tuple: Option<bool>,
    /// Number of array dimensions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<i64>,
    /// Whether Python counts array elements from zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zero_indexes: Option<bool>,
    /// MySQL's display width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_width: Option<i64>,
    /// MySQL's `UNSIGNED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsigned: Option<bool>,
    /// MySQL's `ZEROFILL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zerofill: Option<bool>,
    /// MySQL's character set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
    /// MySQL's `ASCII`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ascii: Option<bool>,
    /// MySQL's `UNICODE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unicode: Option<bool>,
    /// MySQL's `BINARY` collation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binary: Option<bool>,
    /// MySQL's `NATIONAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national: Option<bool>,
    /// PostgreSQL's `BIT VARYING`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub varying: Option<bool>,
    /// SQL Server's `filestream`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filestream: Option<bool>,
    /// SQL Server's rounding of `TIMESTAMP` to integers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convert_int: Option<bool>,
    /// Whether MySQL `SET` values are read as bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieve_as_bitwise: Option<bool>,
    /// SQLite's storage format of dates and times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_format: Option<String>,
    /// Name of an enumeration, of a domain, or of the CHECK constraint of a boolean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Schema of a named type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
    /// Labels of an enumeration or set, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    /// Whether a CHECK constraint limits the values where the dialect has no type that does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_constraint: Option<bool>,
    /// What only enumerations have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enumeration: Option<EnumArguments>,
    /// Whether DDL of a table creates a named type first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_type: Option<bool>,
    /// The CHECK of a domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<Box<Expression>>,
    /// The name of a domain's CHECK.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint_name: Option<Name>,
    /// The default of a domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Box<Expression>>,
    /// `NOT NULL` of a domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_null: Option<bool>,
    /// Arguments of classes that companions define (`Vector(3)`, `Geometry('POINT', 4326)`), by
    /// parameter name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub extra: IndexMap<String, OptionValue>,
}

impl TypeArguments {
    /// Whether no argument was given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A length: a number, or `max` on SQL Server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Length {
    /// That many units.
    Number(i64),
    /// A word, such as `max`.
    Word(String),
}

impl From<i64> for Length {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl std::fmt::Display for Length {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Word(word) => word.fmt(formatter),
        }
    }
}

/// Arguments that only enumerations take.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnumArguments {
    /// Whether the dialect's own enumeration type is used where there is one; yes unless said
    /// otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub native_enum: Option<bool>,
    /// Whether values are checked in Python.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validate_strings: Option<bool>,
    /// Whether the type lives in the schema of its table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherit_schema: Option<bool>,
    /// Whether the type belongs to a `MetaData`, so that tables do not create it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_metadata: Option<bool>,
    /// Python class of the members: module and name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<(String, String)>,
}
