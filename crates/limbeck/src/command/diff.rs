//! `diff`, which Alembic does not have

use limbeck_diff::summary::{TableSummary, summary};
use limbeck_diff::{Difference, Hint, NotCompared};
use limbeck_model::operation::OperationList;
use limbeck_script::host::ScriptError;
use serde::Serialize;

use crate::autogenerate::{Between, DiffTask, RenameCandidate, between};
use crate::environment::{Environment, RunOptions};
use crate::error::{Error, ErrorKind, Result};
use crate::event::Event;
use crate::project::Project;

/// Options of [`diff`].
#[derive(Debug, Clone, Default)]
pub struct DiffOptions {
    /// The URLs of two databases to compare: the one that would change, and the one that it would
    /// become like. Without them the project's databases are compared with its models.
    pub databases: Option<(String, String)>,
    /// Whether all schemas of two databases are compared, or the default one. Between a database and
    /// models, `include_schemas` of the environment script decides.
    pub include_schemas: bool,
    /// Renames, `table.column:new_name` or `table:new_name`, for what would otherwise be a drop and
    /// an addition.
    pub renames: Vec<String>,
    /// Whether the statements are wanted.
    pub sql: bool,
}

/// What [`diff`] answers.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Diff {
    /// The databases that were compared; usually one.
    pub databases: Vec<DatabaseDiff>,
}

/// How one database differs from the models, or from another database.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DatabaseDiff {
    /// The URL of the database that would change, with its password hidden.
    pub from: String,
    /// The URL of the database that it would become like; absent for the models.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The differences in words, grouped by table.
    pub tables: Vec<TableSummary>,
    /// The operations that lead from the database to the models or the other database.
    pub operations: OperationList,
    /// The statements of the operations, if they were wanted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<String>,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
    /// Drops and additions that look like renames.
    pub renames: Vec<RenameCandidate>,
    /// Operations that can fail on the data of the tables.
    pub hints: Vec<Hint>,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.databases
            .iter()
            .all(|database| database.operations.is_empty())
    }
}

impl DatabaseDiff {
    fn new(
        urls: (String, Option<String>),
        difference: Difference,
        renames: Vec<RenameCandidate>,
        statements: Vec<String>,
    ) -> Self {
        Self {
            from: urls.0,
            to: urls.1,
            tables: summary(&difference.operations),
            operations: difference.operations,
            statements,
            not_compared: difference.notes.not_compared,
            renames,
            hints: difference.hints,
        }
    }
}

/// Compares databases with the models, or one with another, and changes nothing. The databases may be
/// at any revision. Comparators of the project for tables and columns take part; what those for whole
/// schemas find, which a warning says, and functions that change revisions
/// (`process_revision_directives`) do not.
///
/// # Errors
///
/// Models or databases that can't be compared; whatever the environment script or a database refuses.
pub fn diff(environment: &Environment, options: &DiffOptions) -> Result<Diff> {
    let databases = match &options.databases {
        Some((from, to)) => {
            let question = Between {
                from,
                to,
                include_schemas: options.include_schemas,
                renames: &options.renames,
                with_statements: options.sql,
            };
            let found = between(&question, &environment.interrupt())
                .map_err(|error| refused(error, options))?;
            let [from, to] = found.urls;
            let (difference, renames) = (found.difference, found.candidates);
            let database =
                DatabaseDiff::new((from, Some(to)), difference, renames, found.statements);
            tell(environment, &database);
            vec![database]
        }
        None => {
            let project = Project::open(environment)?;
            let request = environment.comparison_request(&project, &options.renames);
            let task = DiffTask::new(request, options.sql);
            environment.run(&project, &task, RunOptions::default())?;
            let found = task.into_found().into_iter();
            found
                .map(|(found, statements)| {
                    let (difference, renames) = (found.difference, found.candidates);
                    DatabaseDiff::new((found.url, None), difference, renames, statements)
                })
                .collect()
        }
    };
    Ok(Diff { databases })
}

fn refused(error: ScriptError, options: &DiffOptions) -> Error {
    let leaves_schema =
        error.class == "sqlalchemy.exc.NoReferencedTableError" && !options.include_schemas;
    let error = Error::from(error).with_kind(ErrorKind::Refused);
    if leaves_schema {
        return error.with_help(
            "the table is in another schema, which is compared too with --include-schemas",
        );
    }
    error
}

/// Tells of what was found beside operations, as comparisons with models do.
fn tell(environment: &Environment, database: &DatabaseDiff) {
    let tell = |event: Event<'_>| environment.listener().tell(&event);
    let items = &database.not_compared[..];
    if !items.is_empty() {
        tell(Event::NotCompared { items });
    }
    for candidate in &database.renames {
        tell(Event::LooksLikeRename { candidate });
    }
    for hint in &database.hints {
        tell(Event::MayFail { hint });
    }
}
