//! The languages in which environment and migration scripts are written.

use limbeck_script::host::ScriptHost;

use crate::interrupt::Interrupt;

/// The host for Python scripts, which `interrupt` stops where they compute or sleep.
#[cfg(feature = "python")]
pub(crate) fn python(arguments: &[String], interrupt: &Interrupt) -> Box<dyn ScriptHost> {
    let host = limbeck_python::PythonHost::new(arguments.to_vec());
    let scripts = host.interrupt();
    interrupt.stop_scripts_with(move || scripts.trigger());
    Box::new(host)
}

/// A build without the interpreter refuses scripts.
#[cfg(not(feature = "python"))]
pub(crate) fn python(_arguments: &[String], _interrupt: &Interrupt) -> Box<dyn ScriptHost> {
    Box::new(without_python::NoHost)
}

#[cfg(not(feature = "python"))]
mod without_python {
    use std::path::{Path, PathBuf};

    use indexmap::IndexMap;
    use limbeck_model::Value;
    use limbeck_script::host::{
        EnvironmentInvocation, EnvironmentRuntime, EnvironmentSettings, LogLevel, LogTarget,
        ScriptError, ScriptHost,
    };

    /// Refuses every script.
    pub(super) struct NoHost;

    impl ScriptHost for NoHost {
        fn run_environment(
            &self,
            invocation: &EnvironmentInvocation,
            _runtime: &dyn EnvironmentRuntime,
        ) -> Result<(), ScriptError> {
            Err(refusal(&invocation.path))
        }

        fn read_header(&self, path: &Path, _: &[PathBuf]) -> Result<Value, ScriptError> {
            Err(refusal(path))
        }

        fn render_template(
            &self,
            template: &Path,
            _: &IndexMap<String, Value>,
            _: &EnvironmentSettings,
        ) -> Result<String, ScriptError> {
            Err(refusal(template))
        }
    }

    impl LogTarget for NoHost {
        fn log(&self, _: &str, _: LogLevel, _: &str) {}

        fn warn(&self, _: &str) -> Result<(), ScriptError> {
            Ok(())
        }
    }

    fn refusal(path: &Path) -> ScriptError {
        ScriptError::command(format!(
            "{} needs Python, which was left out of this build (feature `python` of the crate \
             `limbeck`)",
            path.display()
        ))
    }
}
