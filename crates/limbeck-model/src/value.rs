//! Literal values: what a bind parameter, an inline literal or a cell of a result row can be.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A value of a script, a statement or a row.
///
/// Serialised as a map with `kind` and `value`. Numbers without a fixed width and all date and time
/// values are kept as text, so that no precision is lost between the script and the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// SQL `NULL`, Python `None`.
    Null,
    /// A truth value.
    Boolean(bool),
    /// An integer that fits 64 bits.
    Integer(i64),
    /// An integer that does not fit 64 bits, in decimal digits with an optional sign.
    BigInteger(String),
    /// A binary floating point number.
    Float(f64),
    /// An exact decimal number in plain or scientific notation (`1.50`, `1E+3`, `NaN`).
    Decimal(String),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A calendar date, `YYYY-MM-DD`.
    Date(String),
    /// A time of day in ISO 8601 (`HH:MM:SS[.ffffff][±HH:MM]`).
    Time(String),
    /// A date and time in ISO 8601 with a space or `T` (`YYYY-MM-DD HH:MM:SS[.ffffff][±HH:MM]`).
    DateTime(String),
    /// A duration in days, seconds and microseconds, as Python's `timedelta` normalises it.
    Interval {
        /// Whole days; negative for negative durations.
        days: i64,
        /// Seconds within the day, 0 to 86,399.
        seconds: i64,
        /// Microseconds within the second, 0 to 999,999.
        microseconds: i64,
    },
    /// A UUID in its canonical hyphenated form.
    Uuid(String),
    /// A member of a Python enumeration: its name and its value.
    Enumeration {
        /// The member's name, which SQLAlchemy stores by default.
        name: String,
        /// The member's value.
        value: Box<Value>,
    },
    /// A sequence: a PostgreSQL array, a Python list or tuple.
    List(Vec<Value>),
    /// A mapping: JSON objects, result rows for scripts.
    Map(IndexMap<String, Value>),
}

impl Value {
    /// Text, from anything that can become a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A mapping, from pairs of keys and values.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// Whether this is SQL `NULL`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
