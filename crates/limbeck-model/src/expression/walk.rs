//! Visiting the operands of an expression.

use super::Expression;

impl Expression {
    /// Visits the expressions directly within this one, from left to right. Statements within it
    /// (subqueries) are not entered.
    pub fn for_each_operand<'e>(&'e self, mut visit: impl FnMut(&'e Self)) {
        match self {
            Self::Text { .. }
            | Self::LiteralColumn { .. }
            | Self::Column { .. }
            | Self::Bind(_)
            | Self::InlineLiteral { .. }
            | Self::Null
            | Self::True
            | Self::False
            | Self::Default
            | Self::ScalarSubquery { .. }
            | Self::Exists { .. }
            | Self::NextValue { .. } => {}
            Self::Function {
                arguments,
                filter,
                order_by,
                ..
            } => arguments
                .iter()
                .chain(filter.as_deref())
                .chain(order_by)
                .for_each(visit),
            Self::Over {
                function,
                partition_by,
                order_by,
                ..
            } => std::iter::once(&**function)
                .chain(partition_by)
                .chain(order_by)
                .for_each(visit),
            Self::Binary { left, right, .. } => {
                visit(left);
                visit(right);
            }
            Self::RegexpReplace {
                operand,
                pattern,
                replacement,
                ..
            } => {
                visit(operand);
                visit(pattern);
                visit(replacement);
            }
            Self::Slice { start, stop, step } => [start, stop, step]
                .into_iter()
                .filter_map(|bound| bound.as_deref())
                .for_each(visit),
            Self::And { conditions } | Self::Or { conditions } => {
                conditions.iter().for_each(visit);
            }
            Self::Between {
                operand, low, high, ..
            } => {
                visit(operand);
                visit(low);
                visit(high);
            }
            Self::In {
                operand,
                candidates,
                ..
            } => {
                visit(operand);
                visit(candidates);
            }
            Self::Case {
                operand,
                branches,
                otherwise,
            } => {
                operand.as_deref().into_iter().for_each(&mut visit);
                for (condition, result) in branches {
                    visit(condition);
                    visit(result);
                }
                otherwise.as_deref().into_iter().for_each(visit);
            }
            Self::Unary { operand, .. }
            | Self::Cast { operand, .. }
            | Self::TypeCoerce { operand, .. }
            | Self::Extract { operand, .. }
            | Self::Collate { operand, .. }
            | Self::Label { operand, .. }
            | Self::Grouping { operand } => visit(operand),
            Self::Tuple { elements } | Self::Array { elements, .. } => {
                elements.iter().for_each(visit);
            }
        }
    }

    /// As [`for_each_operand`](Self::for_each_operand), with access to change the operands.
    pub fn for_each_operand_mut(&mut self, mut visit: impl FnMut(&mut Self)) {
        match self {
            Self::Text { .. }
            | Self::LiteralColumn { .. }
            | Self::Column { .. }
            | Self::Bind(_)
            | Self::InlineLiteral { .. }
            | Self::Null
            | Self::True
            | Self::False
            | Self::Default
            | Self::ScalarSubquery { .. }
            | Self::Exists { .. }
            | Self::NextValue { .. } => {}
            Self::Function {
                arguments,
                filter,
                order_by,
                ..
            } => arguments
                .iter_mut()
                .chain(filter.as_deref_mut())
                .chain(order_by)
                .for_each(visit),
            Self::Over {
                function,
                partition_by,
                order_by,
                ..
            } => std::iter::once(&mut **function)
                .chain(partition_by)
                .chain(order_by)
                .for_each(visit),
            Self::Binary { left, right, .. } => {
                visit(left);
                visit(right);
            }
            Self::RegexpReplace {
                operand,
                pattern,
                replacement,
                ..
            } => {
                visit(operand);
                visit(pattern);
                visit(replacement);
            }
            Self::Slice { start, stop, step } => [start, stop, step]
                .into_iter()
                .filter_map(|bound| bound.as_deref_mut())
                .for_each(visit),
            Self::And { conditions } | Self::Or { conditions } => {
                conditions.iter_mut().for_each(visit);
            }
            Self::Between {
                operand, low, high, ..
            } => {
                visit(operand);
                visit(low);
                visit(high);
            }
            Self::In {
                operand,
                candidates,
                ..
            } => {
                visit(operand);
                visit(candidates);
            }
            Self::Case {
                operand,
                branches,
                otherwise,
            } => {
                operand.as_deref_mut().into_iter().for_each(&mut visit);
                for (condition, result) in branches {
                    visit(condition);
                    visit(result);
                }
                otherwise.as_deref_mut().into_iter().for_each(visit);
            }
            Self::Unary { operand, .. }
            | Self::Cast { operand, .. }
            | Self::TypeCoerce { operand, .. }
            | Self::Extract { operand, .. }
            | Self::Collate { operand, .. }
            | Self::Label { operand, .. }
            | Self::Grouping { operand } => visit(operand),
            Self::Tuple { elements } | Self::Array { elements, .. } => {
                elements.iter_mut().for_each(visit);
            }
        }
    }
}
