//! A thread that executes statements for a session.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};

use super::STACK_SIZE;
use super::autobegin::{Autobegin, lock};
use crate::interrupt::Interrupt;

/// What became of one statement: its row count, and whether a transaction still holds it.
type Executed = Result<(Option<u64>, bool), DatabaseError>;

/// Statements that are executed together.
pub(crate) struct Batch {
    /// After the first that fails none is executed.
    pub(crate) statements: Vec<String>,
    /// What became of those that were tried.
    pub(crate) executed: Vec<Executed>,
}

impl Batch {
    /// Statements to execute.
    pub(crate) fn new(statements: Vec<String>) -> Self {
        Self {
            executed: Vec::with_capacity(statements.len()),
            statements,
        }
    }

    /// Executes them.
    pub(crate) fn execute(mut self, connection: &mut Autobegin, interrupt: &Interrupt) -> Self {
        let _running = interrupt.statement();
        for sql in &self.statements {
            let result = refuse_after(interrupt)
                .and_then(|()| connection.run(sql, |connection| connection.execute(sql)));
            let has_failed = result.is_err();
            self.executed.push(result);
            if has_failed {
                break;
            }
        }
        self
    }
}

/// A thread that executes batches, one at a time. It ends when this is dropped.
pub(crate) struct Worker {
    /// Present until the thread is to end.
    batches: Option<Sender<Batch>>,
    done: Receiver<Batch>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; none where the system refuses.
    pub(crate) fn start(connection: Arc<Mutex<Autobegin>>, interrupt: Interrupt) -> Option<Self> {
        let (batches, received) = channel::<Batch>();
        let (finished, done) = channel();
        let work = move || {
            for batch in received {
                let batch = batch.execute(&mut lock(&connection), &interrupt);
                if finished.send(batch).is_err() {
                    break;
                }
            }
        };
        let thread = thread::Builder::new().stack_size(STACK_SIZE).spawn(work);
        Some(Self {
            batches: Some(batches),
            done,
            thread: Some(thread.ok()?),
        })
    }

    /// Executes a batch while `body` runs. None when the thread has died of it.
    pub(crate) fn execute(&self, batch: Batch, body: impl FnOnce()) -> Option<Batch> {
        self.batches.as_ref()?.send(batch).ok()?;
        body();
        self.done.recv().ok()
    }
}

/// Waits for the thread, which has the connection too: a session that is closed is closed at once.
impl Drop for Worker {
    fn drop(&mut self) {
        self.batches = None;
        if let Some(thread) = self.thread.take() {
            // That it died was told to who waited for its answer.
            let _ = thread.join();
        }
    }
}

/// Refuses what an interrupted command would execute.
pub(crate) fn refuse_after(interrupt: &Interrupt) -> Result<(), DatabaseError> {
    if interrupt.is_triggered() {
        let kind = DatabaseErrorKind::Cancelled;
        return Err(DatabaseError::new(kind, "interrupted"));
    }
    Ok(())
}
