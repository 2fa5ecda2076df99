//! Columns in conditions that are known as SQL text, as an inspector reads them.

use std::ops::Range;

use limbeck_model::expression::Expression;
use limbeck_model::schema::Constraint;

use super::elements::Renames;
use crate::IdentifierRules;

/// The condition of a CHECK constraint, if it is known as text.
pub(super) fn condition_text(constraint: &Constraint) -> Option<&str> {
    match constraint {
        Constraint::Check(check) => match &check.condition {
            Expression::Text { text, .. } => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Renames the columns that SQL text speaks of.
pub(super) fn rename_columns(text: &str, renames: &Renames, rules: &IdentifierRules) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut copied = 0;
    for (range, word) in identifiers(text) {
        let new = renames
            .iter()
            .find(|(old, _)| old.eq_ignore_ascii_case(&word));
        if let Some((_, new)) = new {
            renamed.push_str(&text[copied..range.start]);
            rules.write(&mut renamed, new, false);
            copied = range.end;
        }
    }
    renamed.push_str(&text[copied..]);
    renamed
}

/// The identifiers of SQL text that can be columns, without their quotes: no literals, comments
/// and names of functions.
pub(super) fn identifiers(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut position = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[position..];
            let first = rest.chars().next()?;
            let length = token_length(rest, first);
            let range = position..position + length;
            position = range.end;
            let token = &text[range.clone()];
            let name = match first {
                '"' | '`' => unquoted(token, first),
                '[' => token[1..].trim_end_matches(']').to_owned(),
                _ if is_word(first) && !first.is_ascii_digit() => {
                    if text[position..].trim_start().starts_with('(') {
                        continue;
                    }
                    token.to_owned()
                }
                _ => continue,
            };
            return Some((range, name));
        }
    })
}

fn token_length(rest: &str, first: char) -> usize {
    match first {
        '\'' | '"' | '`' => quoted_length(rest, first),
        '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
        '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        _ => first.len_utf8(),
    }
}

/// The length of a quoted token in which a doubled quote stands for one.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut end = 1;
    while let Some(next) = rest[end..].find(quote) {
        end += next + 1;
        if !rest[end..].starts_with(quote) {
            return end;
        }
        end += 1;
    }
    rest.len()
}

fn unquoted(token: &str, quote: char) -> String {
    let inner = token[1..].strip_suffix(quote).unwrap_or(&token[1..]);
    inner.replace(&format!("{quote}{quote}"), &quote.to_string())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::identifiers;

    #[test]
    fn literals_comments_and_functions_are_no_columns() {
        let text = "length(a) > 1 AND \"b \"\"c\" = 'd' AND [e f] IN (`g`, t.h) -- i\n/* j */ + k";
        let names: Vec<String> = identifiers(text).map(|(_, name)| name).collect();
        assert_eq!(
            names,
            ["a", "AND", "b \"c", "AND", "e f", "g", "t", "h", "k"]
        );
        assert_eq!(identifiers("'it''s' \"open").last().unwrap().1, "open");
    }
}
