//! What can be wrong with a configuration.

use std::path::Path;

use limbeck_model::Origin;
use limbeck_script::python::string_repr;
use thiserror::Error;

use super::ini::IniError;

/// A configuration that can't be used. `Display` is Alembic's or Python's wording.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct ConfigError {
    /// The exception's class in Python: `CommandError`, `ValueError`, a class of `configparser`.
    pub class: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where, if it is a single place.
    pub origin: Option<Origin>,
    /// What to do about it.
    pub help: Option<String>,
}

impl ConfigError {
    pub(super) fn command(message: impl Into<String>) -> Self {
        Self {
            class: "CommandError",
            message: message.into(),
            origin: None,
            help: None,
        }
    }

    pub(super) fn value(message: impl Into<String>) -> Self {
        Self {
            class: "ValueError",
            ..Self::command(message)
        }
    }

    pub(super) fn with_origin(mut self, origin: Option<Origin>) -> Self {
        self.origin = origin;
        self
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn no_section(file: Option<&Path>, section: &str) -> Self {
        let file = file.map_or("None".to_owned(), |file| {
            string_repr(&file.to_string_lossy())
        });
        Self::command(format!(
            "No config file {file} found, or file has no '[{section}]' section"
        ))
    }

    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::command(format!("Can't read {}: {error}", path.display()))
            .with_help("check that it is a file and may be read")
    }

    pub(super) fn not_text(path: &Path, bytes: &[u8], offset: usize) -> Self {
        let line = bytes[..offset]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        let origin = Origin {
            file: path.display().to_string(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
        };
        Self::command(format!(
            "{} is not UTF-8: byte 0x{:02x} at offset {offset} (line {line})",
            path.display(),
            bytes[offset]
        ))
        .with_origin(Some(origin))
        .with_help("save the file as UTF-8")
    }
}

impl From<IniError> for ConfigError {
    fn from(error: IniError) -> Self {
        Self {
            class: error.class,
            message: error.message,
            origin: error.origin,
            help: Some(error.help.to_owned()),
        }
    }
}
