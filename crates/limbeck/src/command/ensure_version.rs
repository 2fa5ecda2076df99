//! `ensure_version`

use limbeck_revision::Step;
use limbeck_script::host::ScriptError;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::Result;
use crate::project::Project;

/// Creates the version table if it is missing, or writes the statement that does
/// ([`Event::Sql`](crate::Event::Sql)).
///
/// # Errors
///
/// Whatever the environment script or the database refuses.
pub fn ensure_version(environment: &Environment, sql: bool) -> Result<()> {
    let project = Project::open(environment)?;
    let run = RunOptions {
        is_offline: sql,
        ..RunOptions::default()
    };
    environment.run(&project, &EnsureVersion, run)?;
    Ok(())
}

struct EnsureVersion;

impl MigrationTask for EnsureVersion {
    fn plan(
        &self,
        _rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        context.migration.executor().ensure_version_table()?;
        Ok(Vec::new())
    }
}
