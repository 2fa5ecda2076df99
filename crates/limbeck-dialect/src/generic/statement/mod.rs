//! Statements that read and change rows.

mod change;
mod from;
mod labels;
mod query;

pub use change::{
    conflict_target, conflict_update, delete, empty_insert, insert, insert_into, returning,
    set_clause, several_tables, source_rows, update, update_sources, write_value,
};
pub use from::{from_clause, from_list, hint_for, hint_text, target, values};
pub use labels::select_list;
pub use query::{
    additions, fetch_clause, fetch_words, limit_clause, select, select_body, set_operation,
    set_operator_words, with_clause,
};

use limbeck_model::expression::{Expression, Statement};

use super::definition;
use crate::compiler::Scope;
use crate::{BindRendering, CompileResult, Compiler};

/// Any statement.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn statement(c: &mut Compiler<'_>, statement: &Statement) -> CompileResult {
    let dialect = c.dialect;
    match statement {
        Statement::Expression { element } => {
            let is_text = matches!(**element, Expression::Text { .. });
            if c.context.binds == BindRendering::Inline && !is_text {
                c.sql.word("SELECT ");
            }
            dialect.expression(c, element)
        }
        Statement::Select(select) => dialect.select(c, select),
        Statement::SetOperation(operation) => dialect.set_operation(c, operation),
        Statement::Insert(insert) => dialect.insert(c, insert),
        Statement::Update(update) => dialect.update(c, update),
        Statement::Delete(delete) => dialect.delete(c, delete),
        Statement::Values(rows) => values(c, rows),
        Statement::Definition(definition) => {
            c.scoped(Scope::DDL, |c| definition::definition(c, definition))
        }
    }
}
