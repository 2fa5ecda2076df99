//! Random schemas on real servers: what was created does not differ from its models, what the
//! difference says leads from one schema to another, and its inverse leads back.
//!
//! `LIMBECK_TEST_SCHEMAS` is the number of schemas for each database; the long test of
//! `cargo xtask test --long` has 2,000.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![expect(clippy::print_stdout, reason = "tells how long it took")]

mod build;
mod menu;
mod seeds;
mod subject;

use std::collections::BTreeSet;

use limbeck_diff::Difference;
use limbeck_model::operation::OperationList;
use limbeck_model::schema::{NamingConvention, Table};
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::seeds::SchemaSeed;
use crate::subject::{Failure, Subject};

/// Schemas for each database, unless the environment says otherwise.
const SCHEMAS: u32 = 50;

/// What Alembic does not compare either.
const MEANT: [&str; 3] = [
    "expression-based index",
    "indexes on expressions",
    "check constraints without a name",
];

#[test]
fn sqlite() {
    test("sqlite");
}

#[test]
fn postgresql() {
    test("postgresql");
}

#[test]
fn mysql() {
    test("mysql");
}

fn test(database: &str) {
    let Some(subject) = Subject::new(database) else {
        return;
    };
    let subject = std::cell::RefCell::new(subject);
    let cases =
        std::env::var("LIMBECK_TEST_SCHEMAS").map_or(SCHEMAS, |number| number.parse().unwrap());
    let started = std::time::Instant::now();
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 120,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&seeds::change(), |(from, to)| {
        let mut subject = subject.borrow_mut();
        subject.clear();
        round_trip(&mut subject, &from, &to).map_err(TestCaseError::fail)
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    println!("{cases} schemas on {database} in {:?}", started.elapsed());
}

/// Creates a schema, changes it into another one, and goes the whole way back.
fn round_trip(subject: &mut Subject, from: &SchemaSeed, to: &SchemaSeed) -> Result<(), Failure> {
    let convention = build::convention(from);
    let first = build::tables(from, &subject.menu);
    let second = build::tables(to, &subject.menu);

    let creation = lead_to(subject, "creation", &first, &convention)?;
    let created = subject.compared()?;
    let change = lead_to(subject, "change", &second, &convention)?;

    lead_back(subject, "change", &change, &convention)?;
    expect_none(subject, "the way back", &first, &convention)?;
    let again = subject.compared()?;
    let changed = changed_parts(&created, &again);
    if !changed.is_empty() {
        return Err(format!(
            "the way back leads elsewhere:\n{}\nafter\n{}",
            changed.join("\n"),
            described(&change)
        ));
    }
    lead_back(subject, "creation", &creation, &convention)?;
    match subject.inspect()?.as_slice() {
        [] => Ok(()),
        left => Err(format!("{left:#?} are left")),
    }
}

/// Finds what leads to the models and does it, after which nothing differs any more.
fn lead_to(
    subject: &mut Subject,
    what: &str,
    models: &[Table],
    convention: &NamingConvention,
) -> Result<OperationList, Failure> {
    let operations = subject.difference(models, convention)?.operations;
    subject
        .apply(&operations, convention)
        .map_err(|error| format!("{what}: {error}\n{}", described(&operations)))?;
    expect_none(subject, what, models, convention)
        .map_err(|error| format!("{error}\nafter\n{}", described(&operations)))?;
    Ok(operations)
}

fn lead_back(
    subject: &mut Subject,
    what: &str,
    operations: &OperationList,
    convention: &NamingConvention,
) -> Result<(), Failure> {
    let back = operations.inverse().map_err(|error| error.to_string())?;
    subject
        .apply(&back, convention)
        .map_err(|error| format!("back from the {what}: {error}\n{}", described(&back)))
}

fn expect_none(
    subject: &mut Subject,
    what: &str,
    models: &[Table],
    convention: &NamingConvention,
) -> Result<(), Failure> {
    let Difference {
        operations, notes, ..
    } = subject.difference(models, convention)?;
    let is_meant = |text: &str| MEANT.iter().any(|meant| text.contains(meant));
    let warnings = notes.warnings.iter().cloned();
    let skipped = notes.not_compared.iter().map(|skipped| {
        let table = skipped.table.key();
        format!("{table}: {}: {}", skipped.subject, skipped.reason)
    });
    let remarks: Vec<String> = warnings
        .chain(skipped)
        .filter(|text| !is_meant(text))
        .collect();
    if operations.is_empty() && remarks.is_empty() {
        return Ok(());
    }
    let log: Vec<&str> = notes
        .log
        .iter()
        .map(|record| record.message.as_str())
        .collect();
    Err(format!(
        "after the {what} a difference is left:\n{}\n{log:#?}\n{remarks:#?}\nmodels\n{}",
        described(&operations),
        written(models),
    ))
}

fn described(operations: &OperationList) -> String {
    let lines: Vec<String> = operations
        .operations()
        .map(|operation| serde_json::to_string(operation).unwrap())
        .collect();
    lines.join("\n")
}

fn written(tables: &[Table]) -> String {
    let lines: Vec<String> = tables
        .iter()
        .map(|table| serde_json::to_string(table).unwrap())
        .collect();
    lines.join("\n")
}

/// The parts of tables that are on one side only. A column that comes back is the last of its table.
fn changed_parts(before: &[Table], after: &[Table]) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    let gone = before.difference(&after).map(|part| format!("- {part}"));
    let new = after.difference(&before).map(|part| format!("+ {part}"));
    gone.chain(new).collect()
}

fn parts(tables: &[Table]) -> BTreeSet<String> {
    fn each(table: &Table, parts: &[impl serde::Serialize]) -> Vec<String> {
        let key = table.qualified_name().key();
        let text = |part| format!("{key}: {}", plain(&serde_json::to_string(part).unwrap()));
        parts.iter().map(text).collect()
    }
    let all = tables.iter().flat_map(|table| {
        let bare = Table {
            columns: Vec::new(),
            constraints: Vec::new(),
            indexes: Vec::new(),
            ..table.clone()
        };
        let mut all = each(table, &[bare]);
        all.extend(each(table, &table.columns));
        all.extend(each(table, &table.constraints));
        all.extend(each(table, &table.indexes));
        all
    });
    all.collect()
}

/// PostgreSQL moves the casts of an expression that it reads again.
fn plain(text: &str) -> String {
    let text = [
        "::text[]",
        "::text",
        "::character varying[]",
        "::character varying",
    ]
    .iter()
    .fold(text.to_owned(), |text, cast| text.replace(cast, ""));
    text.replace(['(', ')'], "")
}
