//! Running scripts against an application that records what they ask for.
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end anywhere")]

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::{
    EnvironmentInvocation, EnvironmentRuntime, EnvironmentSettings, Request, ScriptError,
    ScriptHost, StepRunner, StepScript,
};

type Answer<'a> = Box<dyn Fn(&Request, &dyn StepRunner) -> Result<Value, ScriptError> + 'a>;

/// Records requests and answers them by a function.
pub(crate) struct Recorder<'a> {
    pub(crate) requests: RefCell<Vec<Request>>,
    answer: Answer<'a>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(
        answer: impl Fn(&Request, &dyn StepRunner) -> Result<Value, ScriptError> + 'a,
    ) -> Self {
        Self {
            requests: RefCell::default(),
            answer: Box::new(answer),
        }
    }
}

impl EnvironmentRuntime for Recorder<'_> {
    fn request(&self, request: Request, runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        let answer = (self.answer)(&request, runner);
        self.requests.borrow_mut().push(request);
        answer
    }
}

/// A project in a directory of its own.
pub(crate) struct Project {
    pub(crate) directory: tempfile::TempDir,
    pub(crate) host: PythonHost,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self {
            directory: tempfile::tempdir().unwrap(),
            host: PythonHost::new(vec!["limbeck".to_owned(), "upgrade".to_owned()]),
        }
    }

    /// Writes a file of the project.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn step(&self, name: &str) -> StepScript {
        StepScript {
            revision: name.to_owned(),
            path: self.path(name),
            function: "upgrade",
        }
    }

    /// Runs text as the environment script.
    pub(crate) fn run(
        &self,
        script: &str,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError> {
        let path = self.write("env.py", script);
        self.run_file(&path, runtime)
    }

    pub(crate) fn run_file(
        &self,
        path: &Path,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError> {
        self.invoke(path, false, runtime)
    }

    fn invoke(
        &self,
        path: &Path,
        reads_models: bool,
        runtime: &dyn EnvironmentRuntime,
    ) -> Result<(), ScriptError> {
        let invocation = EnvironmentInvocation {
            path: path.to_owned(),
            reads_models,
            search_path: vec![self.directory.path().to_owned()],
            settings: EnvironmentSettings {
                ini_section: "alembic".to_owned(),
                here: self.directory.path().display().to_string(),
                script_location: self.path("migrations"),
                ..EnvironmentSettings::default()
            },
        };
        self.host.run_environment(&invocation, runtime)
    }

    /// Runs a script that asks for nothing; its assertions are the test.
    pub(crate) fn check(&self, script: &str) {
        let runtime = Recorder::new(|request, _| panic!("{request:?}"));
        if let Err(error) = self.run(script, &runtime) {
            panic!("{}", error.trace);
        }
    }

    /// Runs a script that must fail for a command that compares models.
    pub(crate) fn fail_reading_models(&self, script: &str) -> ScriptError {
        let runtime = Recorder::new(|request, _| panic!("{request:?}"));
        let path = self.write("env.py", script);
        self.invoke(&path, true, &runtime).unwrap_err()
    }

    /// Runs a script that must fail.
    pub(crate) fn fail(&self, script: &str) -> ScriptError {
        let runtime = Recorder::new(|request, _| panic!("{request:?}"));
        self.run(script, &runtime).unwrap_err()
    }
}
