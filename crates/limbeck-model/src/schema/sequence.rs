//! Sequences.

use serde::{Deserialize, Serialize};

use super::{SequenceOptions, SqlType};
use crate::Name;

/// A named sequence generator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// The sequence's name.
    pub name: Name,
    /// The schema; `None` is the connection's default schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
    /// The type of its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_type: Option<Box<SqlType>>,
    /// Its options.
    #[serde(default)]
    pub options: SequenceOptions,
    /// Whether it is only used where the dialect has no other generator.
    #[serde(default)]
    pub optional: bool,
}
