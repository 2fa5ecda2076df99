//! Recognises whole plain modules and reads their header.
//!
//! ```text
//! module     = [docstring] statement*
//! statement  = "import" path ["as" name] ("," …)*
//!            | "from" "."* [path] "import" (name ["as" name] ("," …)* | "(" … ")")
//!            | name [":" annotation] "=" constant               for names of the header
//!            | [name [":" annotation] "="] values             for others
//!            | "def" name "(" [name [":" annotation] ("," …)*] ")" ["->" annotation] ":" block
//! constant   = "None" | string+ | "(" [string ("," string)*] ")" | "[" … "]"
//! annotation = (path ["[" annotation ("," …)* "]"] | "None" | string) ("|" annotation)*
//! ```

use super::cursor::StringKind;
use super::expression::Recogniser;
use super::{is_header_name, is_keyword};
use crate::header::{Header, Presence};

/// The header of a plain module; nothing for any other text.
pub(in crate::header) fn read_header(text: &str) -> Option<Header> {
    let mut reader = Reader {
        recogniser: Recogniser::new(text),
        header: Header {
            upgrade: Presence::Absent,
            downgrade: Presence::Absent,
            ..Header::default()
        },
        has_statement: false,
    };
    reader.module()?;
    Some(reader.header)
}

/// The most parameters of a function, whose names must differ from each other.
const MOST_PARAMETERS: usize = 8;

enum Constant {
    None,
    Text(String),
    Texts(Vec<String>),
}

struct Reader<'a> {
    recogniser: Recogniser<'a>,
    header: Header,
    /// Whether a statement came after which nothing may be imported from `__future__`.
    has_statement: bool,
}

impl<'a> Reader<'a> {
    fn module(&mut self) -> Option<()> {
        let mut is_first = true;
        loop {
            self.skip_blank_lines();
            let cursor = self.recogniser.cursor;
            match cursor.peek() {
                0 => return cursor.is_at_end().then_some(()),
                // An indented statement outside of a function is an error.
                b' ' => return None,
                b'"' | b'\'' if is_first => self.docstring()?,
                _ => {
                    let mut ahead = cursor;
                    ahead.word();
                    // A string with a prefix may be a docstring too.
                    if is_first && matches!(ahead.peek(), b'"' | b'\'') {
                        return None;
                    }
                    self.statement()?;
                }
            }
            is_first = false;
        }
    }

    fn skip_blank_lines(&mut self) {
        let cursor = &mut self.recogniser.cursor;
        loop {
            let start = *cursor;
            cursor.skip_spaces();
            match cursor.peek() {
                b'\n' => cursor.bump(),
                b'#' => cursor.skip_to_newline(),
                0 => return,
                _ => {
                    // The statement shows whether it is indented.
                    *cursor = start;
                    return;
                }
            }
        }
    }

    fn docstring(&mut self) -> Option<()> {
        let text = self.text()?;
        self.header.documentation = Some(text);
        self.recogniser.end_of_statement()
    }

    /// A string literal without escapes and without prefix, perhaps in several parts.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        while matches!(self.recogniser.cursor.peek(), b'"' | b'\'') {
            let literal = self.recogniser.cursor.string(StringKind::Usual)?;
            if literal.has_escape {
                return None;
            }
            text.push_str(literal.content);
            self.recogniser.skip_space();
        }
        Some(text)
    }

    fn statement(&mut self) -> Option<()> {
        let start = self.recogniser.cursor;
        let word = self.recogniser.cursor.word();
        match word {
            b"import" => self.import()?,
            b"from" => {
                let is_future = self.import_from()?;
                if is_future && self.has_statement {
                    return None;
                }
                self.has_statement |= !is_future;
                return self.recogniser.end_of_statement();
            }
            b"def" => self.function()?,
            name if is_header_name(name) => self.assignment(name)?,
            name => {
                self.recogniser.cursor.skip_spaces();
                let is_annotated = !name.is_empty() && self.recogniser.cursor.peek() == b':';
                if is_annotated && !is_keyword(name) {
                    self.assignment(name)?;
                } else {
                    self.recogniser.cursor = start;
                    self.recogniser.assignment()?;
                }
            }
        }
        self.has_statement = true;
        if word == b"def" {
            return Some(());
        }
        self.recogniser.end_of_statement()
    }

    /// A dotted name; answers its first part.
    fn path(&mut self) -> Option<&'a [u8]> {
        let first = self.recogniser.name()?;
        while self.recogniser.cursor.eat(b'.') {
            self.recogniser.name()?;
        }
        Some(first)
    }

    fn import(&mut self) -> Option<()> {
        loop {
            let mut bound = self.path()?;
            if self.recogniser.keyword(b"as") {
                bound = self.recogniser.name()?;
            }
            refuse_header_name(bound)?;
            self.recogniser.cursor.skip_spaces();
            if !self.recogniser.cursor.eat(b',') {
                return Some(());
            }
        }
    }

    /// Answers whether it is an import from `__future__`.
    fn import_from(&mut self) -> Option<bool> {
        self.recogniser.cursor.skip_spaces();
        let start = self.recogniser.cursor.position();
        while self.recogniser.cursor.eat(b'.') {}
        let is_relative = self.recogniser.cursor.position() > start;
        if !(is_relative && self.recogniser.keyword(b"import")) {
            let first = self.path()?;
            if !self.recogniser.keyword(b"import") {
                return None;
            }
            if first == b"__future__" && !is_relative {
                // Not every name exists.
                return (self.recogniser.name()? == b"annotations").then_some(true);
            }
        }
        self.recogniser.cursor.skip_spaces();
        if self.recogniser.cursor.peek() != b'(' {
            self.imported_name()?;
            self.more_imported_names(false)?;
            return Some(false);
        }
        self.recogniser.open()?;
        self.imported_name()?;
        self.more_imported_names(true)?;
        self.recogniser.close(b')').map(|()| false)
    }

    fn imported_name(&mut self) -> Option<()> {
        let mut bound = self.recogniser.name()?;
        if self.recogniser.keyword(b"as") {
            bound = self.recogniser.name()?;
        }
        refuse_header_name(bound)
    }

    fn more_imported_names(&mut self, may_end_with_comma: bool) -> Option<()> {
        loop {
            self.recogniser.skip_space();
            if !self.recogniser.cursor.eat(b',') {
                return Some(());
            }
            self.recogniser.skip_space();
            if may_end_with_comma && self.recogniser.is_at_closing() {
                return Some(());
            }
            self.imported_name()?;
        }
    }

    /// The rest of an assignment to one name, which the header's must be.
    fn assignment(&mut self, name: &[u8]) -> Option<()> {
        self.recogniser.cursor.skip_spaces();
        if self.recogniser.cursor.eat(b':') {
            self.annotation()?;
        }
        self.recogniser.cursor.skip_spaces();
        if !self.recogniser.cursor.eat(b'=') {
            return None;
        }
        self.recogniser.cursor.skip_spaces();
        if !is_header_name(name) {
            return self.recogniser.values();
        }
        let value = self.constant()?;
        let header = &mut self.header;
        match name {
            b"revision" => header.revision = value.into_text()?,
            b"__doc__" => header.documentation = value.into_text()?,
            b"down_revision" => header.down_revision = Some(value.into_texts()),
            b"branch_labels" => header.branch_labels = value.into_texts(),
            b"depends_on" => header.depends_on = value.into_texts(),
            // A function that is not defined by `def`.
            _ => return None,
        }
        Some(())
    }

    fn constant(&mut self) -> Option<Constant> {
        match self.recogniser.cursor.peek() {
            b'"' | b'\'' => self.text().map(Constant::Text),
            b'(' => self.texts(b')'),
            b'[' => self.texts(b']'),
            _ => self.recogniser.keyword(b"None").then_some(Constant::None),
        }
    }

    /// A tuple or list of strings. In parentheses, without a comma, a single one is no tuple.
    fn texts(&mut self, end: u8) -> Option<Constant> {
        self.recogniser.open()?;
        let mut texts = Vec::new();
        let mut has_comma = false;
        while !self.recogniser.is_at_closing() {
            if !matches!(self.recogniser.cursor.peek(), b'"' | b'\'') {
                return None;
            }
            texts.push(self.text()?);
            has_comma = self.recogniser.cursor.eat(b',');
            self.recogniser.skip_space();
            if !has_comma {
                break;
            }
        }
        self.recogniser.close(end)?;
        if end == b')' && !has_comma && texts.len() == 1 {
            return texts.pop().map(Constant::Text);
        }
        Some(Constant::Texts(texts))
    }

    fn annotation(&mut self) -> Option<()> {
        loop {
            self.recogniser.skip_space();
            match self.recogniser.cursor.peek() {
                b'"' | b'\'' => {
                    // A string stands for an annotation that is never evaluated here.
                    self.recogniser.cursor.string(StringKind::Usual)?;
                }
                _ if self.recogniser.keyword(b"None") => {}
                _ => {
                    self.path()?;
                    self.recogniser.skip_space();
                    if self.recogniser.cursor.peek() == b'[' {
                        self.subscript()?;
                    }
                }
            }
            self.recogniser.skip_space();
            if !self.recogniser.cursor.eat(b'|') {
                return Some(());
            }
        }
    }

    fn subscript(&mut self) -> Option<()> {
        self.recogniser.open()?;
        loop {
            self.annotation()?;
            self.recogniser.skip_space();
            if !self.recogniser.cursor.eat(b',') {
                break;
            }
            self.recogniser.skip_space();
            if self.recogniser.is_at_closing() {
                break;
            }
        }
        self.recogniser.close(b']')
    }

    fn function(&mut self) -> Option<()> {
        let name = self.recogniser.name()?;
        self.recogniser.cursor.skip_spaces();
        if self.recogniser.cursor.peek() != b'(' {
            return None;
        }
        self.parameters()?;
        self.recogniser.cursor.skip_spaces();
        if self.recogniser.cursor.eat(b'-') {
            if !self.recogniser.cursor.eat(b'>') {
                return None;
            }
            self.annotation()?;
            self.recogniser.cursor.skip_spaces();
        }
        if !self.recogniser.cursor.eat(b':') {
            return None;
        }
        self.recogniser.end_of_statement()?;
        self.recogniser.is_module_level = false;
        self.recogniser.block(0)?;
        self.recogniser.is_module_level = true;
        match name {
            b"upgrade" => self.header.upgrade = Presence::Defined,
            b"downgrade" => self.header.downgrade = Presence::Defined,
            other => refuse_header_name(other)?,
        }
        Some(())
    }

    fn parameters(&mut self) -> Option<()> {
        self.recogniser.open()?;
        let mut names: [&[u8]; MOST_PARAMETERS] = [&[]; MOST_PARAMETERS];
        let mut count = 0;
        while !self.recogniser.is_at_closing() {
            let name = self.recogniser.name()?;
            if count == MOST_PARAMETERS || names[..count].contains(&name) {
                return None;
            }
            names[count] = name;
            count += 1;
            self.recogniser.skip_space();
            if self.recogniser.cursor.eat(b':') {
                self.annotation()?;
                self.recogniser.skip_space();
            }
            if !self.recogniser.cursor.eat(b',') {
                break;
            }
            self.recogniser.skip_space();
        }
        self.recogniser.close(b')')
    }
}

/// Names of the header get their values by plain assignment only.
fn refuse_header_name(name: &[u8]) -> Option<()> {
    (!is_header_name(name)).then_some(())
}

impl Constant {
    fn into_text(self) -> Option<Option<String>> {
        match self {
            Self::None => Some(None),
            Self::Text(text) => Some(Some(text)),
            Self::Texts(_) => None,
        }
    }

    fn into_texts(self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::Text(text) => vec![text],
            Self::Texts(texts) => texts,
        }
    }
}
