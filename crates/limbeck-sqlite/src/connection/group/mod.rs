//! Transactions that become durable together.

#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use rusqlite::Connection;

/// How long after its beginning a group takes in further transactions. What a crash of the machine
/// can undo, and how long other processes wait for the file, stays as short as that.
const LIFETIME: Duration = Duration::from_millis(50);

/// The transactions of ours that one transaction of SQLite's holds. Each after the first is a
/// savepoint within it, so that it can be rolled back alone.
///
/// A group begins with any transaction; it has members once one of them has ended.
#[derive(Debug)]
pub(super) struct Group {
    lifetime: Duration,
    /// When SQLite's transaction began.
    since: Option<Instant>,
    /// Whether transactions have ended in it.
    has_members: bool,
    /// Whether the running transaction has its savepoint.
    has_savepoint: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            lifetime: LIFETIME,
            since: None,
            has_members: false,
            has_savepoint: false,
        }
    }
}

impl Group {
    /// SQLite's transaction began.
    pub(super) fn begun(&mut self) {
        self.committed();
        self.since = Some(Instant::now());
    }

    /// SQLite's transaction ended, and with it the group.
    pub(super) fn committed(&mut self) {
        *self = Self {
            lifetime: self.lifetime,
            ..Self::default()
        };
    }

    /// Whether SQLite's transaction holds nothing but transactions that have ended.
    pub(super) fn is_alone(&self) -> bool {
        self.has_members && !self.has_savepoint
    }

    /// Whether SQLite gave up the whole group, as it does after some errors.
    pub(super) fn is_lost(&self, database: &Connection) -> bool {
        self.has_members && database.is_autocommit()
    }

    /// The running transaction is about to write: if it is not the first, it gets its savepoint.
    pub(super) fn join(&mut self, database: &Connection) -> rusqlite::Result<()> {
        if self.is_alone() {
            database.execute_batch("SAVEPOINT limbeck_group")?;
            self.has_savepoint = true;
        }
        Ok(())
    }

    /// The running transaction ends. Answers whether the group took it in; it does not once it is
    /// too old, nor when SQLite's transaction is not of its making.
    pub(super) fn leave(&mut self, database: &Connection) -> rusqlite::Result<bool> {
        let Some(since) = self.since else {
            return Ok(false);
        };
        if since.elapsed() >= self.lifetime {
            return Ok(false);
        }
        if self.has_savepoint {
            database.execute_batch("RELEASE limbeck_group")?;
            self.has_savepoint = false;
        }
        self.has_members = true;
        Ok(true)
    }

    /// Rolls the running transaction back and keeps those before it. Answers whether there are any;
    /// otherwise nothing was done.
    pub(super) fn rollback(&mut self, database: &Connection) -> rusqlite::Result<bool> {
        if !self.has_members || database.is_autocommit() {
            return Ok(false);
        }
        if self.has_savepoint {
            database.execute_batch("ROLLBACK TO limbeck_group; RELEASE limbeck_group")?;
            self.has_savepoint = false;
        }
        Ok(true)
    }

    /// Commits the group, if no other transaction has begun to write. Says whether it did.
    pub(super) fn commit_if_alone(&mut self, database: &Connection) -> rusqlite::Result<bool> {
        if !self.is_alone() || database.is_autocommit() {
            return Ok(false);
        }
        database.execute_batch("COMMIT")?;
        self.committed();
        Ok(true)
    }
}
