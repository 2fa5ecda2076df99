//! Which identifiers a dialect quotes, and how.

use limbeck_model::Name;

/// The identifier rules of a dialect.
#[derive(Debug, Clone, Copy)]
pub struct IdentifierRules {
    /// Character before a quoted identifier.
    pub open: char,
    /// Character after a quoted identifier; doubled within it.
    pub close: char,
    /// Reserved words in lower case, sorted.
    pub reserved: &'static [&'static str],
    /// Whether an unquoted identifier may begin with an underscore.
    pub leading_underscore: bool,
    /// Greatest length of an identifier, in characters.
    pub max_length: usize,
    /// Greatest length of an index's name, where it differs.
    pub max_index_length: Option<usize>,
    /// Greatest length of a constraint's name, where it differs.
    pub max_constraint_length: Option<usize>,
    /// Whether collations are quoted like identifiers.
    pub quote_collations: bool,
}

impl IdentifierRules {
    /// Whether the dialect needs quotes around this identifier.
    ///
    /// Unquoted are identifiers of lower-case ASCII letters, digits, `_` and `$` that do not begin
    /// with a digit or `$` and are no reserved words.
    pub fn needs_quotes(&self, identifier: &str) -> bool {
        let Some(first) = identifier.bytes().next() else {
            return true;
        };
        if first.is_ascii_digit() || first == b'$' || (first == b'_' && !self.leading_underscore) {
            return true;
        }
        let plain = identifier
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$'));
        !plain || self.reserved.binary_search(&identifier).is_ok()
    }

    /// Appends an identifier to SQL text, quoted if it was asked for or is needed.
    pub(crate) fn write(&self, out: &mut String, name: &Name, double_percent: bool) {
        if name.quote.unwrap_or_else(|| self.needs_quotes(&name.text)) {
            self.write_quoted(out, &name.text, double_percent);
        } else {
            out.push_str(&name.text);
        }
    }

    /// Appends an identifier in quotes.
    pub(crate) fn write_quoted(&self, out: &mut String, text: &str, double_percent: bool) {
        out.push(self.open);
        for character in text.chars() {
            out.push(character);
            if character == self.close || (character == '%' && double_percent) {
                out.push(character);
            }
        }
        out.push(self.close);
    }
}
