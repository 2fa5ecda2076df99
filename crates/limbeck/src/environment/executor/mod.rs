//! What becomes of SQL: it is executed, or it is written.

mod live;
mod offline;
mod output;

pub(crate) use live::LiveExecutor;
pub(crate) use offline::OfflineExecutor;
pub(crate) use output::Output;

use limbeck_script::host::{ScriptError, TransactionOutcome};

/// A block that was entered as a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransactionScope {
    /// Something else owns the transaction.
    Nothing,
    /// The end of the block ends the transaction.
    Owned,
}

/// What becomes of the SQL of a migration context.
pub(crate) trait Executor {
    /// The rows of the version table that a run starts from.
    fn heads(&self) -> Result<Vec<String>, ScriptError>;

    /// Creates the version table if it is missing.
    fn ensure_version_table(&self) -> Result<(), ScriptError>;

    /// Creates the version table if a run that starts without rows needs it now.
    fn prepare_version_table(&self) -> Result<(), ScriptError>;

    /// Creates the version table if it is missing, and empties it.
    fn purge_version_table(&self) -> Result<(), ScriptError>;

    /// Starts a step. `has_rows` is whether the version table holds any row before it.
    fn start_step(&self, title: &str, has_rows: bool) -> Result<(), ScriptError>;

    /// Ends a step; answers those of its statements that can't be rolled back.
    fn end_step(&self) -> Vec<String>;

    /// Executes SQL; answers the number of rows that it matched, when that is known.
    fn execute(&self, sql: &str) -> Result<Option<u64>, ScriptError>;

    /// Begins a transaction. `is_transactional` is whether DDL takes part in it.
    fn begin(&self, is_transactional: bool) -> Result<TransactionScope, ScriptError>;

    /// Ends a transaction.
    fn end(&self, scope: TransactionScope, outcome: TransactionOutcome) -> Result<(), ScriptError>;

    /// Commits a transaction; durably only with the next [`end`](Self::end) or
    /// [`flush`](Self::flush), where the database gains by it.
    fn commit_soon(&self, scope: TransactionScope) -> Result<(), ScriptError> {
        self.end(scope, TransactionOutcome::Commit)
    }

    /// Makes durable what was committed.
    fn flush(&self) -> Result<(), ScriptError> {
        Ok(())
    }

    /// Ends the transaction for statements that can't be part of one.
    fn enter_autocommit(&self, is_transactional: bool) -> Result<(), ScriptError>;

    /// Begins a transaction again after such statements.
    fn leave_autocommit(&self, is_transactional: bool) -> Result<(), ScriptError>;

    /// The connection that statements are executed on.
    fn connection(&self) -> Option<u64>;

    /// Where text of the environment script goes.
    fn output(&self) -> &Output;
}
