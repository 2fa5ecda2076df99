//! Paths into JSON documents.

use limbeck_model::Value;
use limbeck_model::expression::Expression;

use super::BinaryExpression;
use crate::{BindRendering, CompileResult, Compiler};

/// The right operand of an element operator as a SQL/JSON path: `$."a"[1]`.
///
/// # Errors
///
/// When the dialect has no form for the operand.
pub fn json_path(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let Some(steps) = path_steps(c, binary) else {
        return binary.write_right(c);
    };
    let mut path = "$".to_owned();
    for step in &steps {
        match step {
            Value::Integer(number) => path.push_str(&format!("[{number}]")),
            Value::Text(key) => path.push_str(&format!(".\"{key}\"")),
            _ => return binary.write_right(c),
        }
    }
    c.dialect.string_literal(c, &path)
}

/// The steps of a path that is given as a value.
pub fn path_steps(c: &Compiler<'_>, binary: &BinaryExpression<'_>) -> Option<Vec<Value>> {
    if c.bind_rendering() == BindRendering::Marker {
        return None;
    }
    match binary.right {
        Expression::Bind(bind) => match bind.value.as_ref()? {
            Value::List(steps) => Some(steps.clone()),
            step => Some(vec![step.clone()]),
        },
        _ => None,
    }
}
