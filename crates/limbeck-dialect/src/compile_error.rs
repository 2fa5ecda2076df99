//! Why an operation or statement has no SQL on a dialect.

/// The kind of a [`CompileError`], by the exception that SQLAlchemy or Alembic raises for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompileErrorKind {
    /// The construct is wrong or lacks something that the dialect needs.
    Compile,
    /// The dialect has no form for the construct at all.
    UnsupportedCompilation,
    /// Alembic does not do this on the dialect.
    NotImplemented,
    /// An argument contradicts another one.
    Argument,
    /// A name is too long for the dialect.
    Identifier,
    /// Something is missing that a naming convention or a statement asks for.
    InvalidRequest,
    /// A bind parameter has no value.
    Statement,
    /// A value that makes no sense, or names what is not there.
    Value,
    /// A refusal of Alembic's own.
    Command,
}

impl CompileErrorKind {
    /// The class of exception that scripts catch for it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Compile => "sqlalchemy.exc.CompileError",
            Self::UnsupportedCompilation => "sqlalchemy.exc.UnsupportedCompilationError",
            Self::NotImplemented => "NotImplementedError",
            Self::Argument => "sqlalchemy.exc.ArgumentError",
            Self::Identifier => "sqlalchemy.exc.IdentifierError",
            Self::InvalidRequest => "sqlalchemy.exc.InvalidRequestError",
            Self::Statement => "sqlalchemy.exc.StatementError",
            Self::Value => "ValueError",
            Self::Command => "alembic.util.exc.CommandError",
        }
    }
}

/// An operation, statement, type or value that can't be written for a dialect.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CompileError {
    /// The kind.
    pub kind: CompileErrorKind,
    /// What is wrong, in the words of SQLAlchemy or Alembic where these have words for it.
    pub message: String,
}

impl CompileError {
    /// An error of the given kind.
    pub fn new(kind: CompileErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// A construct that is wrong for the dialect.
    pub fn compile(message: impl Into<String>) -> Self {
        Self::new(CompileErrorKind::Compile, message)
    }

    /// A construct that the dialect's compiler of the given name has no form for.
    pub fn unsupported(compiler: &str, element: &str) -> Self {
        Self::new(
            CompileErrorKind::UnsupportedCompilation,
            format!("Compiler {compiler} can't render element of type {element}"),
        )
    }

    /// Puts the table and column in front of the message of a compile error; other kinds pass
    /// unchanged, as in SQLAlchemy.
    #[must_use]
    pub fn in_column(self, table: &str, column: &str) -> Self {
        match self.kind {
            CompileErrorKind::Compile | CompileErrorKind::UnsupportedCompilation => Self::compile(
                format!("(in table '{table}', column '{column}'): {}", self.message),
            ),
            CompileErrorKind::NotImplemented
            | CompileErrorKind::Argument
            | CompileErrorKind::Identifier
            | CompileErrorKind::InvalidRequest
            | CompileErrorKind::Statement
            | CompileErrorKind::Value
            | CompileErrorKind::Command => self,
        }
    }
}

/// What compiling yields.
pub type CompileResult<T = ()> = Result<T, CompileError>;
