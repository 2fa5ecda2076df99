//! `op.drop_index`

use serde::{Deserialize, Serialize};

use super::{CreateIndex, IrreversibleError};
use crate::schema::{Index, QualifiedName};
use crate::{DialectOptions, Name};

/// Drops an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropIndex {
    /// The index's name.
    pub name: Name,
    /// The table, which MySQL and SQL Server need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Name>,
    /// The schema of table and index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// The index as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Box<Index>>,
    /// Options such as `postgresql_concurrently`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl DropIndex {
    /// The operation that undoes this one: creating the index that was dropped.
    ///
    /// # Errors
    ///
    /// When the index as it was, or its table, is not known.
    pub fn inverse(&self) -> Result<CreateIndex, IrreversibleError> {
        let (Some(index), Some(table)) = (&self.dropped, &self.table) else {
            return Err(IrreversibleError::IndexUnknown);
        };
        Ok(CreateIndex {
            table: QualifiedName {
                name: table.clone(),
                schema: self.schema.clone(),
            },
            index: Index {
                name: Some(self.name.clone()),
                ..(**index).clone()
            },
            if_not_exists: self.if_exists,
        })
    }
}
