//! `DROP SCHEMA` (`sa.schema.DropSchema`)

use serde::{Deserialize, Serialize};

use super::CreateSchema;
use crate::Name;

/// Drops a schema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropSchema {
    /// The schema's name.
    pub name: Name,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// `CASCADE`.
    #[serde(default)]
    pub cascade: bool,
}

impl DropSchema {
    /// The operation that undoes this one: creating the schema, without what it contained.
    pub fn inverse(&self) -> CreateSchema {
        CreateSchema {
            name: self.name.clone(),
            if_not_exists: self.if_exists,
        }
    }
}
