//! `CREATE SEQUENCE` (`sa.schema.CreateSequence`)

use serde::{Deserialize, Serialize};

use crate::schema::Sequence;

/// Creates a sequence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateSequence {
    /// The sequence.
    pub sequence: Sequence,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
}
