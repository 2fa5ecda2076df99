//! A place in Python text.

use super::is_keyword;

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn position(self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn rest(self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The byte here; zero at the end, which occurs in no valid Python.
    pub(super) fn peek(self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    /// Takes a byte if it is the one here.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == byte;
        self.at += usize::from(is_here);
        is_here
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek() == b' ' {
            self.bump();
        }
    }

    /// Skips to the end of the line, the newline not included.
    pub(super) fn skip_to_newline(&mut self) {
        let rest = self.rest();
        let length = rest.iter().position(|byte| *byte == b'\n');
        self.at += length.unwrap_or(rest.len());
    }

    /// Takes an identifier or keyword of ASCII letters; empty where there is none.
    pub(super) fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        if rest.first().is_none_or(u8::is_ascii_digit) {
            return &[];
        }
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = rest
            .iter()
            .position(|byte| !is_part(byte))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Takes a string literal, which begins here with its quote. Nothing for one that is not closed,
    /// has an escape that could be wrong, or has a field that is no plain name.
    pub(super) fn string(&mut self, kind: StringKind) -> Option<StringLiteral<'a>> {
        let quote = self.peek();
        let quotes = [quote; 3];
        let is_triple = self.rest().starts_with(&quotes);
        self.at += if is_triple { 3 } else { 1 };
        let start = self.at;
        let mut has_escape = false;
        let is_formatted = kind == StringKind::Formatted;
        loop {
            let special = |byte: &u8| {
                *byte == quote
                    || matches!(byte, b'\\' | b'\n' | 0)
                    || is_formatted && matches!(byte, b'{' | b'}')
            };
            self.at += self.rest().iter().position(special)?;
            let end = self.at;
            match self.peek() {
                b'\n' if is_triple => self.bump(),
                b'\\' => {
                    has_escape = true;
                    self.bump();
                    let could_be_wrong =
                        matches!(self.peek(), b'N' | b'x' | b'u' | b'U' | b'{' | b'}' | 0);
                    if could_be_wrong && kind != StringKind::Raw || self.is_at_end() {
                        return None;
                    }
                    self.bump();
                }
                byte if byte == quote => {
                    if is_triple && !self.rest().starts_with(&quotes) {
                        self.bump();
                        continue;
                    }
                    self.at += if is_triple { 3 } else { 1 };
                    let content = self.text.get(start..end)?;
                    return Some(StringLiteral {
                        content,
                        has_escape,
                    });
                }
                b'{' => self.field()?,
                b'}' if self.rest().starts_with(b"}}") => self.at += 2,
                _ => return None,
            }
        }
    }

    /// A dotted name in braces, or two braces, which stand for one.
    fn field(&mut self) -> Option<()> {
        self.bump();
        if self.eat(b'{') {
            return Some(());
        }
        loop {
            let word = self.word();
            if word.is_empty() || is_keyword(word) {
                return None;
            }
            if !self.eat(b'.') {
                return self.eat(b'}').then_some(());
            }
        }
    }
}

/// What the prefix of a string literal says of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StringKind {
    /// No prefix, or `u`.
    Usual,
    /// `r`
    Raw,
    /// `f`
    Formatted,
}

impl StringKind {
    /// The kind of a prefix.
    pub(super) fn of(prefix: &[u8]) -> Option<Self> {
        match prefix {
            b"" | b"u" | b"U" => Some(Self::Usual),
            b"r" | b"R" => Some(Self::Raw),
            b"f" | b"F" => Some(Self::Formatted),
            _ => None,
        }
    }
}

/// A string literal.
#[derive(Debug, Clone, Copy)]
pub(super) struct StringLiteral<'a> {
    /// What is between the quotes.
    pub(super) content: &'a str,
    /// Whether there is a backslash in it.
    pub(super) has_escape: bool,
}
