//! Scripts print the same as under CPython. The expected output is recorded by
//! `recorded/record.py`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end anywhere")]

mod support;

use std::path::Path;

use support::{Project, Recorder};

fn compare(name: &str) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    let read =
        |end: &str| std::fs::read_to_string(directory.join(format!("{name}.{end}"))).unwrap();
    let project = Project::new();
    let output = project.path("out.txt");
    // On one line with the first, so that line numbers stay.
    let script = format!("OUT = {:?}; {}", output.display().to_string(), read("py"));
    let path = project.write(&format!("{name}.py"), script);
    let runtime = Recorder::new(|request, _| panic!("{request:?}"));
    if let Err(error) = project.run_file(&path, &runtime) {
        panic!("{}", error.trace);
    }
    let directory = format!("{}/", project.directory.path().display());
    let actual = project.read("out.txt").replace(&directory, "");
    assert_lines(&actual, &read("txt"));
}

fn assert_lines(actual: &str, expected: &str) {
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        assert_eq!(actual, expected, "line {}", number + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count());
}

#[test]
fn logging_formats() {
    compare("logging_formats");
}

#[test]
fn logging_configuration() {
    compare("logging_configuration");
}

#[test]
fn asyncio_programs() {
    compare("asyncio_programs");
}
