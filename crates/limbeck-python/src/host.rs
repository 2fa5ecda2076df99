//! The script host.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::host::{
    EnvironmentInvocation, EnvironmentRuntime, EnvironmentSettings, LogLevel, LogTarget,
    ScriptError, ScriptHost,
};
use rustpython_vm::{Interpreter, PyObjectRef, PyResult, VirtualMachine};

use crate::exception;
use crate::import;
use crate::interpreter;
use crate::interrupt::ScriptInterrupt;
use crate::invocation::Invocation;
use crate::runner::{self, HOST_MODULE, Runner};
use crate::search_path;
use crate::settings::path_text;
use crate::source;
use crate::value::ToPython;

/// Runs environment scripts, migration scripts and templates of Alembic projects.
///
/// The interpreter starts when it is needed first and stays for the life of the host. It belongs to
/// one thread. Imported modules stay imported from one call to the next, as in any Python process.
pub struct PythonHost {
    arguments: Vec<String>,
    interrupt: ScriptInterrupt,
    interpreter: OnceCell<Interpreter>,
}

impl PythonHost {
    /// A host whose scripts see `arguments` as `sys.argv`: the program's name and its arguments.
    pub fn new(arguments: Vec<String>) -> Self {
        Self {
            arguments,
            interrupt: ScriptInterrupt::default(),
            interpreter: OnceCell::new(),
        }
    }

    /// A handle that interrupts the host's scripts.
    pub fn interrupt(&self) -> ScriptInterrupt {
        self.interrupt.clone()
    }

    /// Runs `body` in the interpreter and turns the exception that leaves it into an error.
    /// `search_path` replaces the one that is left from the call before.
    fn enter<R>(
        &self,
        invocation: Invocation<'_>,
        search_path: Option<&[PathBuf]>,
        body: impl FnOnce(&VirtualMachine) -> PyResult<R>,
    ) -> Result<R, ScriptError> {
        let interpreter = self
            .interpreter
            .get_or_init(|| interpreter::start(self.arguments.clone(), &self.interrupt));
        let is_outermost = Invocation::current(|current| current.is_none());
        let result = invocation.enter(|| {
            interpreter.enter(|vm| {
                let result = search_path
                    .map_or(Ok(()), |directories| search_path::set(directories, vm))
                    .and_then(|()| body(vm));
                let result = result.map_err(|error| exception::to_error(error, vm));
                interpreter::flush(vm);
                result
            })
        });
        if is_outermost {
            interpreter.enter(|_| exception::forget());
            import::ahead::forget();
            source::forget();
        }
        result
    }
}

/// Runs what scripts have registered with `atexit`.
impl Drop for PythonHost {
    fn drop(&mut self) {
        if let Some(interpreter) = self.interpreter.get()
            && !std::thread::panicking()
        {
            interpreter.enter(interpreter::finish);
        }
    }
}

impl ScriptHost for PythonHost {
    fn expect(&self, scripts: Vec<PathBuf>) {
        source::expect(scripts);
    }

    fn run_environment(
        &self,
        invocation: &EnvironmentInvocation,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError> {
        let current = Invocation {
            runtime: Some(runtime),
            settings: &invocation.settings,
            reads_models: invocation.reads_models,
        };
        // Later runs find the project's modules imported.
        if self.interpreter.get().is_none() {
            import::ahead::begin(&invocation.path, &invocation.search_path);
        }
        self.enter(current, Some(&invocation.search_path), |vm| {
            if invocation.reads_models {
                import::resume::forget_incomplete(vm)?;
            }
            let path = path_text(&invocation.path, vm);
            interpreter::call(vm, HOST_MODULE, "run_environment", vec![path])?;
            Ok(())
        })
    }

    fn read_header(&self, path: &Path, search_path: &[PathBuf]) -> Result<Value, ScriptError> {
        let settings = EnvironmentSettings::default();
        let current = Invocation {
            runtime: None,
            settings: &settings,
            reads_models: false,
        };
        self.enter(current, Some(search_path), |vm| {
            let path = path_text(path, vm);
            let header = interpreter::call(vm, HOST_MODULE, "read_header", vec![path])?;
            crate::from_python::value(&header, vm)
        })
    }

    fn render_template(
        &self,
        template: &Path,
        variables: &IndexMap<String, Value>,
        settings: &EnvironmentSettings,
    ) -> Result<String, ScriptError> {
        let source = limbeck_script::template::translate_file(template).map_err(|error| {
            let mut refusal = ScriptError::command(error.to_string());
            refusal.origin = Some(error.origin());
            refusal.help = error.help;
            refusal
        })?;
        let current = Invocation {
            runtime: None,
            settings,
            reads_models: false,
        };
        self.enter(current, None, |vm| {
            let converter = ToPython::new(vm);
            let names = vm.ctx.new_dict();
            for (name, value) in variables {
                names.set_item(name.as_str(), converter.convert(value)?, vm)?;
            }
            let arguments: Vec<PyObjectRef> = vec![
                vm.ctx.new_str(source).into(),
                path_text(template, vm),
                names.into(),
            ];
            let text = interpreter::call(vm, HOST_MODULE, "render_template", arguments)?;
            Ok(text.str(vm)?.to_string_lossy().into_owned())
        })
    }

    fn run_write_hook(
        &self,
        type_name: &str,
        path: &Path,
        name: &str,
        options: &IndexMap<String, String>,
    ) -> Result<bool, ScriptError> {
        // Types are registered by scripts, so there are none before a script has run.
        if self.interpreter.get().is_none() {
            return Ok(false);
        }
        let settings = EnvironmentSettings::default();
        let current = Invocation {
            runtime: None,
            settings: &settings,
            reads_models: false,
        };
        self.enter(current, None, |vm| {
            let known = interpreter::call(vm, HOST_MODULE, "write_hook_types", vec![])?;
            let is_known = match crate::from_python::value(&known, vm)? {
                Value::List(known) => known.contains(&Value::text(type_name)),
                _ => false,
            };
            if !is_known {
                return Ok(false);
            }
            let entries = vm.ctx.new_dict();
            for (key, value) in options {
                entries.set_item(key.as_str(), vm.ctx.new_str(value.as_str()).into(), vm)?;
            }
            entries.set_item("_hook_name", vm.ctx.new_str(name).into(), vm)?;
            let type_name = vm.ctx.new_str(type_name).into();
            let arguments = vec![type_name, path_text(path, vm), entries.into()];
            interpreter::call(vm, HOST_MODULE, "run_write_hook", arguments)?;
            Ok(true)
        })
    }
}

impl LogTarget for PythonHost {
    fn log(&self, logger: &str, level: LogLevel, message: &str) {
        match self.interpreter.get() {
            Some(interpreter) => interpreter.enter(|vm| runner::log(vm, logger, level, message)),
            None => runner::log_without_interpreter(level, message),
        }
    }

    fn warn(&self, message: &str) -> Result<(), ScriptError> {
        match self.interpreter.get() {
            Some(interpreter) => interpreter.enter(|vm| Runner { vm }.warn(message)),
            None => Ok(()),
        }
    }
}
