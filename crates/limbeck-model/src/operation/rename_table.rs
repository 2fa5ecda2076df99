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
