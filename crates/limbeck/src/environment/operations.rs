//! Migration operations: compiled, then executed or written.

use std::collections::{HashMap, HashSet};

use limbeck_dialect::{Compiled, CompiledStatement};
use limbeck_model::operation::Operation;
use limbeck_model::schema::{NamingConvention, QualifiedName, SqlType, Table};
use limbeck_script::host::{LogTarget, ScriptError};

use super::context::MigrationContext;
use super::statements::echo;
use crate::compile::SqlCompiler;
use crate::database::Session;

/// Executes an operation of a migration, or writes it; with the naming convention of its metadata
/// if that is not the context's.
pub(crate) fn invoke(
    context: &MigrationContext,
    operation: &Operation,
    naming_convention: Option<&NamingConvention>,
    log: &dyn LogTarget,
) -> Result<(), ScriptError> {
    if let Operation::AlterTableBatch(batch) = operation {
        return super::batch::invoke(context, batch, log);
    }
    let compiled = compile(context, operation, naming_convention)?;
    warn(log, &compiled.warnings)?;
    run_statements(context, &compiled.statements, log)
}

/// The statements of an operation of a migration that is not a batch, which may need the database.
pub(crate) fn compile(
    context: &MigrationContext,
    operation: &Operation,
    naming_convention: Option<&NamingConvention>,
) -> Result<Compiled, ScriptError> {
    let compiler = context.compiler();
    match naming_convention {
        Some(convention) => compiler.compile_operation_named(operation, convention),
        None => compiler.compile_operation(operation),
    }
}

/// Passes the remarks of a compiler on to the script that asked for the operation.
pub(crate) fn warn(log: &dyn LogTarget, warnings: &[String]) -> Result<(), ScriptError> {
    warnings.iter().try_for_each(|text| log.warn(text))
}

/// Executes the statements of an operation, or writes them.
pub(crate) fn run_statements(
    context: &MigrationContext,
    statements: &[CompiledStatement],
    log: &dyn LogTarget,
) -> Result<(), ScriptError> {
    for statement in statements {
        if let Some(session) = context.session() {
            echo(session, &statement.sql, log);
        }
        context.executor().execute(&statement.sql)?;
    }
    Ok(())
}

/// Executes operations outside of any migration (`metadata.create_all()`).
pub(crate) fn execute_all(
    session: &Session,
    compiler: &SqlCompiler,
    operations: &[Operation],
    check_first: bool,
    log: &dyn LogTarget,
) -> Result<(), ScriptError> {
    let mut catalogue = Catalogue::default();
    for operation in operations {
        let is_checked = match operation {
            Operation::CreateType(create) => check_first || create.check_first,
            Operation::DropType(drop) => check_first || drop.check_first,
            _ => check_first,
        };
        if is_checked && catalogue.makes_needless(session, compiler, operation)? {
            continue;
        }
        if let (true, Operation::CreateTable(create)) = (is_checked, operation) {
            catalogue.note_types(session, compiler, &create.table)?;
        }
        let compiled = compiler.compile_operation(operation)?;
        warn(log, &compiled.warnings)?;
        for statement in &compiled.statements {
            echo(session, &statement.sql, log);
            session.execute(&statement.sql)?;
        }
    }
    Ok(())
}

/// What a database holds, as far as operations were compared with it.
#[derive(Default)]
pub(crate) struct Catalogue {
    /// Names of types by schema.
    types: HashMap<Option<String>, Vec<String>>,
    /// Schemas whose enumeration types the compiler knows.
    noted: HashSet<Option<String>>,
}

impl Catalogue {
    /// Whether what an operation creates exists already, or what it drops does not.
    fn makes_needless(
        &mut self,
        session: &Session,
        compiler: &SqlCompiler,
        operation: &Operation,
    ) -> Result<bool, ScriptError> {
        let translated = |name: &QualifiedName| QualifiedName {
            name: name.name.clone(),
            schema: compiler.translated_schema(name.schema.as_ref()),
        };
        match operation {
            Operation::CreateTable(create) => {
                has_table(session, &translated(&create.table.qualified_name()))
            }
            Operation::DropTable(drop) => Ok(!has_table(session, &translated(&drop.table))?),
            Operation::CreateIndex(create) => {
                let name = create.index.name.as_ref();
                name.map_or(Ok(false), |name| {
                    has_index(session, &translated(&create.table), name.as_str())
                })
            }
            Operation::DropIndex(drop) => match &drop.table {
                Some(table) => {
                    let table = QualifiedName {
                        name: table.clone(),
                        schema: drop.schema.clone(),
                    };
                    Ok(!has_index(
                        session,
                        &translated(&table),
                        drop.name.as_str(),
                    )?)
                }
                None => Ok(false),
            },
            Operation::CreateType(create) => self.has_type(session, compiler, &create.r#type),
            Operation::DropType(drop) => Ok(!self.has_type(session, compiler, &drop.r#type)?),
            Operation::CreateSequence(create) => {
                let sequence = &create.sequence;
                let name = QualifiedName {
                    name: sequence.name.clone(),
                    schema: sequence.schema.clone(),
                };
                has_sequence(session, &translated(&name))
            }
            Operation::DropSequence(drop) => {
                Ok(!has_sequence(session, &translated(&drop.sequence))?)
            }
            Operation::RenameTable(_)
            | Operation::CreateTableComment(_)
            | Operation::DropTableComment(_)
            | Operation::AddColumn(_)
            | Operation::AlterColumn(_)
            | Operation::DropColumn(_)
            | Operation::AddConstraint(_)
            | Operation::DropConstraint(_)
            | Operation::CreateSchema(_)
            | Operation::DropSchema(_)
            | Operation::BulkInsert(_)
            | Operation::Execute(_)
            | Operation::AlterTableBatch(_)
            | Operation::Custom(_) => Ok(false),
        }
    }

    /// Tells the compiler which of the enumeration types that a table uses exist already.
    pub(crate) fn note_types(
        &mut self,
        session: &Session,
        compiler: &SqlCompiler,
        table: &Table,
    ) -> Result<(), ScriptError> {
        for column in &table.columns {
            let arguments = &column.r#type.arguments;
            if arguments.labels.is_none() || !compiler.dialect().capabilities().native_enum {
                continue;
            }
            let schema = arguments.schema.as_ref();
            if self.noted.insert(schema.map(ToString::to_string)) {
                let meant = compiler.translated_schema(schema);
                let meant = meant.as_ref().map(|schema| schema.as_str());
                let mut found = session.inspect(|inspector| inspector.enums(meant))?;
                for r#type in &mut found {
                    r#type.arguments.schema = schema.cloned();
                }
                compiler.note_existing("enum", &found);
            }
        }
        Ok(())
    }

    fn has_type(
        &mut self,
        session: &Session,
        compiler: &SqlCompiler,
        r#type: &SqlType,
    ) -> Result<bool, ScriptError> {
        let arguments = &r#type.arguments;
        let Some(name) = &arguments.name else {
            return Ok(false);
        };
        let schema = compiler
            .translated_schema(arguments.schema.as_ref())
            .map(|schema| schema.text);
        if !self.types.contains_key(&schema) {
            let names = session.inspect(|inspector| inspector.type_names(schema.as_deref()))?;
            self.types.insert(schema.clone(), names);
        }
        let names = self.types.get(&schema);
        Ok(names.is_some_and(|names| names.iter().any(|found| found == name.as_str())))
    }
}

fn has_table(session: &Session, name: &QualifiedName) -> Result<bool, ScriptError> {
    session.inspect(|inspector| inspector.has_table(name))
}

fn has_index(session: &Session, table: &QualifiedName, index: &str) -> Result<bool, ScriptError> {
    let schema = table.schema.as_ref().map(|schema| schema.as_str());
    let names = [table.name.text.clone()];
    let tables = session.inspect(|inspector| inspector.tables(schema, Some(&names)))?;
    let has_name = |table: &Table| {
        table
            .indexes
            .iter()
            .any(|found| found.name.as_ref().is_some_and(|name| name.text == index))
    };
    Ok(tables.iter().any(has_name))
}

fn has_sequence(session: &Session, name: &QualifiedName) -> Result<bool, ScriptError> {
    let schema = name.schema.as_ref().map(|schema| schema.as_str());
    let names = session.inspect(|inspector| inspector.sequence_names(schema))?;
    Ok(names.iter().any(|found| found == name.name.as_str()))
}
