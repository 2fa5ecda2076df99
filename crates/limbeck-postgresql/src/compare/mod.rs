//! What is the same to PostgreSQL.

mod default;
mod index;
mod serial;
mod text;

use limbeck_dialect::{ComparisonServer, ComparisonSql, Dialect};
use limbeck_diff::compare::index::compare_unique_columns;
use limbeck_diff::types::TypeRules;
use limbeck_diff::{DefaultPair, DialectComparison, HookError, Notes, Verdict};
use limbeck_model::expression::Expression;
use limbeck_model::schema::{Index, SqlType, Table, UniqueConstraint};
use limbeck_model::{DialectOptions, Name};

use self::serial::OwnedSequences;

const TYPE_RULES: TypeRules = TypeRules {
    synonyms: &[&["float", "double precision"]],
    attributes: &[],
};

/// What is the same to PostgreSQL.
pub(crate) struct PostgresqlComparison<'c> {
    sql: ComparisonSql<'c>,
    query: limbeck_dialect::comparison::Query<'c>,
    /// Read when the first column needs them.
    sequences: Option<OwnedSequences>,
}

impl<'c> PostgresqlComparison<'c> {
    pub(crate) fn new(dialect: &'c dyn Dialect, server: ComparisonServer<'c>) -> Self {
        Self {
            sql: ComparisonSql::new(dialect, server.context),
            query: server.query,
            sequences: None,
        }
    }
}

impl DialectComparison for PostgresqlComparison<'_> {
    fn name(&self) -> &str {
        self.sql.dialect_name()
    }

    fn supports_comments(&self) -> bool {
        true
    }

    fn final_name(&self, name: &Name) -> String {
        self.sql.final_name(name)
    }

    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        self.sql.type_text(r#type)
    }

    fn expression_text(&self, expression: &Expression) -> Result<String, HookError> {
        self.sql.expression_text(expression)
    }

    fn type_rules(&self) -> TypeRules {
        TYPE_RULES
    }

    /// The default of a `SERIAL` column is no default.
    fn adjust_inspected(&mut self, table: &mut Table, notes: &mut Notes) -> Result<(), HookError> {
        let name = table.name.text.clone();
        for column in &mut table.columns {
            let Some(drawn) = serial::drawn_sequence(column) else {
                continue;
            };
            let sequences = match &mut self.sequences {
                Some(sequences) => sequences,
                unread => unread.insert(OwnedSequences::read(&mut self.query)?),
            };
            if let Some(sequence) = sequences.owned_by(&drawn, &column.name.text) {
                column.server_default = None;
                notes.info(
                    serial::LOGGER,
                    format!(
                        "Detected sequence named '{sequence}' as owned by integer column \
                         '{name}({})', assuming SERIAL and omitting",
                        column.name
                    ),
                );
            }
        }
        Ok(())
    }

    fn adjust_inspected_options(&self, options: &mut DialectOptions) {
        let include = options.get("postgresql", "include");
        if include.is_some_and(|include| !include.is_truthy()) {
            options.0.shift_remove("postgresql_include");
        }
    }

    fn defaults_differ(&mut self, pair: &DefaultPair<'_>) -> Result<bool, HookError> {
        default::differ(pair, &self.sql, &mut self.query)
    }

    fn normalized_computed(&self, text: &str) -> String {
        limbeck_diff::dialect::normalized_computed(&text::without_casts(text))
    }

    fn compare_indexes(
        &mut self,
        desired: (&Table, &Index),
        actual: &Index,
        notes: &mut Notes,
    ) -> Result<Verdict, HookError> {
        index::compare(&self.sql, desired, actual, notes)
    }

    fn compare_unique_constraints(
        &mut self,
        desired: &UniqueConstraint,
        actual: &UniqueConstraint,
    ) -> Result<Verdict, HookError> {
        let verdict = compare_unique_columns(desired, actual);
        if verdict != Verdict::Equal {
            return Ok(verdict);
        }
        let options = (
            index::shown_options(&actual.options),
            index::shown_options(&desired.options),
        );
        if options.0 == options.1 {
            return Ok(Verdict::Equal);
        }
        Ok(Verdict::Different(vec![format!(
            "expression {} to {}",
            options.0, options.1
        )]))
    }
}
