//! A project to run commands on, and the run of its environment script.
//!
//! | module | holds |
//! |---|---|
//! | [`runtime`] | answers what a running environment script asks for |
//! | [`context`] | what `context.configure()` makes |
//! | [`run`] | `context.run_migrations()` |
//! | [`lookahead`] | scripts that run while the database executes the step before theirs |
//! | [`executor`] | what becomes of SQL: executed or written |
//! | [`task`] | what a command does inside of `run_migrations()` |
//! | [`operations`], [`batch`], [`statements`] | what scripts execute |
//! | [`script_query`] | questions of scripts about the revisions |

mod batch;
mod confirmation;
mod context;
mod executor;
mod listener;
mod lookahead;
mod operations;
mod run;
mod runtime;
mod script_query;
mod statements;
mod task;

pub(crate) use batch::compile as compile_batch;
pub(crate) use confirmation::RenameConfirmation;
pub(crate) use listener::Listener;
pub(crate) use operations::Catalogue;
pub(crate) use task::{MigrationTask, TaskContext};

use std::cell::{Cell, OnceCell};
use std::path::Path;

use limbeck_diff::Rename;
use limbeck_model::Value;
use limbeck_script::host::{
    EnvironmentInvocation, EnvironmentSettings, LogLevel, ScriptError, ScriptHost,
};

use crate::autogenerate::ComparisonRequest;
use crate::config::Config;
use crate::error::{Error, ErrorKind, Result};
use crate::event::Event;
use crate::host;
use crate::interrupt::Interrupt;
use crate::lock::LockOptions;
use crate::project::Project;
use crate::step::StepInfo;
use runtime::{Purpose, Runtime};

/// A project to run commands on: its configuration, and how commands behave towards the
/// application.
///
/// An environment belongs to one thread. It starts the interpreter for the project's scripts when
/// a command needs one first, and keeps it.
pub struct Environment {
    config: Config,
    arguments: Vec<String>,
    command_options: Option<Value>,
    lock: LockOptions,
    listener: Listener,
    rename_confirmation: Option<RenameConfirmation>,
    interrupt: Interrupt,
    host: OnceCell<Box<dyn ScriptHost>>,
    has_run: Cell<bool>,
}

/// What a run of the environment script is told by the command.
#[derive(Debug, Clone, Default)]
pub(crate) struct RunOptions {
    /// Whether SQL is written instead of executed.
    pub(crate) is_offline: bool,
    /// `--tag`.
    pub(crate) tag: Option<String>,
    /// Start of an offline run.
    pub(crate) starting_revision: Option<String>,
    /// The destination as typed.
    pub(crate) destination_revision: Option<String>,
}

impl Environment {
    /// An environment for a configuration. It tells nobody of events, takes the lock and waits for
    /// it without end.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            arguments: Vec::new(),
            command_options: None,
            lock: LockOptions::default(),
            listener: Listener::silent(),
            rename_confirmation: None,
            interrupt: Interrupt::default(),
            host: OnceCell::new(),
            has_run: Cell::new(false),
        }
    }

    /// What scripts see as `sys.argv`.
    #[must_use]
    pub fn with_arguments(mut self, arguments: Vec<String>) -> Self {
        self.arguments = arguments;
        self
    }

    /// What scripts see as `context.config.cmd_opts`: a map of attributes, with `cmd` as a list of
    /// the command's name, its positional and its keyword argument names. Without it `cmd_opts` is
    /// `None`, as when Alembic is used as a library.
    #[must_use]
    pub fn with_command_options(mut self, options: Value) -> Self {
        self.command_options = Some(options);
        self
    }

    /// Whether and how long commands that change the database wait for others that do.
    #[must_use]
    pub fn with_lock(mut self, lock: LockOptions) -> Self {
        self.lock = lock;
        self
    }

    /// The function that is told of events while a command runs.
    #[must_use]
    pub fn on_event(mut self, callback: impl FnMut(&Event<'_>) + 'static) -> Self {
        self.listener = Listener::new(callback);
        self
    }

    /// The function that is asked whether a drop and an addition that look like a rename are one.
    /// Without it they are not.
    #[must_use]
    pub fn confirm_renames(mut self, ask: impl FnMut(&Rename) -> bool + 'static) -> Self {
        self.rename_confirmation = Some(RenameConfirmation::new(ask));
        self
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// A handle that stops the running command from another thread.
    pub fn interrupt(&self) -> Interrupt {
        self.interrupt.clone()
    }

    /// Writes an error to the logging that the environment script has configured, if it was run:
    /// `ERROR [alembic.util.messaging] …`. Programs that end with a refusal do this.
    pub fn log_refusal(&self, error: &Error) {
        if self.has_run.get() {
            let message = error.to_string();
            self.host()
                .log("alembic.util.messaging", LogLevel::Error, &message);
        }
    }

    /// The host of the project's scripts.
    pub(crate) fn host(&self) -> &dyn ScriptHost {
        self.host
            .get_or_init(|| host::python(&self.arguments, &self.interrupt))
            .as_ref()
    }

    /// Who is told of events.
    pub(crate) fn listener(&self) -> &Listener {
        &self.listener
    }

    /// What a command that compares models asks for.
    pub(crate) fn comparison_request<'r>(
        &self,
        project: &Project,
        renames: &'r [String],
    ) -> ComparisonRequest<'r> {
        ComparisonRequest {
            environment_script: project.directory().environment_script(),
            renames,
            confirmation: self.rename_confirmation.clone(),
        }
    }

    /// Runs the environment script for a command; answers the steps that were run.
    pub(crate) fn run(
        &self,
        project: &Project,
        task: &dyn MigrationTask,
        options: RunOptions,
    ) -> Result<Vec<StepInfo>> {
        let invocation = EnvironmentInvocation {
            path: project.directory().environment_script(),
            search_path: project.search_path().to_vec(),
            reads_models: task.reads_models(),
            settings: self.settings(project, &options),
        };
        if !invocation.path.is_file() {
            return Err(missing_script(&invocation.path));
        }
        let runtime = Runtime::new(Purpose {
            task,
            scripts: project.scripts(),
            is_offline: options.is_offline,
            lock: self.lock,
            listener: &self.listener,
            interrupt: &self.interrupt,
        });
        self.has_run.set(true);
        if !options.is_offline {
            let steps = task.expected_steps(project.scripts().map());
            self.host()
                .expect(run::script_paths(project.scripts(), &steps));
        }
        let result = self.host().run_environment(&invocation, &runtime);
        let progress = runtime.finish();
        match result {
            Ok(()) => Ok(progress.steps()),
            Err(error) => {
                let error = self.classified(error);
                Err(error.with_progress(progress.steps(), progress.kept_statements()))
            }
        }
    }

    /// What scripts see of the configuration and the command.
    pub(crate) fn settings(&self, project: &Project, options: &RunOptions) -> EnvironmentSettings {
        EnvironmentSettings {
            command_options: self.command_options.clone(),
            is_offline: options.is_offline,
            tag: options.tag.clone(),
            starting_revision: options.starting_revision.clone(),
            destination_revision: options.destination_revision.clone(),
            ..self
                .config
                .environment_settings(project.directory().location())
        }
    }

    fn classified(&self, error: ScriptError) -> Error {
        let error = Error::from(error);
        if self.listener.take_lock_timeout() && error.kind() == ErrorKind::Refused {
            return error.with_kind(ErrorKind::LockTimeout);
        }
        if self.interrupt.is_triggered() {
            return error.interrupted();
        }
        error
    }
}

fn missing_script(path: &Path) -> Error {
    Error::refused(format!("{} does not exist", path.display()))
        .with_help("It is the environment script; the init command writes one.")
}
