//! Identifiers as a person wrote them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An identifier: the name of a table, column, constraint, index, type or schema.
///
/// In serialised form a plain name is a string; a name with one of the other properties is a map
/// with `text`, `quote` and `resolved`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Name {
    /// The identifier itself, unquoted and unescaped.
    pub text: String,
    /// Whether quoting was asked for (`Some(true)`) or forbidden (`Some(false)`); `None` leaves it
    /// to the dialect. SQLAlchemy's `quoted_name`.
    pub quote: Option<bool>,
    /// Whether the name is final, so that a naming convention must not expand it. Alembic's
    /// `op.f()`, SQLAlchemy's `conv`.
    pub resolved: bool,
}

impl Name {
    /// A plain name: quoted when the dialect needs it, subject to naming conventions.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            quote: None,
            resolved: false,
        }
    }

    /// A final name, which no naming convention expands.
    pub fn resolved(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            quote: None,
            resolved: true,
        }
    }

    /// The identifier, unquoted.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Explicit {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<bool>,
    #[serde(default)]
    resolved: bool,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a name is missing, or is no text")]
enum Wire {
    Plain(String),
    Explicit(Explicit),
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.quote.is_none() && !self.resolved {
            return serializer.serialize_str(&self.text);
        }
        Explicit {
            text: self.text.clone(),
            quote: self.quote,
            resolved: self.resolved,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Wire::deserialize(deserializer)? {
            Wire::Plain(text) => Self::new(text),
            Wire::Explicit(Explicit {
                text,
                quote,
                resolved,
            }) => Self {
                text,
                quote,
                resolved,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn a_missing_name_is_an_error_with_words() {
        let error = serde_json::from_value::<Name>(serde_json::Value::Null).unwrap_err();
        assert_eq!(error.to_string(), "a name is missing, or is no text");
    }
}
