//! One comparison, from the environment's settings to the difference.

use std::collections::HashMap;
use std::path::PathBuf;

use limbeck_dialect::{ComparisonServer, Dialect};
use limbeck_diff::{CompareOptions, DesiredSchema, Difference, HookError, Notes};
use limbeck_model::operation::OperationList;
use limbeck_model::schema::Table;
use limbeck_script::host::{LogLevel, ScriptError};

use super::candidates::{self, RenameCandidate};
use super::functions::ProjectFunctions;
use super::inspection::Extent;
use super::plugins;
use super::source_sql::SourceSql;
use super::{failure, hints, models, renames};
use crate::compile::compile_error;
use crate::database::Session;
use crate::environment::{Listener, RenameConfirmation, TaskContext};
use crate::event::Event;

/// How the database of one migration context differs from the models.
#[derive(Debug, Clone)]
pub(crate) struct DatabaseDifference {
    /// The URL with its password hidden.
    pub(crate) url: String,
    /// Template variables of the bodies of `upgrade()` and `downgrade()`.
    pub(crate) tokens: [String; 2],
    /// What was found.
    pub(crate) difference: Difference,
    /// Whether the project has comparisons for whole schemas or databases, whose findings come with
    /// its other functions that change revisions.
    pub(crate) project_compares_more: bool,
    /// Drops and additions that look like renames.
    pub(crate) candidates: Vec<RenameCandidate>,
    /// The operations that lead back.
    pub(crate) downgrade: OperationList,
}

impl DatabaseDifference {
    /// No difference, since nothing was compared.
    pub(super) fn not_compared(context: &TaskContext<'_>) -> Self {
        let url = context.migration.session().map(Session::url);
        Self {
            url: url.map(ToString::to_string).unwrap_or_default(),
            tokens: context.migration.body_tokens().clone(),
            difference: Difference::default(),
            project_compares_more: false,
            candidates: Vec::new(),
            downgrade: OperationList::default(),
        }
    }
}

/// What a command asks of comparisons.
pub(crate) struct ComparisonRequest<'r> {
    /// The environment script, which is named where it gives no models.
    pub(crate) environment_script: PathBuf,
    /// Renames, as they were typed.
    pub(crate) renames: &'r [String],
    /// Who is asked whether what looks like a rename is one.
    pub(crate) confirmation: Option<RenameConfirmation>,
}

/// Compares the models with the database of a migration context, which has to be at the heads.
pub(super) fn compare(
    rows: &[String],
    context: &TaskContext<'_>,
    request: &ComparisonRequest<'_>,
) -> Result<DatabaseDifference, ScriptError> {
    refuse_other_revisions(rows, context)?;
    compare_at_any_revision(context, request)
}

/// Compares the models with the database of a migration context.
pub(super) fn compare_at_any_revision(
    context: &TaskContext<'_>,
    request: &ComparisonRequest<'_>,
) -> Result<DatabaseDifference, ScriptError> {
    let Some(session) = context.migration.session() else {
        return Err(ScriptError::command(
            "autogenerate can't use as_sql=True as it prevents querying the database for schema \
             information",
        ));
    };
    let settings = context.migration.settings();
    let selection = plugins::select(settings, context.runner)?;
    let dialect = session.dialect();
    let extent = Extent {
        include_schemas: settings.include_schemas,
        default_schema: session.default_schema(),
        version_table: context.migration.version_table().name.clone(),
    };
    let callables = settings.callables;
    // Handing over the models takes about as long as reading the tables.
    let inspection = if selection.has_tables() && !callables.include_name && !callables.comparators
    {
        extent.tables_meanwhile(session)
    } else {
        None
    };
    let Some(models) = context.runner.models()? else {
        return Err(ScriptError::command(format!(
            "Can't proceed with --autogenerate option; environment script {} does not provide a \
             MetaData object or sequence of objects to the context.",
            request.environment_script.display()
        )));
    };
    let mut found = DatabaseDifference::not_compared(context);
    let mut project = ProjectFunctions::new(context, request.confirmation.is_some());
    let (comparators, compares_more) = project.comparators(selection.schemas)?;
    found.project_compares_more = compares_more;
    let Some(comparators) = comparators.filter(|_| selection.has_tables()) else {
        return Ok(found);
    };
    let described = models::describe(models, &*dialect)?;
    warn(&described.warnings, context.listener);

    let actual = match inspection {
        Some(inspection) => session.finish(inspection)?,
        None => extent.tables(session, &mut project)?,
    };
    let mut options = CompareOptions {
        compare_type: settings.compare_type,
        compare_server_default: settings.compare_server_default,
        comparisons: selection.comparisons,
        comparators,
        default_schema: extent.default_schema,
        version_table: extent.version_table,
        renames: renames::resolve(request.renames, &actual)?,
    };
    let sides = Sides {
        desired: &described.schema,
        dialect: &*dialect,
        session,
    };
    // A second comparison needs them again.
    let again = request.confirmation.is_some().then(|| actual.clone());
    found.difference = sides.difference(actual, &mut project, &options)?;
    if let Some(actual) = again
        && confirm_renames(&found.difference, request, &mut options)
    {
        found.difference = sides.difference(actual, &mut project, &options)?;
    }
    let difference = &mut found.difference;
    let all_hints = std::mem::take(&mut difference.hints);
    difference.hints = hints::with_rows(all_hints, &options.renames, session)?;
    let sql = SourceSql {
        dialect: &*dialect,
        context: &context.migration.source_context(),
    };
    found.candidates = candidates::describe(&found.difference.renames, &sql, &settings.render)?;
    report(&found, context);
    found.downgrade = found
        .difference
        .operations
        .inverse()
        .map_err(|error| ScriptError::new("ValueError", error.to_string()))?;
    Ok(found)
}

/// Differences would be those of the revisions that are not applied yet.
fn refuse_other_revisions(rows: &[String], context: &TaskContext<'_>) -> Result<(), ScriptError> {
    use limbeck_revision::CommandContext;

    let mut current = context
        .map
        .get_revisions(rows)
        .map_err(|error| ScriptError::command(error.command_message(&CommandContext::Other)))?;
    let mut heads = context.map.heads().to_vec();
    current.sort_unstable();
    current.dedup();
    heads.sort_unstable();
    if current == heads {
        return Ok(());
    }
    Err(ScriptError::command("Target database is not up to date."))
}

/// What comparisons need beside the tables of the database.
struct Sides<'s> {
    desired: &'s DesiredSchema,
    dialect: &'s dyn Dialect,
    session: &'s Session,
}

impl Sides<'_> {
    fn difference(
        &self,
        actual: Vec<Table>,
        project: &mut ProjectFunctions<'_>,
        options: &CompareOptions,
    ) -> Result<Difference, ScriptError> {
        let session = self.session;
        let mut comparison = self
            .dialect
            .comparison(ComparisonServer {
                context: session.comparison_context(),
                query: Box::new(|sql| session.query(sql).map_err(HookError::from)),
            })
            .map_err(compile_error)?;
        limbeck_diff::compare(self.desired, actual, &mut *comparison, project, options)
            .map_err(failure::of_comparison)
    }
}

/// Asks whether what looks like a rename is one; answers whether any is.
fn confirm_renames(
    found: &Difference,
    request: &ComparisonRequest<'_>,
    options: &mut CompareOptions,
) -> bool {
    let Some(confirmation) = &request.confirmation else {
        return false;
    };
    let before = options.renames.len();
    let candidates = found.renames.iter();
    let confirmed = candidates.filter(|rename| confirmation.ask(rename));
    options.renames.extend(confirmed.cloned());
    options.renames.len() > before
}

/// Passes on what was found beside operations, and what was said on the way.
fn report(found: &DatabaseDifference, context: &TaskContext<'_>) {
    let difference = &found.difference;
    say(&difference.notes, context);
    let tell = |event: Event<'_>| context.listener.tell(&event);
    let items = &difference.notes.not_compared[..];
    if !items.is_empty() {
        tell(Event::NotCompared { items });
    }
    for candidate in &found.candidates {
        tell(Event::LooksLikeRename { candidate });
    }
    for hint in &difference.hints {
        tell(Event::MayFail { hint });
    }
}

/// Passes on log records and warnings.
pub(super) fn say(notes: &Notes, context: &TaskContext<'_>) {
    warn(&notes.warnings, context.listener);
    let mut enabled: HashMap<(&str, LogLevel), bool> = HashMap::new();
    for record in &notes.log {
        let level = match record.level {
            limbeck_diff::LogLevel::Info => LogLevel::Info,
            limbeck_diff::LogLevel::Warning => LogLevel::Warning,
        };
        let is_enabled = *enabled
            .entry((record.logger, level))
            .or_insert_with(|| context.runner.is_enabled(record.logger, level));
        if is_enabled {
            context.runner.log(record.logger, level, &record.message);
        }
    }
}

fn warn(warnings: &[String], listener: &Listener) {
    for text in warnings {
        listener.tell(&Event::Warning { text });
    }
}
