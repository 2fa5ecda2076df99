//! What a command does inside of `run_migrations()`.

use indexmap::IndexMap;
use limbeck_dialect::DatabaseUrl;
use limbeck_model::Value;
use limbeck_revision::{RevisionMap, Step};
use limbeck_script::host::ScriptError;

use super::Listener;
use super::executor::Executor;

/// What a task can use.
pub(crate) struct TaskContext<'a> {
    /// The revision graph.
    pub(crate) map: &'a RevisionMap,
    /// What becomes of SQL.
    pub(crate) executor: &'a dyn Executor,
    /// The URL of the connection, when there is one.
    pub(crate) url: Option<&'a DatabaseUrl>,
    /// Arguments for the template of new revisions.
    pub(crate) template_arguments: &'a IndexMap<String, Value>,
    /// Template variables of the bodies of `upgrade()` and `downgrade()`.
    pub(crate) body_tokens: &'a [String; 2],
    /// Who is told of warnings.
    pub(crate) listener: &'a Listener,
}

/// What a command does inside of `run_migrations()`, given the rows of the version table.
pub(crate) trait MigrationTask {
    /// Does what needs no steps, and answers the steps to run.
    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError>;

    /// Whether the version table is emptied first.
    fn purges(&self) -> bool {
        false
    }

    /// Whether a missing version table is created.
    fn creates_version_table(&self) -> bool {
        true
    }

    /// Whether other migrations of the database are kept out.
    fn takes_lock(&self) -> bool {
        false
    }
}
