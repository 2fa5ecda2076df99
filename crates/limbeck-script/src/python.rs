//! Python's spelling of values, and its notions of white space and lines: they decide how
//! docstrings, settings and messages look.

use std::fmt::Write as _;

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

/// `repr()` of a list of strings.
pub fn list_repr(texts: &[String]) -> String {
    format!("[{}]", joined(texts))
}

/// `repr()` of a tuple of strings.
pub fn tuple_repr(texts: &[String]) -> String {
    let comma = if texts.len() == 1 { "," } else { "" };
    format!("({}{comma})", joined(texts))
}

fn joined(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| string_repr(text)).collect();
    texts.join(", ")
}

fn is_python_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

/// `str.strip()`.
pub fn strip(text: &str) -> &str {
    text.trim_matches(is_python_space)
}

/// `str.splitlines()`.
pub fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_end = |c: char| {
            matches!(
                c,
                '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'
                    ..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
            )
        };
        let Some(at) = rest.find(is_end) else {
            return Some(std::mem::take(&mut rest));
        };
        let (line, end) = rest.split_at(at);
        let end_length = if end.starts_with("\r\n") {
            2
        } else {
            end.chars().next().map_or(0, char::len_utf8)
        };
        rest = &end[end_length..];
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_python_ends_them() {
        let lines = |text| split_lines(text).collect::<Vec<_>>();
        assert_eq!(lines("a\r\nb\u{2028}c\x0bd\n"), ["a", "b", "c", "d"]);
        assert_eq!(lines("\n\na"), ["", "", "a"]);
        assert!(lines("").is_empty());
    }

    #[test]
    fn strips_separators_too() {
        assert_eq!(strip("\x1c \ta\u{a0}\n"), "a");
    }

    #[test]
    fn strings_are_spelled_as_python_does() {
        assert_eq!(string_repr("it's"), "\"it's\"");
        assert_eq!(string_repr("'\"\\"), "'\\'\"\\\\'");
        assert_eq!(
            string_repr("a\n\t\x00\u{85}\u{feff}é"),
            "'a\\n\\t\\x00\\x85\\ufeffé'"
        );
        assert_eq!(list_repr(&["a".to_owned(), "b".to_owned()]), "['a', 'b']");
        assert_eq!(tuple_repr(&["a".to_owned()]), "('a',)");
    }
}
