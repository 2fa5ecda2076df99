//! Compares this crate with what Alembic answered when `record_expectations.py` ran.
//!
//! Where Alembic's answer depends on hash order, the recording holds several answers and ours has
//! to be one of them up to order. Where Alembic itself fails (an `AssertionError` and the like),
//! ours only has to be an answer.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, a value that is not there is a failure"
)]

#[path = "comparison/answer.rs"]
mod answer;
#[path = "comparison/load.rs"]
mod load;

use std::fs;
use std::path::Path;

use serde_json::Value;

fn cases(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(file);
    let text = fs::read_to_string(&path).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Compares all cases of a file; the number of answers compared.
fn compare(file: &str) -> usize {
    let mut failures = Vec::new();
    let mut compared = 0;
    for (number, case) in cases(file).iter().enumerate() {
        let name = case["name"]
            .as_str()
            .map_or_else(|| format!("#{number}"), str::to_owned);
        let Some(map) = load::compare(&name, case, &mut failures) else {
            compared += 1;
            continue;
        };
        let queries = case["queries"].as_array().unwrap();
        let answers = case["answers"].as_array().unwrap();
        assert_eq!(queries.len(), answers.len(), "{name}");
        for (query, expected) in queries.iter().zip(answers) {
            compared += 1;
            let mut actual = answer::ask(&map, query);
            if case["compact"] == true {
                actual = answer::compact(actual);
            }
            if !answer::agrees(expected, &actual) {
                failures.push(format!(
                    "{name} {query}\n  Alembic: {expected}\n  Limbeck: {actual}\n  {}",
                    case["revisions"]
                ));
            }
        }
    }
    let shown = failures
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        failures.is_empty(),
        "{} differences\n{shown}",
        failures.len()
    );
    compared
}

#[test]
fn cases_written_by_hand() {
    assert!(compare("cases.json") > 1000);
}

#[test]
fn generated_graphs() {
    assert!(compare("random.json") > 5000);
}
