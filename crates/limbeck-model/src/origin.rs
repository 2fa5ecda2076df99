//! Where in a file something was written.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Path of the file as the interpreter or reader opened it.
    pub file: String,
    /// Line number, counted from one.
    pub line: u32,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file, self.line)
    }
}
