//! SQL in a driver's own spelling (`exec_driver_sql`), with the driver's markers for parameters.

use indexmap::IndexMap;
use limbeck_dialect::ParameterStyle;
use limbeck_model::Value;
use limbeck_model::expression::{BindParameter, Expression, Statement};

/// The text with named markers, and a value for each. Without parameters drivers take text as it
/// is.
pub(crate) fn statement(sql: &str, style: ParameterStyle, parameters: Vec<Value>) -> Statement {
    let mut binds = IndexMap::new();
    for (index, value) in parameters.into_iter().enumerate() {
        let bind = BindParameter {
            name: Some(name(index)),
            value: Some(value),
            ..BindParameter::default()
        };
        binds.insert(name(index), bind);
    }
    let text = if binds.is_empty() {
        escaped(sql)
    } else {
        with_names(sql, style)
    };
    Statement::Expression {
        element: Box::new(Expression::Text { text, binds }),
    }
}

fn name(index: usize) -> String {
    format!("limbeck_{index}")
}

/// Replaces the markers of a style by named ones.
fn with_names(sql: &str, style: ParameterStyle) -> String {
    let mut result = String::with_capacity(sql.len());
    let mut rest = sql;
    let mut count = 0;
    while let Some(character) = rest.chars().next() {
        if let Some((marker, number)) = marker(rest, style) {
            match number {
                Marker::Next => {
                    result.push_str(&format!(":{}", name(count)));
                    count += 1;
                }
                Marker::Number(number) => {
                    result.push_str(&format!(":{}", name(number.saturating_sub(1))));
                }
                Marker::Percent => result.push('%'),
            }
            rest = &rest[marker..];
            continue;
        }
        // A question mark in a string is no marker; a percent sign is one everywhere.
        let length = match character {
            '\'' | '"' | '`' if !style.doubles_percent() => quoted_length(rest, character),
            _ => character.len_utf8(),
        };
        push_escaped(&mut result, &rest[..length], &rest[length..]);
        rest = &rest[length..];
    }
    result
}

enum Marker {
    Next,
    Number(usize),
    Percent,
}

/// The marker at the start of a text: its length and what it stands for.
fn marker(text: &str, style: ParameterStyle) -> Option<(usize, Marker)> {
    let numbered = |prefix: char| {
        let digits: &str = text.strip_prefix(prefix)?;
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let number = digits[..end].parse().ok()?;
        Some((1 + end, Marker::Number(number)))
    };
    match style {
        ParameterStyle::Qmark => text.starts_with('?').then_some((1, Marker::Next)),
        ParameterStyle::Format | ParameterStyle::Pyformat => {
            if text.starts_with("%%") {
                Some((2, Marker::Percent))
            } else {
                text.starts_with("%s").then_some((2, Marker::Next))
            }
        }
        ParameterStyle::Numeric => numbered(':'),
        ParameterStyle::NumericDollar => numbered('$'),
        ParameterStyle::Named => None,
    }
}

/// The length of a quoted piece at the start of a text.
fn quoted_length(text: &str, quote: char) -> usize {
    match text[1..].find(quote) {
        Some(end) => end + 2,
        None => text.len(),
    }
}

/// Text without any marker.
fn escaped(sql: &str) -> String {
    let mut result = String::with_capacity(sql.len());
    push_escaped(&mut result, sql, "");
    result
}

/// Adds text so that no colon in it begins the name of a parameter.
fn push_escaped(result: &mut String, text: &str, following: &str) {
    let mut characters = text.chars().chain(following.chars().take(1)).peekable();
    for _ in 0..text.chars().count() {
        let Some(character) = characters.next() else {
            return;
        };
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let follows_word = result
            .chars()
            .next_back()
            .is_some_and(|last| last == ':' || last == '\\' || is_word(last));
        if character == ':' && !follows_word && characters.peek().is_some_and(|next| is_word(*next))
        {
            result.push('\\');
        }
        result.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, with_names};
    use limbeck_dialect::ParameterStyle;

    #[test]
    fn markers_become_named() {
        let named = |sql, style| with_names(sql, style);
        assert_eq!(
            named("a = ? AND b = '?' AND c = ?", ParameterStyle::Qmark),
            "a = :limbeck_0 AND b = '?' AND c = :limbeck_1"
        );
        assert_eq!(
            named("a LIKE 'x%%' AND b = %s", ParameterStyle::Pyformat),
            "a LIKE 'x%' AND b = :limbeck_0"
        );
        assert_eq!(
            named("b = $2 AND a = $1::int", ParameterStyle::NumericDollar),
            "b = :limbeck_1 AND a = :limbeck_0::int"
        );
    }

    #[test]
    fn colons_of_the_text_are_no_parameters() {
        assert_eq!(escaped("a::int, :b, '12:30'"), "a::int, \\:b, '12:30'");
    }
}
