//! `op.drop_table_comment`

use serde::{Deserialize, Serialize};

use super::CreateTableComment;
use crate::schema::QualifiedName;

/// Removes a table's comment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropTableComment {
    /// The table.
    pub table: QualifiedName,
    /// The comment as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_comment: Option<String>,
}

impl DropTableComment {
    /// The operation that undoes this one: setting the comment as it was.
    pub fn inverse(&self) -> CreateTableComment {
        CreateTableComment {
            table: self.table.clone(),
            comment: self.existing_comment.clone(),
            existing_comment: None,
        }
    }
}
