//! `op.create_index`

use serde::{Deserialize, Serialize};

use super::{DropIndex, IrreversibleError};
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

impl CreateIndex {
    /// The operation that undoes this one: dropping the index.
    ///
    /// # Errors
    ///
    /// When the index has no name.
    pub fn inverse(&self) -> Result<DropIndex, IrreversibleError> {
        let Some(name) = &self.index.name else {
            return Err(IrreversibleError::IndexUnnamed);
        };
        Ok(DropIndex {
            name: name.clone(),
            table: Some(self.table.name.clone()),
            schema: self.table.schema.clone(),
            if_exists: self.if_not_exists,
            dropped: Some(Box::new(self.index.clone())),
            options: self.index.options.clone(),
        })
    }
}
