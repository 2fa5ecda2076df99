//! SQL is written.

use std::rc::Rc;

use limbeck_dialect::{OfflinePrinter, VersionTable};
use limbeck_script::host::{ScriptError, TransactionOutcome};

use super::{Executor, Output, TransactionScope};
use crate::compile::SqlCompiler;

/// Writes SQL as a script.
pub(crate) struct OfflineExecutor {
    compiler: Rc<SqlCompiler>,
    version_table: Rc<VersionTable>,
    output: Output,
    /// What the environment script put in place of the dialect's batch separator.
    batch_separator: Option<String>,
    /// Rows of the version table that the script starts from, or why there are none.
    heads: Result<Vec<String>, ScriptError>,
}

impl OfflineExecutor {
    /// For a script that starts from these rows of the version table.
    pub(crate) fn new(
        compiler: Rc<SqlCompiler>,
        version_table: Rc<VersionTable>,
        output: Output,
        batch_separator: Option<String>,
        heads: Result<Vec<String>, ScriptError>,
    ) -> Self {
        Self {
            compiler,
            version_table,
            output,
            batch_separator,
            heads,
        }
    }

    fn printer(&self) -> OfflinePrinter<'_> {
        OfflinePrinter::new(self.compiler.dialect(), self.batch_separator.as_deref())
    }
}

impl Executor for OfflineExecutor {
    fn heads(&self) -> Result<Vec<String>, ScriptError> {
        self.heads.clone()
    }

    fn ensure_version_table(&self) -> Result<(), ScriptError> {
        for sql in self.compiler.operation(&self.version_table.create())? {
            self.execute(&sql)?;
        }
        Ok(())
    }

    fn prepare_version_table(&self) -> Result<(), ScriptError> {
        // The first step writes it, after the transaction has begun.
        Ok(())
    }

    fn purge_version_table(&self) -> Result<(), ScriptError> {
        Err(ScriptError::command("Can't use --purge with --sql mode"))
    }

    fn start_step(&self, title: &str, has_rows: bool) -> Result<(), ScriptError> {
        if !has_rows {
            self.ensure_version_table()?;
        }
        self.output
            .write(&self.printer().text(&format!("-- {title}")));
        Ok(())
    }

    fn end_step(&self) -> Vec<String> {
        Vec::new()
    }

    fn execute(&self, sql: &str) -> Result<Option<u64>, ScriptError> {
        self.output.write(&self.printer().statement(sql));
        Ok(None)
    }

    fn begin(&self, is_transactional: bool) -> Result<TransactionScope, ScriptError> {
        if !is_transactional {
            return Ok(TransactionScope::Nothing);
        }
        self.output.write(&self.printer().begin());
        Ok(TransactionScope::Owned)
    }

    fn end(&self, scope: TransactionScope, outcome: TransactionOutcome) -> Result<(), ScriptError> {
        if scope == TransactionScope::Owned && outcome == TransactionOutcome::Commit {
            self.output.write(&self.printer().commit());
        }
        Ok(())
    }

    fn enter_autocommit(&self, is_transactional: bool) -> Result<(), ScriptError> {
        if is_transactional {
            self.output.write(&self.printer().commit());
        }
        Ok(())
    }

    fn leave_autocommit(&self, is_transactional: bool) -> Result<(), ScriptError> {
        if is_transactional {
            self.output.write(&self.printer().begin());
        }
        Ok(())
    }

    fn connection(&self) -> Option<u64> {
        None
    }

    fn output(&self) -> &Output {
        &self.output
    }
}
