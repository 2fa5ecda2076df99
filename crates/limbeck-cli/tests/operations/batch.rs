//! What batches leave in SQLite.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

use libtest_mimic::Trial;
use serde::Deserialize;
use serde_json::Value;

use crate::report;
use crate::tool;

/// What a case leaves with Limbeck where that differs from Alembic on purpose.
#[derive(Deserialize)]
struct Difference {
    reason: String,
    outcome: Value,
}

/// A case with what is expected of it.
struct Case {
    name: String,
    content: Value,
    difference: Option<Difference>,
}

/// All cases with what Limbeck makes of them, which one run of the program tells.
struct Comparison {
    cases: Vec<Case>,
    found: OnceLock<Result<Vec<Value>, String>>,
}

impl Comparison {
    fn found(&self, number: usize) -> Result<&Value, String> {
        let found = self.found.get_or_init(|| {
            let cases: Vec<&Value> = self.cases.iter().map(|case| &case.content).collect();
            tool::run(&tool::job("batch", &cases)).map_err(|error| error.to_string())
        });
        match found {
            Ok(found) => found
                .get(number)
                .ok_or_else(|| "the program told nothing about this case".to_owned()),
            Err(error) => Err(error.clone()),
        }
    }

    fn compare(&self, number: usize) -> Result<(), String> {
        let case = &self.cases[number];
        let found = self.found(number)?;
        let recorded = &case.content["recorded"];
        let is_identical = found == recorded;
        report::note(
            "batch on sqlite",
            (!is_identical).then(|| {
                let reason = case.difference.as_ref().map(|found| found.reason.as_str());
                format!("{}: {}", case.name, reason.unwrap_or("a fault"))
            }),
        );
        let expected = match &case.difference {
            None => recorded,
            Some(_) if is_identical => {
                return Err("listed as a difference, but identical".to_owned());
            }
            Some(difference) => &difference.outcome,
        };
        if found == expected {
            return Ok(());
        }
        let text = |value: &Value| format!("{value:#}").replace("\\n", "\n");
        let diff = similar::TextDiff::from_lines(&text(expected), &text(found))
            .unified_diff()
            .header("expected", "found")
            .to_string();
        let script = case.content["script"].as_str().unwrap_or_default();
        Err(format!("{script}\n{diff}\n{found}"))
    }
}

/// One trial for each case.
pub(crate) fn trials() -> io::Result<Vec<Trial>> {
    let mut differences: BTreeMap<String, Difference> =
        tool::read(&tool::directory().join("batch/differences.json"))?;
    let mut cases = Vec::new();
    for file in tool::recorded("batch")? {
        for content in file.cases {
            let name = format!(
                "{}: {}",
                file.stem,
                content["name"].as_str().unwrap_or_default()
            );
            cases.push(Case {
                difference: differences.remove(&name),
                name,
                content,
            });
        }
    }
    if let Some(name) = differences.keys().next() {
        return Err(io::Error::other(format!(
            "batch/differences.json: there is no case {name:?}"
        )));
    }
    let comparison = Arc::new(Comparison {
        cases,
        found: OnceLock::new(),
    });
    Ok((0..comparison.cases.len())
        .map(|number| {
            let comparison = Arc::clone(&comparison);
            let name = format!("batch/{}", comparison.cases[number].name);
            Trial::test(name, move || comparison.compare(number).map_err(Into::into))
        })
        .collect())
}
