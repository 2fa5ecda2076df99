//! Differences that Alembic does not look for, pointed out without operations.

use std::collections::BTreeSet;

use limbeck_model::schema::{CheckConstraint, SqlType, Table};

use super::table::TablePair;
use super::{Comparer, checks, excludes, primary_keys, qualified};
use crate::{DialectComparison, HookError};

impl Comparer<'_> {
    /// Primary keys, CHECK and EXCLUDE constraints, labels of enumerations.
    pub(super) fn unnoticed(&mut self, pair: TablePair<'_>) -> Result<(), HookError> {
        let table = qualified(&pair.desired.table, pair.schema);
        let mut note = |subject: &str, reason: &str| {
            self.difference.notes.not_compared(&table, subject, reason);
        };
        if primary_key(pair.actual) != primary_key(&pair.desired.table) {
            note(
                "primary key",
                "a change of the primary key is not detected; the columns differ",
            );
        }
        let all: Vec<&CheckConstraint> = checks(&pair.desired.table)
            .chain(&pair.desired.implied_checks)
            .collect();
        if !self.options.comparisons.checks {
            let actual = names(self.dialect, checks(pair.actual).map(|check| &check.name));
            let desired = names(self.dialect, all.iter().map(|check| &check.name));
            for name in actual.symmetric_difference(&desired) {
                note(
                    &format!("check constraint '{name}'"),
                    "the plugin alembic.ext.checkconstraint_byname is not enabled",
                );
            }
        }
        if all.iter().any(|check| check.name.is_none()) {
            note(
                "check constraints without a name",
                "they can't be told apart",
            );
        }
        let actual = names(
            self.dialect,
            excludes(pair.actual).map(|exclude| &exclude.name),
        );
        let desired = names(
            self.dialect,
            excludes(&pair.desired.table).map(|exclude| &exclude.name),
        );
        for name in actual.symmetric_difference(&desired) {
            note(
                &format!("exclude constraint '{name}'"),
                "exclude constraints are not compared",
            );
        }
        for column in &pair.desired.table.columns {
            if let Some(actual) = pair.actual.column(&column.name.text)
                && labels_differ(&column.r#type, &actual.r#type, self.dialect.name())
                && !self.dialect.types_differ(actual, column)?
            {
                self.difference.notes.not_compared(
                    &table,
                    format!("labels of the type of column '{}'", column.name),
                    "a change of the labels of an enumeration is not detected",
                );
            }
        }
        Ok(())
    }
}

fn primary_key(table: &Table) -> Vec<String> {
    let key = primary_keys(table).next();
    let names = key
        .into_iter()
        .flat_map(|key| &key.columns)
        .map(|name| name.text.clone());
    names.collect()
}

fn names<'n>(
    dialect: &dyn DialectComparison,
    names: impl Iterator<Item = &'n Option<limbeck_model::Name>>,
) -> BTreeSet<String> {
    names
        .flatten()
        .map(|name| dialect.final_name(name))
        .collect()
}

fn labels_differ(desired: &SqlType, actual: &SqlType, dialect: &str) -> bool {
    match (
        &desired.for_dialect(dialect).arguments.labels,
        &actual.arguments.labels,
    ) {
        (Some(desired), Some(actual)) => desired != actual,
        _ => false,
    }
}
