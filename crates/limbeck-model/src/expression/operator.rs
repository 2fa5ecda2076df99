//! Operators.

use serde::{Deserialize, Serialize};

/// An operator with one operand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnaryOperator {
    /// `-x`
    Negate,
    /// `NOT x`
    Not,
    /// `~x`
    BitwiseNot,
    /// `DISTINCT x`
    Distinct,
    /// `x ASC`
    Ascending,
    /// `x DESC`
    Descending,
    /// `x NULLS FIRST`
    NullsFirst,
    /// `x NULLS LAST`
    NullsLast,
    /// `ANY (x)`
    Any,
    /// `ALL (x)`
    All,
    /// An operator given as text before its operand.
    Custom(String),
}

/// An operator with two operands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinaryOperator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `//`: integer division
    FloorDivide,
    /// `%`
    Modulo,
    /// `||`, or `concat()` where the dialect needs it
    Concatenate,
    /// `IS`
    Is,
    /// `IS NOT`
    IsNot,
    /// `IS DISTINCT FROM`
    IsDistinctFrom,
    /// `IS NOT DISTINCT FROM`
    IsNotDistinctFrom,
    /// `LIKE`
    Like,
    /// `NOT LIKE`
    NotLike,
    /// `ILIKE`, or `lower() LIKE lower()` where the dialect has none
    Ilike,
    /// `NOT ILIKE`
    NotIlike,
    /// `LIKE x || '%'`
    StartsWith,
    /// `LIKE '%' || x`
    EndsWith,
    /// `LIKE '%' || x || '%'`
    Contains,
    /// A regular expression match in the dialect's spelling
    RegexpMatch,
    /// The opposite of a regular expression match
    NotRegexpMatch,
    /// A full-text match in the dialect's spelling
    Match,
    /// `&`
    BitwiseAnd,
    /// `|`
    BitwiseOr,
    /// `^`, or `#` on PostgreSQL
    BitwiseXor,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// An element of a JSON document or array: `x[y]`, `x -> y`
    Item,
    /// An element of a JSON document by path: `x #> y`
    Path,
    /// A JSON element as text: `x ->> y`
    ItemText,
    /// A JSON element by path as text: `x #>> y`
    PathText,
    /// An operator given as text (`.op('@>')`)
    Custom(String),
}
