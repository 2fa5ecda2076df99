//! `op.create_table`

use serde::{Deserialize, Serialize};

use super::DropTable;
use crate::schema::Table;

/// Creates a table, then its indexes, then its comments where the dialect sets them separately.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateTable {
    /// The table.
    pub table: Table,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
    /// The statement alone: the types that it needs, indexes and comments are made by others
    /// (`op.execute(CreateTable(table))`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

impl CreateTable {
    /// The operation that undoes this one: dropping the table.
    pub fn inverse(&self) -> DropTable {
        DropTable {
            table: self.table.qualified_name(),
            if_exists: self.if_not_exists,
            dropped: Some(Box::new(self.table.clone())),
        }
    }
}
