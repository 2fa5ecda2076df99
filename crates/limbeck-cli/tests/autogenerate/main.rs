//! Compares the revision files that `revision --autogenerate` writes with those that Alembic wrote,
//! and takes each of them to the database and back.
//!
//! A case is a folder under `tests/autogenerate/` with a `case.toml`; see the README there. Each
//! case runs once for each database that it names. With `LIMBECK_REFRESH` set, what is expected is
//! recorded again from Alembic instead; with `LIMBECK_REFRESH=limbeck`, what Limbeck does instead.

#![expect(clippy::unwrap_used, reason = "patterns that do not depend on input")]

mod case;
mod differences;
mod expected;
mod log;
mod run;
mod trip;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use limbeck_testing::project::drop_idle_databases;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/autogenerate");
    let mut folders = Vec::new();
    collect(&root, &mut folders);
    folders.sort();

    let refresh = std::env::var("LIMBECK_REFRESH").ok();
    let mut trials = Vec::new();
    for folder in folders {
        let name = folder
            .strip_prefix(&root)
            .unwrap_or(&folder)
            .to_string_lossy()
            .replace('\\', "/");
        match case::Case::read(&folder) {
            Ok(case) => {
                for &database in &case.databases {
                    let (case, folder, root) = (case.clone(), folder.clone(), root.clone());
                    let refresh = refresh.clone();
                    trials.push(Trial::test(format!("{name}::{database}"), move || {
                        let result = match refresh.as_deref() {
                            None => run::compare(&case, &folder, &root, database),
                            Some("limbeck") => {
                                run::record_difference(&case, &folder, &root, database)
                            }
                            Some(_) => run::record(&case, &folder, &root, database),
                        };
                        result.map_err(Into::into)
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
