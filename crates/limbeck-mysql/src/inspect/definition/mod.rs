//! The text of `SHOW CREATE TABLE`.

mod column;
mod cursor;
mod key;
mod options;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use self::cursor::Cursor;

/// What a `CREATE TABLE` statement says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TableDefinition {
    pub(super) name: String,
    pub(super) columns: Vec<ColumnDefinition>,
    pub(super) keys: Vec<Key>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    pub(super) checks: Vec<Check>,
    /// Table options in lower case, such as `engine` and `default charset`.
    pub(super) options: IndexMap<String, String>,
}

/// A column.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnDefinition {
    pub(super) name: String,
    /// The type's name in lower case.
    pub(super) r#type: String,
    /// What stands in the parentheses after the type.
    pub(super) arguments: Option<String>,
    pub(super) unsigned: bool,
    pub(super) zerofill: bool,
    pub(super) charset: Option<String>,
    pub(super) collation: Option<String>,
    pub(super) not_null: bool,
    /// SQL text, with `ON UPDATE …` where that follows.
    pub(super) default: Option<String>,
    /// The generating expression in its parentheses.
    pub(super) generated: Option<String>,
    pub(super) persisted: Option<bool>,
    pub(super) auto_increment: bool,
    pub(super) comment: Option<String>,
}

/// A key, which is an index.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// `PRIMARY`, `UNIQUE`, `FULLTEXT`, `SPATIAL`; absent for plain ones.
    pub(super) kind: Option<String>,
    pub(super) name: Option<String>,
    pub(super) parts: Vec<KeyPart>,
    pub(super) parser: Option<String>,
}

/// One part of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum KeyPart {
    /// A column, and how many of its characters or bytes.
    Column { name: String, length: Option<i64> },
    /// An expression in its parentheses.
    Expression(String),
}

/// `FOREIGN KEY (…) REFERENCES …`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ForeignKey {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) schema: Option<String>,
    pub(super) table: String,
    pub(super) referred: Vec<String>,
    pub(super) on_delete: Option<String>,
    pub(super) on_update: Option<String>,
}

/// `CHECK (…)`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) name: Option<String>,
    pub(super) condition: String,
}

/// Reads the statement, one part of which is on each line. What it does not understand is left out.
pub(super) fn read(sql: &str) -> TableDefinition {
    let mut definition = TableDefinition::default();
    for line in cursor::lines(sql) {
        let mut cursor = Cursor::new(line.trim_end_matches(','));
        if line.starts_with("CREATE ") {
            definition.name = table_name(&mut cursor).unwrap_or_default();
        } else if line.starts_with(')') {
            options::read(line, &mut definition.options);
        } else if !line.starts_with("  ") {
            options::read_partition(line, &mut definition.options);
        } else if cursor.at_quoted_name() {
            definition.columns.extend(column::read(&mut cursor));
        } else {
            key::read(&mut cursor, &mut definition);
        }
    }
    definition
}

/// `CREATE [TEMPORARY] TABLE name (`.
fn table_name(cursor: &mut Cursor<'_>) -> Option<String> {
    while !cursor.at_end() && !cursor.at_quoted_name() {
        cursor.skip();
    }
    cursor.name()
}
