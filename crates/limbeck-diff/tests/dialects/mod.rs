//! What the dialects say about equality, over recorded SQL.

mod mysql;
mod postgresql;
mod sqlite;

use limbeck_diff::types::TypeRules;
use limbeck_diff::{DefaultPair, DialectComparison, HookError, IndexSets, Notes, Verdict};
use limbeck_model::DialectOptions;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{ForeignKeyConstraint, Index, SqlType, Table};
use serde::Deserialize;

/// The SQL of an expression, as Alembic wrote it for each purpose.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RecordedExpression {
    pub(crate) expression: Expression,
    pub(crate) ddl: String,
    pub(crate) server_default: String,
    pub(crate) index_element: String,
}

/// The SQL of a type; `None` when the dialect has none for it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RecordedType {
    pub(crate) r#type: SqlType,
    pub(crate) sql: Option<String>,
}

/// What Alembic answered for a pair of defaults.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RecordedVerdict {
    pub(crate) actual: Option<String>,
    pub(crate) desired: Option<String>,
    pub(crate) differ: bool,
}

/// What was recorded of a dialect for one case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorded {
    pub(crate) expressions: Vec<RecordedExpression>,
    pub(crate) types: Vec<RecordedType>,
    pub(crate) verdicts: Vec<RecordedVerdict>,
}

impl Recorded {
    pub(crate) fn expression(
        &self,
        expression: &Expression,
    ) -> Result<&RecordedExpression, HookError> {
        let expression = match expression {
            Expression::Label { operand, .. } => operand,
            expression => expression,
        };
        self.expressions
            .iter()
            .find(|recorded| recorded.expression == *expression)
            .ok_or_else(|| format!("not recorded: {expression:?}").into())
    }

    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        self.types
            .iter()
            .find(|recorded| recorded.r#type == *r#type)
            .and_then(|recorded| recorded.sql.clone())
            .ok_or_else(|| format!("not recorded: {type:?}").into())
    }
}

/// A dialect over recorded SQL.
pub(crate) struct TestDialect {
    pub(crate) name: String,
    pub(crate) recorded: Recorded,
}

impl DialectComparison for TestDialect {
    fn name(&self) -> &str {
        &self.name
    }

    fn supports_comments(&self) -> bool {
        self.name != "sqlite"
    }

    fn unique_constraints_are_indexes(&self) -> bool {
        self.name == "mysql"
    }

    fn adjust_inspected_options(&self, options: &mut DialectOptions) {
        let include = options.get("postgresql", "include");
        if include.is_some_and(|include| !include.is_truthy()) {
            options.0.shift_remove("postgresql_include");
        }
    }

    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        self.recorded.type_text(r#type)
    }

    fn type_rules(&self) -> TypeRules {
        match self.name.as_str() {
            "mysql" => mysql::TYPE_RULES,
            "postgresql" => postgresql::TYPE_RULES,
            _ => TypeRules::NONE,
        }
    }

    fn types_differ(
        &mut self,
        actual: &limbeck_model::schema::Column,
        desired: &limbeck_model::schema::Column,
    ) -> Result<bool, HookError> {
        if self.name == "mysql"
            && let Some(answer) = mysql::labels_differ(&actual.r#type, &desired.r#type)
        {
            return Ok(answer);
        }
        let actual = self.type_text(&actual.r#type)?;
        let desired = self.type_text(&desired.r#type)?;
        Ok(self.type_rules().are_different(&actual, &desired))
    }

    fn expression_text(&self, expression: &Expression) -> Result<String, HookError> {
        Ok(self.recorded.expression(expression)?.ddl.clone())
    }

    fn defaults_differ(&mut self, pair: &DefaultPair<'_>) -> Result<bool, HookError> {
        if self.name == "sqlite" {
            return Ok(sqlite::defaults_differ(pair));
        }
        self.recorded
            .verdicts
            .iter()
            .find(|verdict| {
                verdict.actual.as_deref() == pair.actual_text
                    && verdict.desired.as_deref() == pair.desired_text
            })
            .map(|verdict| verdict.differ)
            .ok_or_else(|| format!("not asked: {pair:?}").into())
    }

    fn correct_indexes(
        &mut self,
        sets: &mut IndexSets<'_>,
        notes: &mut Notes,
    ) -> Result<(), HookError> {
        match self.name.as_str() {
            "mysql" => mysql::leave_out_implied_indexes(sets),
            "sqlite" => {
                limbeck_diff::compare::index::leave_out_expressions(sets, "sqlite", notes);
            }
            _ => {}
        }
        Ok(())
    }

    fn compare_indexes(
        &mut self,
        desired: (&Table, &Index),
        actual: &Index,
        notes: &mut Notes,
    ) -> Result<Verdict, HookError> {
        match self.name.as_str() {
            "postgresql" => postgresql::compare_indexes(&self.recorded, desired, actual, notes),
            _ => Ok(limbeck_diff::compare::index::compare_columns(
                desired.1, actual,
            )),
        }
    }

    fn correct_foreign_keys(
        &mut self,
        actual: &mut [ForeignKeyConstraint],
        desired: &[&ForeignKeyConstraint],
    ) {
        if self.name == "mysql" {
            mysql::restrict(actual, desired);
        }
    }
}
