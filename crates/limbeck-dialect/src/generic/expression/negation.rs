//! `NOT`, which goes into operators that have a negated form.

use limbeck_model::expression::{BinaryOperator, Expression};

use super::{Against, grouped, nested, precedence};
use crate::{CompileResult, Compiler};

/// The negation of an expression.
pub(super) fn negation(c: &mut Compiler<'_>, operand: &Expression) -> CompileResult {
    if let Some(negated) = negated(operand) {
        return nested(c, &negated);
    }
    if precedence::is_boolean_value(operand) {
        if c.dialect.capabilities().native_boolean {
            c.sql.word("NOT ");
            return nested(c, operand);
        }
        nested(c, operand)?;
        c.sql.word(" = 0");
        return Ok(());
    }
    c.sql.word("NOT ");
    grouped(c, operand, Against::Not)
}

/// The expression with the opposite meaning, where an operator has a negated form.
fn negated(expression: &Expression) -> Option<Expression> {
    match expression {
        Expression::Binary {
            operator,
            left,
            right,
            escape,
            flags,
            r#type,
        } => Some(Expression::Binary {
            operator: opposite(operator)?,
            left: left.clone(),
            right: right.clone(),
            escape: escape.clone(),
            flags: flags.clone(),
            r#type: r#type.clone(),
        }),
        Expression::Between {
            operand,
            low,
            high,
            negated,
            symmetric,
        } => Some(Expression::Between {
            operand: operand.clone(),
            low: low.clone(),
            high: high.clone(),
            negated: !negated,
            symmetric: *symmetric,
        }),
        Expression::In {
            operand,
            candidates,
            negated,
        } => Some(Expression::In {
            operand: operand.clone(),
            candidates: candidates.clone(),
            negated: !negated,
        }),
        Expression::Exists { select, negated } => Some(Expression::Exists {
            select: select.clone(),
            negated: !negated,
        }),
        Expression::True => Some(Expression::False),
        Expression::False => Some(Expression::True),
        Expression::Text { .. }
        | Expression::LiteralColumn { .. }
        | Expression::Column { .. }
        | Expression::Bind(_)
        | Expression::InlineLiteral { .. }
        | Expression::Null
        | Expression::Default
        | Expression::Function { .. }
        | Expression::Over { .. }
        | Expression::Unary { .. }
        | Expression::RegexpReplace { .. }
        | Expression::Slice { .. }
        | Expression::And { .. }
        | Expression::Or { .. }
        | Expression::Case { .. }
        | Expression::Cast { .. }
        | Expression::TypeCoerce { .. }
        | Expression::Extract { .. }
        | Expression::Collate { .. }
        | Expression::Label { .. }
        | Expression::Tuple { .. }
        | Expression::Array { .. }
        | Expression::Grouping { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::NextValue { .. } => None,
    }
}

fn opposite(operator: &BinaryOperator) -> Option<BinaryOperator> {
    Some(match operator {
        BinaryOperator::Equal => BinaryOperator::NotEqual,
        BinaryOperator::NotEqual => BinaryOperator::Equal,
        BinaryOperator::Less => BinaryOperator::GreaterOrEqual,
        BinaryOperator::GreaterOrEqual => BinaryOperator::Less,
        BinaryOperator::Greater => BinaryOperator::LessOrEqual,
        BinaryOperator::LessOrEqual => BinaryOperator::Greater,
        BinaryOperator::Is => BinaryOperator::IsNot,
        BinaryOperator::IsNot => BinaryOperator::Is,
        BinaryOperator::IsDistinctFrom => BinaryOperator::IsNotDistinctFrom,
        BinaryOperator::IsNotDistinctFrom => BinaryOperator::IsDistinctFrom,
        BinaryOperator::Like => BinaryOperator::NotLike,
        BinaryOperator::NotLike => BinaryOperator::Like,
        BinaryOperator::Ilike => BinaryOperator::NotIlike,
        BinaryOperator::NotIlike => BinaryOperator::Ilike,
        BinaryOperator::RegexpMatch => BinaryOperator::NotRegexpMatch,
        BinaryOperator::NotRegexpMatch => BinaryOperator::RegexpMatch,
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::FloorDivide
        | BinaryOperator::Modulo
        | BinaryOperator::Concatenate
        | BinaryOperator::StartsWith
        | BinaryOperator::EndsWith
        | BinaryOperator::Contains
        | BinaryOperator::Match
        | BinaryOperator::BitwiseAnd
        | BinaryOperator::BitwiseOr
        | BinaryOperator::BitwiseXor
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight
        | BinaryOperator::Item
        | BinaryOperator::Path
        | BinaryOperator::ItemText
        | BinaryOperator::PathText
        | BinaryOperator::Custom(_) => return None,
    })
}
