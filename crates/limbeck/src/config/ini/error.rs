//! The exceptions of Python's `configparser`, as data.

use limbeck_model::Origin;
use thiserror::Error;

/// An INI file or value that can't be used. `Display` is Python's wording.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct IniError {
    /// The exception's class in Python.
    pub class: &'static str,
    /// Python's wording.
    pub message: String,
    /// Where it is wrong.
    pub origin: Option<Origin>,
    /// What to do about it.
    pub help: &'static str,
}
