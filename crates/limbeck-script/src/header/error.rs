//! What can be wrong with the file of a revision.

use std::path::{Path, PathBuf};

use limbeck_model::Origin;
use thiserror::Error;

/// A revision file that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{kind}")]
pub struct HeaderError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: HeaderErrorKind,
}

/// What is wrong with a revision file; `Display` is a sentence without the file's directory.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HeaderErrorKind {
    /// The operating system refused.
    #[error("Can't read {file}: {message}")]
    Unreadable {
        /// The whole path.
        file: String,
        /// The system's words.
        message: String,
    },
    /// The bytes are not text in the file's encoding.
    #[error("{file} is not {encoding}: byte 0x{byte:02x} at offset {offset} (line {line})")]
    NotText {
        /// The whole path.
        file: String,
        /// `UTF-8`, or the encoding that the file declares.
        encoding: String,
        /// The first byte that does not fit.
        byte: u8,
        /// Its offset from the start of the file.
        offset: usize,
        /// Its line, counted from one.
        line: u32,
    },
    /// The file declares an encoding (PEP 263) which is not supported.
    #[error("{file} declares the encoding '{encoding}', which is not supported")]
    UnknownEncoding {
        /// The whole path.
        file: String,
        /// The encoding as declared.
        encoding: String,
        /// Line of the declaration.
        line: u32,
    },
    /// The file is not Python.
    #[error("{file}, line {line}: SyntaxError: {message}{}", shown(text))]
    Syntax {
        /// The whole path.
        file: String,
        /// The line, counted from one.
        line: u32,
        /// The column in characters, counted from one.
        column: u32,
        /// What the parser expected.
        message: String,
        /// The offending line.
        text: String,
    },
    /// Neither the script nor its file name says which revision it is.
    #[error(
        "Could not determine revision id from filename {file_name}. Be sure the 'revision' \
         variable is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' \
         in the documentation)."
    )]
    NoRevision {
        /// The file's name.
        file_name: String,
    },
    /// `down_revision` is missing.
    #[error("module '{module}' has no attribute 'down_revision'")]
    NoDownRevision {
        /// The module's name as Alembic makes it from the file's.
        module: String,
    },
    /// A value of the header is not of a type that revisions have.
    #[error("{file}: {name} must be {expected}, not {found}")]
    WrongType {
        /// The whole path.
        file: String,
        /// Name of the variable.
        name: &'static str,
        /// What it may be.
        expected: &'static str,
        /// What it is.
        found: String,
    },
}

fn shown(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(": {text}")
    }
}

impl HeaderError {
    pub(crate) fn new(path: &Path, kind: HeaderErrorKind) -> Self {
        Self {
            path: path.to_owned(),
            kind,
        }
    }

    /// Where it is wrong.
    pub fn origin(&self) -> Origin {
        let line = match &self.kind {
            HeaderErrorKind::NotText { line, .. }
            | HeaderErrorKind::UnknownEncoding { line, .. }
            | HeaderErrorKind::Syntax { line, .. } => *line,
            HeaderErrorKind::Unreadable { .. }
            | HeaderErrorKind::NoRevision { .. }
            | HeaderErrorKind::NoDownRevision { .. }
            | HeaderErrorKind::WrongType { .. } => 1,
        };
        Origin {
            file: self.path.display().to_string(),
            line,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match &self.kind {
            HeaderErrorKind::Unreadable { .. } => "check that the file exists and may be read",
            HeaderErrorKind::NotText { .. } | HeaderErrorKind::UnknownEncoding { .. } => {
                "save the file as UTF-8; latin-1 and ascii are understood too when the first line \
                 declares them, as in `# -*- coding: latin-1 -*-`"
            }
            HeaderErrorKind::Syntax { .. } => "correct the file, or move it out of the directory",
            HeaderErrorKind::NoRevision { .. } => {
                "declare `revision = \"…\"` in the script, or move the file out of the directory \
                 if it is no migration"
            }
            HeaderErrorKind::NoDownRevision { .. } => {
                "declare `down_revision`: the parent's id, or None for the first revision"
            }
            HeaderErrorKind::WrongType { .. } => {
                "write revision ids and branch labels as strings, several of them as a tuple"
            }
        }
    }
}
