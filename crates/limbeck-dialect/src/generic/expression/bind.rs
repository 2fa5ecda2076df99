//! Bind parameters, and SQL text that holds them.

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_model::expression::{BindParameter, Expression};
use limbeck_model::schema::{SqlType, TypeClass};

use super::missing_value;
use super::text::{Piece, pieces};
use crate::{BindRendering, CompileResult, Compiler, ParameterStyle};

/// Runs something in which values without a name are named after an operand that is a column or a
/// function, as in `a = :a_1`.
pub(super) fn with_base(
    c: &mut Compiler<'_>,
    operand: &Expression,
    run: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult {
    let outer = c.bind_base.take();
    c.bind_base = base(operand);
    let result = run(c);
    c.bind_base = outer;
    result
}

/// The name that an operand gives to values beside it.
fn base(operand: &Expression) -> Option<String> {
    match operand {
        Expression::Column { name, .. } => Some(name.text.clone()),
        Expression::LiteralColumn { text } => Some(text.clone()),
        Expression::Function { name, .. } => name.last().map(|name| name.text.clone()),
        Expression::Label { operand, .. } | Expression::Grouping { operand } => base(operand),
        Expression::Bind(_)
        | Expression::Text { .. }
        | Expression::InlineLiteral { .. }
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Default
        | Expression::Over { .. }
        | Expression::Unary { .. }
        | Expression::Binary { .. }
        | Expression::RegexpReplace { .. }
        | Expression::Slice { .. }
        | Expression::And { .. }
        | Expression::Or { .. }
        | Expression::Between { .. }
        | Expression::In { .. }
        | Expression::Case { .. }
        | Expression::Cast { .. }
        | Expression::TypeCoerce { .. }
        | Expression::Extract { .. }
        | Expression::Collate { .. }
        | Expression::Tuple { .. }
        | Expression::Array { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::Exists { .. }
        | Expression::NextValue { .. } => None,
    }
}

/// A value that takes its name from the operand beside it, although it ends up elsewhere.
pub(super) fn based(c: &mut Compiler<'_>, value: &Expression, beside: &Expression) -> Expression {
    match value {
        Expression::Bind(bind)
            if bind.name.is_none() && c.bind_rendering() == BindRendering::Marker =>
        {
            let outer = std::mem::replace(&mut c.bind_base, base(beside));
            let name = anonymous_name(c);
            c.bind_base = outer;
            Expression::Bind(BindParameter {
                name: Some(name),
                ..bind.clone()
            })
        }
        other => other.clone(),
    }
}

/// A bind parameter: a literal or a marker.
pub(super) fn bind(c: &mut Compiler<'_>, bind: &BindParameter) -> CompileResult {
    if bind.expanding
        && let Some(Value::List(_)) = value_of(c, bind)
    {
        return expanding(c, bind, false);
    }
    let rendering = c.bind_rendering();
    let literal = bind.literal_execute || rendering != BindRendering::Marker;
    if literal && let Some(value) = value_of(c, bind).cloned() {
        return c.dialect.literal(c, &value, bind.r#type.as_ref());
    }
    match (&bind.name, rendering) {
        (name, BindRendering::Inline | BindRendering::Literal) => {
            Err(missing_value(name.as_deref().unwrap_or("param_1")))
        }
        (Some(name), BindRendering::Marker) => {
            let name = name.clone();
            marker(c, &name);
            c.dialect.bind_cast(c, bind)
        }
        (None, BindRendering::Marker) => {
            let name = anonymous_name(c);
            marker(c, &name);
            c.dialect.bind_cast(c, bind)
        }
    }
}

fn value_of<'c>(c: &Compiler<'c>, bind: &'c BindParameter) -> Option<&'c Value> {
    bind.name
        .as_ref()
        .and_then(|name| c.parameters.get(name))
        .or(bind.value.as_ref())
}

fn anonymous_name(c: &mut Compiler<'_>) -> String {
    let base = c.bind_base.clone().unwrap_or_else(|| "param".to_owned());
    let number = c.anonymous.entry(base.clone()).or_insert(0);
    *number += 1;
    format!("{base}_{number}")
}

fn marker(c: &mut Compiler<'_>, name: &str) {
    c.positional += 1;
    let position = i64::try_from(c.positional).unwrap_or(i64::MAX);
    match c.context.parameter_style {
        ParameterStyle::Named => c.sql.word(":").verbatim(name),
        ParameterStyle::Pyformat => c.sql.word("%(").verbatim(name).word(")s"),
        ParameterStyle::Format => c.sql.word("%s"),
        ParameterStyle::Qmark => c.sql.word("?"),
        ParameterStyle::Numeric => c.sql.word(":").integer(position),
        ParameterStyle::NumericDollar => c.sql.word("$").integer(position),
    };
}

/// The candidates of `IN`: values as one expanding parameter where markers are wanted.
pub(super) fn candidates(c: &mut Compiler<'_>, elements: &[Expression]) -> CompileResult {
    let all_values = elements
        .iter()
        .all(|element| matches!(element, Expression::Bind(bind) if bind.name.is_none()));
    if all_values && c.bind_rendering() == BindRendering::Marker {
        post_compile(c);
        return Ok(());
    }
    c.list(elements, |c, element| match element {
        Expression::Bind(bind) if bind.name.is_none() => match &bind.value {
            Some(Value::List(parts)) => row(c, parts, bind.r#type.as_ref()),
            _ => self::bind(c, bind),
        },
        other => super::grouped(c, other, super::Against::List),
    })
}

/// `(a, b)` for a row of values.
fn row(c: &mut Compiler<'_>, parts: &[Value], r#type: Option<&SqlType>) -> CompileResult {
    let r#type = r#type.filter(|r#type| r#type.class != TypeClass::Tuple);
    c.sql.word("(");
    c.list(parts, |c, part| c.dialect.literal(c, part, r#type))?;
    c.sql.word(")");
    Ok(())
}

/// What SQLAlchemy prints for a list whose length is only known when the statement runs.
fn post_compile(c: &mut Compiler<'_>) {
    let name = anonymous_name(c);
    c.sql.word("__[POSTCOMPILE_").verbatim(&name).word("]");
}

/// A bind parameter that stands for a list, as the candidates of `IN`.
pub(super) fn expanding(
    c: &mut Compiler<'_>,
    bind: &BindParameter,
    negated: bool,
) -> CompileResult {
    c.sql.word("(");
    let value = value_of(c, bind).cloned();
    match (value, c.bind_rendering()) {
        (_, BindRendering::Marker) => match &bind.name {
            Some(name) => {
                c.sql.word("__[POSTCOMPILE_").verbatim(name).word("]");
            }
            None => post_compile(c),
        },
        (Some(Value::List(items)), _) if items.is_empty() => {
            c.dialect.empty_candidates(c, negated);
        }
        (Some(Value::List(items)), _) => {
            c.list(items.iter(), |c, item| match item {
                Value::List(parts) => row(c, parts, bind.r#type.as_ref()),
                item => c.dialect.literal(c, item, bind.r#type.as_ref()),
            })?;
        }
        (Some(value), _) => c.dialect.literal(c, &value, bind.r#type.as_ref())?,
        (None, BindRendering::Inline | BindRendering::Literal) => {
            return Err(missing_value(bind.name.as_deref().unwrap_or("param_1")));
        }
    }
    c.sql.word(")");
    Ok(())
}

/// SQL text with `:name` markers.
pub(super) fn text(
    c: &mut Compiler<'_>,
    text: &str,
    binds: &IndexMap<String, BindParameter>,
) -> CompileResult {
    for piece in pieces(text) {
        match piece {
            Piece::Sql(sql) => {
                c.sql.clause(sql);
            }
            Piece::Bind(name) => {
                let parameter = BindParameter {
                    name: Some(name.to_owned()),
                    ..binds.get(name).cloned().unwrap_or_default()
                };
                bind(c, &parameter)?;
            }
        }
    }
    Ok(())
}
