//! `repr()` of values.

use limbeck_model::OptionValue;
use limbeck_model::expression::Expression;

use limbeck_model::repr::{option_repr, string_repr};

use super::{RenderError, Renderer, SqlPurpose, plain};

impl Renderer<'_> {
    /// The SQL of an expression as a Python string.
    pub(super) fn sql_repr(&self, expression: &Expression) -> Result<String, RenderError> {
        Ok(string_repr(&self.sql_text(expression, SqlPurpose::Ddl)?))
    }

    pub(super) fn sql_text(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, RenderError> {
        self.sql.sql(expression, purpose).map_err(RenderError::Sql)
    }

    /// An expression as `sa.text(…)`; a column of a table as its name.
    pub(super) fn text_element(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, RenderError> {
        if let Expression::Column {
            name,
            table: Some(_),
            ..
        } = expression
        {
            return Ok(plain(name));
        }
        let text = self.sql_text(expression, purpose)?;
        Ok(format!("{}text({})", self.sa(), string_repr(&text)))
    }

    /// The value of a dialect's keyword option.
    pub(super) fn option(&self, value: &OptionValue) -> Result<String, RenderError> {
        Ok(match value {
            OptionValue::Expression { expression } => {
                self.text_element(expression, SqlPurpose::Ddl)?
            }
            OptionValue::List(items) => {
                let items: Result<Vec<String>, _> =
                    items.iter().map(|item| self.option(item)).collect();
                format!("[{}]", items?.join(", "))
            }
            OptionValue::Map(entries) => {
                let entries: Result<Vec<String>, RenderError> = entries
                    .iter()
                    .map(|(key, item)| Ok(format!("{}: {}", string_repr(key), self.option(item)?)))
                    .collect();
                format!("{{{}}}", entries?.join(", "))
            }
            OptionValue::Null
            | OptionValue::Boolean(_)
            | OptionValue::Integer(_)
            | OptionValue::Float(_)
            | OptionValue::Text(_) => option_repr(value).unwrap_or_default(),
        })
    }

    /// A dialect's keyword options, in the order in which they were given.
    pub(super) fn keywords(
        &self,
        options: &limbeck_model::DialectOptions,
    ) -> Result<Vec<String>, RenderError> {
        options
            .0
            .iter()
            .map(|(key, value)| Ok(format!("{key}={}", self.option(value)?)))
            .collect()
    }
}
