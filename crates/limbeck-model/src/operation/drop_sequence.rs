//! `DROP SEQUENCE` (`sa.schema.DropSequence`)

use serde::{Deserialize, Serialize};

use super::{CreateSequence, IrreversibleError};
use crate::schema::{QualifiedName, Sequence};

/// Drops a sequence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropSequence {
    /// The sequence.
    pub sequence: QualifiedName,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// The sequence as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Box<Sequence>>,
}

impl DropSequence {
    /// The operation that undoes this one: creating the sequence that was dropped.
    ///
    /// # Errors
    ///
    /// When the sequence as it was is not known.
    pub fn inverse(&self) -> Result<CreateSequence, IrreversibleError> {
        let Some(sequence) = &self.dropped else {
            return Err(IrreversibleError::SequenceUnknown);
        };
        Ok(CreateSequence {
            sequence: (**sequence).clone(),
            if_not_exists: self.if_exists,
        })
    }
}
