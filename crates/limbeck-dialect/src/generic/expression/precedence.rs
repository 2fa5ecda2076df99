//! Which operator binds stronger, and where parentheses are needed for it.
//!
//! The numbers are SQLAlchemy's. They are not those of any database, so parentheses appear where
//! some database would not need them.

use limbeck_model::expression::{BinaryOperator, Expression, UnaryOperator};
use limbeck_model::schema::SqlType;

use crate::types::Affinity;

/// What surrounds an expression, as far as parentheses depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against<'a> {
    /// Nothing in particular: every operator gets parentheses (index expressions, values of `SET`,
    /// conditions of `CASE`).
    Anything,
    /// A condition by itself.
    Condition,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `NOT`
    Not,
    /// `IN`
    In,
    /// `COLLATE`
    Collate,
    /// `BETWEEN`
    Between,
    /// `ASC` or `DESC`
    Order,
    /// `NULLS FIRST` or `NULLS LAST`
    Nulls,
    /// `FILTER (WHERE …)`
    Filter,
    /// A comma.
    List,
    /// Another operator with two operands.
    Binary(&'a BinaryOperator),
    /// Another operator with one operand.
    Unary(&'a UnaryOperator),
}

const SMALLEST: i32 = -100;
const LARGEST: i32 = 100;

/// How strong an operator binds.
pub fn binary_precedence(operator: &BinaryOperator) -> i32 {
    match operator {
        BinaryOperator::Item
        | BinaryOperator::Path
        | BinaryOperator::ItemText
        | BinaryOperator::PathText => 15,
        BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::FloorDivide
        | BinaryOperator::Modulo => 8,
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::BitwiseXor
        | BinaryOperator::BitwiseOr
        | BinaryOperator::BitwiseAnd
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight => 7,
        BinaryOperator::Concatenate
        | BinaryOperator::Match
        | BinaryOperator::RegexpMatch
        | BinaryOperator::NotRegexpMatch
        | BinaryOperator::Ilike
        | BinaryOperator::NotIlike
        | BinaryOperator::Like
        | BinaryOperator::NotLike
        | BinaryOperator::Is
        | BinaryOperator::IsNot
        | BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::IsDistinctFrom
        | BinaryOperator::IsNotDistinctFrom
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual => 5,
        BinaryOperator::Custom(_) => 0,
        BinaryOperator::StartsWith | BinaryOperator::EndsWith | BinaryOperator::Contains => {
            SMALLEST
        }
    }
}

/// How strong an operator with one operand binds; `None` for what only follows its operand.
fn unary_precedence(operator: &UnaryOperator) -> Option<i32> {
    match operator {
        UnaryOperator::Negate | UnaryOperator::BitwiseNot => Some(8),
        UnaryOperator::Not | UnaryOperator::Distinct => Some(5),
        UnaryOperator::Any | UnaryOperator::All => Some(15),
        UnaryOperator::Custom(_) => Some(0),
        UnaryOperator::Ascending
        | UnaryOperator::Descending
        | UnaryOperator::NullsFirst
        | UnaryOperator::NullsLast => None,
    }
}

impl Against<'_> {
    fn precedence(self) -> i32 {
        match self {
            Self::Anything | Self::Nulls => LARGEST,
            Self::Condition => -10,
            Self::And | Self::Order => 3,
            Self::Or => 2,
            Self::Not | Self::In | Self::Between => 5,
            Self::Collate => 4,
            Self::Filter => 6,
            Self::List => -1,
            Self::Binary(operator) => match operator {
                // As something that surrounds, an operator without a number binds strongest.
                BinaryOperator::StartsWith
                | BinaryOperator::EndsWith
                | BinaryOperator::Contains => LARGEST,
                operator => binary_precedence(operator),
            },
            Self::Unary(operator) => unary_precedence(operator).unwrap_or(LARGEST),
        }
    }
}

/// Whether an operator needs no parentheses within itself.
fn is_associative(operator: &BinaryOperator) -> bool {
    matches!(
        operator,
        BinaryOperator::Add
            | BinaryOperator::Multiply
            | BinaryOperator::Concatenate
            | BinaryOperator::Item
            | BinaryOperator::Path
    )
}

/// Whether an expression needs parentheses in its surroundings.
pub fn needs_parentheses(expression: &Expression, against: Against<'_>) -> bool {
    let binds_weaker = |precedence: i32| precedence <= against.precedence();
    match expression {
        Expression::Binary { operator, .. } => {
            if against == Against::Binary(operator) && is_associative(operator) {
                return false;
            }
            binds_weaker(binary_precedence(operator))
                || (against == Against::Not && !is_boolean(operator))
        }
        Expression::Between { .. } | Expression::In { .. } | Expression::RegexpReplace { .. } => {
            binds_weaker(5)
        }
        Expression::Collate { .. } => binds_weaker(4),
        Expression::And { conditions } => {
            conditions.len() > 1 && against != Against::And && binds_weaker(3)
        }
        Expression::Or { conditions } => {
            conditions.len() > 1 && against != Against::Or && binds_weaker(2)
        }
        Expression::Unary { operator, .. } => unary_precedence(operator).is_some_and(binds_weaker),
        Expression::Exists { .. } => binds_weaker(0),
        Expression::Function {
            filter: Some(_), ..
        } => binds_weaker(6),
        Expression::Text { .. } => against == Against::In,
        Expression::Label { operand, .. } => needs_parentheses(operand, against),
        Expression::TypeCoerce { operand, .. } => needs_parentheses(operand, against),
        Expression::LiteralColumn { .. }
        | Expression::Column { .. }
        | Expression::Bind(_)
        | Expression::InlineLiteral { .. }
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Default
        | Expression::Function { .. }
        | Expression::Over { .. }
        | Expression::Case { .. }
        | Expression::Cast { .. }
        | Expression::Extract { .. }
        | Expression::Slice { .. }
        | Expression::Tuple { .. }
        | Expression::Array { .. }
        | Expression::Grouping { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::NextValue { .. } => matches!(
            against,
            Against::Unary(UnaryOperator::Any | UnaryOperator::All)
        ),
    }
}

/// Whether an operator yields a truth value.
fn is_boolean(operator: &BinaryOperator) -> bool {
    match operator {
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::Is
        | BinaryOperator::IsNot
        | BinaryOperator::IsDistinctFrom
        | BinaryOperator::IsNotDistinctFrom
        | BinaryOperator::Like
        | BinaryOperator::NotLike
        | BinaryOperator::Ilike
        | BinaryOperator::NotIlike
        | BinaryOperator::StartsWith
        | BinaryOperator::EndsWith
        | BinaryOperator::Contains
        | BinaryOperator::RegexpMatch
        | BinaryOperator::NotRegexpMatch
        | BinaryOperator::Match => true,
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::FloorDivide
        | BinaryOperator::Modulo
        | BinaryOperator::Concatenate
        | BinaryOperator::BitwiseAnd
        | BinaryOperator::BitwiseOr
        | BinaryOperator::BitwiseXor
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight
        | BinaryOperator::Item
        | BinaryOperator::Path
        | BinaryOperator::ItemText
        | BinaryOperator::PathText
        | BinaryOperator::Custom(_) => false,
    }
}

/// The type of an expression, as far as it is known without a schema.
pub fn expression_type(expression: &Expression) -> Option<&SqlType> {
    match expression {
        Expression::Column { r#type, .. }
        | Expression::InlineLiteral { r#type, .. }
        | Expression::Function { r#type, .. }
        | Expression::Binary { r#type, .. }
        | Expression::RegexpReplace { r#type, .. }
        | Expression::Array { r#type, .. } => r#type.as_ref(),
        Expression::Bind(bind) => bind.r#type.as_ref(),
        Expression::Cast { r#type, .. } | Expression::TypeCoerce { r#type, .. } => Some(r#type),
        Expression::Label { operand, .. }
        | Expression::Grouping { operand }
        | Expression::Collate { operand, .. } => expression_type(operand),
        Expression::Over { function, .. } => expression_type(function),
        Expression::Text { .. }
        | Expression::LiteralColumn { .. }
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Default
        | Expression::Unary { .. }
        | Expression::And { .. }
        | Expression::Or { .. }
        | Expression::Between { .. }
        | Expression::In { .. }
        | Expression::Case { .. }
        | Expression::Extract { .. }
        | Expression::Slice { .. }
        | Expression::Tuple { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::Exists { .. }
        | Expression::NextValue { .. } => None,
    }
}

/// Whether an expression is a truth value that stands for a condition: a constant, or a column or
/// the like of a boolean type.
pub fn is_boolean_value(expression: &Expression) -> bool {
    if matches!(expression, Expression::True | Expression::False) {
        return true;
    }
    matches!(
        expression,
        Expression::Column { .. }
            | Expression::Function { .. }
            | Expression::Cast { .. }
            | Expression::TypeCoerce { .. }
            | Expression::Bind(_)
    ) && expression_type(expression).is_some_and(|r#type| Affinity::of(r#type) == Affinity::Boolean)
}
