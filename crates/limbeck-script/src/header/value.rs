//! The header as a script host reports it after running the file.

use std::path::Path;

use limbeck_model::Value;

use super::error::{HeaderError, HeaderErrorKind};
use super::{Header, Presence};

const ONE_TEXT: &str = "a string";
const TEXTS: &str = "None, a string, or a sequence of strings";

impl Header {
    /// The header from the answer of
    /// [`ScriptHost::read_header`](crate::host::ScriptHost::read_header).
    ///
    /// # Errors
    ///
    /// A value that is neither text nor a sequence of texts.
    pub fn from_value(path: &Path, value: &Value) -> Result<Self, HeaderError> {
        let wrong_type = |name, expected, found: &Value| {
            HeaderError::new(
                path,
                HeaderErrorKind::WrongType {
                    file: path.display().to_string(),
                    name,
                    expected,
                    found: type_name(found).to_owned(),
                },
            )
        };
        let Value::Map(entries) = value else {
            return Err(wrong_type("the header", "a dict", value));
        };
        let text = |name: &'static str| match entries.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(other) => Err(wrong_type(name, ONE_TEXT, other)),
        };
        let texts = |name: &'static str| match entries.get(name) {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(Vec::new())),
            Some(Value::Text(text)) => Ok(Some(vec![text.clone()])),
            Some(Value::List(items)) => items
                .iter()
                .map(|item| match item {
                    Value::Text(text) => Ok(text.clone()),
                    other => Err(wrong_type(name, TEXTS, other)),
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Some),
            Some(other) => Err(wrong_type(name, TEXTS, other)),
        };
        let presence = |name: &str| match entries.get(name) {
            Some(Value::Boolean(true)) => Presence::Defined,
            Some(Value::Boolean(false)) => Presence::Absent,
            _ => Presence::Unknown,
        };
        Ok(Self {
            revision: text("revision")?,
            down_revision: texts("down_revision")?,
            branch_labels: texts("branch_labels")?.unwrap_or_default(),
            depends_on: texts("depends_on")?.unwrap_or_default(),
            documentation: text("__doc__")?,
            upgrade: presence("upgrade"),
            downgrade: presence("downgrade"),
        })
    }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "None",
        Value::Boolean(_) => "a bool",
        Value::Integer(_) | Value::BigInteger(_) => "an int",
        Value::Float(_) => "a float",
        Value::Decimal(_) => "a Decimal",
        Value::Text(_) => "a string",
        Value::Bytes(_) => "bytes",
        Value::Date(_) => "a date",
        Value::Time(_) => "a time",
        Value::DateTime(_) => "a datetime",
        Value::Interval { .. } => "a timedelta",
        Value::Uuid(_) => "a UUID",
        Value::Enumeration { .. } => "an enumeration member",
        Value::List(_) => "a sequence",
        Value::Map(_) => "a dict",
    }
}
