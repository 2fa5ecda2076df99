//! Why a revision can't be created.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::directory::DirectoryError;
use crate::hook::HookError;
use crate::host::ScriptError;

/// A revision that can't be created; `Display` is Alembic's wording where it has one.
#[derive(Debug, Clone, Error)]
#[non_exhaustive]
pub enum CreateError {
    /// What was asked for is not possible.
    #[error("{message}")]
    Refused {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// A directory or file can't be written.
    #[error("Can't write {}: {message}", path.display())]
    Unwritable {
        /// The directory or file.
        path: PathBuf,
        /// The system's words.
        message: String,
    },
    /// The template can't be rendered.
    #[error(transparent)]
    Template(ScriptError),
    /// A post-write hook failed; the file is there.
    #[error(transparent)]
    Hook(#[from] HookError),
    /// The new file can't be read back, or does not fit into the graph.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

impl CreateError {
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::Refused {
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn with_help(self, text: impl Into<String>) -> Self {
        match self {
            Self::Refused { message, .. } => Self::Refused {
                message,
                help: Some(text.into()),
            },
            other => other,
        }
    }

    pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        Self::Unwritable {
            path: path.to_owned(),
            message: error.to_string(),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Refused { help, .. } => help.clone(),
            Self::Unwritable { .. } => {
                Some("check that the directory may be written to and has space".to_owned())
            }
            Self::Template(error) => error.help.clone(),
            Self::Hook(error) => Some(error.help().to_owned()),
            Self::Directory(error) => error.help(),
        }
    }
}
