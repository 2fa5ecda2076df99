//! Keyword options that belong to one dialect, such as `postgresql_using` or `mysql_engine`.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::expression::Expression;

/// Dialect options as written, keyed by their full name (`postgresql_where`, `mysql_length`), in
/// the order in which they were given.
///
/// A dialect reads those with its own prefix and ignores the rest, as SQLAlchemy does.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DialectOptions(pub IndexMap<String, OptionValue>);

impl DialectOptions {
    /// The option `<dialect>_<option>`, if it was given.
    pub fn get(&self, dialect: &str, option: &str) -> Option<&OptionValue> {
        self.0.get(&format!("{dialect}_{option}"))
    }

    /// Whether no option was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The options of one dialect without their prefix, in the order given.
    pub fn of<'a>(&'a self, dialect: &'a str) -> impl Iterator<Item = (&'a str, &'a OptionValue)> {
        self.0.iter().filter_map(move |(key, value)| {
            let option = key.strip_prefix(dialect)?.strip_prefix('_')?;
            Some((option, value))
        })
    }
}

/// The value of a dialect option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// `None`.
    Null,
    /// A flag.
    Boolean(bool),
    /// A number without fraction.
    Integer(i64),
    /// A number with fraction.
    Float(f64),
    /// A string.
    Text(String),
    /// A list or tuple.
    List(Vec<OptionValue>),
    /// A SQL expression, serialised as a map with the one key `expression`.
    Expression {
        /// The expression.
        expression: Box<Expression>,
    },
    /// A dictionary.
    Map(IndexMap<String, OptionValue>),
}

impl OptionValue {
    /// The text, if the value is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null
            | Self::Boolean(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::List(_)
            | Self::Expression { .. }
            | Self::Map(_) => None,
        }
    }

    /// Python's truth of the value.
    pub fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(value) => *value,
            Self::Integer(value) => *value != 0,
            Self::Float(value) => *value != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Map(entries) => !entries.is_empty(),
            Self::Expression { .. } => true,
        }
    }
}
