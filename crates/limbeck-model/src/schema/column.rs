//! Columns.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{CheckConstraint, Computed, Identity, Sequence, ServerDefault, SqlType};
use crate::{DialectOptions, Name, OptionValue};

/// Whether a column draws its values from the database's generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Autoincrement {
    /// The single integer primary-key column without foreign key or default does (`"auto"`).
    #[default]
    Auto,
    /// It does (`True`).
    Enabled,
    /// It does not (`False`).
    Disabled,
    /// As `Auto`, also with a foreign key (`"ignore_fk"`).
    IgnoreForeignKey,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column's name.
    pub name: Name,
    /// The name by which the script refers to it, when that differs from `name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The type.
    pub r#type: SqlType,
    /// Whether `NULL` is allowed; `None` when it was not said, which means yes unless the column is
    /// part of the primary key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nullable: Option<bool>,
    /// Whether the column was declared part of the primary key.
    #[serde(default)]
    pub primary_key: bool,
    /// Whether the column draws its values from the database's generator.
    #[serde(default)]
    pub autoincrement: Autoincrement,
    /// The `DEFAULT` clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_default: Option<ServerDefault>,
    /// A generated column's expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
    /// An identity column's options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// The sequence that supplies the column's values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Sequence>,
    /// Whether a Python-side default exists; only that it does matters to the autoincrement rule.
    #[serde(default)]
    pub has_client_default: bool,
    /// `unique=`: `Some(true)` asks for a unique constraint, or a unique index with `index`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unique: Option<bool>,
    /// `index=`: asks for an index of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<bool>,
    /// Foreign keys given inside the column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ColumnForeignKey>,
    /// CHECK constraints given inside the column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckConstraint>,
    /// The column's comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Whether the database maintains the column itself (`xmin`), so that DDL leaves it out.
    #[serde(default)]
    pub system: bool,
    /// Application data, which is kept for rendering only.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub info: IndexMap<String, OptionValue>,
    /// Options such as `sqlite_on_conflict_not_null`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl Column {
    /// A column of the given name and type and nothing else.
    pub fn new(name: impl Into<Name>, r#type: SqlType) -> Self {
        Self {
            name: name.into(),
            key: None,
            r#type,
            nullable: None,
            primary_key: false,
            autoincrement: Autoincrement::Auto,
            server_default: None,
            computed: None,
            identity: None,
            sequence: None,
            has_client_default: false,
            unique: None,
            index: None,
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            comment: None,
            system: false,
            info: IndexMap::new(),
            options: DialectOptions::default(),
        }
    }

    /// Whether `NULL` is allowed: as declared, or by default in a column that is neither part of
    /// the primary key nor an identity column.
    pub fn is_nullable(&self) -> bool {
        self.nullable
            .unwrap_or(!self.primary_key && self.identity.is_none())
    }
}

/// A foreign key written inside a column: `Column("a", ForeignKey("t.id"))`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnForeignKey {
    /// The referred table.
    pub referred_table: Name,
    /// The referred table's schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_schema: Option<Name>,
    /// The referred column; `None` when only a table was named, which refers to the column of the
    /// same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_column: Option<Name>,
    /// The constraint's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// `ON UPDATE` action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_update: Option<String>,
    /// `ON DELETE` action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_delete: Option<String>,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// `MATCH` type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#match: Option<String>,
    /// Whether the constraint is added by a separate `ALTER TABLE`.
    #[serde(default)]
    pub use_alter: bool,
    /// The comment of the constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Options such as `postgresql_not_valid`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}
