//! `CREATE SEQUENCE` (`sa.schema.CreateSequence`)

use serde::{Deserialize, Serialize};

use super::DropSequence;
use crate::schema::{QualifiedName, Sequence};

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

impl CreateSequence {
    /// The operation that undoes this one: dropping the sequence.
    pub fn inverse(&self) -> DropSequence {
        DropSequence {
            sequence: QualifiedName {
                name: self.sequence.name.clone(),
                schema: self.sequence.schema.clone(),
            },
            if_exists: self.if_not_exists,
            dropped: Some(Box::new(self.sequence.clone())),
        }
    }
}
