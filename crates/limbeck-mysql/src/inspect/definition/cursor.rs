//! A reader of one line.

pub(super) struct Cursor<'s> {
    rest: &'s str,
}

impl<'s> Cursor<'s> {
    pub(super) fn new(line: &'s str) -> Self {
        Self {
            rest: line.trim_start(),
        }
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether an identifier in backticks, or in the double quotes of `ANSI_QUOTES`, follows.
    pub(super) fn at_quoted_name(&self) -> bool {
        self.rest.starts_with(['`', '"'])
    }

    /// Whether a parenthesis follows.
    pub(super) fn at_group(&self) -> bool {
        self.rest.starts_with('(')
    }

    /// Takes words that follow, in any case, separated by spaces.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        let before = self.rest;
        for word in words.split(' ') {
            let matches = self
                .rest
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
                && !self.rest[word.len()..].starts_with(is_word);
            if !matches {
                self.rest = before;
                return false;
            }
            self.advance(word.len());
        }
        true
    }

    /// Takes a sign.
    pub(super) fn takes_sign(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    /// Takes a quoted identifier.
    pub(super) fn name(&mut self) -> Option<String> {
        let quote = self
            .rest
            .chars()
            .next()
            .filter(|c| matches!(c, '`' | '"'))?;
        let length = quoted_length(self.rest, quote, false);
        let inside = self.rest.get(1..length - 1)?;
        let doubled: String = [quote, quote].iter().collect();
        let name = inside.replace(&doubled, &quote.to_string());
        self.advance(length);
        Some(name)
    }

    /// Takes a word.
    pub(super) fn word(&mut self) -> &'s str {
        let end = self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len());
        let word = &self.rest[..end];
        self.advance(end);
        word
    }

    /// Takes a string literal, as written.
    pub(super) fn string(&mut self) -> Option<&'s str> {
        if !self.rest.starts_with('\'') {
            return None;
        }
        let length = quoted_length(self.rest, '\'', true);
        let text = &self.rest[..length];
        self.advance(length);
        Some(text)
    }

    /// Takes `(…)`, with its parentheses.
    pub(super) fn group(&mut self) -> Option<&'s str> {
        if !self.at_group() {
            return None;
        }
        let length = group_length(self.rest);
        let text = &self.rest[..length];
        self.advance(length);
        Some(text)
    }

    /// Takes an expression: a string, a group, or a word with the string or group right after it, as
    /// in `b'1'`, `uuid()` and `-1.5`.
    pub(super) fn expression(&mut self) -> &'s str {
        let text = self.rest;
        let mut length = 0;
        while let Some(c) = text[length..].chars().next() {
            length += match c {
                '\'' => quoted_length(&text[length..], '\'', true),
                '`' => quoted_length(&text[length..], '`', false),
                '(' => group_length(&text[length..]),
                c if c.is_whitespace() => break,
                c => c.len_utf8(),
            };
        }
        self.advance(length);
        &text[..length]
    }

    /// Skips a token or a group.
    pub(super) fn skip(&mut self) {
        let length = match self.rest.chars().next() {
            None => 0,
            Some('\'') => quoted_length(self.rest, '\'', true),
            Some(quote @ ('`' | '"')) => quoted_length(self.rest, quote, false),
            Some('(') => group_length(self.rest),
            Some(c) if is_word(c) => self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len()),
            Some(c) => c.len_utf8(),
        };
        self.advance(length);
    }

    fn advance(&mut self, length: usize) {
        self.rest = self.rest[length..].trim_start();
    }
}

/// The lines of a statement. A line break within quotes ends none: names may contain it.
pub(super) fn lines(sql: &str) -> impl Iterator<Item = &str> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = 0;
        while let Some(c) = rest[end..].chars().next() {
            match c {
                '\n' => break,
                '\'' | '`' | '"' => end += quoted_length(&rest[end..], c, c == '\''),
                c => end += c.len_utf8(),
            }
        }
        let line = &rest[..end];
        rest = rest[end..].strip_prefix('\n').unwrap_or_default();
        Some(line)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// The length of a quoted token with its quotes, in which a doubled quote stands for one.
fn quoted_length(text: &str, quote: char, backslash: bool) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((index, c)) = characters.next() {
        if backslash && c == '\\' {
            characters.next();
        } else if c == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return index + c.len_utf8();
        }
    }
    text.len()
}

/// The length of a group with its parentheses.
fn group_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut position = 0;
    while let Some(c) = text[position..].chars().next() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\'' | '`' | '"' => {
                let length = quoted_length(&text[position..], c, c != '`');
                position = (position + length).min(text.len());
                continue;
            }
            _ => {}
        }
        position += c.len_utf8();
        if depth == 0 {
            return position;
        }
    }
    text.len()
}
