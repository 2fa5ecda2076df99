//! Values and names as Python's `repr()` spells them, which is how messages and revision files show
//! them.

use std::fmt::Write as _;

use crate::OptionValue;

/// `repr()` of a string.
pub fn string_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if is_printable(c) => out.push(c),
            c => {
                let code = u32::from(c);
                // Writing to a String cannot fail.
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push(quote);
    out
}

/// Python escapes control characters and white space other than the space. Unassigned code points
/// are escaped by Python too, but not here.
fn is_printable(character: char) -> bool {
    character == ' '
        || !(character.is_control()
            || character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}'))
}

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
        OptionValue::Boolean(value) => bool_repr(*value).to_owned(),
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

/// `repr()` of a truth value.
pub fn bool_repr(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// `repr()` of a tuple of strings.
pub fn tuple_repr(texts: &[impl AsRef<str>]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| string_repr(text.as_ref()))
        .collect();
    let comma = if texts.len() == 1 { "," } else { "" };
    format!("({}{comma})", texts.join(", "))
}

/// `repr()` of a list of strings.
pub fn list_repr(texts: &[impl AsRef<str>]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| string_repr(text.as_ref()))
        .collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

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
