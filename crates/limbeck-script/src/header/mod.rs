//! The header of a revision file: the module-level variables that place it in the graph.
//!
//! Alembic imports each file and reads the variables from the module. Nearly all files assign
//! constants, so here the file is parsed and its module-level statements are evaluated without an
//! interpreter. Where that is not certain to give what running the file would give, the answer is
//! [`HeaderReading::NeedsRunning`]; the caller then asks
//! [`ScriptHost::read_header`](crate::host::ScriptHost::read_header) and converts the answer with
//! [`Header::from_value`].

mod error;
mod evaluate;
mod plain;
mod source;
mod value;

pub use error::{HeaderError, HeaderErrorKind};
pub use source::decode_python;

use std::path::Path;

use crate::syntax;

/// The variables of a revision file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// `revision`; absent in files of Alembic 0.1, whose names are their ids.
    pub revision: Option<String>,
    /// `down_revision`: `None` when the file does not assign it, empty for a base.
    pub down_revision: Option<Vec<String>>,
    /// `branch_labels`.
    pub branch_labels: Vec<String>,
    /// `depends_on`.
    pub depends_on: Vec<String>,
    /// The docstring as written.
    pub documentation: Option<String>,
    /// Whether `upgrade` is defined.
    pub upgrade: Presence,
    /// Whether `downgrade` is defined.
    pub downgrade: Presence,
}

/// Whether a module defines a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// It does.
    Defined,
    /// It does not.
    Absent,
    /// Only running the file shows it.
    #[default]
    Unknown,
}

/// What reading a file without running it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderReading {
    /// All variables are constants.
    Constant(Header),
    /// A variable is computed.
    NeedsRunning {
        /// The first computed variable.
        name: &'static str,
        /// Line of the statement that computes it, counted from one.
        line: u32,
    },
}

/// Reads the header of a file.
///
/// # Errors
///
/// When the file can't be read, is not text or is not Python.
pub fn read_header(path: &Path) -> Result<HeaderReading, HeaderError> {
    let bytes = std::fs::read(path).map_err(|error| {
        let file = path.display().to_string();
        let message = error.to_string();
        HeaderError::new(path, HeaderErrorKind::Unreadable { file, message })
    })?;
    parse_header(path, &bytes)
}

/// Reads the header from the bytes of a file; `path` is for messages only.
///
/// # Errors
///
/// When the bytes are not text or not Python.
pub fn parse_header(path: &Path, bytes: &[u8]) -> Result<HeaderReading, HeaderError> {
    let text = decode_python(path, bytes)?;
    if let Some(header) = plain::read_header(&text) {
        return Ok(HeaderReading::Constant(header));
    }
    match syntax::parse(&text) {
        Ok(module) => Ok(evaluate::evaluate(&module, &text)),
        Err(fault) => Err(syntax_error(path, &text, fault.offset, fault.message)),
    }
}

fn syntax_error(path: &Path, text: &str, offset: usize, message: String) -> HeaderError {
    let offset = offset.min(text.len());
    let before = &text.as_bytes()[..offset];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let column = text
        .get(line_start..offset)
        .map_or(0, |part| part.chars().count())
        + 1;
    HeaderError::new(
        path,
        HeaderErrorKind::Syntax {
            file: path.display().to_string(),
            line: line_number(before),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            message,
            text: line.trim().to_owned(),
        },
    )
}

/// The number of the line that follows `before`, counted from one.
fn line_number(before: &[u8]) -> u32 {
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
