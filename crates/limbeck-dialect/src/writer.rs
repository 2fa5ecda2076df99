//! The one writer of SQL text: nothing else quotes an identifier or a literal.

use limbeck_model::Name;

use crate::IdentifierRules;

/// How a dialect writes string literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StringRules {
    /// Whether a backslash is an escape character within literals and is doubled.
    pub backslash_escapes: bool,
}

/// Builds SQL text.
///
/// Words of SQL itself are `'static`, so that no value can slip in as SQL by accident; SQL that
/// somebody else wrote (text clauses, options, type specifications) goes through
/// [`verbatim`](Self::verbatim) and [`clause`](Self::clause).
#[derive(Debug)]
pub struct SqlWriter<'a> {
    identifiers: &'a IdentifierRules,
    strings: StringRules,
    double_percent: bool,
    text: String,
}

impl<'a> SqlWriter<'a> {
    /// A writer without any text yet.
    pub fn new(
        identifiers: &'a IdentifierRules,
        strings: StringRules,
        double_percent: bool,
    ) -> Self {
        Self {
            identifiers,
            strings,
            double_percent,
            text: String::new(),
        }
    }

    /// The text written so far, leaving the writer empty.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The text written so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Replaces the text, and returns what it was.
    pub(crate) fn swap(&mut self, text: String) -> String {
        std::mem::replace(&mut self.text, text)
    }

    /// Whether percent signs are doubled.
    pub fn doubles_percent(&self) -> bool {
        self.double_percent
    }

    /// Words and punctuation of SQL.
    pub fn word(&mut self, word: &'static str) -> &mut Self {
        self.text.push_str(word);
        self
    }

    /// An identifier, quoted if needed.
    pub fn name(&mut self, name: &Name) -> &mut Self {
        self.identifiers
            .write(&mut self.text, name, self.double_percent);
        self
    }

    /// An identifier given as text, quoted if needed.
    pub fn identifier(&mut self, text: &str) -> &mut Self {
        if self.identifiers.needs_quotes(text) {
            self.identifiers
                .write_quoted(&mut self.text, text, self.double_percent);
        } else {
            self.text.push_str(text);
        }
        self
    }

    /// Identifiers with `, ` between them.
    pub fn names<'n>(&mut self, names: impl IntoIterator<Item = &'n Name>) -> &mut Self {
        for (position, name) in names.into_iter().enumerate() {
            if position > 0 {
                self.text.push_str(", ");
            }
            self.name(name);
        }
        self
    }

    /// A name that consists of parts separated by dots, each an identifier of its own, unless its
    /// quoting was decided.
    pub fn dotted_name(&mut self, name: &Name) -> &mut Self {
        if name.quote.is_some() {
            return self.name(name);
        }
        for (position, part) in name.text.split('.').enumerate() {
            if position > 0 {
                self.text.push('.');
            }
            self.identifier(part);
        }
        self
    }

    /// SQL that somebody else wrote, as it is.
    pub fn verbatim(&mut self, sql: &str) -> &mut Self {
        self.text.push_str(sql);
        self
    }

    /// SQL that somebody else wrote, with percent signs doubled where the parameter style needs it.
    pub fn clause(&mut self, sql: &str) -> &mut Self {
        if self.double_percent && sql.contains('%') {
            self.text.push_str(&sql.replace('%', "%%"));
        } else {
            self.text.push_str(sql);
        }
        self
    }

    /// A whole number.
    pub fn integer(&mut self, number: i64) -> &mut Self {
        use std::fmt::Write as _;
        // Writing to a string can't fail.
        let _ = write!(self.text, "{number}");
        self
    }

    /// A string literal: quotes doubled, backslashes too where they escape, percent signs as the
    /// parameter style needs it.
    pub fn string(&mut self, value: &str) -> &mut Self {
        self.text.push('\'');
        self.string_body(value);
        self.text.push('\'');
        self
    }

    /// The inside of a string literal.
    pub fn string_body(&mut self, value: &str) -> &mut Self {
        for character in value.chars() {
            self.text.push(character);
            let doubled = match character {
                '\'' => true,
                '\\' => self.strings.backslash_escapes,
                '%' => self.double_percent,
                _ => false,
            };
            if doubled {
                self.text.push(character);
            }
        }
        self
    }

    /// Bytes in hexadecimal digits.
    pub fn hexadecimal(&mut self, bytes: &[u8]) -> &mut Self {
        use std::fmt::Write as _;
        for byte in bytes {
            // Writing to a string can't fail.
            let _ = write!(self.text, "{byte:02x}");
        }
        self
    }

    /// A collation: an identifier where the dialect quotes collations; its schema always is one.
    pub fn collation(&mut self, schema: Option<&str>, collation: &str) -> &mut Self {
        if let Some(schema) = schema {
            self.identifier(schema).word(".");
        }
        if self.identifiers.quote_collations {
            self.identifier(collation)
        } else {
            self.verbatim(collation)
        }
    }
}
