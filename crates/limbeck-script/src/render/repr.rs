//! `repr()` of values.

use limbeck_model::OptionValue;
use limbeck_model::expression::Expression;

use super::{RenderError, Renderer, SqlPurpose, plain, truth};
use crate::python::string_repr;

/// `repr()` of a float: the shortest digits that give the same value back, with an exponent below
/// 10⁻⁴ and from 10¹⁶.
pub fn float_repr(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if value == 0.0 || (-4..16).contains(&exponent) {
        return format!("{value:?}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// `repr()` of plain application data; `None` when an expression is part of it.
pub fn option_repr(value: &OptionValue) -> Option<String> {
    Some(match value {
        OptionValue::Null => "None".to_owned(),
        OptionValue::Boolean(value) => truth(*value).to_owned(),
        OptionValue::Integer(value) => value.to_string(),
        OptionValue::Float(value) => float_repr(*value),
        OptionValue::Text(text) => string_repr(text),
        OptionValue::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(option_repr).collect();
            format!("[{}]", items?.join(", "))
        }
        OptionValue::Map(entries) => {
            let entries: Option<Vec<String>> = entries
                .iter()
                .map(|(key, value)| Some(format!("{}: {}", string_repr(key), option_repr(value)?)))
                .collect();
            format!("{{{}}}", entries?.join(", "))
        }
        OptionValue::Expression { .. } => return None,
    })
}

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

#[cfg(test)]
mod tests {
    use super::float_repr;

    #[test]
    fn floats_are_spelled_as_python_does() {
        let spelled = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e300, "1.5e+300"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (-2.5e-7, "-2.5e-07"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in spelled {
            assert_eq!(float_repr(value), text);
        }
    }
}
