//! Large schemas take time in proportion to their size.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod schemas;

use std::time::{Duration, Instant};

use limbeck_diff::{CompareOptions, Everything, compare};
use limbeck_model::schema::Table;
use schemas::{PlainDialect, desired};
use serde_json::json;

/// Tables of ten columns with an index, each of which refers to the one before.
fn tables(count: usize) -> Vec<Table> {
    let table = |number: usize| {
        let mut columns =
            vec![json!({"name": "id", "type": {"class": "Integer"}, "primary_key": true})];
        columns.extend((1..10).map(|position| {
            json!({"name": format!("c{position}"), "type": {"class": "Text"}, "nullable": true})
        }));
        let mut constraints = vec![json!({"constraint": "primary_key", "columns": ["id"]})];
        if number > 0 {
            constraints.push(json!({"constraint": "foreign_key", "columns": ["c1"],
                "referred_table": format!("t{}", number - 1), "referred_columns": ["id"]}));
        }
        let index = json!({"name": format!("ix_{number}"), "elements": [{"column": "c2"}]});
        serde_json::from_value(json!({"name": format!("t{number}"), "columns": columns,
            "constraints": constraints, "indexes": [index]}))
        .unwrap()
    };
    (0..count).map(table).collect()
}

fn time(models: &[Table], database: &[Table]) -> (Duration, usize) {
    let models = desired(models);
    let database = database.to_vec();
    let start = Instant::now();
    let options = CompareOptions::default();
    let found = compare(
        &models,
        database,
        &mut PlainDialect,
        &mut Everything,
        &options,
    )
    .unwrap();
    (start.elapsed(), found.operations.operations().count())
}

#[test]
fn two_thousand_tables_are_compared_at_once() {
    let tables = tables(2000);
    for (models, database, count) in [
        (&tables[..], &[][..], 4000),
        (&[], &tables, 4000),
        (&tables, &tables, 0),
    ] {
        let (elapsed, found) = time(models, database);
        assert_eq!(found, count);
        println!("{found} operations: {elapsed:?}");
        // Unoptimised code on a busy machine.
        assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
    }
}
