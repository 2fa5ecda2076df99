//! SQL is executed.

use std::cell::Cell;
use std::rc::Rc;

use limbeck_dialect::VersionTable;
use limbeck_model::Value;
use limbeck_script::host::{ScriptError, TransactionOutcome};

use super::{Executor, Output, TransactionScope};
use crate::compile::SqlCompiler;
use crate::database::Session;

/// Executes SQL on a connection.
pub(crate) struct LiveExecutor {
    session: Rc<Session>,
    compiler: Rc<SqlCompiler>,
    version_table: Rc<VersionTable>,
    output: Output,
    /// What an environment script gave as the start of the run, which is for SQL output only.
    starting_revision: Option<String>,
    /// Whether a transaction of ours is open, in contrast to one that a statement has begun.
    owns_transaction: Cell<bool>,
    /// Whether the environment script had begun a transaction itself.
    is_transaction_external: bool,
    /// Whether a transaction of ours was open when an autocommit block was entered.
    was_in_transaction: Cell<bool>,
}

impl LiveExecutor {
    /// On the connection of a session.
    pub(crate) fn new(
        session: Rc<Session>,
        compiler: Rc<SqlCompiler>,
        version_table: Rc<VersionTable>,
        output: Output,
        starting_revision: Option<String>,
    ) -> Self {
        Self {
            is_transaction_external: session.in_transaction(),
            session,
            compiler,
            version_table,
            output,
            starting_revision,
            owns_transaction: Cell::new(false),
            was_in_transaction: Cell::new(false),
        }
    }

    /// Whether the block's end ends a transaction of ours, which it does once.
    fn disown(&self, scope: TransactionScope) -> bool {
        scope == TransactionScope::Owned && self.owns_transaction.replace(false)
    }

    fn read_heads(&self) -> Result<Vec<String>, ScriptError> {
        let table = &self.version_table.name;
        if !self
            .session
            .inspect(|inspector| inspector.has_table(table))?
        {
            return Ok(Vec::new());
        }
        let mut heads = Vec::new();
        for sql in self.compiler.statement(&self.version_table.select())? {
            for row in self.session.query(&sql)?.rows {
                heads.push(head(row.first())?);
            }
        }
        Ok(heads)
    }

    /// Creates the version table if it is missing, in a transaction of its own unless one is open
    /// that spans more than what reading the table has begun.
    fn create_version_table(&self, is_purged: bool) -> Result<(), ScriptError> {
        let owns = !self.owns_transaction.get() && !self.is_transaction_external;
        let result = self.create_version_table_here(is_purged);
        match (owns, &result) {
            (true, Ok(())) => self.session.commit()?,
            (true, Err(_)) => self.session.rollback()?,
            (false, _) => {}
        }
        result
    }

    fn create_version_table_here(&self, is_purged: bool) -> Result<(), ScriptError> {
        let table = &self.version_table.name;
        if !self
            .session
            .inspect(|inspector| inspector.has_table(table))?
        {
            for sql in self.compiler.operation(&self.version_table.create())? {
                self.session.execute(&sql)?;
            }
        }
        if is_purged {
            for sql in self.compiler.statement(&self.version_table.delete_all())? {
                self.session.execute(&sql)?;
            }
        }
        Ok(())
    }
}

impl Executor for LiveExecutor {
    fn heads(&self) -> Result<Vec<String>, ScriptError> {
        if self.starting_revision.is_some() {
            return Err(ScriptError::command(
                "Can't specify current_rev to context when using a database connection",
            ));
        }
        self.read_heads()
    }

    fn ensure_version_table(&self) -> Result<(), ScriptError> {
        self.create_version_table(false)
    }

    fn prepare_version_table(&self) -> Result<(), ScriptError> {
        self.create_version_table(false)
    }

    fn purge_version_table(&self) -> Result<(), ScriptError> {
        self.create_version_table(true)
    }

    fn start_step(&self, _title: &str, _has_rows: bool) -> Result<(), ScriptError> {
        self.session.open_journal();
        Ok(())
    }

    fn end_step(&self) -> Vec<String> {
        self.session.close_journal()
    }

    fn execute(&self, sql: &str) -> Result<Option<u64>, ScriptError> {
        self.session.execute(sql)
    }

    fn begin(&self, is_transactional: bool) -> Result<TransactionScope, ScriptError> {
        if !is_transactional && self.owns_transaction.get() {
            return Ok(TransactionScope::Nothing);
        }
        // What statements have begun so far, such as reading the version table, becomes part.
        self.session.begin_unless_open();
        self.owns_transaction.set(true);
        Ok(TransactionScope::Owned)
    }

    fn end(&self, scope: TransactionScope, outcome: TransactionOutcome) -> Result<(), ScriptError> {
        if !self.disown(scope) {
            return Ok(());
        }
        match outcome {
            TransactionOutcome::Commit => self.session.commit(),
            TransactionOutcome::Rollback => self.session.rollback(),
        }
    }

    fn commit_soon(&self, scope: TransactionScope) -> Result<(), ScriptError> {
        if self.disown(scope) {
            self.session.commit_soon()
        } else {
            Ok(())
        }
    }

    fn flush(&self) -> Result<(), ScriptError> {
        self.session.flush()
    }

    fn enter_autocommit(&self, _is_transactional: bool) -> Result<(), ScriptError> {
        let owns = self.owns_transaction.replace(false);
        self.was_in_transaction.set(owns);
        if self.session.in_transaction() {
            if !owns {
                return Err(ScriptError::new(
                    "AssertionError",
                    "autocommit_block() can't end a transaction that the environment script \
                     began itself",
                ));
            }
            self.session.commit()?;
        }
        self.session.set_autocommit(true);
        Ok(())
    }

    fn leave_autocommit(&self, _is_transactional: bool) -> Result<(), ScriptError> {
        self.session.set_autocommit(false);
        self.session.commit()?;
        if self.was_in_transaction.replace(false) {
            self.session.begin_unless_open();
            self.owns_transaction.set(true);
        }
        Ok(())
    }

    fn connection(&self) -> Option<u64> {
        Some(self.session.number())
    }

    fn output(&self) -> &Output {
        &self.output
    }
}

fn head(value: Option<&Value>) -> Result<String, ScriptError> {
    match value {
        Some(Value::Text(text)) => Ok(text.clone()),
        Some(Value::Bytes(bytes)) => Err(not_a_text(&format!(
            "b'{}'",
            String::from_utf8_lossy(bytes)
        ))),
        Some(Value::Integer(number)) => Err(not_a_text(&number.to_string())),
        Some(Value::Null) | None => Err(not_a_text("None")),
        Some(other) => Err(not_a_text(&format!("{other:?}"))),
    }
}

fn not_a_text(literal: &str) -> ScriptError {
    ScriptError::command(format!(
        "revision identifier {literal} is not a string; ensure database driver settings are \
         correct"
    ))
}
