//! What can be wrong with a script directory.

use std::path::PathBuf;

use limbeck_model::Origin;
use limbeck_revision::RevisionError;
use thiserror::Error;

use crate::header::HeaderError;
use crate::host::ScriptError;

/// A script directory that can't be used; `Display` is Alembic's wording where it has one.
#[derive(Debug, Clone, Error)]
#[non_exhaustive]
pub enum DirectoryError {
    /// `script_location` does not exist.
    #[error(
        "Path doesn't exist: {}.  Please use the 'init' command to create a new scripts folder.",
        location.display()
    )]
    Missing {
        /// The directory as configured.
        location: PathBuf,
    },
    /// A version location can't be listed.
    #[error("Can't list {}: {message}", path.display())]
    Unlistable {
        /// The directory.
        path: PathBuf,
        /// The system's words.
        message: String,
    },
    /// A revision exists as compiled Python only.
    #[error(
        "{} is compiled Python without its source, which can't be run here",
        path.display()
    )]
    Sourceless {
        /// The `.pyc` or `.pyo` file.
        path: PathBuf,
    },
    /// A revision file can't be read.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// A revision file with a computed header failed when it was run.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// The revisions do not form a graph.
    #[error("{message}")]
    Revision {
        /// Alembic's words, with docstrings where it prints them.
        message: String,
        /// The error.
        error: RevisionError,
        /// The revision file at fault, where it is a single one.
        path: Option<PathBuf>,
    },
}

impl DirectoryError {
    /// The place at fault.
    pub fn origin(&self) -> Option<Origin> {
        let start_of = |path: &PathBuf| Origin {
            file: path.display().to_string(),
            line: 1,
        };
        match self {
            Self::Missing { .. } => None,
            Self::Unlistable { path, .. } | Self::Sourceless { path } => Some(start_of(path)),
            Self::Header(error) => Some(error.origin()),
            Self::Script(error) => error.origin.clone(),
            Self::Revision { path, .. } => path.as_ref().map(start_of),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        let text = match self {
            Self::Missing { .. } => return None,
            Self::Unlistable { .. } => "check that it is a directory and may be read",
            Self::Sourceless { .. } => {
                "put the .py file beside it, or take `sourceless` out of the configuration so \
                 that compiled files are ignored"
            }
            Self::Header(error) => error.help(),
            Self::Script(error) => return error.help.clone(),
            Self::Revision { error, .. } => match error {
                RevisionError::MissingReferences(_) => {
                    "restore the missing file, or correct the reference"
                }
                _ => return None,
            },
        };
        Some(text.to_owned())
    }
}

/// Something odd in a script directory that does not keep it from being used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LoadWarning {
    /// A file is reached by two ways; Alembic's `UserWarning`.
    #[error(
        "File {} loaded twice! ignoring. Please ensure version_locations is unique.",
        path.display()
    )]
    LoadedTwice {
        /// The file, symbolic links resolved.
        path: PathBuf,
    },
    /// An oddity of the graph.
    #[error(transparent)]
    Revision(#[from] limbeck_revision::Warning),
}
