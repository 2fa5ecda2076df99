//! From operations and statements to SQL.

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_model::expression::{Expression, Statement};
use limbeck_model::operation::{
    AddColumn, AlterColumn, AlterTableBatch, ConstraintKind, CreateTable, DropConstraint,
    DropIndex, Operation,
};
use limbeck_model::schema::{
    Column, Constraint, Index, IndexElement, QualifiedName, ServerDefault, SqlType, Table,
};

use crate::batch::{CompiledBatch, compile_batch};
use crate::compiler::{Compilation, Compiled, Compiler, Scope, TableName};
use crate::generic::constraint::DroppedConstraint;
use crate::generic::{sequence, unsupported};
use crate::normalize::naming::{constraint_name, index_name};
use crate::normalize::{ConstraintOrigin, ConstraintSubject, NormalizedTable};
use crate::{
    CompileContext, CompileError, CompileErrorKind, CompileMemory, CompileResult, Dialect,
};

/// The statements of an operation, in the order in which Alembic sends them.
///
/// `memory` is that of the run: a named type that several tables use is created once.
///
/// # Errors
///
/// When the dialect has no form for the operation or a part of it.
pub fn compile_operation(
    dialect: &dyn Dialect,
    operation: &Operation,
    context: &CompileContext,
    memory: &mut CompileMemory,
) -> CompileResult<Compiled> {
    let parameters = IndexMap::new();
    let mut compilation = Compilation::new(dialect, context, &parameters, memory);
    run(&mut compilation, operation)?;
    Ok(compilation.finish())
}

/// The SQL of a statement. `parameters` are the values of its bind parameters by name; they
/// override those that the statement holds.
///
/// # Errors
///
/// When the dialect has no form for the statement or a part of it, or, for execution, when a bind
/// parameter has no value.
pub fn compile_statement(
    dialect: &dyn Dialect,
    statement: &Statement,
    context: &CompileContext,
    parameters: &IndexMap<String, Value>,
) -> CompileResult<Compiled> {
    let mut memory = CompileMemory::default();
    let mut compilation = Compilation::new(dialect, context, parameters, &mut memory);
    compilation.statement(|c| dialect.statement(c, statement))?;
    Ok(compilation.finish())
}

/// The SQL of an expression by itself, as `str(expression.compile(…))` gives it.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn compile_expression(
    dialect: &dyn Dialect,
    expression: &Expression,
    context: &CompileContext,
    parameters: &IndexMap<String, Value>,
) -> CompileResult<String> {
    let mut c = Compiler::new(dialect, context, parameters);
    dialect.expression(&mut c, expression)?;
    Ok(c.sql.take())
}

/// The SQL of an expression as it stands in DDL: literals, columns by their names alone.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn compile_ddl_expression(
    dialect: &dyn Dialect,
    expression: &Expression,
    context: &CompileContext,
) -> CompileResult<String> {
    in_ddl(dialect, context, |c| dialect.expression(c, expression))
}

/// The SQL of an expression as it stands in an index.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn compile_index_element(
    dialect: &dyn Dialect,
    expression: &Expression,
    context: &CompileContext,
) -> CompileResult<String> {
    in_ddl(dialect, context, |c| dialect.index_element(c, expression))
}

/// The SQL of a default as revision files hold it.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn compile_written_default(
    dialect: &dyn Dialect,
    expression: &Expression,
    context: &CompileContext,
) -> CompileResult<String> {
    in_ddl(dialect, context, |c| dialect.written_default(c, expression))
}

/// What something writes in DDL.
fn in_ddl(
    dialect: &dyn Dialect,
    context: &CompileContext,
    write: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult<String> {
    let parameters = IndexMap::new();
    let mut c = Compiler::new(dialect, context, &parameters);
    c.scope = Scope::DDL;
    write(&mut c)?;
    Ok(c.sql.take())
}

/// The SQL of a server default as it stands in a `DEFAULT` clause; `None` when it is not known.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn compile_server_default(
    dialect: &dyn Dialect,
    default: &ServerDefault,
    context: &CompileContext,
) -> CompileResult<Option<String>> {
    let parameters = IndexMap::new();
    let mut c = Compiler::new(dialect, context, &parameters);
    c.scope = Scope::DDL;
    let is_known = dialect.server_default(&mut c, default)?;
    Ok(is_known.then(|| c.sql.take()))
}

/// The SQL of a type.
///
/// # Errors
///
/// When the dialect has no such type.
pub fn compile_type(
    dialect: &dyn Dialect,
    r#type: &SqlType,
    context: &CompileContext,
) -> CompileResult<String> {
    let parameters = IndexMap::new();
    let mut c = Compiler::new(dialect, context, &parameters);
    dialect.type_sql(&mut c, r#type)?;
    Ok(c.sql.take())
}

fn run(s: &mut Compilation<'_>, operation: &Operation) -> CompileResult {
    let dialect = s.dialect;
    match operation {
        Operation::CreateTable(create) => create_table(s, create),
        Operation::DropTable(drop) => {
            s.ddl(|c| dialect.drop_table(c, (&drop.table).into(), drop.if_exists))
        }
        Operation::RenameTable(rename) => s.ddl(|c| dialect.rename_table(c, rename)),
        Operation::CreateTableComment(create) => s.ddl(|c| {
            dialect.set_table_comment(c, (&create.table).into(), create.comment.as_deref())
        }),
        Operation::DropTableComment(drop) => {
            s.ddl(|c| dialect.drop_table_comment(c, (&drop.table).into()))
        }
        Operation::AddColumn(add) => add_column(s, add),
        Operation::AlterColumn(alter) => alter_column(s, alter),
        Operation::DropColumn(drop) => dialect.drop_column(s, drop),
        Operation::AddConstraint(add) => add_constraint(s, &add.table, &add.constraint),
        Operation::DropConstraint(drop) => drop_constraint(s, drop),
        Operation::CreateIndex(create) => {
            create_index(s, &create.table, &create.index, create.if_not_exists)
        }
        Operation::DropIndex(drop) => drop_index(s, drop),
        Operation::CreateSchema(create) => s.ddl(|c| {
            sequence::create_schema(c, &create.name, create.if_not_exists);
            Ok(())
        }),
        Operation::DropSchema(drop) => s.ddl(|c| {
            sequence::drop_schema(c, &drop.name, drop.if_exists, drop.cascade);
            Ok(())
        }),
        Operation::CreateSequence(create) => {
            s.ddl(|c| dialect.create_sequence(c, &create.sequence, create.if_not_exists))
        }
        Operation::DropSequence(drop) => {
            s.ddl(|c| sequence::drop_sequence(c, &drop.sequence, drop.if_exists))
        }
        Operation::CreateType(create) => {
            let is_written = optional(s, |c| dialect.create_type(c, &create.r#type))?;
            check_named_type(s, "Create", &create.r#type, is_written || !create.alone)
        }
        Operation::DropType(drop) => {
            let is_written = optional(s, |c| dialect.drop_type(c, &drop.r#type))?;
            check_named_type(s, "Drop", &drop.r#type, is_written || !drop.alone)
        }
        Operation::BulkInsert(insert) => dialect.bulk_insert(s, insert),
        Operation::Execute(execute) => s.statement(|c| dialect.statement(c, &execute.statement)),
        Operation::AlterTableBatch(batch) => alter_table_batch(s, batch),
        Operation::Custom(custom) => Err(CompileError::new(
            CompileErrorKind::NotImplemented,
            format!(
                "an operation of the project's own can't be written as SQL: {}",
                custom.description
            ),
        )),
    }
}

/// Adds a statement, unless there is nothing to write. Says whether there was.
fn optional(
    s: &mut Compilation<'_>,
    write: impl FnOnce(&mut Compiler<'_>) -> CompileResult<bool>,
) -> CompileResult<bool> {
    let mut probe = Compiler::new(s.dialect, s.context, s.parameters);
    probe.scope = Scope::DDL;
    let is_written = write(&mut probe)?;
    if is_written {
        let text = probe.sql.take();
        s.ddl(|c| {
            c.sql.verbatim(&text);
            Ok(())
        })?;
    }
    Ok(is_written)
}

/// Refuses the statement about a named type that the dialect has no form for. `verb` is the
/// beginning of the name of SQLAlchemy's class.
fn check_named_type(
    s: &Compilation<'_>,
    verb: &str,
    r#type: &SqlType,
    is_known: bool,
) -> CompileResult {
    if is_known {
        return Ok(());
    }
    let kind = match r#type.arguments.labels {
        Some(_) => "Enum",
        None => "Domain",
    };
    let class = format!("<class 'sqlalchemy.dialects.postgresql.named_types.{verb}{kind}Type'>");
    let c = Compiler::new(s.dialect, s.context, s.parameters);
    Err(unsupported(&c, "DDLCompiler", &class))
}

fn normalized<'t>(s: &mut Compilation<'_>, table: &'t Table) -> CompileResult<NormalizedTable<'t>> {
    let mut normalized = NormalizedTable::new(
        table,
        s.dialect.name(),
        s.dialect.capabilities(),
        &s.context.naming_convention,
    )?;
    for warning in std::mem::take(&mut normalized.warnings) {
        s.warn(warning);
    }
    Ok(normalized)
}

fn create_table(s: &mut Compilation<'_>, create: &CreateTable) -> CompileResult {
    let dialect = s.dialect;
    let capabilities = dialect.capabilities();
    let table = normalized(s, &create.table)?;
    let name = TableName::from(&create.table);
    if create.alone {
        return s.ddl(|c| dialect.create_table(c, &table, create.if_not_exists));
    }
    for needed in dialect.needed_types(&table) {
        let arguments = &needed.r#type.arguments;
        let unnamed = limbeck_model::Name::default();
        let type_name = arguments.name.as_ref().unwrap_or(&unnamed);
        if s.memory
            .note_type(needed.kind, arguments.schema.as_ref(), type_name)
        {
            optional(s, |c| dialect.create_type(c, &needed.r#type))?;
        }
    }
    s.ddl(|c| dialect.create_table(c, &table, create.if_not_exists))?;
    for index in &table.indexes {
        s.ddl(|c| dialect.create_index(c, name, index, false))?;
    }
    if capabilities.comments && !capabilities.inline_comments {
        if let Some(comment) = &create.table.comment {
            s.ddl(|c| dialect.set_table_comment(c, name, Some(comment)))?;
        }
        for column in &create.table.columns {
            if let Some(comment) = &column.comment {
                s.ddl(|c| dialect.set_column_comment(c, name, &column.name, comment))?;
            }
        }
    }
    Ok(())
}

/// A table of nothing but a name.
fn bare_table(name: &QualifiedName) -> Table {
    let mut table = Table::new(name.name.clone());
    table.schema.clone_from(&name.schema);
    table
}

fn add_column(s: &mut Compilation<'_>, add: &AddColumn) -> CompileResult {
    let dialect = s.dialect;
    let capabilities = dialect.capabilities();
    let mut table = bare_table(&add.table);
    table.columns.push(add.column.clone());
    let table = normalized(s, &table)?;
    let name = TableName::from(&add.table);
    s.ddl(|c| dialect.add_column(c, add, &table.column(0)))?;
    let inlined = add.inline_references && add.column.foreign_keys.len() == 1;
    for added in &table.constraints {
        let is_inlined = inlined && matches!(*added.constraint, Constraint::ForeignKey(_));
        if !is_inlined {
            dialect.add_constraint_statement(s, name, &added.constraint, added.origin)?;
        }
    }
    for index in &table.indexes {
        s.ddl(|c| dialect.create_index(c, name, index, false))?;
    }
    if capabilities.comments
        && !capabilities.inline_comments
        && let Some(comment) = &add.column.comment
    {
        s.ddl(|c| dialect.set_column_comment(c, name, &add.column.name, comment))?;
    }
    Ok(())
}

/// The CHECK constraint that a type brings along, as part of its table.
fn type_checks(
    s: &mut Compilation<'_>,
    alter: &AlterColumn,
    r#type: &SqlType,
) -> CompileResult<Vec<Constraint>> {
    let mut table = bare_table(&alter.table);
    table
        .columns
        .push(Column::new(alter.column.clone(), r#type.clone()));
    let table = normalized(s, &table)?;
    Ok(table
        .constraints
        .iter()
        .map(|normalized| normalized.constraint.as_ref().clone())
        .collect())
}

fn alter_column(s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
    let dialect = s.dialect;
    let name = TableName::from(&alter.table);
    if let (Some(existing), Some(_)) = (&alter.existing_type, &alter.r#type) {
        for check in type_checks(s, alter, existing)? {
            let dropped = DroppedConstraint {
                table: name,
                name: check.name(),
                kind: Some(ConstraintKind::Check),
                if_exists: false,
                cascade: false,
            };
            dialect.drop_constraint_statement(s, &dropped, ConstraintOrigin::Type)?;
        }
    }
    dialect.alter_column(s, alter)?;
    if let Some(r#type) = &alter.r#type {
        for check in type_checks(s, alter, r#type)? {
            dialect.add_constraint_statement(s, name, &check, ConstraintOrigin::Type)?;
        }
    }
    Ok(())
}

fn add_constraint(
    s: &mut Compilation<'_>,
    name: &QualifiedName,
    constraint: &Constraint,
) -> CompileResult {
    let mut table = bare_table(name);
    table.constraints.push(constraint.clone());
    let constraint = match constraint {
        // A primary key without columns would be none.
        Constraint::PrimaryKey(key) => {
            let subject = ConstraintSubject::new(&table, constraint);
            let mut key = key.clone();
            key.name = constraint_name(&subject, key.name.as_ref(), &s.context.naming_convention)?;
            Constraint::PrimaryKey(key)
        }
        Constraint::Unique(_)
        | Constraint::ForeignKey(_)
        | Constraint::Check(_)
        | Constraint::Exclude(_) => {
            let table = normalized(s, &table)?;
            match table.constraints.first() {
                Some(normalized) => normalized.constraint.as_ref().clone(),
                None => constraint.clone(),
            }
        }
    };
    s.dialect
        .add_constraint_statement(s, name.into(), &constraint, ConstraintOrigin::Explicit)
}

fn drop_constraint(s: &mut Compilation<'_>, drop: &DropConstraint) -> CompileResult {
    let table = bare_table(&drop.table);
    let subject = ConstraintSubject::named(&table, drop.kind);
    let name = constraint_name(&subject, drop.name.as_ref(), &s.context.naming_convention)?;
    let dropped = DroppedConstraint {
        table: (&drop.table).into(),
        name: name.as_ref(),
        kind: drop.kind,
        if_exists: drop.if_exists,
        cascade: drop.cascade,
    };
    s.dialect
        .drop_constraint_statement(s, &dropped, ConstraintOrigin::Explicit)
}

fn create_index(
    s: &mut Compilation<'_>,
    name: &QualifiedName,
    index: &Index,
    if_not_exists: bool,
) -> CompileResult {
    let table = bare_table(name);
    let mut index = index.clone();
    index.name = index_name(&table, &as_columns(&index), &s.context.naming_convention)?;
    s.ddl(|c| {
        c.dialect
            .create_index(c, name.into(), &index, if_not_exists)
    })
}

/// An index as the directive names it: SQL text counts as a column of that name.
fn as_columns(index: &Index) -> Index {
    let mut index = index.clone();
    for element in &mut index.elements {
        if let IndexElement::Expression { expression } = element
            && let Expression::Text { text, .. } = &**expression
        {
            *element = IndexElement::Column {
                column: text.as_str().into(),
            };
        }
    }
    index
}

fn drop_index(s: &mut Compilation<'_>, drop: &DropIndex) -> CompileResult {
    let table = Table::new(drop.table.clone().unwrap_or_else(|| "no_table".into()));
    let index = Index {
        name: Some(drop.name.clone()),
        ..Index::default()
    };
    let name = index_name(&table, &index, &s.context.naming_convention)?;
    let drop = DropIndex {
        name: name.unwrap_or_else(|| drop.name.clone()),
        ..drop.clone()
    };
    s.ddl(|c| c.dialect.drop_index(c, &drop))
}

/// A batch without a look at the database; see [`crate::batch`].
fn alter_table_batch(s: &mut Compilation<'_>, batch: &AlterTableBatch) -> CompileResult {
    let compiled = match compile_batch(s.dialect, batch, None, s.context, s.memory)? {
        CompiledBatch::Alter(compiled) => compiled,
        CompiledBatch::Recreate(recreation) => Compiled {
            statements: recreation.statements().cloned().collect(),
            warnings: recreation.warnings,
        },
    };
    s.append(compiled);
    Ok(())
}
