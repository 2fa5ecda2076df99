//! Bind parameters.

use serde::{Deserialize, Serialize};

use crate::Value;
use crate::schema::SqlType;

/// A bind parameter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BindParameter {
    /// The parameter's name; `None` for a value that appeared in an expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The value, when it has one; without one the statement's parameters supply it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The type, when one was given or follows from the other operand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SqlType>,
    /// Whether the value is a list that is rendered as several parameters.
    pub expanding: bool,
    /// Whether the value is rendered inline when the statement runs.
    pub literal_execute: bool,
}
