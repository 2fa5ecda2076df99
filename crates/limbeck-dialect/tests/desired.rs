//! Tables of models, as the differ compares them.

use limbeck_dialect::{Dialect, NormalizedTable};
use limbeck_model::schema::{Constraint, NamingConvention, Table};
use limbeck_sqlite::SqliteDialect;
use serde_json::json;

#[test]
fn columns_imply_nothing_any_more() {
    let table: Table = serde_json::from_value(json!({
        "name": "t",
        "columns": [
            {"name": "id", "type": {"class": "Integer"}},
            {"name": "a", "type": {"class": "Integer"}, "unique": true,
             "foreign_keys": [{"referred_table": "u", "referred_column": "id"}]},
            {"name": "b", "type": {"class": "Integer"}, "index": true, "key": "other",
             "checks": [{"name": "big", "condition": {"expression": "text", "text": "b > 5"}}]},
            {"name": "c", "type": {"class": "Boolean",
                "arguments": {"create_constraint": true, "name": "truth"}}},
        ],
        "constraints": [
            {"constraint": "check", "name": "ck", "condition": {"expression": "true"}},
            {"constraint": "primary_key", "columns": ["id"]},
            {"constraint": "unique", "columns": ["a", "other"]},
        ],
    }))
    .unwrap();
    let convention: NamingConvention = serde_json::from_value(json!({
        "pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(column_0_label)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }))
    .unwrap();
    let dialect = SqliteDialect;
    let normalized =
        NormalizedTable::new(&table, dialect.name(), dialect.capabilities(), &convention).unwrap();
    let desired = normalized.desired();

    let named: Vec<String> = desired
        .table
        .constraints
        .iter()
        .map(|constraint| constraint.name().unwrap().text.clone())
        .collect();
    assert_eq!(named, ["pk_t", "ck_t_ck", "uq_t_a_b", "uq_t_a", "fk_t_a"]);
    let Constraint::Unique(unique) = &desired.table.constraints[2] else {
        panic!()
    };
    assert_eq!(unique.columns[1].text, "b");
    assert_eq!(
        desired.table.indexes[0].name.as_ref().unwrap().text,
        "ix_t_b"
    );
    let implied: Vec<&str> = desired
        .implied_checks
        .iter()
        .map(|check| check.name.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(implied, ["ck_t_truth", "ck_t_big"]);
    assert_eq!(desired.autoincrement, Some(0));
    for column in &desired.table.columns {
        assert!(
            column.unique.is_none() && column.index.is_none() && column.foreign_keys.is_empty()
        );
        assert_eq!(column.primary_key, column.name.text == "id");
    }
}
