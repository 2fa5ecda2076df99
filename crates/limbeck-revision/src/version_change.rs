//! The statements on the version table that belong to one step.

use std::fmt;

use crate::error::{Result, RevisionError};
use crate::python;

/// One statement on the version table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOperation {
    /// `INSERT` of a row.
    Insert(String),
    /// `DELETE` of a row.
    Delete(String),
    /// `UPDATE` of a row.
    Update {
        /// The row before.
        from: String,
        /// The row after.
        to: String,
    },
}

impl RowOperation {
    /// Checks how many rows the database says the statement affected; `table` is the name of the
    /// version table.
    ///
    /// # Errors
    ///
    /// [`RevisionError::RowCount`] if an update or a deletion did not affect exactly one row: the
    /// table was changed by somebody else.
    pub fn check_row_count(&self, table: &str, found: u64) -> Result<()> {
        let action = match self {
            Self::Insert(_) => return Ok(()),
            _ if found == 1 => return Ok(()),
            Self::Delete(row) => format!("deleting '{row}'"),
            Self::Update { from, to } => format!("updating '{from}' to '{to}'"),
        };
        Err(RevisionError::RowCount {
            action,
            table: table.to_owned(),
            found,
        })
    }
}

/// What one step does to the version table.
///
/// `Display` is the text Alembic logs at debug level, for example `update a to b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionChange {
    operations: Vec<RowOperation>,
    log_text: String,
}

impl VersionChange {
    /// The statements, in order. Each affects exactly one row.
    pub fn operations(&self) -> &[RowOperation] {
        &self.operations
    }

    pub(crate) fn unchanged() -> Self {
        Self {
            operations: Vec::new(),
            log_text: "unchanged".to_owned(),
        }
    }

    pub(crate) fn insert(revision: &str) -> Self {
        Self {
            operations: vec![RowOperation::Insert(revision.to_owned())],
            log_text: format!("new branch insert {revision}"),
        }
    }

    pub(crate) fn delete(revision: &str) -> Self {
        Self {
            operations: vec![RowOperation::Delete(revision.to_owned())],
            log_text: format!("branch delete {revision}"),
        }
    }

    pub(crate) fn update(from: &str, to: &str) -> Self {
        Self {
            operations: vec![update(from, to)],
            log_text: format!("update {from} to {to}"),
        }
    }

    pub(crate) fn merge(deleted: &[String], from: &str, to: &str) -> Self {
        let deletions = deleted.iter().cloned().map(RowOperation::Delete);
        Self {
            operations: deletions.chain([update(from, to)]).collect(),
            log_text: format!(
                "merge, delete {}, update {from} to {to}",
                python::list(deleted)
            ),
        }
    }

    pub(crate) fn unmerge(inserted: &[String], from: &str, to: &str) -> Self {
        let insertions = inserted.iter().cloned().map(RowOperation::Insert);
        Self {
            operations: insertions.chain([update(from, to)]).collect(),
            log_text: format!(
                "unmerge, insert {}, update {from} to {to}",
                python::tuple(inserted)
            ),
        }
    }
}

fn update(from: &str, to: &str) -> RowOperation {
    RowOperation::Update {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

impl fmt::Display for VersionChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.log_text)
    }
}
