//! The error of every public function.

use std::fmt;

use limbeck_model::Origin;
use limbeck_revision::{CommandContext, RevisionError};
use limbeck_script::host::ScriptError;

use crate::config::ConfigError;
use crate::step::{StepInfo, StepState};

/// What `limbeck` functions answer.
pub type Result<T> = std::result::Result<T, Error>;

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The command can't do what was asked for; Alembic's `CommandError`.
    Refused,
    /// A script of the project raised an exception.
    Script,
    /// A file could not be read or written.
    File,
    /// Another migration of the database holds the lock for longer than was allowed.
    LockTimeout,
    /// The [`Interrupt`](crate::Interrupt) of the environment was triggered.
    Interrupted,
}

/// What went wrong, where, what to do about it, and what had been done before.
///
/// `Display` is the message alone.
#[derive(Debug, Clone)]
pub struct Error(Box<Detail>);

#[derive(Debug, Clone)]
struct Detail {
    kind: ErrorKind,
    message: String,
    class: Option<String>,
    origin: Option<Origin>,
    trace: String,
    help: Option<String>,
    steps: Vec<StepInfo>,
    kept_statements: Vec<String>,
}

impl Error {
    /// An error of the given kind.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Detail {
            kind,
            message: message.into(),
            class: None,
            origin: None,
            trace: String::new(),
            help: None,
            steps: Vec::new(),
            kept_statements: Vec::new(),
        }))
    }

    /// A refusal.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Refused, message)
    }

    /// An error of the graph in the words of a command.
    pub(crate) fn revision(error: &RevisionError, context: &CommandContext) -> Self {
        Self::refused(error.command_message(context))
    }

    /// The same error with advice.
    #[must_use]
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// The same error with advice, if there is any.
    #[must_use]
    pub(crate) fn with_help_if(mut self, help: Option<String>) -> Self {
        self.0.help = help;
        self
    }

    /// The same error with the place that it is about.
    #[must_use]
    pub(crate) fn with_origin(mut self, origin: Option<Origin>) -> Self {
        self.0.origin = origin;
        self
    }

    /// The same error with what became of the steps that had been started.
    #[must_use]
    pub(crate) fn with_progress(
        mut self,
        steps: Vec<StepInfo>,
        kept_statements: Vec<String>,
    ) -> Self {
        self.0.steps = steps;
        self.0.kept_statements = kept_statements;
        self
    }

    /// The same error as one of another kind.
    #[must_use]
    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The same failure as an interruption: what failed did so because it was stopped.
    #[must_use]
    pub(crate) fn interrupted(mut self) -> Self {
        self.0.kind = ErrorKind::Interrupted;
        self.0.message = "interrupted".to_owned();
        self
    }

    /// The kind.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// A refusal by the application rather than by the library, for programs that report both in
    /// the same way.
    pub fn refusal(message: impl Into<String>) -> Self {
        Self::refused(message)
    }

    /// Whether this is a refusal rather than a fault: Alembic prints `FAILED: …` for it.
    pub fn is_refusal(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Refused | ErrorKind::File | ErrorKind::LockTimeout
        )
    }

    /// The class of the exception, for [`ErrorKind::Script`]: `ValueError`,
    /// `sqlalchemy.exc.OperationalError`.
    pub fn class(&self) -> Option<&str> {
        self.0.class.as_deref()
    }

    /// The innermost place in the project's own files, when the error came out of a script.
    pub fn origin(&self) -> Option<&Origin> {
        self.0.origin.as_ref()
    }

    /// The trace as the script's language prints it; empty when there is none.
    pub fn trace(&self) -> &str {
        &self.0.trace
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The steps that had been started, in order, with what became of each.
    pub fn steps(&self) -> &[StepInfo] {
        &self.0.steps
    }

    /// The step that failed.
    pub fn failed_step(&self) -> Option<&StepInfo> {
        self.0
            .steps
            .iter()
            .find(|step| matches!(step.state, StepState::Failed | StepState::WrittenInPart))
    }

    /// The statements of the failed step that stay done, since the database can't roll them back.
    pub fn kept_statements(&self) -> &[String] {
        &self.0.kept_statements
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

impl From<ScriptError> for Error {
    fn from(error: ScriptError) -> Self {
        let kind = if error.is_command_error() {
            ErrorKind::Refused
        } else {
            ErrorKind::Script
        };
        let mut result = Self::new(kind, error.message);
        result.0.class = Some(error.class);
        result.0.origin = error.origin;
        result.0.trace = error.trace;
        result.0.help = error.help;
        result
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        let mut result = Self::refused(error.message);
        result.0.class = Some(error.class.to_owned());
        result.0.origin = error.origin;
        result.0.help = error.help;
        result
    }
}
