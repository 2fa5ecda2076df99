//! SQL text with `:name` markers.

/// A piece of SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// SQL as it is.
    Sql(&'t str),
    /// The name of a bind parameter.
    Bind(&'t str),
}

/// Splits SQL text at its bind markers. A marker is a colon and a word, unless a word character,
/// another colon or a backslash stands before it, or a colon behind it (so `::integer`, `12:30` and
/// `\:x` are no markers). A backslash before a colon is dropped.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        if character != ':' {
            previous = Some(character);
            continue;
        }
        let word = word_at(&text[position + 1..]);
        let after = text[position + 1 + word.len()..].chars().next();
        let escaped = previous == Some('\\');
        if escaped && after != Some(':') {
            push_sql(&mut pieces, &text[start..position - 1]);
            start = position;
        } else if !word.is_empty()
            && after != Some(':')
            && !previous.is_some_and(|before| before == ':' || before == '\\' || is_word(before))
        {
            push_sql(&mut pieces, &text[start..position]);
            pieces.push(Piece::Bind(word));
            start = position + 1 + word.len();
            while characters
                .next_if(|(next, _)| *next < position + 1 + word.len())
                .is_some()
            {}
            previous = word.chars().next_back();
            continue;
        }
        previous = Some(character);
    }
    push_sql(&mut pieces, &text[start..]);
    pieces
}

fn push_sql<'t>(pieces: &mut Vec<Piece<'t>>, sql: &'t str) {
    if !sql.is_empty() {
        pieces.push(Piece::Sql(sql));
    }
}

fn word_at(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(_, character)| !is_word(*character))
        .map_or(text.len(), |(position, _)| position);
    &text[..end]
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
