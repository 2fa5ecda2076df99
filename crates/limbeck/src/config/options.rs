//! Typed access to the options that both files can have.

use limbeck_model::{Origin, Value};
use limbeck_script::python::string_repr;

use super::{Config, ConfigError};

impl Config {
    /// An option of the main INI section, or else of `[tool.alembic]`.
    ///
    /// # Errors
    ///
    /// A value that can't be interpolated, or a TOML type that options do not have.
    pub fn alembic_option(&self, name: &str) -> Result<Option<Value>, ConfigError> {
        match self.ini_option(name)? {
            Some(text) => Ok(Some(Value::Text(text))),
            None => self.toml.get(name),
        }
    }

    /// An option of the main INI section; nothing when there is no such section.
    pub(super) fn ini_option(&self, name: &str) -> Result<Option<String>, ConfigError> {
        Ok(self.ini.get(&self.section, name)?)
    }

    /// An option that is text.
    pub(super) fn text_option(&self, name: &str) -> Result<Option<String>, ConfigError> {
        match self.alembic_option(name)? {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(self
                .toml
                .wrong_type(format!("string expected for TOML parameter '{name}'"))),
        }
    }

    /// A switch: in INI true for exactly `true`, in TOML a boolean.
    pub(super) fn boolean_option(&self, name: &str) -> Result<bool, ConfigError> {
        if let Some(text) = self.ini_option(name)? {
            return Ok(text == "true");
        }
        match self.toml.get(name)? {
            None => Ok(false),
            Some(Value::Boolean(truth)) => Ok(truth),
            Some(_) => Err(self.toml.wrong_type(format!(
                "boolean value expected for TOML parameter '{name}'"
            ))),
        }
    }

    /// A switch with the laxer spelling of `revision_environment`.
    pub(super) fn lax_boolean_option(&self, name: &str) -> Result<bool, ConfigError> {
        let text = match self.alembic_option(name)? {
            None => return Ok(false),
            Some(Value::Boolean(truth)) => return Ok(truth),
            Some(Value::Integer(number)) => return Ok(number != 0),
            Some(Value::Text(text)) => text,
            Some(_) => {
                let message = format!("boolean value expected for TOML parameter '{name}'");
                return Err(self.toml.wrong_type(message));
            }
        };
        match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "t" | "1" => Ok(true),
            "false" | "no" | "off" | "n" | "f" | "0" => Ok(false),
            _ => {
                let message = format!("String is not true/false: {}", string_repr(&text));
                Err(ConfigError::value(message)
                    .with_origin(self.option_origin(name))
                    .with_help(format!("set {name} to true or false")))
            }
        }
    }

    /// A whole number in Python's spelling.
    pub(super) fn integer_option(&self, name: &str) -> Result<Option<i64>, ConfigError> {
        let text = match self.alembic_option(name)? {
            None => return Ok(None),
            Some(Value::Integer(number)) => return Ok(Some(number)),
            Some(Value::Boolean(truth)) => return Ok(Some(i64::from(truth))),
            Some(Value::Text(text)) => text,
            Some(_) => {
                let message = format!("integer expected for TOML parameter '{name}'");
                return Err(self.toml.wrong_type(message));
            }
        };
        parse_integer(&text).map(Some).ok_or_else(|| {
            let message = format!(
                "invalid literal for int() with base 10: {}",
                string_repr(&text)
            );
            ConfigError::value(message)
                .with_origin(self.option_origin(name))
                .with_help(format!("set {name} to a whole number"))
        })
    }

    /// Where an option of the main INI section is written.
    pub(super) fn option_origin(&self, name: &str) -> Option<Origin> {
        let line = self.ini.line(&self.section, name)?;
        let file = self.ini.source()?.to_owned();
        Some(Origin { file, line })
    }
}

/// Python's `int(text)`: surrounding white space, a sign, underscores between digits.
fn parse_integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_valid = !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
    if !is_valid
        || !digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_')
    {
        return None;
    }
    text.replace('_', "").parse().ok()
}
