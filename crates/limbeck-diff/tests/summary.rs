//! Differences in words.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod schemas;

use limbeck_diff::summary::{Fate, TableSummary, summary};
use limbeck_diff::{CompareOptions, Everything, compare};
use limbeck_model::schema::Table;
use schemas::{PlainDialect, desired};
use serde_json::{Value as Json, json};

fn tables(values: Json) -> Vec<Table> {
    serde_json::from_value(values).unwrap()
}

fn summarised(models: Json, database: Json) -> Vec<TableSummary> {
    let options = CompareOptions {
        compare_server_default: true,
        ..CompareOptions::default()
    };
    let difference = compare(
        &desired(&tables(models)),
        tables(database),
        &mut PlainDialect,
        &mut Everything,
        &options,
    );
    summary(&difference.unwrap().operations)
}

/// The lines, as a program without colours would print them.
fn lines(summary: &[TableSummary]) -> String {
    let sign = |fate| match fate {
        Fate::Added => '+',
        Fate::Removed => '-',
        Fate::Changed => '~',
    };
    let mut text = String::new();
    for table in summary {
        text.push_str(&format!("{} {}\n", sign(table.fate), table.table));
        for part in &table.parts {
            text.push_str(&format!("  {} {}\n", sign(part.fate), part.text));
        }
    }
    text
}

#[test]
fn changes_are_grouped_by_table() {
    let id = json!({"name": "id", "type": {"class": "Integer"}, "nullable": false});
    let varchar = |length: i64| json!({"class": "VARCHAR", "arguments": {"length": length}});
    let models = json!([
        {"name": "new", "columns": [id, {"name": "a", "type": varchar(5), "nullable": true,
            "server_default": {"kind": "literal", "text": "x"}, "comment": "it's"}],
         "constraints": [{"constraint": "primary_key", "columns": ["id"]}],
         "indexes": [{"name": "ix", "unique": true, "elements": [{"column": "a"}]}]},
        {"name": "t", "columns": [id, {"name": "a", "type": varchar(9), "nullable": false},
            {"name": "c", "type": {"class": "Integer"}, "nullable": true}],
         "constraints": [{"constraint": "foreign_key", "name": "fk", "columns": ["c"],
            "referred_table": "new", "referred_columns": ["id"], "on_delete": "CASCADE"}],
         "comment": "new"},
    ]);
    let database = json!([
        {"name": "old", "columns": [id]},
        {"name": "t", "columns": [id,
            {"name": "a", "type": varchar(5), "nullable": true,
             "server_default": {"kind": "expression",
                "expression": {"expression": "text", "text": "'x'"}}},
            {"name": "b", "type": {"class": "INTEGER"}, "nullable": true}],
         "constraints": [{"constraint": "unique", "name": "uq", "columns": ["a", "b"]}]},
    ]);
    assert_eq!(
        lines(&summarised(models, database)),
        "\
+ new
  + column id Integer() NOT NULL
  + column a VARCHAR(length=5) DEFAULT 'x' COMMENT \"it's\"
  + primary key (id)
  + unique index ix (a)
- old
~ t
  + column c Integer()
  ~ column a: type VARCHAR(length=5) to VARCHAR(length=9), NULL to NOT NULL, default 'x' to none
  - unique constraint uq (a, b)
  + foreign key fk (c) to new (id) ON DELETE CASCADE
  ~ comment to 'new'
  - column b INTEGER()
"
    );
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(summarised(json!([]), json!([])), []);
}
