//! Expressions.

mod binary;
mod bind;
mod cast;
mod condition;
mod function;
mod json;
mod negation;
pub mod precedence;
mod regexp;
mod text;

pub use binary::{BinaryExpression, binary, eager_infix, escape_clause, infix, operator_words};
pub use cast::{cast, coerced, extract};
pub use condition::{conditions, empty_candidates, grouped};
pub use function::{FunctionCall, function, lowered_name};
pub use json::{json_path, path_steps};
pub use precedence::{Against, expression_type, needs_parentheses};
pub(crate) use regexp::no_replacements;
pub use regexp::{
    RegexpReplacement, regexp_like, regexp_match, regexp_match_with_flags, regexp_replace,
    regexp_replace_with_flags,
};
pub use text::{Piece, pieces};

use limbeck_model::Name;
use limbeck_model::expression::{Expression, TableReference, UnaryOperator};

use crate::compiler::Scope;
use crate::{CompileError, CompileErrorKind, CompileResult, Compiler};

/// How deep expressions may be nested.
const MAX_DEPTH: usize = 500;

/// Any expression.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn expression(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    if c.depth > MAX_DEPTH {
        return Err(CompileError::compile("the expression is nested too deeply"));
    }
    c.depth += 1;
    let result = write(c, expression);
    c.depth -= 1;
    result
}

fn write(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    let dialect = c.dialect;
    match expression {
        Expression::Text { text, binds } => return bind::text(c, text, binds),
        Expression::LiteralColumn { text } => {
            c.sql.clause(text);
        }
        Expression::Column { name, table, .. } => return column(c, name, table.as_deref()),
        Expression::Bind(bind) => return bind::bind(c, bind),
        Expression::InlineLiteral { value, r#type } => {
            return dialect.literal(c, value, r#type.as_ref());
        }
        Expression::Null => {
            c.sql.word("NULL");
        }
        Expression::True => dialect.boolean_literal(c, true),
        Expression::False => dialect.boolean_literal(c, false),
        Expression::Default => {
            c.sql.word("DEFAULT");
        }
        Expression::Function { .. } => return function::call(c, expression),
        Expression::Over {
            function,
            partition_by,
            order_by,
            frame,
        } => return over(c, function, partition_by, order_by, frame.as_deref()),
        Expression::Unary { operator, operand } => return unary(c, operator, operand),
        Expression::Binary {
            operator,
            left,
            right,
            escape,
            flags,
            r#type,
        } => {
            let binary = BinaryExpression {
                operator,
                left,
                right,
                escape: escape.as_deref(),
                flags: flags.as_deref(),
                r#type: r#type.as_ref(),
            };
            return dialect.binary(c, &binary);
        }
        Expression::RegexpReplace {
            operand,
            pattern,
            replacement,
            flags,
            ..
        } => {
            let call = RegexpReplacement {
                operand,
                pattern,
                replacement,
                flags: flags.as_deref(),
            };
            return dialect.regexp_replace(c, &call);
        }
        Expression::Slice { start, stop, step } => {
            for (position, bound) in [start, stop, step].into_iter().enumerate() {
                if position == 1 || (position == 2 && bound.is_some()) {
                    c.sql.word(":");
                }
                if let Some(bound) = bound {
                    nested(c, bound)?;
                }
            }
        }
        Expression::And { .. } | Expression::Or { .. } => {
            return condition::junction(c, &condition::simplified(expression));
        }
        Expression::Between {
            operand,
            low,
            high,
            negated,
            symmetric,
        } => {
            grouped(c, operand, Against::Between)?;
            c.sql.word(if *negated {
                " NOT BETWEEN "
            } else {
                " BETWEEN "
            });
            if *symmetric {
                c.sql.word("SYMMETRIC ");
            }
            bind::with_base(c, operand, |c| {
                grouped(c, low, Against::And)?;
                c.sql.word(" AND ");
                grouped(c, high, Against::And)
            })?;
        }
        Expression::In {
            operand,
            candidates,
            negated,
        } => return condition::membership(c, operand, candidates, *negated),
        Expression::Case {
            operand,
            branches,
            otherwise,
        } => return case(c, operand.as_deref(), branches, otherwise.as_deref()),
        Expression::Cast {
            operand,
            r#type,
            r#try,
        } => return dialect.cast(c, operand, r#type, *r#try),
        Expression::TypeCoerce { operand, r#type } => return cast::type_coerce(c, operand, r#type),
        Expression::Extract { field, operand } => return dialect.extract(c, field, operand),
        Expression::Collate {
            operand,
            collation,
            schema,
        } => {
            grouped(c, operand, Against::Collate)?;
            c.sql
                .word(" COLLATE ")
                .collation(schema.as_deref(), collation);
        }
        Expression::Label { operand, name } => return label(c, operand, name),
        Expression::Tuple { elements } => {
            c.sql.word("(");
            list(c, elements)?;
            c.sql.word(")");
        }
        Expression::Array { elements, .. } => return dialect.array(c, elements),
        Expression::Grouping { operand } => {
            c.sql.word("(");
            nested(c, operand)?;
            c.sql.word(")");
        }
        Expression::ScalarSubquery { select } => {
            c.sql.word("(");
            c.scoped(subquery_scope(c.scope), |c| dialect.statement(c, select))?;
            c.sql.word(")");
        }
        Expression::Exists { select, negated } => {
            c.sql.word(if *negated {
                "NOT (EXISTS ("
            } else {
                "EXISTS ("
            });
            c.scoped(subquery_scope(c.scope), |c| dialect.statement(c, select))?;
            c.sql.word(if *negated { "))" } else { ")" });
        }
        Expression::NextValue { sequence } => return dialect.next_value(c, sequence),
    }
    Ok(())
}

/// The scope of a select within another statement or within DDL.
pub fn subquery_scope(outer: Scope) -> Scope {
    Scope {
        literal: outer.literal,
        ..Scope::STATEMENT
    }
}

/// The scope of a select that is a source of rows.
pub fn named_subquery_scope(outer: Scope) -> Scope {
    Scope {
        named_columns: true,
        ..subquery_scope(outer)
    }
}

/// An expression within another one: no longer an element of a select list.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn nested(c: &mut Compiler<'_>, inner: &Expression) -> CompileResult {
    let scope = Scope {
        select_list: false,
        ..c.scope
    };
    c.scoped(scope, |c| c.dialect.expression(c, inner))
}

/// Expressions with `, ` between them.
///
/// # Errors
///
/// When the dialect has no form for one of them.
pub fn list(c: &mut Compiler<'_>, elements: &[Expression]) -> CompileResult {
    c.list(elements, |c, element| grouped(c, element, Against::List))
}

/// A column, qualified by its table where the place asks for it.
///
/// # Errors
///
/// When the table's schema can't be resolved.
pub fn column(c: &mut Compiler<'_>, name: &Name, table: Option<&TableReference>) -> CompileResult {
    if let Some(table) = table
        && c.scope.qualify
    {
        match &table.alias {
            Some(alias) => {
                c.sql.name(alias);
            }
            None => {
                if c.scope.schema && c.schema_prefix(table.schema.as_ref())? {
                    c.sql.word(".");
                }
                c.sql.name(&table.name);
            }
        }
        c.sql.word(".");
    }
    c.sql.name(name);
    Ok(())
}

fn unary(c: &mut Compiler<'_>, operator: &UnaryOperator, operand: &Expression) -> CompileResult {
    let against = Against::Unary(operator);
    match operator {
        UnaryOperator::Negate => {
            c.sql.word("-");
            grouped(c, operand, against)
        }
        UnaryOperator::BitwiseNot => c.dialect.bitwise_not(c, operand),
        UnaryOperator::Distinct => {
            c.sql.word("DISTINCT ");
            grouped(c, operand, against)
        }
        UnaryOperator::Not => negation::negation(c, operand),
        UnaryOperator::Any | UnaryOperator::All => {
            c.sql.word(if *operator == UnaryOperator::Any {
                "ANY "
            } else {
                "ALL "
            });
            match operand {
                Expression::ScalarSubquery { .. } => nested(c, operand),
                operand => {
                    c.sql.word("(");
                    nested(c, operand)?;
                    c.sql.word(")");
                    Ok(())
                }
            }
        }
        UnaryOperator::Ascending => followed(c, operand, Against::Order, " ASC"),
        UnaryOperator::Descending => followed(c, operand, Against::Order, " DESC"),
        UnaryOperator::NullsFirst => followed(c, operand, Against::Nulls, " NULLS FIRST"),
        UnaryOperator::NullsLast => followed(c, operand, Against::Nulls, " NULLS LAST"),
        UnaryOperator::Custom(words) => {
            c.sql.clause(words).word(" ");
            grouped(c, operand, against)
        }
    }
}

fn followed(
    c: &mut Compiler<'_>,
    operand: &Expression,
    against: Against<'_>,
    words: &'static str,
) -> CompileResult {
    let scope = Scope {
        select_list: false,
        ..c.scope
    };
    c.scoped(scope, |c| grouped(c, operand, against))?;
    c.sql.word(words);
    Ok(())
}

fn over(
    c: &mut Compiler<'_>,
    function: &Expression,
    partition_by: &[Expression],
    order_by: &[Expression],
    frame: Option<&str>,
) -> CompileResult {
    nested(c, function)?;
    c.sql.word(" OVER (");
    let mut separator = "";
    if !partition_by.is_empty() {
        c.sql.word("PARTITION BY ");
        list(c, partition_by)?;
        separator = " ";
    }
    if !order_by.is_empty() {
        c.sql.word(separator).word("ORDER BY ");
        list(c, order_by)?;
        separator = " ";
    }
    if let Some(frame) = frame {
        c.sql.word(separator).verbatim(frame);
    }
    c.sql.word(")");
    Ok(())
}

fn case(
    c: &mut Compiler<'_>,
    operand: Option<&Expression>,
    branches: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
) -> CompileResult {
    c.sql.word("CASE ");
    if let Some(operand) = operand {
        nested(c, operand)?;
        c.sql.word(" ");
    }
    for (condition, result) in branches {
        c.sql.word("WHEN ");
        grouped(c, condition, Against::Anything)?;
        c.sql.word(" THEN ");
        nested(c, result)?;
        c.sql.word(" ");
    }
    if let Some(otherwise) = otherwise {
        c.sql.word("ELSE ");
        nested(c, otherwise)?;
        c.sql.word(" ");
    }
    c.sql.word("END");
    Ok(())
}

fn label(c: &mut Compiler<'_>, operand: &Expression, name: &Name) -> CompileResult {
    if c.scope.label_names {
        c.sql.name(name);
        return Ok(());
    }
    let in_select_list = c.scope.select_list;
    nested(c, operand)?;
    if in_select_list {
        c.sql.word(" AS ").name(name);
    }
    Ok(())
}

/// An expression in which columns are replaced as `replacement` says.
pub fn replace_columns(
    expression: &Expression,
    replacement: &impl Fn(&Name, Option<&TableReference>) -> Option<Expression>,
) -> Expression {
    if let Expression::Column { name, table, .. } = expression
        && let Some(replaced) = replacement(name, table.as_deref())
    {
        return replaced;
    }
    let mut copy = expression.clone();
    copy.for_each_operand_mut(|operand| *operand = replace_columns(operand, replacement));
    copy
}

/// The error of a bind parameter without a value.
pub(crate) fn missing_value(name: &str) -> CompileError {
    CompileError::new(
        CompileErrorKind::Statement,
        format!(
            "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '{name}'"
        ),
    )
}
