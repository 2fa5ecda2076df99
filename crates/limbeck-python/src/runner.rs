//! Running the bodies of revisions while an environment script waits for `run_migrations()`.

use std::io::Write as _;

use limbeck_model::Value;
use limbeck_script::host::{
    Directive, DirectiveRequest, EnvironmentRuntime, LogLevel, LogTarget, ModelHost, Models,
    Question, ScriptError, StepRunner, StepScript,
};
use rustpython_vm::builtins::PyList;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::exception;
use crate::interpreter;
use crate::invocation::Invocation;
use crate::json;
use crate::operations_only;
use crate::payload;
use crate::settings::path_text;
use crate::source;
use crate::value::ToPython;

/// Module of ours that the native side calls into.
pub(crate) const HOST_MODULE: &str = "alembic._host";

/// Module of ours that knows which contexts run migrations.
const MIGRATION_MODULE: &str = "alembic.runtime.migration";

/// The interpreter that is in the middle of a request.
pub(crate) struct Runner<'vm> {
    pub(crate) vm: &'vm VirtualMachine,
}

impl Runner<'_> {
    fn call(&self, function: &'static str, arguments: Vec<PyObjectRef>) -> Result<(), ScriptError> {
        interpreter::call(self.vm, HOST_MODULE, function, arguments)
            .map(|_| ())
            .map_err(|error| exception::to_error(error, self.vm))
    }

    /// A part of the application's vocabulary as dictionaries and lists.
    fn object(&self, value: &impl Serialize) -> Result<PyObjectRef, ScriptError> {
        let document = serde_json::to_value(value)
            .map_err(|error| ScriptError::new("RuntimeError", error.to_string()))?;
        json::to_python(&document, self.vm).map_err(|error| exception::to_error(error, self.vm))
    }

    /// What a function of ours answers, read into a type of the application.
    fn answer<T: DeserializeOwned>(
        &self,
        function: &'static str,
        arguments: Vec<PyObjectRef>,
    ) -> Result<T, ScriptError> {
        interpreter::call(self.vm, HOST_MODULE, function, arguments)
            .and_then(|answer| payload::read(&answer, self.vm))
            .map_err(|error| exception::to_error(error, self.vm))
    }

    /// Whether anybody wants to be told of steps.
    fn has_version_callbacks(&self) -> PyResult<bool> {
        let vm = self.vm;
        let running = interpreter::import_module(vm, MIGRATION_MODULE)?.get_attr("_running", vm)?;
        let context = running
            .downcast_ref::<PyList>()
            .and_then(|running| running.borrow_vec().last().cloned());
        match context {
            Some(context) => context
                .get_attr("on_version_apply_callbacks", vm)?
                .is_true(vm),
            None => Ok(false),
        }
    }

    fn step_arguments(&self, step: &StepScript) -> Vec<PyObjectRef> {
        vec![
            path_text(&step.path, self.vm),
            self.vm.ctx.new_str(step.revision.as_str()).into(),
            self.vm.ctx.new_str(step.function).into(),
        ]
    }
}

impl StepRunner for Runner<'_> {
    fn announce(&self, steps: &[StepScript]) {
        source::announce(steps.iter().map(|step| step.path.clone()));
    }

    fn prepare(&self, step: &StepScript) -> Result<(), ScriptError> {
        self.call("prepare_step", self.step_arguments(step))
    }

    fn run(&self, step: &StepScript) -> Result<(), ScriptError> {
        self.call("run_step", self.step_arguments(step))
    }

    fn only_asks_for_operations(&self, step: &StepScript) -> bool {
        let vm = self.vm;
        // What goes wrong here goes wrong again when the step has its turn.
        interpreter::call(vm, HOST_MODULE, "step_function", self.step_arguments(step))
            .and_then(|function| operations_only::holds(&function, vm))
            .unwrap_or(false)
    }

    fn run_with(
        &self,
        step: &StepScript,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError> {
        let run = || self.call("run_step_silently", self.step_arguments(step));
        Invocation::current(|current| match current {
            Some(current) => Invocation {
                runtime: Some(runtime),
                settings: current.settings,
                reads_models: current.reads_models,
            }
            .enter(run),
            None => run(),
        })
    }

    fn version_applied(&self, step: &Value, heads: &[String]) -> Result<(), ScriptError> {
        let vm = self.vm;
        let is_awaited = self
            .has_version_callbacks()
            .map_err(|error| exception::to_error(error, vm))?;
        if !is_awaited {
            return Ok(());
        }
        let step = ToPython::new(vm)
            .convert(step)
            .map_err(|error| exception::to_error(error, vm))?;
        let heads = heads
            .iter()
            .map(|head| vm.ctx.new_str(head.as_str()).into())
            .collect();
        self.call("version_applied", vec![step, vm.ctx.new_list(heads).into()])
    }
}

impl ModelHost for Runner<'_> {
    fn models(&self) -> Result<Option<Vec<Models>>, ScriptError> {
        self.answer("models", Vec::new())
    }

    fn ask(&self, question: &Question<'_>) -> Result<Json, ScriptError> {
        self.answer("answer", vec![self.object(question)?])
    }

    fn directives(&self, request: &DirectiveRequest<'_>) -> Result<Vec<Directive>, ScriptError> {
        self.answer("directives", vec![self.object(request)?])
    }
}

impl LogTarget for Runner<'_> {
    fn log(&self, logger: &str, level: LogLevel, message: &str) {
        log(self.vm, logger, level, message);
    }

    fn warn(&self, message: &str) -> Result<(), ScriptError> {
        self.call("warn", vec![self.vm.ctx.new_str(message).into()])
    }

    fn is_enabled(&self, logger: &str, level: LogLevel) -> bool {
        let vm = self.vm;
        let arguments = vec![
            vm.ctx.new_str(logger).into(),
            vm.ctx.new_str(level_name(level)).into(),
        ];
        // A fault of a user's logger shows when the record is written.
        interpreter::call(vm, HOST_MODULE, "is_log_enabled", arguments)
            .and_then(|answer| answer.try_to_bool(vm))
            .unwrap_or(true)
    }
}

/// Writes a record to Python's `logging`. A fault of a user's handler must not stop a migration:
/// as in `logging` itself, it is shown and forgotten.
pub(crate) fn log(vm: &VirtualMachine, logger: &str, level: LogLevel, message: &str) {
    if let Err(error) = try_log(vm, logger, level, message) {
        vm.print_exception(error);
    }
}

fn level_name(level: LogLevel) -> &'static str {
    match level {
        LogLevel::Debug => "DEBUG",
        LogLevel::Info => "INFO",
        LogLevel::Warning => "WARNING",
        LogLevel::Error => "ERROR",
    }
}

fn try_log(vm: &VirtualMachine, logger: &str, level: LogLevel, message: &str) -> PyResult<()> {
    interpreter::call(
        vm,
        HOST_MODULE,
        "log",
        vec![
            vm.ctx.new_str(logger).into(),
            vm.ctx.new_str(level_name(level)).into(),
            vm.ctx.new_str(message).into(),
        ],
    )
    .map(|_| ())
}

/// What `logging` does for a program that never configured it: warnings and errors go to standard
/// error as they are.
pub(crate) fn log_without_interpreter(level: LogLevel, message: &str) {
    if level >= LogLevel::Warning {
        let _ = writeln!(std::io::stderr(), "{message}");
    }
}
