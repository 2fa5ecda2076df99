//! A reader of statements that SQLite has already accepted, so it needs not check them.

use super::token::{Token, tokenize};
use super::{Check, ForeignKey, IndexDefinition, IndexedElement, TableDefinition, Unique};

pub(super) struct Parser<'s> {
    sql: &'s str,
    tokens: Vec<Token<'s>>,
    position: usize,
}

impl<'s> Parser<'s> {
    pub(super) fn new(sql: &'s str) -> Self {
        Self {
            sql,
            tokens: tokenize(sql),
            position: 0,
        }
    }

    pub(super) fn table(mut self) -> TableDefinition {
        let mut definition = TableDefinition::default();
        self.skip_to_sign('(');
        while !self.at_end() && !self.takes_sign(')') {
            if self.at_table_constraint() {
                self.table_constraint(&mut definition);
            } else {
                self.column(&mut definition);
            }
            self.skip_to_next_item();
        }
        while let Some(token) = self.next() {
            if token.is("WITHOUT") {
                definition.without_rowid = true;
            } else if token.is("STRICT") {
                definition.strict = true;
            }
        }
        definition
    }

    pub(super) fn index(mut self) -> IndexDefinition {
        let mut definition = IndexDefinition::default();
        while !self.at_end() && !self.takes("ON") {
            self.position += 1;
        }
        self.skip_to_sign('(');
        loop {
            definition.elements.push(self.indexed_element());
            if !self.takes_sign(',') {
                break;
            }
        }
        self.takes_sign(')');
        if self.takes("WHERE") {
            let predicate = &self.sql[self.offset()..];
            definition.predicate = Some(predicate.trim().trim_end_matches(';').to_owned());
        }
        definition
    }

    fn indexed_element(&mut self) -> IndexedElement {
        let mut element = IndexedElement::default();
        let start = self.offset();
        let mut end = start;
        while !self.at_item_end() {
            if end > start && self.takes("COLLATE") {
                element.collation = self.next().and_then(|token| token.name());
            } else if end > start && self.takes("DESC") {
                element.is_descending = true;
            } else if end > start && self.takes("ASC") {
                element.is_descending = false;
            } else {
                end = self.skip_unit();
            }
        }
        self.sql[start..end].clone_into(&mut element.text);
        element
    }

    fn at_table_constraint(&self) -> bool {
        ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]
            .iter()
            .any(|keyword| self.is(keyword))
    }

    /// Reads one constraint, and any that follow it without a comma, which SQLite allows.
    fn table_constraint(&mut self, definition: &mut TableDefinition) {
        while self.at_table_constraint() {
            let name = self.constraint_name();
            if self.takes("PRIMARY") {
                self.takes("KEY");
                self.column_list();
                definition.primary_key = name;
                definition.primary_key_conflict = self.conflict();
            } else if self.takes("UNIQUE") {
                let columns = self.column_list();
                definition.uniques.push(Unique {
                    name,
                    columns,
                    is_inline: false,
                    conflict: self.conflict(),
                });
            } else if self.takes("CHECK") {
                let condition = self.group();
                definition.checks.push(Check { name, condition });
            } else if self.takes("FOREIGN") {
                self.takes("KEY");
                let columns = self.column_list();
                if self.takes("REFERENCES") {
                    let key = self.references(name, columns, false);
                    definition.foreign_keys.push(key);
                }
            }
            // What SQLite ignores.
            while !self.at_table_constraint() && !self.at_item_end() {
                self.skip_unit();
            }
        }
    }

    fn column(&mut self, definition: &mut TableDefinition) {
        let Some(column) = self.next().and_then(|token| token.name()) else {
            return;
        };
        let mut name = None;
        while !self.at_item_end() {
            if self.is("CONSTRAINT") {
                name = self.constraint_name();
            } else if self.takes("PRIMARY") {
                definition.primary_key = name.take();
                self.takes("KEY");
                if !self.takes("ASC") {
                    self.takes("DESC");
                }
                definition.primary_key_conflict = self.conflict();
                definition.autoincrement = self.takes("AUTOINCREMENT");
            } else if self.takes("NOT") {
                if self.takes("NULL")
                    && let Some(conflict) = self.conflict()
                {
                    definition
                        .not_null_conflicts
                        .insert(column.clone(), conflict);
                }
                name = None;
            } else if self.takes("UNIQUE") {
                definition.uniques.push(Unique {
                    name: name.take(),
                    columns: vec![column.clone()],
                    is_inline: true,
                    conflict: self.conflict(),
                });
            } else if self.takes("CHECK") {
                let condition = self.group();
                definition.checks.push(Check {
                    name: name.take(),
                    condition,
                });
            } else if self.takes("REFERENCES") {
                let key = self.references(name.take(), vec![column.clone()], true);
                definition.foreign_keys.push(key);
            } else if self.takes("AS") {
                let expression = self.group();
                definition.generated.insert(column.clone(), expression);
            } else if self.takes("DEFAULT") {
                // The value may be a word that is a keyword elsewhere.
                self.skip_unit();
                name = None;
            } else if self.takes("COLLATE") {
                if let Some(collation) = self.next().and_then(|token| token.name()) {
                    definition.collations.insert(column.clone(), collation);
                }
                name = None;
            } else {
                self.skip_unit();
            }
        }
    }

    /// Reads what follows `REFERENCES`.
    fn references(
        &mut self,
        name: Option<String>,
        columns: Vec<String>,
        is_inline: bool,
    ) -> ForeignKey {
        let mut key = ForeignKey {
            name,
            columns,
            table: self
                .next()
                .and_then(|token| token.name())
                .unwrap_or_default(),
            is_inline,
            ..ForeignKey::default()
        };
        if self.peek().is_some_and(|token| token.is_sign('(')) {
            key.referred = self.column_list();
        }
        loop {
            if self.takes("ON") {
                let is_delete = self.is("DELETE");
                self.position += 1;
                let action = self.action();
                if is_delete {
                    key.on_delete = action;
                } else {
                    key.on_update = action;
                }
            } else if self.takes("MATCH") {
                self.position += 1;
            } else if self.is("NOT") && self.is_at(1, "DEFERRABLE") {
                self.position += 2;
                key.deferrable = Some(false);
            } else if self.takes("DEFERRABLE") {
                key.deferrable = Some(true);
            } else if self.takes("INITIALLY") {
                key.initially = self
                    .next()
                    .and_then(|token| token.name())
                    .map(|word| word.to_ascii_uppercase());
            } else {
                return key;
            }
        }
    }

    /// Reads `ON CONFLICT REPLACE` and the like; the default `ABORT` is none.
    fn conflict(&mut self) -> Option<String> {
        if !(self.is("ON") && self.is_at(1, "CONFLICT")) {
            return None;
        }
        self.position += 2;
        let action = self.next()?.name()?.to_ascii_uppercase();
        (action != "ABORT").then_some(action)
    }

    /// Reads `SET NULL`, `CASCADE`, …; the default `NO ACTION` is none.
    fn action(&mut self) -> Option<String> {
        let first = self.next()?.name()?.to_ascii_uppercase();
        match first.as_str() {
            "SET" => {
                let second = self.next()?.name()?.to_ascii_uppercase();
                Some(format!("SET {second}"))
            }
            "NO" => {
                self.takes("ACTION");
                None
            }
            _ => Some(first),
        }
    }

    fn constraint_name(&mut self) -> Option<String> {
        if self.takes("CONSTRAINT") {
            self.next().and_then(|token| token.name())
        } else {
            None
        }
    }

    /// Reads `(a, b DESC, …)` and gives the names.
    fn column_list(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        if !self.takes_sign('(') {
            return names;
        }
        while !self.at_end() && !self.takes_sign(')') {
            names.extend(self.peek().and_then(Token::name));
            while !self.at_item_end() {
                self.skip_unit();
            }
            self.takes_sign(',');
        }
        names
    }

    /// Reads `(…)` and gives the text between the parentheses.
    fn group(&mut self) -> String {
        if !self.peek().is_some_and(|token| token.is_sign('(')) {
            return String::new();
        }
        let start = self.offset() + 1;
        let end = self.skip_unit();
        self.sql[start..end.saturating_sub(1).max(start)]
            .trim()
            .to_owned()
    }

    /// Skips a token, or a group in parentheses. Gives the offset after it.
    fn skip_unit(&mut self) -> usize {
        let mut depth = 0_usize;
        let mut end = self.sql.len();
        while let Some(token) = self.next() {
            end = token.end;
            if token.is_sign('(') {
                depth += 1;
            } else if token.is_sign(')') {
                depth = depth.saturating_sub(1);
            }
            if depth == 0 {
                break;
            }
        }
        end
    }

    fn skip_to_sign(&mut self, sign: char) {
        while !self.at_end() && !self.takes_sign(sign) {
            self.position += 1;
        }
    }

    fn skip_to_next_item(&mut self) {
        while !self.at_item_end() {
            self.skip_unit();
        }
        self.takes_sign(',');
    }

    fn at_item_end(&self) -> bool {
        self.peek()
            .is_none_or(|token| token.is_sign(',') || token.is_sign(')'))
    }

    fn at_end(&self) -> bool {
        self.position >= self.tokens.len()
    }

    fn peek(&self) -> Option<&Token<'s>> {
        self.tokens.get(self.position)
    }

    fn next(&mut self) -> Option<Token<'s>> {
        let token = self.tokens.get(self.position).cloned();
        self.position += 1;
        token
    }

    fn offset(&self) -> usize {
        self.peek().map_or(self.sql.len(), |token| token.start)
    }

    fn is(&self, keyword: &str) -> bool {
        self.is_at(0, keyword)
    }

    fn is_at(&self, distance: usize, keyword: &str) -> bool {
        self.tokens
            .get(self.position + distance)
            .is_some_and(|token| token.is(keyword))
    }

    fn takes(&mut self, keyword: &str) -> bool {
        let takes = self.is(keyword);
        self.position += usize::from(takes);
        takes
    }

    fn takes_sign(&mut self, sign: char) -> bool {
        let takes = self.peek().is_some_and(|token| token.is_sign(sign));
        self.position += usize::from(takes);
        takes
    }
}
