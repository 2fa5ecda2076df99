//! Types, schema elements, models and companions behave as those of SQLAlchemy and of the packages
//! beside it. What these print for each case is recorded:
//! `python -W ignore tests/python/cases/NAME.py > tests/python/recorded/NAME.txt`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end anywhere")]

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::ScriptHost;

/// Runs a case with standard output collected, and hands that back as the script's docstring.
const WRAPPER: &str = r#"
import io, sys

standard, sys.stdout = sys.stdout, io.StringIO()
try:
    with open(CASE, encoding="utf-8") as file:
        source = file.read()
    exec(compile(source, CASE, "exec"), {"__name__": "__main__", "__file__": CASE})
    revision = "case"
    __doc__ = sys.stdout.getvalue()
finally:
    sys.stdout = standard
"#;

/// Some cases change the working directory or the environment, which belong to the process.
static PROCESS: Mutex<()> = Mutex::new(());

fn compare(case: &str) {
    let _alone = PROCESS.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python");
    let source = folder.join("cases").join(format!("{case}.py"));
    let expected = fs::read_to_string(folder.join("recorded").join(format!("{case}.txt"))).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let script = directory.path().join("run.py");
    fs::write(&script, format!("CASE = {source:?}\n{WRAPPER}")).unwrap();

    let host = PythonHost::new(vec!["limbeck".to_owned()]);
    let header = match host.read_header(&script, &[]) {
        Ok(header) => header,
        Err(error) => panic!("{case}: {error}\n{}", error.trace),
    };
    let Value::Map(header) = header else {
        panic!("{header:?}")
    };
    let Some(Value::Text(actual)) = header.get("__doc__") else {
        panic!("{header:?}")
    };
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        assert_eq!(actual, expected, "{case}: line {}", number + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{case}");
}

#[test]
fn types_are_those_of_sqlalchemy() {
    compare("sqlalchemy_types");
}

#[test]
fn schema_elements_are_those_of_sqlalchemy() {
    compare("sqlalchemy_schema");
}

#[test]
fn versions_are_those_of_packaging() {
    compare("packaging_versions");
}

#[test]
fn models_make_the_tables_of_sqlalchemy() {
    compare("sqlalchemy_models");
}

#[test]
fn lazy_objects_are_those_of_lazy_object_proxy() {
    compare("lazy_objects");
}

#[test]
fn time_zones_are_those_of_pytz_and_dateutil() {
    compare("time_zones");
}

#[test]
fn model_classes_are_those_of_pydantic() {
    compare("model_classes");
}

#[test]
fn configuration_is_that_of_alembic() {
    compare("config");
}

#[test]
fn types_of_companions_are_theirs() {
    compare("companion_types");
}

#[test]
fn env_files_are_read_as_by_python_dotenv() {
    compare("dotenv_parsing");
}

#[test]
fn models_of_flask_sqlalchemy_make_its_tables() {
    compare("flask_models");
}

#[test]
fn errors_of_settings_are_those_of_pydantic() {
    compare("settings_errors");
}

#[test]
fn settings_are_read_as_by_decouple_and_environs() {
    compare("settings_readers");
}

#[test]
fn settings_of_the_fastapi_template_are_read() {
    compare("settings_template");
}

#[test]
fn models_make_the_tables_of_sqlmodel() {
    compare("sqlmodel_tables");
}

#[test]
fn urls_are_those_of_sqlalchemy() {
    compare("urls");
}
