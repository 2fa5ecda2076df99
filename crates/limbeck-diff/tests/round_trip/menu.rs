//! What a database has to offer: `menus/*.json`.

use limbeck_model::DialectOptions;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{Column, Constraint, ServerDefault, SqlType};
use serde::Deserialize;

/// What a database has to offer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Menu {
    /// Types of ordinary columns.
    pub(crate) families: Vec<Family>,
    /// Primary keys.
    pub(crate) keys: Vec<Key>,
    /// Generated columns.
    pub(crate) computed: Vec<ComputedText>,
    /// Whether tables and columns have comments.
    #[serde(default)]
    pub(crate) comments: bool,
    /// Whether there are identity columns.
    #[serde(default)]
    pub(crate) identities: bool,
    /// A type that brings a CHECK constraint.
    pub(crate) checked_type: SqlType,
    /// What else a table may have that does not change.
    #[serde(default)]
    pub(crate) extra_columns: Vec<Column>,
    #[serde(default)]
    pub(crate) extra_constraints: Vec<Constraint>,
    /// Whether CHECK constraints within columns are there later on.
    #[serde(default)]
    pub(crate) inline_checks: bool,
    /// What stands around names.
    pub(crate) quote: char,
    /// Schemas beside the default one.
    pub(crate) schemas: Vec<String>,
    /// Named types, which exist before any table.
    #[serde(default)]
    pub(crate) named_types: Vec<SqlType>,
    /// `ON DELETE` and `ON UPDATE` actions.
    pub(crate) actions: Vec<String>,
    /// Whether a CHECK constraint without a name has none later on.
    #[serde(default)]
    pub(crate) unnamed_checks: bool,
    /// Whether foreign keys may be deferrable.
    #[serde(default)]
    pub(crate) deferrable: bool,
    /// Whether unique constraints may be deferrable.
    #[serde(default)]
    pub(crate) deferrable_uniques: bool,
    pub(crate) unique_options: Vec<DialectOptions>,
    pub(crate) table_options: Vec<DialectOptions>,
    pub(crate) index_options: Vec<IndexOptions>,
    /// Elements of indexes; `{}` is a column.
    pub(crate) index_elements: Vec<String>,
    /// Those that want text.
    #[serde(default)]
    pub(crate) text_index_elements: Vec<String>,
}

/// Types that a column can change between, with defaults that fit all of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Family {
    pub(crate) name: String,
    pub(crate) types: Vec<SqlType>,
    defaults: Vec<Default>,
    #[serde(default)]
    pub(crate) indexable: bool,
    #[serde(default)]
    pub(crate) is_text: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Default {
    Text(String),
    Sql { sql: String },
}

/// A primary key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(crate) name: String,
    /// The types of its columns.
    pub(crate) types: Vec<SqlType>,
    #[serde(default)]
    pub(crate) autoincrement: limbeck_model::schema::Autoincrement,
    #[serde(default)]
    pub(crate) identity: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComputedText {
    pub(crate) expression: String,
    pub(crate) persisted: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IndexOptions {
    pub(crate) options: DialectOptions,
    /// Only for an index that is not unique, on one column of text without more.
    #[serde(default)]
    pub(crate) plain: bool,
}

impl Menu {
    pub(crate) fn of(dialect: &str) -> Self {
        let text = match dialect {
            "postgresql" => include_str!("menus/postgresql.json"),
            "mysql" => include_str!("menus/mysql.json"),
            _ => include_str!("menus/sqlite.json"),
        };
        serde_json::from_str(text).unwrap()
    }
}

impl Family {
    /// One of the defaults, if there are any.
    pub(crate) fn default(&self, pick: u8) -> Option<ServerDefault> {
        let count = self.defaults.len();
        (count > 0).then(|| match &self.defaults[usize::from(pick) % count] {
            Default::Text(text) => ServerDefault::Literal { text: text.clone() },
            Default::Sql { sql } => ServerDefault::Expression {
                expression: Box::new(Expression::text(sql)),
            },
        })
    }
}

/// The item that a number stands for.
pub(crate) fn picked<T>(items: &[T], pick: u8) -> &T {
    &items[usize::from(pick) % items.len()]
}
