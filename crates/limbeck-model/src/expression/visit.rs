//! Walking over expressions.

use super::Expression;
use crate::Name;

impl Expression {
    /// Calls a function for each column of this expression, subqueries left out: their columns are
    /// those of other tables.
    pub fn visit_columns_mut(&mut self, visit: &mut impl FnMut(&mut Name)) {
        if let Self::Column { name, .. } = self {
            visit(name);
        }
        for part in self.parts_mut() {
            part.visit_columns_mut(visit);
        }
    }

    /// The expressions directly within this one, subqueries left out.
    fn parts_mut(&mut self) -> Vec<&mut Self> {
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
            | Self::NextValue { .. } => Vec::new(),
            Self::Function {
                arguments,
                filter,
                order_by,
                ..
            } => arguments
                .iter_mut()
                .chain(filter.as_deref_mut())
                .chain(order_by)
                .collect(),
            Self::Over {
                function,
                partition_by,
                order_by,
                ..
            } => [&mut **function]
                .into_iter()
                .chain(partition_by)
                .chain(order_by)
                .collect(),
            Self::Unary { operand, .. }
            | Self::Cast { operand, .. }
            | Self::TypeCoerce { operand, .. }
            | Self::Extract { operand, .. }
            | Self::Collate { operand, .. }
            | Self::Label { operand, .. }
            | Self::Grouping { operand } => vec![operand],
            Self::Binary { left, right, .. } => vec![left, right],
            Self::RegexpReplace {
                operand,
                pattern,
                replacement,
                ..
            } => vec![operand, pattern, replacement],
            Self::Slice { start, stop, step } => [start, stop, step]
                .into_iter()
                .filter_map(|bound| bound.as_deref_mut())
                .collect(),
            Self::And { conditions } | Self::Or { conditions } => conditions.iter_mut().collect(),
            Self::Between {
                operand, low, high, ..
            } => vec![operand, low, high],
            Self::In {
                operand,
                candidates,
                ..
            } => vec![operand, candidates],
            Self::Case {
                operand,
                branches,
                otherwise,
            } => operand
                .as_deref_mut()
                .into_iter()
                .chain(
                    branches
                        .iter_mut()
                        .flat_map(|(condition, result)| [condition, result]),
                )
                .chain(otherwise.as_deref_mut())
                .collect(),
            Self::Tuple { elements } | Self::Array { elements, .. } => {
                elements.iter_mut().collect()
            }
        }
    }
}
