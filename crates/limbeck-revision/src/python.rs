//! Python's spelling of strings and sequences, for messages in which Alembic formats them.

use std::fmt::Write as _;

/// `repr()` of a string.
pub(crate) fn string(text: &str) -> String {
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
            c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

fn items(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| string(text)).collect();
    quoted.join(", ")
}

/// `repr()` of a list of strings.
pub(crate) fn list(texts: &[String]) -> String {
    format!("[{}]", items(texts))
}

/// `repr()` of a tuple of strings.
pub(crate) fn tuple(texts: &[String]) -> String {
    let comma = if texts.len() == 1 { "," } else { "" };
    format!("({}{comma})", items(texts))
}
