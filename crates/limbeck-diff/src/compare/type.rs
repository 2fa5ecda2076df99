//! Column types.

use limbeck_model::operation::AlterColumn;

use super::column::ColumnPair;
use super::{Comparer, Outcome, logger};
use crate::{DiffError, UserVerdict};

impl Comparer<'_> {
    /// What the project's own function says, which may be all there is to say.
    pub(super) fn user_type(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        if !self.options.compare_type {
            return Ok(Outcome::Stop);
        }
        if !self.types_are_known(pair, alter) {
            return Ok(Outcome::Continue);
        }
        let actual = (pair.tables.actual, pair.actual);
        let desired = (&pair.tables.desired.table, pair.desired);
        match self.project.compare_type(actual, desired)? {
            UserVerdict::Undecided => Ok(Outcome::Continue),
            UserVerdict::Same => Ok(Outcome::Stop),
            UserVerdict::Different(_) => {
                self.type_changed(pair, alter);
                Ok(Outcome::Stop)
            }
        }
    }

    pub(super) fn dialect_type(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        if !self.types_are_known(pair, alter) {
            let reason = "the type is not known on one side";
            self.difference.notes.not_compared(
                &alter.table,
                format!("type of column '{}'", alter.column),
                reason,
            );
            return Ok(Outcome::Continue);
        }
        let differs = self.dialect.types_differ(pair.actual, pair.desired)?;
        if differs {
            self.type_changed(pair, alter);
        }
        Ok(Outcome::stop_if(differs))
    }

    fn types_are_known(&mut self, pair: ColumnPair<'_>, alter: &mut AlterColumn) -> bool {
        alter.existing_type = Some(pair.actual.r#type.clone());
        let label = pair.label();
        if self.dialect.is_unknown_type(&pair.actual.r#type) {
            let message = format!("Couldn't determine database type for column '{label}'");
            self.info(logger::TYPES, message);
            return false;
        }
        if self.dialect.is_unknown_type(&pair.desired.r#type) {
            let message = format!("Column '{label}' has no type within the model; can't compare");
            self.info(logger::TYPES, message);
            return false;
        }
        true
    }

    fn type_changed(&mut self, pair: ColumnPair<'_>, alter: &mut AlterColumn) {
        let desired = &pair.desired.r#type;
        alter.r#type = Some(desired.clone());
        let message = format!(
            "Detected type change from {} to {desired} on '{}'",
            pair.actual.r#type,
            pair.label()
        );
        self.info(logger::TYPES, message);
    }
}
