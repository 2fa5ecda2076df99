//! Operations of a project's own

use serde::{Deserialize, Serialize};

/// An operation that the project defines itself. Only its scripts know what it does: a comparison
/// keeps its place among the other operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custom {
    /// The number by which the project's scripts know the operation.
    pub number: usize,
    /// Whether what undoes that operation is meant.
    #[serde(default)]
    pub is_inverse: bool,
    /// The operation in the project's words.
    pub description: String,
}

impl Custom {
    /// The operation that undoes this one.
    pub fn inverse(&self) -> Self {
        Self {
            is_inverse: !self.is_inverse,
            ..self.clone()
        }
    }
}
