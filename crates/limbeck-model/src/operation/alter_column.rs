//! `op.alter_column`

use serde::{Deserialize, Serialize};

use crate::schema::{Computed, Identity, QualifiedName, ServerDefault, SqlType};
use crate::{DialectOptions, Name};

/// Whether something changes, and to what; `to: None` removes it.
///
/// Alembic's arguments say "leave alone" with `False` and "remove" with `None`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change<T> {
    /// Not mentioned.
    #[default]
    Unchanged,
    /// Set, or removed with `None`.
    Set {
        /// The new value.
        to: Option<T>,
    },
}

impl<T> Change<T> {
    /// Whether nothing was said.
    pub fn is_unchanged(&self) -> bool {
        matches!(self, Self::Unchanged)
    }

    /// What was said: `None` when nothing, `Some(None)` for removal.
    pub fn value(&self) -> Option<Option<&T>> {
        match self {
            Self::Unchanged => None,
            Self::Set { to } => Some(to.as_ref()),
        }
    }
}

/// A default in the widest sense: what `server_default=` of `op.alter_column` takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "default", rename_all = "snake_case")]
pub enum ColumnDefault {
    /// A `DEFAULT` clause.
    Server {
        /// The clause.
        value: ServerDefault,
    },
    /// `GENERATED ALWAYS AS (…)`.
    Computed {
        /// The generated column.
        value: Computed,
    },
    /// `GENERATED … AS IDENTITY`.
    Identity {
        /// The identity.
        value: Identity,
    },
}

/// Changes a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlterColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column's present name.
    pub column: Name,
    /// New name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_name: Option<Name>,
    /// New type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SqlType>,
    /// New nullability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nullable: Option<bool>,
    /// New default.
    #[serde(default)]
    pub server_default: Change<ColumnDefault>,
    /// New comment.
    #[serde(default)]
    pub comment: Change<String>,
    /// MySQL's `AUTO_INCREMENT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autoincrement: Option<bool>,
    /// The type as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_type: Option<SqlType>,
    /// The nullability as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_nullable: Option<bool>,
    /// The default as it was; `Unchanged` means that it was not said.
    #[serde(default)]
    pub existing_server_default: Change<ColumnDefault>,
    /// The comment as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_comment: Option<String>,
    /// MySQL's `AUTO_INCREMENT` as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_autoincrement: Option<bool>,
    /// Options such as `postgresql_using`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl AlterColumn {
    /// A change of nothing, to fill in.
    pub fn new(table: QualifiedName, column: impl Into<Name>) -> Self {
        Self {
            table,
            column: column.into(),
            new_name: None,
            r#type: None,
            nullable: None,
            server_default: Change::Unchanged,
            comment: Change::Unchanged,
            autoincrement: None,
            existing_type: None,
            existing_nullable: None,
            existing_server_default: Change::Unchanged,
            existing_comment: None,
            existing_autoincrement: None,
            options: DialectOptions::default(),
        }
    }

    /// Whether anything changes. `AUTO_INCREMENT` by itself counts as nothing, as in Alembic.
    pub fn has_changes(&self) -> bool {
        self.new_name.is_some()
            || self.r#type.is_some()
            || self.nullable.is_some()
            || !self.server_default.is_unchanged()
            || !self.comment.is_unchanged()
    }

    /// The operation that undoes this one: what changed and what was there trade places. What was
    /// not known to be there is not restored.
    pub fn inverse(&self) -> Self {
        let mut inverse = self.clone();
        if let Some(new_name) = &self.new_name {
            inverse.column = new_name.clone();
            inverse.new_name = Some(self.column.clone());
        }
        if self.r#type.is_some() {
            std::mem::swap(&mut inverse.r#type, &mut inverse.existing_type);
        }
        if self.nullable.is_some() {
            std::mem::swap(&mut inverse.nullable, &mut inverse.existing_nullable);
        }
        if !self.server_default.is_unchanged() {
            std::mem::swap(
                &mut inverse.server_default,
                &mut inverse.existing_server_default,
            );
        }
        if let Change::Set { to } = &self.comment {
            inverse.comment = Change::Set {
                to: self.existing_comment.clone(),
            };
            inverse.existing_comment.clone_from(to);
        }
        if self.autoincrement.is_some() && self.existing_autoincrement.is_some() {
            std::mem::swap(
                &mut inverse.autoincrement,
                &mut inverse.existing_autoincrement,
            );
        }
        inverse
    }
}
