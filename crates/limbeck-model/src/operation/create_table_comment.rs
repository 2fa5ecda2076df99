//! `op.create_table_comment`

use serde::{Deserialize, Serialize};

use crate::schema::QualifiedName;

/// Sets a table's comment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateTableComment {
    /// The table.
    pub table: QualifiedName,
    /// The comment.
    pub comment: Option<String>,
    /// The comment as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_comment: Option<String>,
}
