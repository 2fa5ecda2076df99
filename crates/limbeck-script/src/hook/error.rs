//! Why a post-write hook can't be run.

use thiserror::Error;

use crate::host::ScriptError;
use crate::python::string_repr;

/// A hook that can't be run; `Display` is Alembic's wording where it has one. The revision file
/// has been written.
#[derive(Debug, Clone, Error)]
#[non_exhaustive]
pub enum HookError {
    /// The hook has no type.
    #[error(
        "Key '{hook}.type' (or 'type' in toml) is required for post write hook {}",
        string_repr(hook)
    )]
    MissingType {
        /// The hook.
        hook: String,
    },
    /// An option that the type needs is missing.
    #[error(
        "Key {hook}.{option} is required for post write hook {}",
        string_repr(hook)
    )]
    MissingOption {
        /// The hook.
        hook: String,
        /// The option.
        option: &'static str,
    },
    /// There is no such type.
    #[error("No formatter with name '{type_name}' registered")]
    UnknownType {
        /// The type.
        type_name: String,
    },
    /// The program of a `console_scripts` hook was not found.
    #[error("Could not find entrypoint console_scripts.{entry_point}")]
    NoEntryPoint {
        /// The entry point.
        entry_point: String,
    },
    /// The module of a `module` hook was not found.
    #[error("Could not find module {module}")]
    NoModule {
        /// The module.
        module: String,
    },
    /// The program of an `exec` hook was not found or could not be started.
    #[error(
        "Could not run '{executable}' for post write hook {}: {message}",
        string_repr(hook)
    )]
    NotStarted {
        /// The hook.
        hook: String,
        /// The program.
        executable: String,
        /// The system's words.
        message: String,
    },
    /// `options` is not shell syntax.
    #[error(
        "options of post write hook {} can't be split: {message}",
        string_repr(hook)
    )]
    BadOptions {
        /// The hook.
        hook: String,
        /// What is wrong.
        message: &'static str,
    },
    /// A hook that a script has registered raised an exception.
    #[error(transparent)]
    Script(#[from] ScriptError),
}

impl HookError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::MissingType { .. } => {
                "types: exec, console_scripts, module, and those that env.py registers"
            }
            Self::MissingOption { .. } => "add the option; the revision file has been written",
            Self::UnknownType { .. } => {
                "types: exec, console_scripts, module, and those that env.py registers"
            }
            Self::NoEntryPoint { .. } | Self::NoModule { .. } => {
                "install the tool into the project's virtual environment or put it on PATH; the \
                 revision file has been written"
            }
            Self::NotStarted { .. } => {
                "install the program or give its path; the revision file has been written"
            }
            Self::BadOptions { .. } => "close the quotation; the revision file has been written",
            Self::Script(_) => "the revision file has been written",
        }
    }
}
