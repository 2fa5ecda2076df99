//! What has to be known of a text of statements before it is sent.

/// Whether the text holds more than one statement. Semicolons in strings, quoted identifiers,
/// dollar quotes and comments do not count; those in the body of a `BEGIN ATOMIC` function do,
/// which only means that no rows are expected of it.
pub(super) fn has_several(sql: &str) -> bool {
    let mut lexer = Lexer { rest: sql };
    let mut ended = false;
    while let Some(token) = lexer.next_token() {
        if token == ";" {
            ended = true;
        } else if ended {
            return true;
        }
    }
    false
}

/// Whether a statement of the text is `COPY` from or to the client, which would make the server wait
/// for data that never comes.
pub(super) fn copies_through_client(sql: &str) -> bool {
    let mut lexer = Lexer { rest: sql };
    let mut is_copy = false;
    let mut is_first = true;
    let mut previous = "";
    while let Some(token) = lexer.next_token() {
        if is_first {
            is_copy = token.eq_ignore_ascii_case("COPY");
        }
        let is_end = token.eq_ignore_ascii_case("STDIN") || token.eq_ignore_ascii_case("STDOUT");
        let is_direction =
            previous.eq_ignore_ascii_case("FROM") || previous.eq_ignore_ascii_case("TO");
        if is_copy && is_end && is_direction {
            return true;
        }
        is_first = token == ";";
        previous = token;
    }
    false
}

struct Lexer<'s> {
    rest: &'s str,
}

impl<'s> Lexer<'s> {
    /// The next token that is no white space and no comment; of a quoted one, its beginning.
    fn next_token(&mut self) -> Option<&'s str> {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(comment) = self.rest.strip_prefix("--") {
                self.rest = comment.split_once('\n').map_or("", |(_, rest)| rest);
            } else if self.rest.starts_with("/*") {
                self.skip_block_comment();
            } else {
                break;
            }
        }
        let text = self.rest;
        let first = text.chars().next()?;
        let length = match first {
            '\'' => quoted(text, 1, '\'', false),
            '"' => quoted(text, 1, '"', false),
            'e' | 'E' if text[1..].starts_with('\'') => quoted(text, 2, '\'', true),
            '$' => dollar_quoted(text).unwrap_or(1),
            c if is_word(c) => text
                .find(|c: char| !(is_word(c) || c == '$'))
                .unwrap_or(text.len()),
            c => c.len_utf8(),
        };
        let (token, rest) = text.split_at(length);
        self.rest = rest;
        Some(token)
    }

    /// Block comments nest.
    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            if let Some(rest) = self.rest.strip_prefix("/*") {
                depth += 1;
                self.rest = rest;
            } else if let Some(rest) = self.rest.strip_prefix("*/") {
                depth -= 1;
                self.rest = rest;
                if depth == 0 {
                    return;
                }
            } else {
                let mut characters = self.rest.chars();
                if characters.next().is_none() {
                    return;
                }
                self.rest = characters.as_str();
            }
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a quoted token whose content begins at `start`. A doubled quote continues it as
/// one token or begins the next, which makes no difference here.
fn quoted(text: &str, start: usize, quote: char, backslash: bool) -> usize {
    let mut escaped = false;
    for (index, c) in text[start..].char_indices() {
        if escaped {
            escaped = false;
        } else if backslash && c == '\\' {
            escaped = true;
        } else if c == quote {
            return start + index + 1;
        }
    }
    text.len()
}

/// The length of `$tag$ … $tag$`.
fn dollar_quoted(text: &str) -> Option<usize> {
    let tag_end = text[1..].find(|c: char| !is_word(c))? + 1;
    if !text[tag_end..].starts_with('$') || text[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tag = &text[..=tag_end];
    let body = &text[tag.len()..];
    Some(match body.find(tag) {
        Some(end) => tag.len() + end + tag.len(),
        None => text.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::{copies_through_client, has_several};

    #[test]
    fn only_semicolons_between_statements_count() {
        for sql in [
            "",
            ";",
            "SELECT 1",
            "SELECT 1; ; -- end;\n/* ; /* ; */ ; */",
            "SELECT ';', \";\", E'\\';', $$;$$, $a$;$$;$a$",
            "SELECT 'it''s;'",
            "SELECT a$b$c; ",
            "SELECT $1;",
            "/* unclosed ; ",
        ] {
            assert!(!has_several(sql), "{sql}");
        }
        for sql in [
            "SELECT 1; SELECT 2",
            "SELECT '\\'; SELECT 2",
            "DO $$ BEGIN END $$; SELECT 1",
            "SELECT a$b$; SELECT c$b$",
        ] {
            assert!(has_several(sql), "{sql}");
        }
    }

    #[test]
    fn copies_through_the_client_are_found() {
        for sql in ["COPY t FROM STDIN", "SELECT 1; copy t to stdout with csv"] {
            assert!(copies_through_client(sql), "{sql}");
        }
        for sql in [
            "COPY t FROM '/tmp/STDIN'",
            "SELECT 'COPY t FROM STDIN'",
            "INSERT INTO copy SELECT stdin FROM t",
            "COPY t FROM '/a'; SELECT 1 FROM stdin",
        ] {
            assert!(!copies_through_client(sql), "{sql}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC*") {
            has_several(&text);
            copies_through_client(&text);
        }
    }
}
