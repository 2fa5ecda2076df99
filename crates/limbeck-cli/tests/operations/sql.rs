//! The SQL that scripts write, dialect by dialect.

use std::fmt::Write as _;
use std::io;
use std::sync::{Arc, OnceLock};

use libtest_mimic::Trial;
use serde::Deserialize;
use serde_json::Value;

use crate::report;
use crate::tool::{self, Recorded};

const DIALECTS: [&str; 6] = [
    "postgresql",
    "sqlite",
    "mysql",
    "mariadb",
    "mssql",
    "oracle",
];

/// A difference that is meant.
#[derive(Deserialize)]
struct Difference {
    file: String,
    case: String,
    dialects: Vec<String>,
    reason: String,
}

/// All files with what Limbeck makes of them, which one run of the program tells.
struct Comparison {
    files: Vec<Recorded>,
    differences: Vec<Difference>,
    found: OnceLock<Result<Vec<Value>, String>>,
}

impl Comparison {
    /// What Limbeck makes of the cases of all files, in their order.
    fn found(&self) -> Result<&[Value], String> {
        let found = self.found.get_or_init(|| {
            let cases: Vec<&Value> = self.files.iter().flat_map(|file| &file.cases).collect();
            tool::run(&tool::job("sql", &cases)).map_err(|error| error.to_string())
        });
        match found {
            Ok(found) => Ok(found),
            Err(error) => Err(error.clone()),
        }
    }

    fn reason(&self, file: &str, case: &str, dialect: &str) -> Option<&str> {
        let is_listed = |difference: &&Difference| {
            difference.file == file
                && difference.case == case
                && difference.dialects.iter().any(|name| name == dialect)
        };
        let difference = self.differences.iter().find(is_listed)?;
        Some(&difference.reason)
    }

    /// Compares the cases of a file on a dialect.
    fn compare(&self, number: usize, dialect: &str) -> Result<(), String> {
        let start: usize = self.files[..number]
            .iter()
            .map(|file| file.cases.len())
            .sum();
        let file = &self.files[number];
        let mut unexpected = String::new();
        for (case, found) in file.cases.iter().zip(&self.found()?[start..]) {
            let name = case["name"].as_str().unwrap_or_default();
            let recorded = &case["dialects"][dialect];
            if recorded.is_null() {
                continue;
            }
            let difference = compare(recorded, &found[dialect]);
            let reason = self.reason(&file.stem, name, dialect);
            report::note(
                dialect,
                difference
                    .is_some()
                    .then(|| format!("{}: {name}: {}", file.stem, reason.unwrap_or("a fault"))),
            );
            match (difference, reason) {
                (Some(difference), None) => {
                    let script = case["script"].as_str().unwrap_or_default().trim();
                    let _ = writeln!(unexpected, "=== {name}\n{script}\n{difference}");
                }
                (None, Some(_)) => {
                    let _ = writeln!(
                        unexpected,
                        "=== {name}: listed as a difference, but identical"
                    );
                }
                (None, None) | (Some(_), Some(_)) => {}
            }
        }
        if unexpected.is_empty() {
            Ok(())
        } else {
            Err(unexpected)
        }
    }
}

/// What differs, or nothing.
fn compare(recorded: &Value, found: &Value) -> Option<String> {
    let mut report = String::new();
    for key in ["error", "message", "line", "warnings", "sql"] {
        // A directive writes nothing before it fails, or what it wrote is of no use.
        let is_compared = key != "sql" || recorded["error"].is_null();
        if is_compared && recorded[key] != found[key] {
            let text = |value: &Value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            };
            let _ = writeln!(
                report,
                "--- {key}: Alembic\n{}\n--- {key}: Limbeck\n{}",
                text(&recorded[key]),
                text(&found[key])
            );
        }
    }
    (!report.is_empty()).then_some(report)
}

/// One trial for each file and dialect.
pub(crate) fn trials() -> io::Result<Vec<Trial>> {
    let files = tool::recorded("sql")?;
    let comparison = Arc::new(Comparison {
        differences: tool::read(&tool::directory().join("sql/differences.json"))?,
        files,
        found: OnceLock::new(),
    });
    let mut trials = Vec::new();
    for (number, file) in comparison.files.iter().enumerate() {
        for dialect in DIALECTS {
            let comparison = Arc::clone(&comparison);
            trials.push(Trial::test(
                format!("sql/{}::{dialect}", file.stem),
                move || comparison.compare(number, dialect).map_err(Into::into),
            ));
        }
    }
    Ok(trials)
}
