//! Does the same with Alembic and with Limbeck, and compares.
//!
//! A case is a folder under `tests/parity/` with a `case.toml`; see `tests/parity/README.md`. Each
//! case runs once for each database that it names, both tools on a database of their own.

#![expect(clippy::unwrap_used, reason = "patterns that do not depend on input")]
#![expect(
    clippy::print_stderr,
    reason = "what the program said belongs to a failing test"
)]

mod case;
mod normalise;
mod run;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use limbeck_testing::project::drop_idle_databases;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/parity");
    let mut folders = Vec::new();
    collect(&root, &mut folders);
    folders.sort();

    let mut trials = Vec::new();
    for folder in folders {
        let name = folder
            .strip_prefix(&root)
            .unwrap_or(&folder)
            .to_string_lossy()
            .replace('\\', "/");
        match case::Case::read(&folder) {
            Ok(case) => {
                for database in case.databases.clone() {
                    let (case, folder, root) = (case.clone(), folder.clone(), root.clone());
                    trials.push(Trial::test(format!("{name}::{database}"), move || {
                        run::run(&case, &folder, &root, database).map_err(Into::into)
                    }));
                }
            }
            Err(error) => trials.push(Trial::test(name, move || Err(error.into()))),
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop_idle_databases();
    conclusion.exit_code()
}

/// Finds the folders that hold a `case.toml`.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("case.toml").exists() {
        found.push(folder.to_owned());
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), found);
        }
    }
}
