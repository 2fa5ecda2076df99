//! How one database differs from another one.

use std::collections::HashSet;
use std::rc::Rc;

use limbeck_dialect::{ComparisonServer, NormalizedTable};
use limbeck_diff::{
    CompareOptions, Comparisons, DesiredSchema, DialectComparison, Difference, Everything,
    HookError, Notes, compare,
};
use limbeck_model::schema::{Autoincrement, NamingConvention, QualifiedName, Table};
use limbeck_script::host::{EngineOptions, ScriptError};
use limbeck_script::render::RenderOptions;

use super::candidates::{self, RenameCandidate};
use super::inspection::Extent;
use super::source_sql::SourceSql;
use super::{failure, hints, renames, statements};
use crate::compile::compile_error;
use crate::database::{Connections, Session};
use crate::interrupt::Interrupt;
use crate::progress::Progress;

/// What is asked of a comparison of two databases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Between<'o> {
    /// The URL of the database that would change.
    pub(crate) from: &'o str,
    /// The URL of the database that it would become like.
    pub(crate) to: &'o str,
    /// Whether all schemas are compared, or the default one.
    pub(crate) include_schemas: bool,
    /// Renames, as they were typed.
    pub(crate) renames: &'o [String],
    /// Whether the statements are wanted.
    pub(crate) with_statements: bool,
}

/// How one database differs from another one.
pub(crate) struct Found {
    /// The URLs with their passwords hidden.
    pub(crate) urls: [String; 2],
    /// What was found.
    pub(crate) difference: Difference,
    /// Drops and additions that look like renames.
    pub(crate) candidates: Vec<RenameCandidate>,
    /// The statements that make the first database like the second.
    pub(crate) statements: Vec<String>,
}

/// Compares two databases of the same kind.
pub(crate) fn between(question: &Between<'_>, interrupt: &Interrupt) -> Result<Found, ScriptError> {
    let connections = Connections::new(Rc::new(Progress::default()), interrupt.clone());
    let from = connections.open(question.from, EngineOptions::default())?;
    let to = connections.open(question.to, EngineOptions::default())?;
    let urls = [from.url().to_string(), to.url().to_string()];
    if from.dialect_name() != to.dialect_name() {
        return Err(ScriptError::command(format!(
            "a {} and a {} database can't be compared",
            from.dialect_name(),
            to.dialect_name()
        )));
    }
    let actual = tables(&from, question.include_schemas)?;
    let mut notes = Notes::default();
    let desired = desired(tables(&to, question.include_schemas)?, &to, &mut notes)?;
    let options = CompareOptions {
        compare_server_default: true,
        comparisons: Comparisons {
            checks: true,
            ..Comparisons::default()
        },
        default_schema: from.default_schema(),
        renames: renames::resolve(question.renames, &actual)?,
        ..CompareOptions::default()
    };
    let dialect = from.dialect();
    let mut comparison = dialect.comparison(server(&from)).map_err(compile_error)?;
    let mut difference = compare(
        &desired,
        actual,
        &mut *comparison,
        &mut Everything,
        &options,
    )
    .map_err(failure::of_comparison)?;
    drop(comparison);
    difference
        .notes
        .not_compared
        .append(&mut notes.not_compared);
    let all_hints = std::mem::take(&mut difference.hints);
    difference.hints = hints::with_rows(all_hints, &options.renames, &from)?;
    let statements = if question.with_statements {
        let compiler = from.compiler_for(NamingConvention::default());
        statements::of(&difference.operations, &compiler, &from)?
    } else {
        Vec::new()
    };
    let sql = SourceSql {
        dialect: &*dialect,
        context: &from.comparison_context(),
    };
    let candidates = candidates::describe(&difference.renames, &sql, &RenderOptions::default())?;
    Ok(Found {
        urls,
        difference,
        candidates,
        statements,
    })
}

fn server(session: &Session) -> ComparisonServer<'_> {
    ComparisonServer {
        context: session.comparison_context(),
        query: Box::new(|sql| session.query(sql).map_err(HookError::from)),
    }
}

/// The tables of a database that migrations maintain: not the version table, no partitions, and
/// nothing that belongs to an extension.
fn tables(session: &Session, include_schemas: bool) -> Result<Vec<Table>, ScriptError> {
    let extent = Extent {
        include_schemas,
        default_schema: session.default_schema(),
        version_table: CompareOptions::default().version_table,
    };
    let mut tables = extent.tables(session, &mut Everything)?;
    let schemas: HashSet<Option<String>> = tables
        .iter()
        .map(|table| table.schema.as_ref().map(|schema| schema.text.clone()))
        .collect();
    let mut owned = HashSet::new();
    for schema in schemas {
        let found = session.inspect(|inspector| inspector.owned_tables(schema.as_deref()))?;
        owned.extend(found.into_iter().map(|(name, _)| {
            let table = QualifiedName {
                name: name.into(),
                schema: schema.as_deref().map(Into::into),
            };
            table.key()
        }));
    }
    tables.retain(|table| !owned.contains(&table.qualified_name().key()));
    Ok(tables)
}

/// The tables of a database as models of another one.
fn desired(
    mut tables: Vec<Table>,
    session: &Session,
    notes: &mut Notes,
) -> Result<DesiredSchema, ScriptError> {
    let dialect = session.dialect();
    let mut comparison = dialect.comparison(server(session)).map_err(compile_error)?;
    let mut described = Vec::with_capacity(tables.len());
    for table in &mut tables {
        adjust(table, &mut *comparison, notes)?;
        let normalized = NormalizedTable::new(
            table,
            dialect.name(),
            dialect.capabilities(),
            &NamingConvention::default(),
        )
        .map_err(compile_error)?;
        described.push(normalized.desired());
    }
    DesiredSchema::new(vec![described]).map_err(failure::of_comparison)
}

/// Reads a table as comparisons read those of the other database.
fn adjust(
    table: &mut Table,
    comparison: &mut dyn DialectComparison,
    notes: &mut Notes,
) -> Result<(), ScriptError> {
    comparison
        .adjust_inspected(table, &mut Notes::default())
        .map_err(|cause| failure::of_comparison(cause.into()))?;
    for column in &table.columns {
        let draws_from_sequence = column.autoincrement == Autoincrement::Enabled
            && column.identity.is_none()
            && column.server_default.is_none();
        if draws_from_sequence && !column.primary_key {
            notes.not_compared(
                &table.qualified_name(),
                format!("sequence of column '{}'", column.name),
                "only that of a primary key is created with its table",
            );
        }
    }
    Ok(())
}
