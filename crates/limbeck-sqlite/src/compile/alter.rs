//! Changing tables.

use limbeck_dialect::generic::alter::{rename_column_with, rename_table};
use limbeck_dialect::generic::constraint::DroppedConstraint;
use limbeck_dialect::normalize::type_check;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{
    AlterCompiler, Compilation, CompileError, CompileErrorKind, CompileResult, Compiler,
    ConstraintOrigin, Dialect, TableName,
};
use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::{AddColumn, AlterColumn, AlterTableBatch, Operation, RenameTable};
use limbeck_model::schema::{Column, Constraint, ServerDefault, SqlType};

use crate::SqliteDialect;

const NO_ALTER: &str = "No support for ALTER of constraints in SQLite dialect. Please refer to the \
                        batch mode feature which allows for SQLite migrations using a \
                        copy-and-move strategy.";

impl AlterCompiler for SqliteDialect {
    fn rename_table(&self, c: &mut Compiler<'_>, rename: &RenameTable) -> CompileResult {
        rename_table(c, rename, false)
    }

    fn rename_column(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        new_name: &Name,
    ) -> CompileResult {
        rename_column_with(c, alter, new_name, " RENAME COLUMN ")
    }

    fn add_constraint_statement(
        &self,
        s: &mut Compilation<'_>,
        _table: TableName<'_>,
        _constraint: &Constraint,
        origin: ConstraintOrigin,
    ) -> CompileResult {
        match origin {
            ConstraintOrigin::Type => {
                s.warn(
                    "Skipping unsupported ALTER for creation of implicit constraint. Please refer \
                     to the batch mode feature which allows for SQLite migrations using a \
                     copy-and-move strategy.",
                );
                Ok(())
            }
            ConstraintOrigin::Explicit | ConstraintOrigin::Column => Err(no_alter()),
        }
    }

    fn drop_constraint_statement(
        &self,
        _s: &mut Compilation<'_>,
        _dropped: &DroppedConstraint<'_>,
        origin: ConstraintOrigin,
    ) -> CompileResult {
        match origin {
            // It was never created by an ALTER.
            ConstraintOrigin::Type => Ok(()),
            ConstraintOrigin::Explicit | ConstraintOrigin::Column => Err(no_alter()),
        }
    }

    /// Everything but indexes and simple new columns needs a new table.
    fn recreates_in_batch(&self, batch: &AlterTableBatch) -> bool {
        batch.steps.iter().any(|step| match &step.operation {
            Operation::AddColumn(add) => {
                needs_recreate(&add.column) || brings_constraints(add, self)
            }
            Operation::CreateIndex(_) | Operation::DropIndex(_) => false,
            Operation::CreateTable(_)
            | Operation::DropTable(_)
            | Operation::RenameTable(_)
            | Operation::CreateTableComment(_)
            | Operation::DropTableComment(_)
            | Operation::AlterColumn(_)
            | Operation::DropColumn(_)
            | Operation::AddConstraint(_)
            | Operation::DropConstraint(_)
            | Operation::CreateSchema(_)
            | Operation::DropSchema(_)
            | Operation::CreateSequence(_)
            | Operation::DropSequence(_)
            | Operation::CreateType(_)
            | Operation::DropType(_)
            | Operation::BulkInsert(_)
            | Operation::Execute(_)
            | Operation::AlterTableBatch(_)
            | Operation::Custom(_) => true,
        })
    }

    /// SQLite reports defaults without the parentheses that it wants around expressions.
    fn adjust_reflected_column(&self, column: &mut Column) {
        if let Some(ServerDefault::Expression { expression }) = &mut column.server_default
            && let Expression::Text { text, .. } = &mut **expression
            && is_bare_expression(text)
        {
            *text = format!("({text})");
        }
    }

    /// A cast to JSON would make a number of the text.
    fn casts_in_batch(&self, from: &SqlType, to: &SqlType) -> bool {
        let to = Affinity::of(to);
        to != Affinity::Json && Affinity::of(from) != to
    }
}

/// Whether SQLite's `ADD COLUMN` can't add a column: its default is an expression, or it is stored.
fn needs_recreate(column: &Column) -> bool {
    matches!(
        column.server_default,
        Some(ServerDefault::Expression { .. })
    ) || column
        .computed
        .as_ref()
        .is_some_and(|computed| computed.persisted == Some(true))
}

/// Whether a column comes with constraints of its table, which only a new table can have.
fn brings_constraints(add: &AddColumn, dialect: &SqliteDialect) -> bool {
    let column = &add.column;
    let is_inline = add.inline_references && column.foreign_keys.len() == 1;
    let refers = !column.foreign_keys.is_empty() && !is_inline;
    let is_unique = column.unique == Some(true) && column.index != Some(true);
    refers || is_unique || type_check(column, dialect.name(), dialect.capabilities()).is_some()
}

/// Whether a default is neither a digit, nor a quoted literal, nor in parentheses.
pub(super) fn is_bare_expression(text: &str) -> bool {
    let enclosed = |open: char, close: char| {
        text.chars().count() > 2 && text.starts_with(open) && text.ends_with(close)
    };
    let is_digit = matches!(text.as_bytes(), [b'0'..=b'9' | b'.']);
    !(text.is_empty() || is_digit || enclosed('\'', '\'') || enclosed('(', ')'))
}

fn no_alter() -> CompileError {
    CompileError::new(CompileErrorKind::NotImplemented, NO_ALTER)
}
