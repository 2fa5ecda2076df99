//! `op.add_column`

use serde::{Deserialize, Serialize};

use super::DropColumn;
use crate::DialectOptions;
use crate::schema::{Column, QualifiedName};

/// Adds a column, then the constraints, index and comment that it declares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: Column,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
    /// Renders a single foreign key inside the column's definition.
    #[serde(default)]
    pub inline_references: bool,
    /// Renders `PRIMARY KEY` inside the column's definition.
    #[serde(default)]
    pub inline_primary_key: bool,
}

impl AddColumn {
    /// The operation that undoes this one: dropping the column.
    pub fn inverse(&self) -> DropColumn {
        DropColumn {
            table: self.table.clone(),
            column: self.column.name.clone(),
            if_exists: self.if_not_exists,
            existing_type: None,
            dropped: Some(Box::new(self.column.clone())),
            options: DialectOptions::default(),
        }
    }
}
