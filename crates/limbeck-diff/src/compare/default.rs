//! Server defaults, generated columns and identity columns.

use limbeck_model::operation::{AlterColumn, ColumnDefault};
use limbeck_model::repr::list_repr;
use limbeck_model::schema::{Autoincrement, Column};

use super::column::{ColumnPair, default_of, set};
use super::{Comparer, Outcome, logger};
use crate::{DefaultPair, DiffError, HookError, UserVerdict};

impl Comparer<'_> {
    /// What the project's own function says, which may be all there is to say.
    pub(super) fn user_default(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        let (actual, desired) = (default_of(pair.actual), default_of(pair.desired));
        if actual.is_none() && desired.is_none() {
            return Ok(Outcome::Continue);
        }
        alter.existing_server_default = set(actual.clone());
        if !self.options.compare_server_default {
            self.note_uncompared_default(pair, alter)?;
            return Ok(Outcome::Stop);
        }
        let actual_text = self.text_of(actual.as_ref())?;
        let desired_text = self.text_of(desired.as_ref())?;
        let verdict = self.project.compare_server_default(
            (pair.tables.actual, pair.actual),
            (&pair.tables.desired.table, pair.desired),
            actual_text.as_deref(),
            desired_text.as_deref(),
        )?;
        match verdict {
            UserVerdict::Undecided => Ok(Outcome::Continue),
            UserVerdict::Same => Ok(Outcome::Stop),
            UserVerdict::Different(function) => {
                alter.server_default = set(desired);
                let message = format!(
                    "User defined function {function} detected server default on column '{}'",
                    pair.label()
                );
                self.info(logger::SERVER_DEFAULTS, message);
                Ok(Outcome::Stop)
            }
        }
    }

    /// Generated and identity columns, and MySQL's `AUTO_INCREMENT`, which may be all there is
    /// to say.
    pub(super) fn computed_and_identity(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        if pair.actual.computed.is_some() || pair.desired.computed.is_some() {
            self.computed(pair, alter)?;
            return Ok(Outcome::Stop);
        }
        let (actual, desired) = (&pair.actual.identity, &pair.desired.identity);
        if actual.is_some() || desired.is_some() {
            let difference =
                self.dialect
                    .compare_identities(desired.as_ref(), actual.as_ref(), pair.actual);
            if difference.is_change {
                alter.server_default = set(default_of(pair.desired));
                if !difference.options.is_empty() {
                    let message = format!(
                        "Detected server default on column '{}': identity options attributes {}",
                        pair.label(),
                        list_repr(&difference.options)
                    );
                    self.info(logger::SERVER_DEFAULTS, message);
                    return Ok(Outcome::Stop);
                }
            }
        }
        alter.autoincrement = match pair.desired.autoincrement {
            _ if pair.is_autoincrement => Some(true),
            Autoincrement::Enabled => Some(true),
            Autoincrement::Disabled => Some(false),
            Autoincrement::Auto | Autoincrement::IgnoreForeignKey => None,
        };
        Ok(Outcome::Continue)
    }

    /// No database changes a generated column; a difference is only pointed out.
    fn computed(&mut self, pair: ColumnPair<'_>, alter: &AlterColumn) -> Result<(), DiffError> {
        let normalized = |column: &Column| -> Result<Option<String>, HookError> {
            column.computed.as_ref().map_or(Ok(None), |computed| {
                let text = self.dialect.expression_text(&computed.expression)?;
                Ok(Some(self.dialect.normalized_computed(&text)))
            })
        };
        if normalized(pair.actual)? != normalized(pair.desired)? {
            let message = format!("Computed default on {} cannot be modified", pair.label());
            self.difference.notes.warnings.push(message);
            self.difference.notes.not_compared(
                &alter.table,
                format!("generated column '{}'", alter.column),
                "databases can't change how a column is generated: drop and add it instead",
            );
        }
        Ok(())
    }

    pub(super) fn dialect_default(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        let (actual, desired) = (default_of(pair.actual), default_of(pair.desired));
        if (actual.is_none() && desired.is_none())
            || !is_plain(actual.as_ref())
            || !is_plain(desired.as_ref())
        {
            return Ok(Outcome::Continue);
        }
        let differs = self.plain_defaults_differ(pair)?;
        if differs {
            alter.server_default = set(desired);
            let message = format!(
                "Dialect impl {} detected server default on column '{}'",
                self.dialect.name(),
                pair.label()
            );
            self.info(logger::SERVER_DEFAULTS, message);
        }
        Ok(Outcome::stop_if(differs))
    }

    fn plain_defaults_differ(&mut self, pair: ColumnPair<'_>) -> Result<bool, HookError> {
        let actual_text = self.text_of(default_of(pair.actual).as_ref())?;
        let desired_text = self.text_of(default_of(pair.desired).as_ref())?;
        self.dialect.defaults_differ(&DefaultPair {
            actual: pair.actual,
            desired: pair.desired,
            is_autoincrement: pair.is_autoincrement,
            actual_text: actual_text.as_deref(),
            desired_text: desired_text.as_deref(),
        })
    }

    fn text_of(&self, default: Option<&ColumnDefault>) -> Result<Option<String>, HookError> {
        match default {
            Some(ColumnDefault::Server { value }) => self.dialect.default_text(value),
            Some(ColumnDefault::Computed { .. } | ColumnDefault::Identity { .. }) | None => {
                Ok(None)
            }
        }
    }

    /// Texts that differ may mean the same; only the setting makes it worth asking.
    fn note_uncompared_default(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &AlterColumn,
    ) -> Result<(), HookError> {
        let actual = self.text_of(default_of(pair.actual).as_ref())?;
        let desired = self.text_of(default_of(pair.desired).as_ref())?;
        if actual != desired && !pair.is_autoincrement {
            let subject = format!("server default of column '{}'", alter.column);
            let reason = "compare_server_default is off";
            self.difference
                .notes
                .not_compared(&alter.table, subject, reason);
        }
        Ok(())
    }
}

/// Whether a default is a plain `DEFAULT` clause, or none.
fn is_plain(default: Option<&ColumnDefault>) -> bool {
    use limbeck_model::schema::ServerDefault;

    match default {
        None => true,
        Some(ColumnDefault::Server { value }) => *value != ServerDefault::Fetched,
        Some(ColumnDefault::Computed { .. } | ColumnDefault::Identity { .. }) => false,
    }
}
