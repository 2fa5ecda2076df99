//! `op.drop_index`

use serde::{Deserialize, Serialize};

use crate::schema::Index;
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
