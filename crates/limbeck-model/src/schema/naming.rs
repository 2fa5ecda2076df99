//! Naming conventions for constraints and indexes.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Templates by kind of object: `ix`, `uq`, `ck`, `fk` and `pk`, with tokens such as
/// `%(table_name)s` and `%(column_0_N_label)s` (SQLAlchemy's `MetaData.naming_convention`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NamingConvention(pub IndexMap<String, String>);

impl NamingConvention {
    /// The template for a kind of object.
    pub fn get(&self, kind: &str) -> Option<&str> {
        self.0.get(kind).map(String::as_str)
    }
}
