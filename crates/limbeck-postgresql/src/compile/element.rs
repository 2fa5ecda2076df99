//! Elements of documents and arrays, and the types of bind markers.

use limbeck_dialect::generic::expression::{
    BinaryExpression, eager_infix, expression_type, path_steps,
};
use limbeck_dialect::types::{Affinity, TypeForm, effective_type};
use limbeck_dialect::{CompileResult, Compiler, Scope};
use limbeck_model::Value;
use limbeck_model::expression::{BinaryOperator, BindParameter, Expression};
use limbeck_model::schema::{SqlType, TypeClass};

/// An element of a JSON document, an HSTORE or an array.
pub(super) fn element(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let form = expression_type(binary.left)
        .map(|r#type| TypeForm::of(effective_type(r#type, "postgresql").class));
    let subscripts = c.context.is_at_least(&[14]) != Some(false);
    match (binary.operator, form) {
        (BinaryOperator::Item, Some(TypeForm::Array)) => subscript(c, binary),
        (BinaryOperator::Item, Some(TypeForm::Hstore)) if subscripts => subscript(c, binary),
        (BinaryOperator::Item | BinaryOperator::Path, _) => {
            let is_path = *binary.operator == BinaryOperator::Path;
            let other = binary
                .r#type
                .filter(|r#type| Affinity::of(r#type) != Affinity::Json);
            match other {
                Some(r#type) if form != Some(TypeForm::Hstore) => {
                    c.sql.word("CAST(");
                    operate(c, binary, if is_path { " #>> " } else { " ->> " })?;
                    c.sql.word(" AS ");
                    c.dialect.type_sql(c, r#type)?;
                    c.sql.word(")");
                    Ok(())
                }
                _ if !is_path && form == Some(TypeForm::Jsonb) && subscripts => {
                    subscript(c, binary)
                }
                _ => operate(c, binary, if is_path { " #> " } else { " -> " }),
            }
        }
        (BinaryOperator::PathText, _) => operate(c, binary, " #>> "),
        _ => operate(c, binary, " ->> "),
    }
}

/// `left[right]`
fn subscript(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let grouped = matches!(
        binary.left,
        Expression::Function { .. } | Expression::Cast { .. }
    );
    if grouped {
        c.sql.word("(");
    }
    binary.write_left(c)?;
    if grouped {
        c.sql.word(")");
    }
    c.sql.word("[");
    binary.write_right(c)?;
    c.sql.word("]");
    Ok(())
}

/// An operator; a path of several steps is an array in text form.
fn operate(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    words: &'static str,
) -> CompileResult {
    let steps = match (binary.operator, binary.right) {
        (BinaryOperator::Path | BinaryOperator::PathText, _) => path_steps(c, binary),
        (
            _,
            Expression::Bind(BindParameter {
                value: Some(Value::List(_)),
                ..
            }),
        ) => path_steps(c, binary),
        _ => None,
    };
    let Some(steps) = steps else {
        return eager_infix(c, binary, words);
    };
    let words = match words {
        " ->> " | " #>> " => " #>> ",
        _ => " #> ",
    };
    let parentheses = c.scope.in_operator;
    if parentheses {
        c.sql.word("(");
    }
    binary.write_left(c)?;
    c.sql.word(words);
    let path: Vec<String> = steps
        .iter()
        .map(|step| match step {
            Value::Text(key) => key.clone(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        })
        .collect();
    let mut text = String::from("{");
    text.push_str(&path.join(", "));
    text.push('}');
    c.dialect.string_literal(c, &text)?;
    if parentheses {
        c.sql.word(")");
    }
    Ok(())
}

/// `::TYPE` behind a marker, for types that psycopg and asyncpg send with their names.
pub(super) fn bind_cast(c: &mut Compiler<'_>, bind: &BindParameter) -> CompileResult {
    if !c.context.bind_casts {
        return Ok(());
    }
    let inferred = bind.value.as_ref().and_then(value_class).map(SqlType::new);
    let Some(r#type) = bind.r#type.as_ref().or(inferred.as_ref()) else {
        return Ok(());
    };
    let r#type = effective_type(r#type, "postgresql");
    let cast = match Affinity::of(r#type) {
        Affinity::String if TypeForm::of(r#type.class) != TypeForm::GenericEnum => {
            SqlType::new(TypeClass::String)
        }
        Affinity::Integer
        | Affinity::Date
        | Affinity::Time
        | Affinity::DateTime
        | Affinity::Interval
        | Affinity::Json
        | Affinity::Array => r#type.clone(),
        Affinity::String
        | Affinity::Numeric
        | Affinity::Float
        | Affinity::Boolean
        | Affinity::Binary
        | Affinity::Uuid
        | Affinity::Named
        | Affinity::Null
        | Affinity::Other => return Ok(()),
    };
    c.sql.word("::");
    c.scoped(Scope::STATEMENT, |c| c.dialect.type_sql(c, &cast))
}

fn value_class(value: &Value) -> Option<TypeClass> {
    Some(match value {
        Value::Integer(_) => TypeClass::Integer,
        Value::BigInteger(_) => TypeClass::BigInteger,
        Value::Text(_) => TypeClass::String,
        Value::Date(_) => TypeClass::Date,
        Value::Time(_) => TypeClass::Time,
        Value::DateTime(_) => TypeClass::DateTime,
        Value::Interval { .. } => TypeClass::Interval,
        Value::Null
        | Value::Boolean(_)
        | Value::Float(_)
        | Value::Decimal(_)
        | Value::Bytes(_)
        | Value::Uuid(_)
        | Value::Enumeration { .. }
        | Value::List(_)
        | Value::Map(_) => return None,
    })
}
