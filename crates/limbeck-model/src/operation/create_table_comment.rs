//! `op.create_table_comment`

use serde::{Deserialize, Serialize};

use super::{DropTableComment, Operation};
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

impl CreateTableComment {
    /// The operation that undoes this one: the comment as it was, or none.
    pub fn inverse(&self) -> Operation {
        match &self.existing_comment {
            Some(existing) => Operation::CreateTableComment(Self {
                table: self.table.clone(),
                comment: Some(existing.clone()),
                existing_comment: self.comment.clone(),
            }),
            None => Operation::DropTableComment(DropTableComment {
                table: self.table.clone(),
                existing_comment: self.comment.clone(),
            }),
        }
    }
}
