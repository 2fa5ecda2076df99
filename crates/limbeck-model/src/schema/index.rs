//! Indexes.

use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::{DialectOptions, Name};

/// An index of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Index {
    /// The index's name; `None` leaves it to the naming convention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// What is indexed, in order.
    pub elements: Vec<IndexElement>,
    /// Whether entries must be unique.
    pub unique: bool,
    /// Options such as `postgresql_where` and `mysql_length`.
    #[serde(skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// One element of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IndexElement {
    /// A column of the table.
    Column {
        /// The column's name.
        column: Name,
    },
    /// An expression, such as `lower(name)` or `created_at DESC`.
    Expression {
        /// The expression.
        expression: Box<Expression>,
    },
}
