//! Python's spelling of values, and its notions of white space and lines: they decide how
//! docstrings, settings and messages look.

pub use limbeck_model::repr::{list_repr, string_repr, tuple_repr};

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
