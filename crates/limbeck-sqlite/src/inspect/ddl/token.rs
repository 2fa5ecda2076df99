//! The words and signs of SQLite's `CREATE` statements.

/// A token and where it is in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind<'s>,
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Offset after its last byte.
    pub(super) end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind<'s> {
    /// A word or number as written.
    Word(&'s str),
    /// A quoted identifier or string, without its quotes.
    Quoted(String),
    /// Any other character.
    Sign(char),
}

impl Token<'_> {
    /// Whether this is that keyword.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self.kind, TokenKind::Word(word) if word.eq_ignore_ascii_case(keyword))
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    /// The identifier that the token is.
    pub(super) fn name(&self) -> Option<String> {
        match &self.kind {
            TokenKind::Word(word) => Some((*word).to_owned()),
            TokenKind::Quoted(name) => Some(name.clone()),
            TokenKind::Sign(_) => None,
        }
    }
}

/// Splits SQL into tokens, without white space and comments.
pub(super) fn tokenize(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(first) = sql[position..].chars().next() {
        let rest = &sql[position..];
        if first.is_whitespace() {
            position += first.len_utf8();
            continue;
        }
        if rest.starts_with("--") {
            position += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        if let Some(comment) = rest.strip_prefix("/*") {
            position += comment.find("*/").map_or(rest.len(), |end| end + 4);
            continue;
        }
        let (kind, length) = match first {
            '"' | '\'' | '`' => quoted(rest, first),
            '[' => {
                let end = rest.find(']').unwrap_or(rest.len());
                let length = (end + 1).min(rest.len());
                (TokenKind::Quoted(rest[1..end].to_owned()), length)
            }
            _ if is_word(first) => {
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                (TokenKind::Word(&rest[..end]), end)
            }
            sign => (TokenKind::Sign(sign), sign.len_utf8()),
        };
        tokens.push(Token {
            kind,
            start: position,
            end: position + length,
        });
        position += length;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Reads a token in quotes, where a doubled quote stands for one.
fn quoted(text: &str, quote: char) -> (TokenKind<'static>, usize) {
    let mut content = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((index, c)) = characters.next() {
        if c != quote {
            content.push(c);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            content.push(quote);
        } else {
            return (TokenKind::Quoted(content), index + 1);
        }
    }
    (TokenKind::Quoted(content), text.len())
}
