//! Runs the real program: scenario files, and what needs more than one process.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as the tests themselves do"
)]

mod concurrency;
mod faults;
mod interruption;
mod json;
mod project;
mod script;

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
