//! Runs the real program: scenario files, and what needs more than one process.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as the tests themselves do"
)]

mod autogenerate;
mod comparators;
mod concurrency;
mod diff;
mod faults;
mod interruption;
mod json;
mod lookahead;
mod project;
mod script;
mod terminal;

use std::path::Path;

/// Runs a scenario file; see `script.rs` for its form.
fn scenario(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    script::run(&folder.join(name));
}

#[test]
fn every_command_of_a_branching_project() {
    scenario("command_line.txt");
}

#[test]
fn wrong_configurations_and_arguments() {
    scenario("refusals.txt");
}

#[cfg(unix)]
#[test]
fn a_link_called_alembic_says_what_alembic_says() {
    let project = project::Project::empty();
    let link = project.path("alembic");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_limbeck"), &link).unwrap();
    let run = |words: &[&str]| {
        let output = std::process::Command::new(&link)
            .args(words)
            .output()
            .unwrap();
        project.answer(&output).stdout
    };
    assert_eq!(run(&["--version"]), "alembic 1.20.1\n");
    assert!(run(&["list_templates"]).ends_with("  alembic init --template generic ./scripts\n"));
    assert!(!run(&["upgrade", "--help"]).contains("--lock-timeout"));
}

#[test]
fn completion_scripts_name_every_command() {
    let project = project::Project::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = project.succeed(&["completions", shell]).stdout;
        for command in ["upgrade", "list_templates", "completions"] {
            assert!(script.contains(command), "{shell}: {script}");
        }
    }
}
