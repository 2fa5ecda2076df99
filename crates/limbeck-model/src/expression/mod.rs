//! SQL expressions and statements: what migration scripts build with `sa.text`, `sa.func`, column
//! operators, `select`, `insert`, `update` and `delete`.

mod bind;
mod definition;
mod operator;
mod statement;
mod visit;
mod walk;

pub use bind::BindParameter;
pub use definition::{ConstraintComment, CreateTableAs, CreateView, Definition, DropView};
pub use operator::{BinaryOperator, UnaryOperator};
pub use statement::{
    Addition, CommonTableExpression, Delete, Fetch, FromClause, Insert, Join, JoinKind, OnConflict,
    OnConflictAction, Select, SelectColumn, SetOperation, SetOperator, Statement, TableHint,
    TableReference, Update, UpdateValue, Values,
};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::schema::{QualifiedName, SqlType};
use crate::{Name, Value};

/// A SQL expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "expression", rename_all = "snake_case")]
pub enum Expression {
    /// SQL text as written (`sa.text`), with `:name` bind markers.
    Text {
        /// The text. A backslash before a colon escapes it.
        text: String,
        /// Bind parameters that were given values or types, by name.
        #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
        binds: IndexMap<String, BindParameter>,
    },
    /// SQL text that stands for a column, without bind markers (`sa.literal_column`).
    LiteralColumn {
        /// The text, rendered as it is.
        text: String,
    },
    /// A column, qualified by its table where the statement has more than one.
    Column {
        /// The column's name.
        name: Name,
        /// The table or alias that it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<Box<TableReference>>,
        /// Its type, when it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
    },
    /// A bind parameter, with or without a value.
    Bind(BindParameter),
    /// A value that is rendered inline in any mode (`op.inline_literal`).
    InlineLiteral {
        /// The value.
        value: Value,
        /// Its type, when one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
    },
    /// `NULL`.
    Null,
    /// True, in the dialect's spelling.
    True,
    /// False, in the dialect's spelling.
    False,
    /// `DEFAULT` as a value of an insert or update.
    Default,
    /// A function call (`sa.func.lower(x)`).
    Function {
        /// The function's name, with its schema or package parts before it.
        name: Vec<Name>,
        /// The arguments.
        arguments: Vec<Expression>,
        /// Its result type, when it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
        /// `DISTINCT` before the arguments.
        #[serde(default)]
        distinct: bool,
        /// `FILTER (WHERE …)`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Expression>>,
        /// `ORDER BY` within an aggregate.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        order_by: Vec<Expression>,
        /// Whether `order_by` is rendered as `WITHIN GROUP (ORDER BY …)`.
        #[serde(default)]
        within_group: bool,
    },
    /// `function OVER (…)`.
    Over {
        /// The window function.
        function: Box<Expression>,
        /// `PARTITION BY`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        partition_by: Vec<Expression>,
        /// `ORDER BY`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        order_by: Vec<Expression>,
        /// The frame clause, such as `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        frame: Option<String>,
    },
    /// An operator with one operand.
    Unary {
        /// The operator.
        operator: UnaryOperator,
        /// The operand.
        operand: Box<Expression>,
    },
    /// An operator with two operands.
    Binary {
        /// The operator.
        operator: BinaryOperator,
        /// Left operand.
        left: Box<Expression>,
        /// Right operand.
        right: Box<Expression>,
        /// `ESCAPE` character of `LIKE`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        escape: Option<String>,
        /// Flags of a regular expression match.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flags: Option<String>,
        /// The result type, when it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
    },
    /// Text in which what a regular expression matches is replaced.
    RegexpReplace {
        /// The text.
        operand: Box<Expression>,
        /// The regular expression.
        pattern: Box<Expression>,
        /// What takes the place of a match.
        replacement: Box<Expression>,
        /// Flags of the match.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flags: Option<String>,
        /// The result type, when it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
    },
    /// The bounds of a part of an array, `start:stop`.
    Slice {
        /// The first index.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<Box<Expression>>,
        /// The last index.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stop: Option<Box<Expression>>,
        /// The step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<Box<Expression>>,
    },
    /// `a AND b AND …`; true when empty.
    And {
        /// The conditions.
        conditions: Vec<Expression>,
    },
    /// `a OR b OR …`; false when empty.
    Or {
        /// The conditions.
        conditions: Vec<Expression>,
    },
    /// `operand BETWEEN low AND high`.
    Between {
        /// The tested expression.
        operand: Box<Expression>,
        /// Lower bound.
        low: Box<Expression>,
        /// Upper bound.
        high: Box<Expression>,
        /// `NOT BETWEEN`.
        #[serde(default)]
        negated: bool,
        /// `BETWEEN SYMMETRIC`.
        #[serde(default)]
        symmetric: bool,
    },
    /// `operand IN (…)`.
    In {
        /// The tested expression.
        operand: Box<Expression>,
        /// The candidates: a [`Expression::Tuple`] of values, or a subquery.
        candidates: Box<Expression>,
        /// `NOT IN`.
        #[serde(default)]
        negated: bool,
    },
    /// `CASE … END`.
    Case {
        /// The compared operand of a simple case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        operand: Option<Box<Expression>>,
        /// Pairs of condition and result.
        branches: Vec<(Expression, Expression)>,
        /// `ELSE`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<Box<Expression>>,
    },
    /// `CAST(operand AS type)`.
    Cast {
        /// The operand.
        operand: Box<Expression>,
        /// The target type.
        r#type: SqlType,
        /// `TRY_CAST`.
        #[serde(default)]
        r#try: bool,
    },
    /// The operand, treated as of a type without SQL for it (`sa.type_coerce`).
    TypeCoerce {
        /// The operand.
        operand: Box<Expression>,
        /// The type.
        r#type: SqlType,
    },
    /// `EXTRACT(field FROM operand)`.
    Extract {
        /// The field.
        field: String,
        /// The operand.
        operand: Box<Expression>,
    },
    /// `operand COLLATE collation`.
    Collate {
        /// The operand.
        operand: Box<Expression>,
        /// The collation's name.
        collation: String,
        /// The collation's schema.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        schema: Option<String>,
    },
    /// `operand AS name` in a select list; the operand elsewhere.
    Label {
        /// The operand.
        operand: Box<Expression>,
        /// The label.
        name: Name,
    },
    /// `(a, b, …)`.
    Tuple {
        /// The elements.
        elements: Vec<Expression>,
    },
    /// A PostgreSQL array literal, `ARRAY[…]`.
    Array {
        /// The elements.
        elements: Vec<Expression>,
        /// The type, when it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#type: Option<SqlType>,
    },
    /// `(operand)`, where parentheses were asked for.
    Grouping {
        /// The operand.
        operand: Box<Expression>,
    },
    /// A select used as a value.
    ScalarSubquery {
        /// The select.
        select: Box<Statement>,
    },
    /// `EXISTS (…)`.
    Exists {
        /// The select.
        select: Box<Statement>,
        /// `NOT EXISTS`.
        #[serde(default)]
        negated: bool,
    },
    /// The next value of a sequence.
    NextValue {
        /// The sequence.
        sequence: QualifiedName,
    },
}

impl Expression {
    /// SQL text without bind parameters.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            binds: IndexMap::new(),
        }
    }

    /// An unqualified column.
    pub fn column(name: impl Into<Name>) -> Self {
        Self::Column {
            name: name.into(),
            table: None,
            r#type: None,
        }
    }
}
