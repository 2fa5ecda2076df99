//! Results as scripts see them.

use limbeck_dialect::ResultSet;
use limbeck_model::Value;
use limbeck_script::host::ScriptError;
use serde::Serialize;
use serde_json::Value as Json;

/// The rows of a statement as a map of `columns`, `rows`, `row_count` and `last_row_id`.
pub(crate) fn result_value(result: ResultSet) -> Value {
    let row_count = result.row_count.and_then(|count| i64::try_from(count).ok());
    let rows = result.rows.into_iter().map(Value::List).collect();
    Value::map([
        ("columns", Value::from(result.columns)),
        ("rows", Value::List(rows)),
        ("row_count", Value::Integer(row_count.unwrap_or(-1))),
        ("last_row_id", result.last_row_id.into()),
    ])
}

/// A part of the schema model in its serialised form.
pub(crate) fn inspected<T: Serialize>(model: &T) -> Result<Value, ScriptError> {
    let json = serde_json::to_value(model)
        .map_err(|error| ScriptError::new("RuntimeError", error.to_string()))?;
    Ok(from_json(json))
}

fn from_json(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Boolean(value),
        Json::Number(number) => match number.as_i64() {
            Some(integer) => Value::Integer(integer),
            None => number
                .as_f64()
                .map_or_else(|| Value::BigInteger(number.to_string()), Value::Float),
        },
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().map(from_json).collect()),
        Json::Object(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key, from_json(value)))
                .collect(),
        ),
    }
}
