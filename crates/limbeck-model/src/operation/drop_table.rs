//! `op.drop_table`

use serde::{Deserialize, Serialize};

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
