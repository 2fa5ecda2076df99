//! `[tool.alembic]` of `pyproject.toml`.

use std::collections::HashMap;
use std::path::Path;

use indexmap::IndexMap;
use limbeck_model::{Origin, Value};
use limbeck_script::percent::{PercentValue, percent_format};

use super::ConfigError;

/// The table, with texts as written.
#[derive(Debug, Clone, Default)]
pub(super) struct TomlConfig {
    file: String,
    here: String,
    /// Whether the file exists and has the table.
    is_present: bool,
    values: toml::Table,
}

impl TomlConfig {
    pub(super) fn parse(path: &Path, text: &str, here: &str) -> Result<Self, ConfigError> {
        let file = path.display().to_string();
        let document: toml::Table = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let before = text.get(..offset).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let origin = Origin {
                file: file.clone(),
                line: u32::try_from(line).unwrap_or(u32::MAX),
            };
            ConfigError::value(format!("{file} is not TOML: {}", error.message()))
                .with_origin(Some(origin))
        })?;
        let incorrect = || {
            ConfigError::command("Incorrect TOML format")
                .with_origin(Some(Origin {
                    file: file.clone(),
                    line: 1,
                }))
                .with_help("`tool` and `tool.alembic` must be tables")
        };
        let mut config = Self {
            file: file.clone(),
            here: here.to_owned(),
            ..Self::default()
        };
        let Some(tool) = document.get("tool") else {
            return Ok(config);
        };
        let Some(alembic) = tool.as_table().ok_or_else(incorrect)?.get("alembic") else {
            return Ok(config);
        };
        config.values = alembic.as_table().ok_or_else(incorrect)?.clone();
        config.is_present = true;
        Ok(config)
    }

    /// A value, its texts formatted.
    pub(super) fn get(&self, name: &str) -> Result<Option<Value>, ConfigError> {
        let Some(value) = self.values.get(name) else {
            return Ok(None);
        };
        let unsupported = || {
            self.error(ConfigError::command(format!(
                "unsupported TOML value type for key: '{name}'"
            )))
        };
        let value = match value {
            toml::Value::String(text) => Value::Text(self.format(name, text)?),
            toml::Value::Integer(number) => Value::Integer(*number),
            toml::Value::Boolean(truth) => Value::Boolean(*truth),
            toml::Value::Array(items) => {
                let item = |item: &toml::Value| match item {
                    toml::Value::String(text) => self.format(name, text).map(Value::Text),
                    toml::Value::Table(table) => self.texts(name, table),
                    _ => Err(unsupported()),
                };
                Value::List(items.iter().map(item).collect::<Result<_, _>>()?)
            }
            toml::Value::Table(table) => self.texts(name, table)?,
            toml::Value::Float(_) | toml::Value::Datetime(_) => return Err(unsupported()),
        };
        Ok(Some(value))
    }

    /// A table of texts.
    fn texts(&self, name: &str, table: &toml::Table) -> Result<Value, ConfigError> {
        let mut entries = IndexMap::new();
        for (key, value) in table {
            let Some(text) = value.as_str() else {
                let message = format!("unsupported TOML value type for key: '{name}.{key}'");
                return Err(self.error(ConfigError::command(message)));
            };
            entries.insert(key.clone(), Value::Text(self.format(name, text)?));
        }
        Ok(Value::Map(entries))
    }

    fn format(&self, name: &str, text: &str) -> Result<String, ConfigError> {
        let values = HashMap::from([("here", PercentValue::Text(self.here.clone()))]);
        percent_format(text, &values).map_err(|error| {
            let message = format!("{error} (in '{name}': '{text}')");
            self.error(ConfigError::value(message))
                .with_help("write a plain percent sign as %%; the only name is %(here)s")
        })
    }

    fn error(&self, error: ConfigError) -> ConfigError {
        // The parser keeps no places of values.
        let origin = Origin {
            file: self.file.clone(),
            line: 1,
        };
        error.with_origin(Some(origin))
    }

    /// The error of an option whose value has the wrong type.
    pub(super) fn wrong_type(&self, message: String) -> ConfigError {
        self.error(ConfigError::command(message))
    }

    /// The whole table; texts that can't be formatted stay as written, since they may never be
    /// asked for.
    pub(super) fn all(&self) -> Option<Value> {
        self.is_present.then(|| self.convert_table(&self.values))
    }

    fn convert_table(&self, table: &toml::Table) -> Value {
        let entries = table.iter();
        Value::map(entries.map(|(key, value)| (key.clone(), self.convert(key, value))))
    }

    fn convert(&self, name: &str, value: &toml::Value) -> Value {
        match value {
            toml::Value::String(text) => {
                Value::Text(self.format(name, text).unwrap_or_else(|_| text.clone()))
            }
            toml::Value::Integer(number) => Value::Integer(*number),
            toml::Value::Float(number) => Value::Float(*number),
            toml::Value::Boolean(truth) => Value::Boolean(*truth),
            toml::Value::Datetime(datetime) => Value::Text(datetime.to_string()),
            toml::Value::Array(items) => {
                Value::List(items.iter().map(|item| self.convert(name, item)).collect())
            }
            toml::Value::Table(table) => self.convert_table(table),
        }
    }
}
