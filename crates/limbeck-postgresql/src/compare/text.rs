//! What the server changes in SQL text, taken out of it again.

/// Removes the parentheses at both ends, whether they belong together or not.
pub(super) fn without_parentheses(text: &str) -> &str {
    let mut text = text;
    while let Some(inner) = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        text = inner;
    }
    text
}

/// Removes `::type`.
pub(super) fn without_casts(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let after = rest[at + 2..].trim_start();
        match after_type(after) {
            Some(after) => {
                kept.push_str(&rest[..at]);
                rest = after;
            }
            None => {
                kept.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    kept + rest
}

/// Replaces `cast(operand as type)` by its operand.
pub(super) fn without_cast_calls(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some((start, operand, end)) = cast_call(&text) {
        let operand = text[operand].to_owned();
        text.replace_range(start..end, &operand);
    }
    text
}

/// The innermost call first: where it starts, its operand, and where it ends.
fn cast_call(text: &str) -> Option<(usize, std::ops::Range<usize>, usize)> {
    let starts: Vec<usize> = text.match_indices("cast").map(|(at, _)| at).collect();
    starts.into_iter().rev().find_map(|start| {
        let is_word = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let inner = text[start + 4..].trim_start().strip_prefix('(')?;
        if is_word {
            return None;
        }
        let from = text.len() - inner.len();
        text[from..].match_indices(" as ").find_map(|(at, words)| {
            let after = after_type(text[from + at + words.len()..].trim_start())?;
            let rest = after.trim_start().strip_prefix(')')?;
            let operand = from..from + at;
            Some((start, operand, text.len() - rest.len()))
        })
    })
}

/// What follows the name of a type at the start of a text.
fn after_type(text: &str) -> Option<&str> {
    let mut rest = after_name(text)?;
    if let Some(name) = rest.strip_prefix('.').and_then(after_name) {
        rest = name;
    }
    for words in [&["varying"][..], &["precision"]] {
        rest = after_words(rest, words).unwrap_or(rest);
    }
    rest = after_numbers(rest).unwrap_or(rest);
    for words in [&["with", "time", "zone"][..], &["without", "time", "zone"]] {
        rest = after_words(rest, words).unwrap_or(rest);
    }
    while let Some(after) = after_brackets(rest) {
        rest = after;
    }
    Some(rest)
}

fn after_name(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (name, rest) = quoted.split_once('"')?;
        return (!name.is_empty()).then_some(rest);
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    (end > 0).then(|| &text[end..])
}

fn after_words<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let mut rest = text;
    for word in words {
        let after = rest.trim_start();
        if after.len() == rest.len() || !after.is_char_boundary(word.len().min(after.len())) {
            return None;
        }
        let (found, after) = after.split_at_checked(word.len())?;
        if !found.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// `(10)` or `(10, 2)`.
fn after_numbers(text: &str) -> Option<&str> {
    let (numbers, rest) = text.trim_start().strip_prefix('(')?.split_once(')')?;
    let is_number = |number: &str| {
        let number = number.trim();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let count = numbers.split(',').count();
    (count <= 2 && numbers.split(',').all(is_number)).then_some(rest)
}

/// `[]` or `[3]`.
fn after_brackets(text: &str) -> Option<&str> {
    let (inside, rest) = text.trim_start().strip_prefix('[')?.split_once(']')?;
    let is_size = inside.trim().bytes().all(|byte| byte.is_ascii_digit());
    is_size.then_some(rest)
}

/// Removes the sorting that is the default anyway.
pub(super) fn without_default_sorting(text: &str) -> String {
    for ending in [" asc nulls last", " asc"] {
        if let Some(text) = text.strip_suffix(ending) {
            return text.to_owned();
        }
    }
    if let Some(text) = text.strip_suffix(" nulls last")
        && !text.ends_with(" desc")
    {
        return text.to_owned();
    }
    if let Some(text) = text.strip_suffix(" asc nulls first") {
        return format!("{text} nulls first");
    }
    match text.strip_suffix(" desc nulls first") {
        Some(text) => format!("{text} desc"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{without_cast_calls, without_casts, without_default_sorting};

    #[test]
    fn casts_go_whole() {
        for (text, expected) in [
            ("lower(a::text)", "lower(a)"),
            ("a::character varying(10) || b", "a || b"),
            ("a::timestamp(3) without time zone", "a"),
            ("a::double precision[] + 1", "a + 1"),
            ("a::\"char\"::s.\"T\"", "a"),
            ("a::numeric(10, 2) (b)", "a (b)"),
            ("a:: ", "a:: "),
        ] {
            assert_eq!(without_casts(text), expected);
        }
    }

    #[test]
    fn calls_of_cast_leave_their_operand() {
        for (text, expected) in [
            ("cast(a as text)", "a"),
            ("f(cast(cast(a as varchar(5)) as text), b)", "f(a, b)"),
            ("broadcast(a as text)", "broadcast(a as text)"),
            ("cast(a, b)", "cast(a, b)"),
        ] {
            assert_eq!(without_cast_calls(text), expected);
        }
    }

    #[test]
    fn default_sorting_says_nothing() {
        for (text, expected) in [
            ("a asc nulls last", "a"),
            ("a nulls last", "a"),
            ("a desc nulls last", "a desc nulls last"),
            ("a asc nulls first", "a nulls first"),
            ("a desc nulls first", "a desc"),
        ] {
            assert_eq!(without_default_sorting(text), expected);
        }
    }
}
