//! Recognises blocks of plain statements.
//!
//! ```text
//! block     = statement+                             one indentation, of spaces
//! statement = "pass" | [name "="]* values | "return" [values] | "raise" expression
//!           | "with" expression ["as" name] ":" block
//!           | ("if" | "elif") expression ":" block | "else" ":" block
//!           | "for" name "in" expression ":" block
//! values    = expression ("," expression)*
//! ```

use super::expression::{DEEPEST_NESTING, Recogniser};
use super::{is_header_name, is_keyword};

impl Recogniser<'_> {
    /// A block that is indented deeper than `outer`; ends at the start of the line that follows.
    pub(super) fn block(&mut self, outer: usize) -> Option<()> {
        self.blocks += 1;
        if self.blocks > DEEPEST_NESTING {
            return None;
        }
        let mut inner = None;
        // Whether the statement before allows `elif` and `else`.
        let mut after_if = false;
        loop {
            let line = self.cursor;
            let Some(indentation) = self.next_indentation()? else {
                break;
            };
            if indentation <= outer {
                // The blank lines before belong to what follows.
                self.cursor = line;
                break;
            }
            if *inner.get_or_insert(indentation) != indentation {
                return None;
            }
            after_if = self.statement(indentation, after_if)?;
        }
        self.blocks -= 1;
        inner.map(|_| ())
    }

    /// Skips empty and comment lines; answers the indentation of the next statement, at which the
    /// cursor then is. Nothing at the end of the text.
    fn next_indentation(&mut self) -> Option<Option<usize>> {
        loop {
            let start = self.cursor.position();
            self.cursor.skip_spaces();
            match self.cursor.peek() {
                b'\n' => self.cursor.bump(),
                b'#' => self.cursor.skip_to_newline(),
                0 => return self.cursor.is_at_end().then_some(None),
                _ => return Some(Some(self.cursor.position() - start)),
            }
        }
    }

    /// A statement with its newline; answers whether it is an `if` that may go on.
    fn statement(&mut self, indentation: usize, after_if: bool) -> Option<bool> {
        let start = self.cursor;
        match self.cursor.word() {
            b"pass" => self.end_of_statement()?,
            b"raise" => {
                self.expression()?;
                self.end_of_statement()?;
            }
            b"return" => {
                self.cursor.skip_spaces();
                if !matches!(self.cursor.peek(), b'\n' | b'#') {
                    self.values()?;
                }
                self.end_of_statement()?;
            }
            b"with" => {
                self.expression()?;
                if self.keyword(b"as") {
                    self.name()?;
                }
                self.colon_and_block(indentation)?;
            }
            b"for" => {
                self.name()?;
                if !self.keyword(b"in") {
                    return None;
                }
                self.expression()?;
                self.colon_and_block(indentation)?;
            }
            b"if" => {
                self.expression()?;
                self.colon_and_block(indentation)?;
                return Some(true);
            }
            b"elif" if after_if => {
                self.expression()?;
                self.colon_and_block(indentation)?;
                return Some(true);
            }
            b"else" if after_if => self.colon_and_block(indentation)?,
            _ => {
                self.cursor = start;
                self.assignment()?;
                self.end_of_statement()?;
            }
        }
        Some(false)
    }

    fn colon_and_block(&mut self, indentation: usize) -> Option<()> {
        self.cursor.skip_spaces();
        if !self.cursor.eat(b':') {
            return None;
        }
        self.end_of_statement()?;
        self.block(indentation)
    }

    /// Spaces, perhaps a comment, and the newline or the end of the text.
    pub(super) fn end_of_statement(&mut self) -> Option<()> {
        self.cursor.skip_spaces();
        if self.cursor.peek() == b'#' {
            self.cursor.skip_to_newline();
        }
        (self.cursor.eat(b'\n') || self.cursor.is_at_end()).then_some(())
    }

    /// `name = values`, or values alone. At module level, none of the names may be the header's.
    pub(super) fn assignment(&mut self) -> Option<()> {
        loop {
            let start = self.cursor;
            let word = self.cursor.word();
            self.cursor.skip_spaces();
            let is_target = !word.is_empty()
                && !is_keyword(word)
                && self.cursor.eat(b'=')
                && self.cursor.peek() != b'=';
            if !is_target {
                self.cursor = start;
                return self.values();
            }
            if self.is_module_level && is_header_name(word) {
                return None;
            }
            self.cursor.skip_spaces();
        }
    }

    /// One expression or several.
    pub(super) fn values(&mut self) -> Option<()> {
        loop {
            self.expression()?;
            self.cursor.skip_spaces();
            if !self.cursor.eat(b',') {
                return Some(());
            }
            self.cursor.skip_spaces();
        }
    }
}
