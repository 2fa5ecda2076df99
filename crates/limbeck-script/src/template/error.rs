//! What can be wrong with a template.

use limbeck_model::Origin;
use thiserror::Error;

/// A template that can't be translated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Template rendering failed; see {file}, line {line}: {message}")]
pub struct TemplateError {
    /// The template's file.
    pub file: String,
    /// The line, counted from one.
    pub line: u32,
    /// What is wrong, in Mako's words where it has any.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl TemplateError {
    /// The place in the template.
    pub fn origin(&self) -> Origin {
        Origin {
            file: self.file.clone(),
            line: self.line,
        }
    }
}

/// An error before the file's name is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: u32,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(line: u32, message: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
