//! Conditions, and parentheses around expressions.

use std::borrow::Cow;

use limbeck_model::expression::Expression;

use super::precedence::{self, Against};
use super::{bind, needs_parentheses, nested};
use crate::compiler::Scope;
use crate::{CompileResult, Compiler};

/// An expression, in parentheses if its surroundings need them. A truth value that stands for a
/// condition is compared where the dialect has no boolean type.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn grouped(c: &mut Compiler<'_>, inner: &Expression, against: Against<'_>) -> CompileResult {
    let inner = &*simplified(inner);
    if matches!(against, Against::And | Against::Or | Against::Condition)
        && precedence::is_boolean_value(inner)
    {
        nested(c, inner)?;
        if !c.dialect.capabilities().native_boolean {
            c.sql.word(" = 1");
        }
        return Ok(());
    }
    if needs_parentheses(inner, against) {
        c.sql.word("(");
        nested(c, inner)?;
        c.sql.word(")");
        Ok(())
    } else {
        nested(c, inner)
    }
}

/// A junction of conditions without those that say nothing: a constant or a single condition may
/// remain.
pub(super) fn simplified(expression: &Expression) -> Cow<'_, Expression> {
    let (conditions, neutral, deciding) = match expression {
        Expression::And { conditions } => (conditions, Expression::True, Expression::False),
        Expression::Or { conditions } => (conditions, Expression::False, Expression::True),
        other => return Cow::Borrowed(other),
    };
    let remaining: Vec<Cow<'_, Expression>> = conditions
        .iter()
        .map(simplified)
        .filter(|condition| **condition != neutral)
        .collect();
    if remaining.iter().any(|condition| **condition == deciding) {
        return Cow::Owned(deciding);
    }
    match &remaining[..] {
        [] => Cow::Owned(neutral),
        [_] => remaining
            .into_iter()
            .next()
            .unwrap_or(Cow::Borrowed(expression)),
        several if several.len() == conditions.len() => Cow::Borrowed(expression),
        several => {
            let conditions = several
                .iter()
                .map(|condition| condition.clone().into_owned())
                .collect();
            Cow::Owned(match neutral {
                Expression::True => Expression::And { conditions },
                _ => Expression::Or { conditions },
            })
        }
    }
}

/// The conditions of a `WHERE` or `HAVING`, with `AND` between them.
///
/// # Errors
///
/// When the dialect has no form for one of them.
pub fn conditions(c: &mut Compiler<'_>, conditions: &[Expression]) -> CompileResult {
    let scope = Scope {
        select_list: false,
        label_names: false,
        ..c.scope
    };
    c.scoped(scope, |c| match conditions {
        [only] => grouped(c, only, Against::Condition),
        several => {
            let all = Expression::And {
                conditions: several.to_vec(),
            };
            grouped(c, &all, Against::Condition)
        }
    })
}

/// Conditions with `AND` or `OR` between them; constants among them decide or disappear.
pub(super) fn junction(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    let (conditions, against, word) = match expression {
        Expression::And { conditions } => (conditions, Against::And, " AND "),
        Expression::Or { conditions } => (conditions, Against::Or, " OR "),
        other => return nested(c, other),
    };
    for (position, condition) in conditions.iter().enumerate() {
        if position > 0 {
            c.sql.word(word);
        }
        grouped(c, condition, against)?;
    }
    Ok(())
}

/// `x IN (…)`
pub(super) fn membership(
    c: &mut Compiler<'_>,
    operand: &Expression,
    candidates: &Expression,
    negated: bool,
) -> CompileResult {
    if negated {
        c.sql.word("(");
    }
    grouped(c, operand, Against::In)?;
    c.sql.word(if negated { " NOT IN " } else { " IN " });
    match candidates {
        Expression::Tuple { elements } if elements.is_empty() => {
            c.sql.word("(");
            c.dialect.empty_candidates(c, negated);
            c.sql.word(")");
        }
        Expression::Tuple { elements } => {
            c.sql.word("(");
            c.dialect.row_candidates(c, elements);
            bind::with_base(c, operand, |c| bind::candidates(c, elements))?;
            c.sql.word(")");
        }
        Expression::Bind(bind) => {
            bind::with_base(c, operand, |c| bind::expanding(c, bind, negated))?;
        }
        other => grouped(c, other, Against::In)?,
    }
    if negated {
        c.sql.word(")");
    }
    Ok(())
}

/// What stands for an empty list of candidates: `NULL) AND (1 != 1`, whose parentheses complete
/// those around it.
pub fn empty_candidates(c: &mut Compiler<'_>, negated: bool) {
    c.sql.word(if negated {
        "NULL) OR (1 = 1"
    } else {
        "NULL) AND (1 != 1"
    });
}
