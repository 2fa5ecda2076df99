//! `DROP SEQUENCE` (`sa.schema.DropSequence`)

use serde::{Deserialize, Serialize};

use crate::schema::QualifiedName;

/// Drops a sequence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropSequence {
    /// The sequence.
    pub sequence: QualifiedName,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
}
