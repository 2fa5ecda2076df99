//! `CREATE SCHEMA` (`sa.schema.CreateSchema`)

use serde::{Deserialize, Serialize};

use super::DropSchema;
use crate::Name;

/// Creates a schema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateSchema {
    /// The schema's name.
    pub name: Name,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
}

impl CreateSchema {
    /// The operation that undoes this one: dropping the schema.
    pub fn inverse(&self) -> DropSchema {
        DropSchema {
            name: self.name.clone(),
            if_exists: self.if_not_exists,
            cascade: false,
        }
    }
}
