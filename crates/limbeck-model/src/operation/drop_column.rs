//! `op.drop_column`

use serde::{Deserialize, Serialize};

use super::{AddColumn, IrreversibleError};
use crate::schema::{Column, QualifiedName, SqlType};
use crate::{DialectOptions, Name};

/// Drops a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: Name,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// The type as it was, by which batch mode finds a CHECK constraint that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_type: Option<SqlType>,
    /// The column as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Box<Column>>,
    /// Options such as `mssql_drop_default`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl DropColumn {
    /// The operation that undoes this one: adding the column that was dropped.
    ///
    /// # Errors
    ///
    /// When the column as it was is not known.
    pub fn inverse(&self) -> Result<AddColumn, IrreversibleError> {
        let Some(column) = &self.dropped else {
            return Err(IrreversibleError::ColumnUnknown);
        };
        Ok(AddColumn {
            table: self.table.clone(),
            column: (**column).clone(),
            if_not_exists: self.if_exists,
            inline_references: false,
            inline_primary_key: false,
        })
    }
}
