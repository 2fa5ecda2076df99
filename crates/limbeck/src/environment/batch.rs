//! `op.batch_alter_table`

use limbeck_dialect::CompiledStatement;
use limbeck_dialect::batch::{CompiledBatch, Recreation, compile_batch, needs_reflection};
use limbeck_model::operation::AlterTableBatch;
use limbeck_model::schema::Table;
use limbeck_script::host::{LogTarget, ScriptError};

use super::context::MigrationContext;
use super::operations::{run_statements, warn};
use crate::compile::SqlCompiler;
use crate::database::Session;

/// Alters one table by several operations, by recreating it where the dialect needs that.
pub(crate) fn invoke(
    context: &MigrationContext,
    batch: &AlterTableBatch,
    log: &dyn LogTarget,
) -> Result<(), ScriptError> {
    let compiled = compile(context.compiler(), context.session(), batch)?;
    match compiled {
        CompiledBatch::Alter(compiled) => {
            warn(log, &compiled.warnings)?;
            run_statements(context, &compiled.statements, log)
        }
        CompiledBatch::Recreate(recreation) => {
            let triggers = match context.session() {
                Some(session) => session.inspect(|inspector| inspector.triggers(&batch.table))?,
                None => Vec::new(),
            };
            recreate(context, &recreation, log)?;
            let again: Vec<_> = triggers
                .into_iter()
                .map(|sql| CompiledStatement { sql })
                .collect();
            run_statements(context, &again, log)
        }
    }
}

/// Compiles a batch; the session is asked for the table as it is, where that is needed.
pub(crate) fn compile(
    compiler: &SqlCompiler,
    session: Option<&Session>,
    batch: &AlterTableBatch,
) -> Result<CompiledBatch, ScriptError> {
    let reflected = match session {
        Some(session) if needs_reflection(compiler.dialect(), batch) => reflect(session, batch)?,
        _ => None,
    };
    compiler.with_memory(|dialect, context, memory| {
        compile_batch(dialect, batch, reflected.as_ref(), context, memory)
    })
}

fn reflect(session: &Session, batch: &AlterTableBatch) -> Result<Option<Table>, ScriptError> {
    let schema = batch.table.schema.as_ref().map(|schema| schema.as_str());
    let names = [batch.table.name.text.clone()];
    let tables = session.inspect(|inspector| inspector.tables(schema, Some(&names)))?;
    match tables.into_iter().next() {
        Some(table) => Ok(Some(table)),
        None => Err(ScriptError::new(
            "sqlalchemy.exc.NoSuchTableError",
            batch.table.key(),
        )),
    }
}

fn recreate(
    context: &MigrationContext,
    recreation: &Recreation,
    log: &dyn LogTarget,
) -> Result<(), ScriptError> {
    warn(log, &recreation.warnings)?;
    run_statements(context, &recreation.create, log)?;
    if let Err(error) = run_statements(context, &recreation.replace, log) {
        // The first error says what is wrong; where the transaction is broken this one can't work.
        let _ = run_statements(context, &recreation.undo, log);
        return Err(error);
    }
    run_statements(context, &recreation.finish, log)
}
