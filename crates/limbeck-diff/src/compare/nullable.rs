//! Nullability.

use limbeck_model::operation::AlterColumn;

use super::column::ColumnPair;
use super::{Comparer, Outcome, logger};
use crate::Hint;

impl Comparer<'_> {
    pub(super) fn nullable(&mut self, pair: ColumnPair<'_>, alter: &mut AlterColumn) -> Outcome {
        let (actual, desired) = (pair.actual.is_nullable(), pair.desired.is_nullable());
        alter.existing_nullable = Some(actual);
        if actual == desired {
            return Outcome::Continue;
        }
        let is_computed = pair.actual.computed.is_some() || pair.desired.computed.is_some();
        let is_identity = pair.actual.identity.is_some() || pair.desired.identity.is_some();
        if is_identity || (is_computed && pair.desired.nullable.is_none()) {
            let label = pair.label();
            self.info(
                logger::CONSTRAINTS,
                format!("Ignoring nullable change on identity column '{label}'"),
            );
            return Outcome::Continue;
        }
        alter.nullable = Some(desired);
        if !desired {
            self.hint(Hint::NotNull {
                table: alter.table.clone(),
                column: alter.column.clone(),
            });
        }
        let word = if desired { "NULL" } else { "NOT NULL" };
        let label = pair.label();
        self.info(
            logger::CONSTRAINTS,
            format!("Detected {word} on column '{label}'"),
        );
        Outcome::Stop
    }
}
