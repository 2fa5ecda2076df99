//! What a command does inside of `run_migrations()`.

use limbeck_revision::{RevisionMap, Step};
use limbeck_script::host::{ScriptError, StepRunner};

use super::Listener;
use super::context::MigrationContext;

/// What a task can use.
pub(crate) struct TaskContext<'a> {
    /// The revision graph.
    pub(crate) map: &'a RevisionMap,
    /// The database, or the stream of SQL, that the command acts on.
    pub(crate) migration: &'a MigrationContext,
    /// The project's scripts and models.
    pub(crate) runner: &'a dyn StepRunner,
    /// Who is told of warnings.
    pub(crate) listener: &'a Listener,
}

/// What a command does inside of `run_migrations()`, given the rows of the version table.
pub(crate) trait MigrationTask {
    /// Does what needs no steps, and answers the steps to run.
    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError>;

    /// The steps that [`plan`](Self::plan) answers at most, as far as they can be known before the
    /// database is.
    fn expected_steps(&self, _map: &RevisionMap) -> Vec<Step> {
        Vec::new()
    }

    /// Whether the version table is emptied first.
    fn purges(&self) -> bool {
        false
    }

    /// Whether a missing version table is created.
    fn creates_version_table(&self) -> bool {
        true
    }

    /// Whether the project's models are compared, so that all of them have to be there.
    fn reads_models(&self) -> bool {
        false
    }

    /// Whether other migrations of the database are kept out.
    fn takes_lock(&self) -> bool {
        false
    }
}
