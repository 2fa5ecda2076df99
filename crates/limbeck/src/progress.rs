//! What becomes of the steps of a run.

use std::cell::RefCell;
use std::time::Duration;

use crate::step::{StepInfo, StepState};

/// The steps of a run, each with the connection that it was executed on.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    entries: RefCell<Vec<Entry>>,
    kept_statements: RefCell<Vec<String>>,
}

#[derive(Debug)]
struct Entry {
    connection: Option<u64>,
    info: StepInfo,
    /// A commit in the middle of a step (`autocommit_block`) does not make the step applied.
    has_run: bool,
    /// Whether its transaction has ended, though it is not durable yet.
    has_ended: bool,
}

impl Progress {
    /// Adds a step that starts; answers its rank.
    pub(crate) fn start(&self, connection: Option<u64>, info: StepInfo) -> usize {
        let mut entries = self.entries.borrow_mut();
        entries.push(Entry {
            connection,
            info,
            has_run: false,
            has_ended: false,
        });
        entries.len() - 1
    }

    /// Notes that a step has run.
    pub(crate) fn finish(&self, rank: usize, elapsed: Duration) -> Option<StepInfo> {
        let mut entries = self.entries.borrow_mut();
        let entry = entries.get_mut(rank)?;
        entry.info.elapsed = elapsed;
        entry.has_run = true;
        if entry.connection.is_none() {
            entry.info.state = StepState::Written;
        }
        Some(entry.info.clone())
    }

    /// Notes that a step failed, and which of its statements stay.
    pub(crate) fn fail(&self, rank: usize, elapsed: Duration, kept_statements: Vec<String>) {
        if let Some(entry) = self.entries.borrow_mut().get_mut(rank) {
            entry.info.elapsed = elapsed;
            entry.info.state = match entry.connection {
                Some(_) => StepState::Failed,
                None => StepState::WrittenInPart,
            };
        }
        *self.kept_statements.borrow_mut() = kept_statements;
    }

    /// Notes a commit.
    pub(crate) fn committed(&self, connection: u64) {
        self.settle(connection, StepState::Applied, |_| true);
    }

    /// Notes the end of a transaction that becomes durable later.
    pub(crate) fn ended(&self, connection: u64) {
        for entry in self.entries.borrow_mut().iter_mut() {
            entry.has_ended |= entry.has_run && entry.connection == Some(connection);
        }
    }

    /// Notes a rollback, or the end of a connection.
    pub(crate) fn rolled_back(&self, connection: u64) {
        self.settle(connection, StepState::RolledBack, |entry| !entry.has_ended);
    }

    /// Notes that transactions which had ended became durable.
    pub(crate) fn settled(&self, connection: u64) {
        self.settle(connection, StepState::Applied, |entry| entry.has_ended);
    }

    /// Notes that transactions which had ended did not become durable.
    pub(crate) fn lost(&self, connection: u64) {
        self.settle(connection, StepState::RolledBack, |entry| entry.has_ended);
    }

    /// All steps so far.
    pub(crate) fn steps(&self) -> Vec<StepInfo> {
        let entries = self.entries.borrow();
        entries.iter().map(|entry| entry.info.clone()).collect()
    }

    /// The statements of the failed step that stay.
    pub(crate) fn kept_statements(&self) -> Vec<String> {
        self.kept_statements.borrow().clone()
    }

    fn settle(&self, connection: u64, state: StepState, concerns: impl Fn(&Entry) -> bool) {
        for entry in self.entries.borrow_mut().iter_mut() {
            let is_open = entry.has_run && entry.info.state == StepState::Pending;
            if is_open && entry.connection == Some(connection) && concerns(entry) {
                entry.info.state = state;
            }
        }
    }
}
