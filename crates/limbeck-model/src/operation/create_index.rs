//! `op.create_index`

use serde::{Deserialize, Serialize};

use crate::schema::{Index, QualifiedName};

/// Creates an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateIndex {
    /// The table.
    pub table: QualifiedName,
    /// The index.
    pub index: Index,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
}
