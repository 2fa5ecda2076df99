//! What SQLite's pragmas do not tell, read from the `CREATE` statements that it keeps: names of
//! constraints, conditions of CHECK constraints, generating expressions, index expressions.

mod parser;
#[cfg(test)]
mod tests;
mod token;

use std::collections::HashMap;

use self::parser::Parser;

/// What a `CREATE TABLE` statement says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TableDefinition {
    /// The name of the primary key.
    pub(super) primary_key: Option<String>,
    /// What happens to a row that violates the primary key.
    pub(super) primary_key_conflict: Option<String>,
    pub(super) autoincrement: bool,
    /// Collations by column.
    pub(super) collations: HashMap<String, String>,
    /// What happens to a row that violates `NOT NULL`, by column.
    pub(super) not_null_conflicts: HashMap<String, String>,
    pub(super) uniques: Vec<Unique>,
    pub(super) checks: Vec<Check>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    /// Expressions of generated columns by column.
    pub(super) generated: HashMap<String, String>,
    pub(super) without_rowid: bool,
    pub(super) strict: bool,
}

/// `UNIQUE (…)`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unique {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    /// Whether it is part of a column's definition.
    pub(super) is_inline: bool,
    /// What happens to a row that violates it.
    pub(super) conflict: Option<String>,
}

/// `CHECK (…)`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) name: Option<String>,
    pub(super) condition: String,
}

/// `FOREIGN KEY (…) REFERENCES …`, or `REFERENCES …` in a column.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ForeignKey {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) table: String,
    /// Empty when the primary key of the referred table is meant.
    pub(super) referred: Vec<String>,
    pub(super) on_delete: Option<String>,
    pub(super) on_update: Option<String>,
    pub(super) deferrable: Option<bool>,
    pub(super) initially: Option<String>,
    /// Whether it is part of a column's definition.
    pub(super) is_inline: bool,
}

/// What a `CREATE INDEX` statement says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct IndexDefinition {
    /// The indexed columns and expressions, in order.
    pub(super) elements: Vec<IndexedElement>,
    /// The condition of a partial index.
    pub(super) predicate: Option<String>,
}

/// An indexed column or expression.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct IndexedElement {
    /// The text without what follows.
    pub(super) text: String,
    pub(super) collation: Option<String>,
    pub(super) is_descending: bool,
}

/// Reads a `CREATE TABLE` statement. What it does not understand is left out.
pub(super) fn table(sql: &str) -> TableDefinition {
    Parser::new(sql).table()
}

/// Reads a `CREATE INDEX` statement.
pub(super) fn index(sql: &str) -> IndexDefinition {
    Parser::new(sql).index()
}
