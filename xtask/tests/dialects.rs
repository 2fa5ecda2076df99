//! What is particular to a dialect is in the dialect's own crate, and the crates mirror each other.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't read the workspace has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 6] = [
    "postgresql",
    "mysql",
    "mariadb",
    "sqlite",
    "mssql",
    "oracle",
];
/// The crates of the dialects.
const CRATES: [&str; 5] = [
    "limbeck-postgresql",
    "limbeck-mysql",
    "limbeck-sqlite",
    "limbeck-mssql",
    "limbeck-oracle",
];
/// The only other files that may know a dialect by its name, with the reason.
const KNOWING: [(&str, &str); 3] = [
    (
        "limbeck/src/dialects.rs",
        "the registry: where dialects are looked up",
    ),
    (
        "limbeck-dialect/src/url/plugin.rs",
        "the names that URLs may have",
    ),
    (
        "limbeck/src/environment/statements.rs",
        "the dialects that stand for SQLAlchemy's default one",
    ),
];
/// What each dialect's crate has.
const FILES: [&str; 8] = [
    "dialect.rs",
    "keywords.rs",
    "types.rs",
    "compile/alter.rs",
    "compile/ddl.rs",
    "compile/expression.rs",
    "compile/literal.rs",
    "compile/mod.rs",
];

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The lines before the file's tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| *line != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn nothing_but_the_registry_knows_a_dialect_by_its_name() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(crates()).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        // The crate for tests starts servers of each kind.
        if CRATES.contains(&name.as_str()) || name == "limbeck-testing" {
            continue;
        }
        let mut files = Vec::new();
        sources(&folder.join("src"), &mut files);
        for path in files {
            let relative = path.strip_prefix(crates()).unwrap().display().to_string();
            let is_test = path.file_name().is_some_and(|file| file == "tests.rs");
            if is_test || KNOWING.iter().any(|(file, _)| *file == relative) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for (number, line) in code(&text) {
                if NAMES
                    .iter()
                    .any(|name| line.contains(&format!("\"{name}\"")))
                {
                    wrong.push(format!("{relative}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "what depends on a dialect belongs behind its traits:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_files_that_may_know_a_name_do() {
    for (file, reason) in KNOWING {
        let text = fs::read_to_string(crates().join(file)).unwrap();
        assert!(
            code(&text).any(|(_, line)| NAMES
                .iter()
                .any(|name| line.contains(&format!("\"{name}\"")))),
            "{file} ({reason}) knows no dialect any more"
        );
    }
}

#[test]
fn the_dialects_mirror_each_other() {
    let mut missing = Vec::new();
    for name in CRATES {
        for file in FILES {
            if !crates().join(name).join("src").join(file).exists() {
                missing.push(format!("{name}/src/{file}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
