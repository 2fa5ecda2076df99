//! What a session does on another thread while its own thread does something else.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use limbeck_dialect::{DatabaseError, DatabaseErrorKind, Inspector};
use limbeck_script::host::ScriptError;

use super::autobegin::lock;
use super::worker::{Batch, Worker};
use super::{STACK_SIZE, Session, script_error};

/// One of several statements failed.
#[derive(Debug)]
pub(crate) struct FailedStatement {
    /// Which of them.
    pub(crate) rank: usize,
    /// Why.
    pub(crate) error: ScriptError,
}

/// An inspection that is under way.
pub(crate) struct Inspection<T>(JoinHandle<Result<T, ScriptError>>);

impl Session {
    /// Executes statements on another thread while `body` runs, which had better not use the
    /// session. Answers the row count of each.
    pub(crate) fn execute_beside(
        &self,
        statements: Vec<String>,
        body: impl FnOnce(),
    ) -> Result<Vec<Option<u64>>, FailedStatement> {
        self.begin_unless_open();
        let start = || Worker::start(Arc::clone(&self.connection), self.interrupt.clone());
        let batch = Batch::new(statements);
        let done = match self.worker.get_or_init(start) {
            Some(worker) => worker.execute(batch, body),
            None => {
                body();
                Some(batch.execute(&mut self.connection(), &self.interrupt))
            }
        };
        let Some(Batch {
            statements,
            executed,
        }) = done
        else {
            let kind = DatabaseErrorKind::Internal;
            let error = DatabaseError::new(kind, "the thread that executes statements has died");
            return Err(FailedStatement {
                rank: 0,
                error: script_error(error),
            });
        };
        let mut counts = Vec::with_capacity(statements.len());
        for (rank, (result, sql)) in executed.into_iter().zip(&statements).enumerate() {
            let (count, is_in_transaction) = result.map_err(|error| FailedStatement {
                rank,
                error: script_error(error),
            })?;
            self.journal.borrow_mut().executed(sql, is_in_transaction);
            counts.push(count);
        }
        self.refuse_after_interrupt()
            .map_err(|error| FailedStatement {
                rank: counts.len().saturating_sub(1),
                error,
            })?;
        Ok(counts)
    }

    /// Asks the catalogue on another thread; whatever else wants the connection waits for the end.
    /// Nothing when that can't be begun, and [`inspect`](Self::inspect) knows why.
    pub(crate) fn inspect_meanwhile<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut dyn Inspector) -> Result<T, ScriptError> + Send + 'static,
    ) -> Option<Inspection<T>> {
        self.prepare().ok()?;
        let connection = Arc::clone(&self.connection);
        let ask = move || {
            let mut connection = lock(&connection);
            question(connection.connection_mut().inspector().as_mut())
        };
        let worker = thread::Builder::new().stack_size(STACK_SIZE).spawn(ask);
        worker.ok().map(Inspection)
    }

    /// What an inspection found.
    pub(crate) fn finish<T>(&self, inspection: Inspection<T>) -> Result<T, ScriptError> {
        let _running = self.interrupt.statement();
        match inspection.0.join() {
            Ok(answer) => answer,
            Err(panic) => resume_unwind(panic),
        }
    }
}
