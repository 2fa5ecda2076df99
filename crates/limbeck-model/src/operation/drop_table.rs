//! `op.drop_table`

use serde::{Deserialize, Serialize};

use super::{CreateTable, IrreversibleError};
use crate::schema::{QualifiedName, Table};

/// Drops a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropTable {
    /// The table.
    pub table: QualifiedName,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// The table as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Box<Table>>,
}

impl DropTable {
    /// The operation that undoes this one: creating the table that was dropped.
    ///
    /// # Errors
    ///
    /// When the table as it was is not known.
    pub fn inverse(&self) -> Result<CreateTable, IrreversibleError> {
        let Some(table) = &self.dropped else {
            return Err(IrreversibleError::TableUnknown);
        };
        Ok(CreateTable {
            table: Table {
                name: self.table.name.clone(),
                schema: self.table.schema.clone(),
                ..(**table).clone()
            },
            if_not_exists: self.if_exists,
            alone: false,
        })
    }
}
