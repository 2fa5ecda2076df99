//! What a column's value comes from when the statement gives none.

use serde::{Deserialize, Serialize};

use crate::DialectOptions;
use crate::expression::Expression;

/// A `DEFAULT` clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ServerDefault {
    /// A plain string, rendered as a quoted literal.
    Literal {
        /// The unquoted text.
        text: String,
    },
    /// A SQL expression, rendered as it is.
    Expression {
        /// The expression.
        expression: Box<Expression>,
    },
    /// The database supplies a value in a way that DDL does not state (`FetchedValue`).
    Fetched,
}

/// `GENERATED ALWAYS AS (…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Computed {
    /// The generating expression.
    pub expression: Expression,
    /// `STORED` (`Some(true)`), `VIRTUAL` (`Some(false)`) or the database's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persisted: Option<bool>,
}

/// The options that sequences and identity columns share (ISO/IEC 9075-2, sequence generators).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SequenceOptions {
    /// First value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// Step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub increment: Option<i64>,
    /// Least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<i64>,
    /// Greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<i64>,
    /// `NO MINVALUE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_min_value: Option<bool>,
    /// `NO MAXVALUE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_max_value: Option<bool>,
    /// `CYCLE` or `NO CYCLE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<bool>,
    /// How many values a session takes at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache: Option<i64>,
    /// Oracle's `ORDER` or `NOORDER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<bool>,
}

/// `GENERATED … AS IDENTITY`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// `ALWAYS` rather than `BY DEFAULT`.
    pub always: bool,
    /// Oracle's `ON NULL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_null: Option<bool>,
    /// The sequence's options.
    pub sequence: SequenceOptions,
    /// Dialect options.
    #[serde(skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}
