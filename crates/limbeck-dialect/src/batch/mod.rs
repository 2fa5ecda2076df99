//! Batch mode: several operations on one table, by recreating it where the dialect needs that.
//!
//! The arithmetic is pure: from the table as it is and the operations to the statements. Reading the
//! table as it is, and executing the statements, is the caller's.

mod checks;
mod condition;
mod copy;
mod elements;
mod order;
mod replacement;
mod table;

use limbeck_model::operation::{AlterTableBatch, Operation, Recreate};
use limbeck_model::schema::{NamingConvention, Table};

use crate::{
    CompileContext, CompileError, CompileErrorKind, CompileMemory, CompileResult, Compiled,
    CompiledStatement, Dialect, compile_operation,
};
use table::BatchTable;

/// The statements of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompiledBatch {
    /// Ordinary statements, in order.
    Alter(Compiled),
    /// The table is recreated.
    Recreate(Recreation),
}

/// The statements that recreate a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recreation {
    /// Create the new table under a temporary name.
    pub create: Vec<CompiledStatement>,
    /// Copy the rows and drop the old table.
    pub replace: Vec<CompiledStatement>,
    /// Drop the new table: to be executed when one of `replace` fails.
    pub undo: Vec<CompiledStatement>,
    /// Give the new table its name, its indexes and its comments.
    pub finish: Vec<CompiledStatement>,
    /// Remarks for the user.
    pub warnings: Vec<String>,
}

impl Recreation {
    /// All statements of a recreation that succeeds, in order.
    pub fn statements(&self) -> impl Iterator<Item = &CompiledStatement> {
        self.create.iter().chain(&self.replace).chain(&self.finish)
    }
}

/// Whether the batch recreates its table.
pub fn recreates(dialect: &dyn Dialect, batch: &AlterTableBatch) -> bool {
    match batch.recreate {
        Recreate::Always => true,
        Recreate::Never => false,
        Recreate::Auto => dialect.recreates_in_batch(batch),
    }
}

/// Whether the batch needs to know the table as it is in the database.
pub fn needs_reflection(dialect: &dyn Dialect, batch: &AlterTableBatch) -> bool {
    recreates(dialect, batch) && batch.copy_from.is_none() && batch.reflected.is_none()
}

/// Compiles a batch.
///
/// `reflected` is the table as the database reports it, which [`needs_reflection`] asks for.
///
/// # Errors
///
/// When an operation has no form, names something that the table does not have, or the table is
/// not known.
pub fn compile_batch(
    dialect: &dyn Dialect,
    batch: &AlterTableBatch,
    reflected: Option<&Table>,
    context: &CompileContext,
    memory: &mut CompileMemory,
) -> CompileResult<CompiledBatch> {
    if !recreates(dialect, batch) {
        if batch.steps.iter().any(|step| step.position.is_some()) {
            return Err(CompileError::new(
                CompileErrorKind::Command,
                "Can't specify insert_before or insert_after when using ALTER; please specify \
                 recreate='always'",
            ));
        }
        let mut compiled = Compiled::default();
        for step in &batch.steps {
            let part = compile_operation(dialect, &step.operation, context, memory)?;
            compiled.statements.extend(part.statements);
            compiled.warnings.extend(part.warnings);
        }
        return Ok(CompiledBatch::Alter(compiled));
    }
    let reflected = reflected.or(batch.reflected.as_deref());
    let (known, is_reflected) = match (&batch.copy_from, reflected) {
        (Some(copy_from), _) => (&**copy_from, false),
        (None, Some(reflected)) => (reflected, true),
        (None, None) => return Err(unknown_table(dialect, batch)),
    };
    let table = BatchTable::new(dialect, batch, known, is_reflected, context)?;
    recreate(dialect, table, context, memory).map(CompiledBatch::Recreate)
}

/// Alembic's refusal of a batch that must see the database, in SQL mode.
fn unknown_table(dialect: &dyn Dialect, batch: &AlterTableBatch) -> CompileError {
    CompileError::new(
        CompileErrorKind::Command,
        format!(
            "This operation cannot proceed in --sql mode; batch mode with dialect {} requires a \
             live database connection with which to reflect the table \"{}\". To generate a batch \
             SQL migration script using table \"move and copy\", a complete Table object should be \
             passed to the \"copy_from\" argument of the batch_alter_table() method so that table \
             reflection can be skipped.",
            dialect.name(),
            batch.table.name,
        ),
    )
}

fn recreate(
    dialect: &dyn Dialect,
    mut table: BatchTable<'_>,
    context: &CompileContext,
    memory: &mut CompileMemory,
) -> CompileResult<Recreation> {
    table.apply_steps()?;
    let plan = table.finish()?;
    // All names of the new table are final: what a convention had to say is in them already, and
    // what had no name in the database keeps none.
    let context = CompileContext {
        naming_convention: NamingConvention::default(),
        ..context.clone()
    };
    let mut recreation = Recreation {
        warnings: plan.warnings,
        ..Recreation::default()
    };
    let mut compile =
        |operations: &[Operation], into: &mut Vec<CompiledStatement>| -> CompileResult {
            for operation in operations {
                let compiled = compile_operation(dialect, operation, &context, memory)?;
                into.extend(compiled.statements);
                recreation.warnings.extend(compiled.warnings);
            }
            Ok(())
        };
    compile(&plan.create, &mut recreation.create)?;
    compile(&plan.replace, &mut recreation.replace)?;
    compile(&plan.undo, &mut recreation.undo)?;
    compile(&plan.finish, &mut recreation.finish)?;
    Ok(recreation)
}

/// The operations that recreate a table, in the groups of [`Recreation`].
#[derive(Debug, Default)]
struct Plan {
    create: Vec<Operation>,
    replace: Vec<Operation>,
    undo: Vec<Operation>,
    finish: Vec<Operation>,
    warnings: Vec<String>,
}
