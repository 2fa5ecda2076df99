//! Script hosts: the languages in which environment and migration scripts are written.
//!
//! Control flows both ways. The application runs an environment script through a [`ScriptHost`];
//! while it runs, the script asks the application for things (connect, configure, run the
//! migrations, execute this operation) by sending a [`Request`] to the [`EnvironmentRuntime`]. For
//! `run_migrations` the runtime calls back into the host, through [`StepRunner`], for the body of
//! each revision.
//!
//! Requests and answers are plain serialisable values, so that a host may live in another process.

mod comparators;
mod directives;
mod models;
mod protocol;

pub use comparators::{
    ColumnAnswer, ComparatorPlace, ComparatorPriority, Comparators, LeftOperation, TableAnswer,
};
pub use directives::{
    Directive, DirectiveBody, DirectiveItem, DirectivePurpose, DirectiveRequest, FoundBodies,
    NumberedItem, NumberedOperation, RevisionArguments,
};
pub use models::{
    ComparisonAnswer, ItemAnswer, ItemRendering, ModelHost, Models, ObjectReference, ParentNames,
    Question, TablePart, TableReference,
};
pub use protocol::{
    Callables, CompileElement, ConfigureOptions, EngineOptions, InspectQuery, NamingSubject,
    RenderRequest, Request, StatementParameters, TransactionOutcome,
};

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use limbeck_model::{Origin, Value};

/// A failure on its way through a script: raised by the runtime towards the script, or by the
/// script towards the application.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct ScriptError {
    /// The class of exception, as the script's language names it: `CommandError`,
    /// `sqlalchemy.exc.OperationalError`, `ValueError`.
    pub class: String,
    /// What happened.
    pub message: String,
    /// The innermost place in the project's own files.
    pub origin: Option<Origin>,
    /// The trace as the language prints it, outermost call first; empty when the error did not
    /// pass through a script.
    pub trace: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What the server said, when the error came from a database.
    pub database: Option<Box<DatabaseFault>>,
    /// The host's own number for the exception that this error was in the script, so that the
    /// exception comes back unchanged when the error travels through the script again.
    pub handle: Option<usize>,
}

/// A database's part in a [`ScriptError`], for scripts that look at the driver's exception.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DatabaseFault {
    /// The server's message without the driver's and SQLAlchemy's additions.
    pub message: String,
    /// The five characters of the SQLSTATE, where the server has such a thing.
    pub sql_state: Option<String>,
    /// The server's own error number (MySQL's 1146).
    pub number: Option<i64>,
    /// The statement that failed.
    pub statement: Option<String>,
}

impl ScriptError {
    /// Alembic's `CommandError`: a refusal that is printed as `FAILED: …` without a trace.
    pub fn command(message: impl Into<String>) -> Self {
        Self::new("CommandError", message)
    }

    /// An error of the given class.
    pub fn new(class: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            class: class.into(),
            message: message.into(),
            origin: None,
            trace: String::new(),
            help: None,
            database: None,
            handle: None,
        }
    }

    /// Whether this is a refusal rather than a fault of the script.
    pub fn is_command_error(&self) -> bool {
        matches!(
            self.class.as_str(),
            "CommandError" | "alembic.util.exc.CommandError"
        )
    }
}

/// What the application offers to a running environment script.
///
/// Methods take `&self` because a request can arrive while another is being answered: the body of
/// a revision executes operations while `run_migrations` is under way.
pub trait EnvironmentRuntime {
    /// Answers one request.
    ///
    /// # Errors
    ///
    /// What the script sees as an exception.
    fn request(&self, request: Request, runner: &dyn StepRunner) -> Result<Value, ScriptError>;
}

/// Severity of a log record, as Python's `logging` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogLevel {
    /// `DEBUG`
    Debug,
    /// `INFO`
    Info,
    /// `WARNING`
    Warning,
    /// `ERROR`
    Error,
}

/// Writes to the logging that the environment script has configured. Whether and how a record
/// appears is up to that configuration; without one, only warnings and errors would appear.
pub trait LogTarget {
    /// Writes one record, such as `Running upgrade  -> a1, first` by the logger
    /// `alembic.runtime.migration`.
    fn log(&self, logger: &str, level: LogLevel, message: &str);

    /// Issues a warning of the script's language, at the line that asked for what is going on.
    ///
    /// # Errors
    ///
    /// When the project turns warnings into errors.
    fn warn(&self, message: &str) -> Result<(), ScriptError>;

    /// Whether a record of this level would be written. For many records of one kind, asking once
    /// costs less than writing them all.
    fn is_enabled(&self, _logger: &str, _level: LogLevel) -> bool {
        true
    }
}

/// Runs the bodies of revisions on behalf of the runtime, and answers what comparing models with a
/// database asks.
pub trait StepRunner: LogTarget + ModelHost {
    /// Tells which scripts will be run soon, so that the host can get them ready together. Calling
    /// it is never necessary.
    fn announce(&self, _steps: &[StepScript]) {}

    /// Checks that the script of a revision defines the function for the direction.
    ///
    /// # Errors
    ///
    /// When the file can't be loaded or has no such function.
    fn prepare(&self, step: &StepScript) -> Result<(), ScriptError>;

    /// Runs `upgrade()` or `downgrade()` of a revision.
    ///
    /// # Errors
    ///
    /// Whatever the script raised.
    fn run(&self, step: &StepScript) -> Result<(), ScriptError>;

    /// Whether all that the function of a step can do is to ask for operations, so that nobody can
    /// tell when it runs, nor how often.
    fn only_asks_for_operations(&self, step: &StepScript) -> bool;

    /// Runs the function of such a step, with `runtime` to answer it.
    ///
    /// # Errors
    ///
    /// Whatever the script raised; also what it would only have warned of.
    fn run_with(
        &self,
        step: &StepScript,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError>;

    /// Tells the environment script's `on_version_apply` callbacks about a step that was applied.
    /// `step` holds `is_upgrade`, `is_stamp`, `up_revision_ids`, `down_revision_ids`, `source` and
    /// `destination` ids; `heads` are the rows of the version table after the step.
    ///
    /// # Errors
    ///
    /// Whatever a callback raised.
    fn version_applied(&self, step: &Value, heads: &[String]) -> Result<(), ScriptError>;
}

/// The script of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepScript {
    /// The revision.
    pub revision: String,
    /// The file.
    pub path: PathBuf,
    /// `upgrade` or `downgrade`.
    pub function: &'static str,
}

/// What an environment script is run with.
#[derive(Debug, Clone, Default)]
pub struct EnvironmentInvocation {
    /// The environment script, usually `<script_location>/env.py`.
    pub path: PathBuf,
    /// Directories put in front of the language's module search path (`prepend_sys_path`).
    pub search_path: Vec<PathBuf>,
    /// Whether the command compares the project's models. If not, statements of the project's
    /// modules that can't be run because a package is missing do not matter until somebody uses
    /// what they define.
    pub reads_models: bool,
    /// What the script sees as `context.config`, `context.script` and `config.cmd_opts`; see
    /// [`EnvironmentSettings`].
    pub settings: EnvironmentSettings,
}

/// The settings that an environment script can see.
#[derive(Debug, Clone, Default)]
pub struct EnvironmentSettings {
    /// Path of the INI file, whether it exists or not.
    pub config_file: Option<PathBuf>,
    /// Path of `pyproject.toml`, whether it exists or not.
    pub toml_file: Option<PathBuf>,
    /// Name of the main INI section.
    pub ini_section: String,
    /// The `here` of INI interpolation.
    pub here: String,
    /// INI sections with raw, uninterpolated values, defaults under `DEFAULT`.
    pub ini: IndexMap<String, IndexMap<String, String>>,
    /// `[tool.alembic]` of `pyproject.toml`, interpolated.
    pub toml: Option<Value>,
    /// The command line as `config.cmd_opts` shows it: attribute names and values, with `cmd` as a
    /// list of the command's name, its positional and its keyword argument names.
    pub command_options: Option<Value>,
    /// Whether SQL is written instead of executed.
    pub is_offline: bool,
    /// `--tag`.
    pub tag: Option<String>,
    /// Start of an offline run.
    pub starting_revision: Option<String>,
    /// The destination as typed, such as `head`.
    pub destination_revision: Option<String>,
    /// Directory of the environment script.
    pub script_location: PathBuf,
}

/// A language for environment and migration scripts.
pub trait ScriptHost: LogTarget {
    /// Tells which scripts the next environment script may have to run, in their order, so that the
    /// host can get them ready while it starts. Calling it is never necessary.
    fn expect(&self, _scripts: Vec<PathBuf>) {}

    /// Runs an environment script to its end.
    ///
    /// # Errors
    ///
    /// Whatever the script raised and did not catch, including errors of the runtime.
    fn run_environment(
        &self,
        invocation: &EnvironmentInvocation,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError>;

    /// Reads the header of a revision whose values are computed, by running the script: the keys
    /// `revision`, `down_revision`, `branch_labels`, `depends_on` and `__doc__`, absent where the
    /// script does not define them.
    ///
    /// # Errors
    ///
    /// When the script can't be loaded.
    fn read_header(&self, path: &Path, search_path: &[PathBuf]) -> Result<Value, ScriptError>;

    /// Renders a Mako template to text.
    ///
    /// # Errors
    ///
    /// A syntax error in the template, or whatever an expression of it raised.
    fn render_template(
        &self,
        template: &Path,
        variables: &IndexMap<String, Value>,
        settings: &EnvironmentSettings,
    ) -> Result<String, ScriptError>;

    /// Runs a post-write hook of a type that the environment script has registered, on a new
    /// revision file. `options` are those of the configuration. Answers whether there is such a
    /// type; languages without such registration have none.
    ///
    /// # Errors
    ///
    /// Whatever the hook raised.
    fn run_write_hook(
        &self,
        _type_name: &str,
        _path: &Path,
        _name: &str,
        _options: &IndexMap<String, String>,
    ) -> Result<bool, ScriptError> {
        Ok(false)
    }
}
