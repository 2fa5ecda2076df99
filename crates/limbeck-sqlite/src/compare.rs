//! What is the same to SQLite.

use limbeck_dialect::{AlterCompiler, ComparisonServer, ComparisonSql, Dialect};
use limbeck_diff::compare::index;
use limbeck_diff::{DefaultPair, DialectComparison, HookError, IndexSets, Notes};
use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{SqlType, Table};

use crate::{SqliteDialect, limit_to_reflection};

/// What is the same to SQLite.
pub(crate) struct SqliteComparison<'c> {
    sql: ComparisonSql<'c>,
}

impl<'c> SqliteComparison<'c> {
    pub(crate) fn new(dialect: &'c dyn Dialect, server: ComparisonServer<'c>) -> Self {
        Self {
            sql: ComparisonSql::new(dialect, server.context),
        }
    }
}

impl DialectComparison for SqliteComparison<'_> {
    fn name(&self) -> &str {
        self.sql.dialect_name()
    }

    fn supports_comments(&self) -> bool {
        false
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

    /// An expression needs parentheses in a `DEFAULT` clause, which the catalogue leaves out.
    fn adjust_inspected(&mut self, table: &mut Table, _notes: &mut Notes) -> Result<(), HookError> {
        for column in &mut table.columns {
            SqliteDialect.adjust_reflected_column(column);
        }
        limit_to_reflection(table);
        Ok(())
    }

    fn defaults_differ(&mut self, pair: &DefaultPair<'_>) -> Result<bool, HookError> {
        if pair.actual_text.map(bare) == pair.desired_text.map(bare) {
            return Ok(false);
        }
        // Quotes within a string are doubled, and an empty string keeps its own.
        let clause = self.sql.default_clause(pair.desired)?;
        let clause = clause.as_deref().map(without_parentheses);
        Ok(clause.is_none() || pair.actual_text.map(without_parentheses) != clause)
    }

    /// An index on expressions is not compared, on neither side. One of a table that goes is there
    /// still, so that the way back creates it again.
    fn correct_indexes(
        &mut self,
        sets: &mut IndexSets<'_>,
        notes: &mut Notes,
    ) -> Result<(), HookError> {
        if let Some(table) = sets.desired_table {
            sets.actual_indexes.retain(|actual| {
                let is_compared = !index::has_expressions(actual);
                if !is_compared && let Some(name) = &actual.name {
                    notes.not_compared(
                        &table.qualified_name(),
                        format!("index '{name}'"),
                        "indexes on expressions are not compared on SQLite",
                    );
                }
                is_compared
            });
        }
        index::leave_out_expressions(sets, self.sql.dialect_name(), notes);
        Ok(())
    }
}

/// A default without the parentheses and the quotes that may stand around it.
fn bare(text: &str) -> &str {
    let text = without_parentheses(text);
    let unquoted = text.strip_prefix('"').unwrap_or(text);
    let unquoted = unquoted.strip_suffix('"').unwrap_or(unquoted);
    within(unquoted, '\'', '\'').unwrap_or(text)
}

fn without_parentheses(text: &str) -> &str {
    within(text, '(', ')').unwrap_or(text)
}

/// What stands between two characters, unless that is nothing.
fn within(text: &str, open: char, close: char) -> Option<&str> {
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inner.is_empty()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn quotes_and_parentheses_say_nothing() {
        for (text, expected) in [
            ("('x')", "x"),
            ("\"'x'\"", "x"),
            ("(5)", "5"),
            ("''", "''"),
            ("\"x\"", "\"x\""),
        ] {
            assert_eq!(bare(text), expected);
        }
    }
}
