//! Types, schema elements and models behave as SQLAlchemy's. What SQLAlchemy prints for each case is
//! recorded: `python tests/python/cases/NAME.py > tests/python/recorded/NAME.txt`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end anywhere")]

use std::fs;
use std::path::Path;

use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::ScriptHost;

/// Runs a case with `print` collecting its lines, and hands them back as the script's docstring.
const WRAPPER: &str = r#"
lines = []


def collect(*values):
    lines.append(" ".join(str(value) for value in values))


with open(CASE, encoding="utf-8") as file:
    source = file.read()
exec(compile(source, CASE, "exec"), {"__name__": "__main__", "__file__": CASE, "print": collect})
revision = "case"
__doc__ = "\n".join(lines)
"#;

fn compare(case: &str) {
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
