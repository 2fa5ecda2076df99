//! `op.rename_table`

use serde::{Deserialize, Serialize};

use crate::Name;
use crate::schema::QualifiedName;

/// Renames a table within its schema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenameTable {
    /// The table's old name.
    pub table: QualifiedName,
    /// The table's new name.
    pub new_name: Name,
}

impl RenameTable {
    /// The operation that undoes this one: renaming the table back.
    pub fn inverse(&self) -> Self {
        Self {
            table: QualifiedName {
                name: self.new_name.clone(),
                schema: self.table.schema.clone(),
            },
            new_name: self.table.name.clone(),
        }
    }
}
