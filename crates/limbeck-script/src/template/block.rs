//! Indentation of `<% … %>` blocks.

use super::scan;

/// The lines of a block without the indentation that its first line of code has. With each line
/// goes whether it may be indented; the inside of a string literal may not.
pub(super) fn lines(code: &str) -> Vec<(String, bool)> {
    let code = code.replace("\r\n", "\n");
    let inside = lines_inside_strings(&code);
    let mut indentation: Option<String> = None;
    let mut lines = Vec::new();
    for (line, is_inside) in code.split('\n').zip(inside) {
        if is_inside {
            lines.push((line.to_owned(), false));
            continue;
        }
        let content = line.trim_start_matches([' ', '\t']);
        if content.is_empty() || content.starts_with('#') && indentation.is_none() {
            lines.push((content.to_owned(), true));
            continue;
        }
        let prefix =
            indentation.get_or_insert_with(|| line[..line.len() - content.len()].to_owned());
        lines.push((
            line.strip_prefix(prefix.as_str())
                .unwrap_or(line)
                .to_owned(),
            true,
        ));
    }
    lines
}

/// For each line whether it begins inside a string literal.
fn lines_inside_strings(code: &str) -> Vec<bool> {
    let mut flags = vec![false];
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        if let Some(length) = scan::string_literal(rest) {
            // A quote that is not tripled can't span lines unless it is continued.
            flags.extend(rest[..length].matches('\n').map(|_| true));
            at += length;
            continue;
        }
        if rest.starts_with('#') {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let character = rest.chars().next().unwrap_or_default();
        if character == '\n' {
            flags.push(false);
        }
        at += character.len_utf8().max(1);
    }
    flags
}
