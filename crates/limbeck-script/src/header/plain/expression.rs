//! Recognises plain expressions.
//!
//! ```text
//! expression = ["-" | "not"] operand (operator ["-"] operand | ("and" | "or") ["not"] operand)*
//! operand    = (name | number | string+ | "(" … ")" | "[" … "]" | "{" … "}") trailer*
//! trailer    = "." name | "(" arguments ")" | "[" expression "]"
//! ```

use super::cursor::{Cursor, StringKind};
use super::is_keyword;

/// Blocks and brackets may be nested this deep.
pub(super) const DEEPEST_NESTING: usize = 30;

/// The longest list of arguments with names, which must differ from each other.
const MOST_KEYWORDS: usize = 24;

/// Recognises parts of a text; each method takes one part or answers nothing.
pub(super) struct Recogniser<'a> {
    pub(super) cursor: Cursor<'a>,
    /// How many blocks are open.
    pub(super) blocks: usize,
    /// How many brackets are open.
    brackets: usize,
    /// Whether what is read runs when the module is loaded.
    pub(super) is_module_level: bool,
}

impl<'a> Recogniser<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            cursor: Cursor::new(text),
            blocks: 0,
            brackets: 0,
            is_module_level: true,
        }
    }

    /// An expression on one line, or inside brackets.
    pub(super) fn expression(&mut self) -> Option<()> {
        let mut may_negate = true;
        loop {
            self.skip_space();
            if may_negate && self.keyword(b"not") || self.cursor.eat(b'-') {
                self.skip_space();
            }
            self.operand()?;
            self.skip_space();
            match self.operator() {
                None => return Some(()),
                Some(operator) => may_negate = operator == Operator::Logical,
            }
        }
    }

    /// Inside brackets newlines and comments are space too.
    pub(super) fn skip_space(&mut self) {
        self.cursor.skip_spaces();
        while self.brackets > 0 {
            match self.cursor.peek() {
                b'\n' => self.cursor.bump(),
                b'#' => self.cursor.skip_to_newline(),
                _ => return,
            }
            self.cursor.skip_spaces();
        }
    }

    fn operator(&mut self) -> Option<Operator> {
        let rest = self.cursor.rest();
        let next = rest.get(1).copied().unwrap_or(0);
        match rest.first()? {
            b'=' | b'!' | b'<' | b'>' if next == b'=' => {
                self.cursor.bump();
                self.cursor.bump();
                Some(Operator::Other)
            }
            b'+' | b'-' | b'*' | b'/' | b'%' | b'<' | b'>' => {
                // Not `**`, `//`, `+=`, `->` and the like.
                if matches!(next, b'+' | b'-' | b'*' | b'/' | b'%' | b'<' | b'>' | b'=') {
                    return None;
                }
                self.cursor.bump();
                Some(Operator::Other)
            }
            b'a' | b'o' => {
                (self.keyword(b"and") || self.keyword(b"or")).then_some(Operator::Logical)
            }
            b'i' if self.keyword(b"is") => {
                self.skip_space();
                self.keyword(b"not");
                Some(Operator::Other)
            }
            b'i' => self.keyword(b"in").then_some(Operator::Other),
            b'n' => {
                let start = self.cursor;
                if self.keyword(b"not") {
                    self.skip_space();
                    if self.keyword(b"in") {
                        return Some(Operator::Other);
                    }
                }
                self.cursor = start;
                None
            }
            _ => None,
        }
    }

    /// Takes a keyword, with the spaces before it.
    pub(super) fn keyword(&mut self, keyword: &[u8]) -> bool {
        let start = self.cursor;
        self.cursor.skip_spaces();
        let is_here = self.cursor.word() == keyword;
        if !is_here {
            self.cursor = start;
        }
        is_here
    }

    pub(super) fn name(&mut self) -> Option<&'a [u8]> {
        self.cursor.skip_spaces();
        let word = self.cursor.word();
        (!word.is_empty() && !is_keyword(word)).then_some(word)
    }

    fn operand(&mut self) -> Option<()> {
        let start = self.cursor;
        match self.cursor.peek() {
            b'"' | b'\'' => self.strings()?,
            b'0'..=b'9' => self.number()?,
            b'(' => self.bracketed(b')', Self::items)?,
            b'[' => self.bracketed(b']', Self::items)?,
            b'{' => self.bracketed(b'}', Self::entries)?,
            _ => {
                let word = self.cursor.word();
                if matches!(self.cursor.peek(), b'"' | b'\'') {
                    self.cursor = start;
                    self.strings()?;
                } else if word.is_empty()
                    || is_keyword(word) && !matches!(word, b"None" | b"True" | b"False")
                    || self.is_module_level && reaches_module_variables(word)
                {
                    return None;
                }
            }
        }
        self.trailers()
    }

    fn trailers(&mut self) -> Option<()> {
        loop {
            let before = self.cursor;
            self.skip_space();
            match self.cursor.peek() {
                b'.' => {
                    self.cursor.bump();
                    self.skip_space();
                    self.name()?;
                }
                b'(' => self.bracketed(b')', Self::arguments)?,
                b'[' => self.bracketed(b']', |this| this.expression())?,
                _ => {
                    self.cursor = before;
                    return Some(());
                }
            }
        }
    }

    /// Strings one after another are one string.
    fn strings(&mut self) -> Option<()> {
        loop {
            let kind = StringKind::of(self.cursor.word())?;
            self.cursor.string(kind)?;
            let before = self.cursor;
            self.skip_space();
            let mut ahead = self.cursor;
            ahead.word();
            if !matches!(ahead.peek(), b'"' | b'\'') {
                self.cursor = before;
                return Some(());
            }
        }
    }

    /// A decimal number without exponent.
    fn number(&mut self) -> Option<()> {
        let digits = |this: &mut Self| {
            let start = this.cursor.position();
            while this.cursor.peek().is_ascii_digit() {
                this.cursor.bump();
            }
            this.cursor.position() - start
        };
        let starts_with_zero = self.cursor.peek() == b'0';
        if digits(self) > 1 && starts_with_zero {
            return None;
        }
        if self.cursor.eat(b'.') && digits(self) == 0 {
            return None;
        }
        let next = self.cursor.peek();
        let goes_on = next.is_ascii_alphanumeric() || matches!(next, b'_' | b'.') || next >= 0x80;
        (!goes_on).then_some(())
    }

    fn bracketed(&mut self, end: u8, content: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.open()?;
        content(self)?;
        self.close(end)
    }

    /// The opening bracket that is here, and the space after it.
    pub(super) fn open(&mut self) -> Option<()> {
        self.cursor.bump();
        self.brackets += 1;
        self.skip_space();
        (self.brackets <= DEEPEST_NESTING).then_some(())
    }

    /// The closing bracket, and the space before it.
    pub(super) fn close(&mut self, end: u8) -> Option<()> {
        self.skip_space();
        self.brackets = self.brackets.checked_sub(1)?;
        self.cursor.eat(end).then_some(())
    }

    /// Whether the bracket ends here.
    pub(super) fn is_at_closing(&self) -> bool {
        matches!(self.cursor.peek(), b')' | b']' | b'}')
    }

    /// Items of a tuple or list; a comma may follow the last.
    fn items(&mut self) -> Option<()> {
        while !self.is_at_closing() {
            self.expression()?;
            self.skip_space();
            if !self.cursor.eat(b',') {
                break;
            }
            self.skip_space();
        }
        Some(())
    }

    /// Entries of a dictionary.
    fn entries(&mut self) -> Option<()> {
        while !self.is_at_closing() {
            self.expression()?;
            self.skip_space();
            if !self.cursor.eat(b':') {
                return None;
            }
            self.expression()?;
            self.skip_space();
            if !self.cursor.eat(b',') {
                break;
            }
            self.skip_space();
        }
        Some(())
    }

    /// Arguments of a call: those with a name come last, each name once.
    fn arguments(&mut self) -> Option<()> {
        let mut names: [&[u8]; MOST_KEYWORDS] = [&[]; MOST_KEYWORDS];
        let mut count = 0;
        while !self.is_at_closing() {
            let name = self.argument_name();
            match name {
                Some(name) => {
                    let is_double = !name.is_empty() && names[..count].contains(&name);
                    if is_keyword(name) || count == MOST_KEYWORDS || is_double {
                        return None;
                    }
                    names[count] = name;
                    count += 1;
                }
                None if count > 0 => return None,
                None => {
                    self.cursor.eat(b'*');
                }
            }
            self.expression()?;
            self.skip_space();
            if !self.cursor.eat(b',') {
                break;
            }
            self.skip_space();
        }
        Some(())
    }

    /// The name of an argument and its equals sign; an empty name for `**`.
    fn argument_name(&mut self) -> Option<&'a [u8]> {
        let start = self.cursor;
        if self.cursor.rest().starts_with(b"**") {
            self.cursor.bump();
            self.cursor.bump();
            return Some(&[]);
        }
        let word = self.cursor.word();
        self.skip_space();
        if !word.is_empty() && self.cursor.eat(b'=') && self.cursor.peek() != b'=' {
            return Some(word);
        }
        self.cursor = start;
        None
    }
}

/// What stands between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    /// `and` or `or`, after which `not` may come.
    Logical,
    /// Any other.
    Other,
}

/// Functions that can assign variables of the module by their name.
fn reaches_module_variables(word: &[u8]) -> bool {
    matches!(
        word,
        b"globals" | b"locals" | b"vars" | b"exec" | b"setattr"
    )
}
