//! Finds the end of Python text within a template.

/// Python text up to one of `ends`, and the end that was found.
pub(super) struct Scanned<'a> {
    pub(super) text: &'a str,
    pub(super) end: &'a str,
    /// Length of both.
    pub(super) length: usize,
}

/// Scans to the first of `ends` that is outside string literals and comments and, if brackets
/// count, outside brackets.
pub(super) fn until<'a>(text: &'a str, ends: &[&str], brackets_count: bool) -> Option<Scanned<'a>> {
    let mut at = 0;
    let mut depths = [0_i64; 3];
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = comment(rest).or_else(|| string_literal(rest)) {
            at += length;
            continue;
        }
        let is_nested = brackets_count && depths.iter().any(|depth| *depth > 0);
        if !is_nested && let Some(end) = ends.iter().find(|end| rest.starts_with(**end)) {
            return Some(Scanned {
                text: &text[..at],
                end: &rest[..end.len()],
                length: at + end.len(),
            });
        }
        let character = rest.chars().next()?;
        match character {
            '{' => depths[0] += 1,
            '}' => depths[0] -= 1,
            '(' => depths[1] += 1,
            ')' => depths[1] -= 1,
            '[' => depths[2] += 1,
            ']' => depths[2] -= 1,
            _ => {}
        }
        at += character.len_utf8();
    }
    None
}

/// Length of a comment at the start, its newline included.
fn comment(text: &str) -> Option<usize> {
    if !text.starts_with('#') {
        return None;
    }
    text.find('\n').map(|end| end + 1)
}

/// Length of a string literal at the start, quotes included; none when it is not closed.
pub(super) fn string_literal(text: &str) -> Option<usize> {
    let quote = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| text.starts_with(quote))?;
    let mut at = quote.len();
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(quote) {
            return Some(at + quote.len());
        }
        let mut characters = rest.chars();
        let character = characters.next()?;
        at += character.len_utf8();
        if character == '\\' {
            at += characters.next().map_or(0, char::len_utf8);
        }
    }
    None
}
