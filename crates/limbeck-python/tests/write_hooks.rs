//! Types of post-write hooks that an environment script registers.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::{
    EnvironmentInvocation, EnvironmentRuntime, Request, ScriptError, ScriptHost, StepRunner,
};

/// An application that is never asked.
struct Silent;

impl EnvironmentRuntime for Silent {
    fn request(&self, request: Request, _: &dyn StepRunner) -> Result<Value, ScriptError> {
        panic!("{request:?}")
    }
}

const ENVIRONMENT: &str = "
from alembic.script import write_hooks

@write_hooks.register('mine')
def mine(path, options):
    with open(path, 'a') as file:
        file.write(repr(sorted(options.items())))

@write_hooks.register('broken')
def broken(path, options):
    raise ValueError('no')
";

#[test]
fn registered_types_are_run() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("env.py");
    fs::write(&path, ENVIRONMENT).unwrap();
    let file = directory.path().join("a1_.py");
    fs::write(&file, "# ").unwrap();
    let options = IndexMap::from([("type".to_owned(), "mine".to_owned())]);
    let host = PythonHost::new(vec!["limbeck".to_owned()]);
    assert!(!host.run_write_hook("mine", &file, "h", &options).unwrap());

    let invocation = EnvironmentInvocation {
        path,
        reads_models: false,
        ..EnvironmentInvocation::default()
    };
    host.run_environment(&invocation, &Silent).unwrap();
    assert!(host.run_write_hook("mine", &file, "h", &options).unwrap());
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "# [('_hook_name', 'h'), ('type', 'mine')]"
    );
    assert!(!host.run_write_hook("exec", &file, "h", &options).unwrap());
    let error = host
        .run_write_hook("broken", &file, "h", &options)
        .unwrap_err();
    assert_eq!(
        (error.class.as_str(), error.message.as_str()),
        ("ValueError", "no")
    );
}
