//! `op.create_table`

use serde::{Deserialize, Serialize};

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
}
