//! What holds for all schemas.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

#[path = "schemas/apply.rs"]
mod apply;
#[path = "schemas/generate.rs"]
mod generate;
mod schemas;

use std::collections::HashSet;

use apply::{apply, sorted};
use generate::schema;
use limbeck_diff::{CompareOptions, Comparisons, Difference, Everything, compare};
use limbeck_model::operation::{Operation, OperationList};
use limbeck_model::schema::{Constraint, Table};
use proptest::prelude::*;
use schemas::{PlainDialect, desired};

fn difference(models: &[Table], database: &[Table]) -> Difference {
    let options = CompareOptions {
        compare_server_default: true,
        comparisons: Comparisons {
            checks: true,
            ..Comparisons::default()
        },
        ..CompareOptions::default()
    };
    let models = desired(models);
    compare(
        &models,
        database.to_vec(),
        &mut PlainDialect,
        &mut Everything,
        &options,
    )
    .unwrap()
}

proptest! {
    #[test]
    fn a_schema_does_not_differ_from_itself(tables in schema()) {
        let difference = difference(&tables, &tables);
        prop_assert!(difference.operations.is_empty(), "{:#?}", difference.operations);
        prop_assert!(difference.notes.log.is_empty());
        prop_assert!(difference.notes.not_compared.is_empty());
        prop_assert!(difference.renames.is_empty() && difference.hints.is_empty());
    }

    #[test]
    fn the_difference_makes_one_schema_of_the_other(from in schema(), to in schema()) {
        let operations = difference(&to, &from).operations;
        let mut tables = from.clone();
        apply(&operations, &mut tables);
        prop_assert_eq!(sorted(&tables), sorted(&to));
        let back = operations.inverse().unwrap();
        apply(&back, &mut tables);
        prop_assert_eq!(sorted(&tables), sorted(&from));
        prop_assert_eq!(back.inverse().unwrap(), operations);
    }

    #[test]
    fn tables_are_created_after_those_that_they_refer_to(from in schema(), to in schema()) {
        let difference = difference(&to, &from);
        let is_circular = difference.notes.warnings.iter().any(|text| text.contains("cycles"));
        let mut present: HashSet<String> =
            from.iter().map(|table| table.name.text.clone()).collect();
        for operation in difference.operations.operations() {
            let Operation::CreateTable(create) = operation else { continue };
            let table = &create.table;
            present.insert(table.name.text.clone());
            for constraint in &table.constraints {
                if let Constraint::ForeignKey(key) = constraint {
                    prop_assert!(is_circular || present.contains(&key.referred_table.text));
                }
            }
        }
    }

    #[test]
    fn operations_survive_serialisation(from in schema(), to in schema()) {
        let operations = difference(&to, &from).operations;
        let written = serde_json::to_string(&operations).unwrap();
        let read: OperationList = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(read, operations);
    }
}
