//! Differences as the statements that lead to them.

use limbeck_dialect::CompiledStatement;
use limbeck_dialect::batch::CompiledBatch;
use limbeck_model::operation::{
    AlterTableBatch, ModifyTable, Operation, OperationItem, OperationList,
};
use limbeck_script::host::ScriptError;

use crate::compile::SqlCompiler;
use crate::database::Session;
use crate::environment::{Catalogue, compile_batch};

/// The statements of operations on a database, as it is now.
pub(super) fn of(
    operations: &OperationList,
    compiler: &SqlCompiler,
    session: &Session,
) -> Result<Vec<String>, ScriptError> {
    let mut writer = Writer {
        compiler,
        session,
        catalogue: Catalogue::default(),
        statements: Vec::new(),
    };
    for item in &operations.0 {
        match item {
            OperationItem::Operation(operation) => writer.operation(operation)?,
            OperationItem::ModifyTable(modify)
                if !compiler.dialect().capabilities().alter_constraints =>
            {
                writer.batch(modify)?;
            }
            OperationItem::ModifyTable(modify) => {
                for operation in &modify.operations {
                    writer.operation(operation)?;
                }
            }
        }
    }
    Ok(writer.statements)
}

struct Writer<'a> {
    compiler: &'a SqlCompiler,
    session: &'a Session,
    catalogue: Catalogue,
    statements: Vec<String>,
}

impl Writer<'_> {
    fn operation(&mut self, operation: &Operation) -> Result<(), ScriptError> {
        if let Operation::CreateTable(create) = operation {
            self.catalogue
                .note_types(self.session, self.compiler, &create.table)?;
        }
        let compiled = self.compiler.compile_operation(operation)?;
        self.extend(compiled.statements);
        Ok(())
    }

    /// The changes of a table together, for a database that can't make all of them in place.
    fn batch(&mut self, modify: &ModifyTable) -> Result<(), ScriptError> {
        let is_own = |operation: &&Operation| matches!(operation, Operation::Custom(_));
        if let Some(own) = modify.operations.iter().find(is_own) {
            // Compiling it says that it has no SQL.
            return self.operation(own);
        }
        let batch = AlterTableBatch::new(modify.table.clone(), modify.operations.clone());
        match compile_batch(self.compiler, Some(self.session), &batch)? {
            CompiledBatch::Alter(compiled) => self.extend(compiled.statements),
            CompiledBatch::Recreate(recreation) => {
                self.extend(recreation.statements().cloned().collect());
                let triggers = self
                    .session
                    .inspect(|inspector| inspector.triggers(&batch.table))?;
                self.statements.extend(triggers);
            }
        }
        Ok(())
    }

    fn extend(&mut self, statements: Vec<CompiledStatement>) {
        let texts = statements.into_iter().map(|statement| statement.sql);
        self.statements.extend(texts);
    }
}
