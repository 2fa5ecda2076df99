//! Connections to SQLite database files.
//!
//! # Transactions
//!
//! Migration scripts are written against Python's `sqlite3` module, which begins a transaction only
//! before `INSERT`, `UPDATE`, `DELETE` and `REPLACE`, so that `PRAGMA foreign_keys=OFF` or `VACUUM`
//! in a script take effect although SQLite ignores or refuses them within a transaction. Here
//! [`begin`](Connection::begin) is lazy instead: SQLite's transaction starts with the first
//! statement that writes, data definition included, so that a script that fails is undone as a
//! whole. Where a statement that SQLite can't run in a transaction follows data definition, what
//! was done so far is committed first, as it would already be under `sqlite3`.
//!
//! A commit waits for the disk, which for small revisions takes longer than all the rest. So
//! [`commit_soon`](Connection::commit_soon) leaves SQLite's transaction open for those that follow
//! within a moment (see `group`).

mod error;
mod group;
mod lock;
mod open;
mod statement;
#[cfg(test)]
mod tests;
mod value;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use limbeck_dialect::{
    Connection, ConnectionCanceller, DatabaseError, DatabaseErrorKind, Inspector, ResultSet,
};
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, InterruptHandle, Statement};

use self::group::Group;
use self::lock::FileLock;
use self::statement::StatementKind;
use crate::inspect::SqliteInspector;

pub(crate) use self::error::of_statement as statement_error;
pub use self::open::connect;

/// A connection to an SQLite database.
pub struct SqliteConnection {
    database: rusqlite::Connection,
    /// For messages and for the lock's key.
    name: String,
    version: [u32; 3],
    /// Set by a canceller, so that waiting for another process's lock ends too.
    cancelled: Arc<AtomicBool>,
    transaction: Transaction,
    locks: HashMap<String, FileLock>,
}

/// What SQLite is not told about the transaction.
#[derive(Debug, Default)]
struct Transaction {
    /// Whether the caller began a transaction.
    open: bool,
    /// Whether transactions are never started (isolation level `AUTOCOMMIT`).
    autocommit: bool,
    /// Whether the transaction holds what Python's `sqlite3` would keep in a transaction too.
    holds_data: bool,
    /// Earlier transactions that SQLite's still holds.
    group: Group,
}

impl Transaction {
    fn ended(&mut self) {
        self.open = false;
        self.holds_data = false;
    }
}

impl SqliteConnection {
    /// Executes every statement of the text. The result is that of the only statement; rows of
    /// several statements have no reader.
    fn run(&mut self, sql: &str) -> Result<ResultSet, DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        // SQLite would end the text there, and execute the half of a statement.
        if sql.contains('\0') {
            return Err(error::nul_character(sql));
        }
        let failed = |error| error::of_statement(error, sql);
        let mut batch = Batch::new(&self.database, sql);
        let mut result = ResultSet::default();
        let mut count = 0;
        while let Some(mut statement) = batch.next().map_err(failed)? {
            let kind = StatementKind::of(&statement);
            let committed =
                prepare_transaction(&self.database, &mut self.transaction, kind).map_err(failed)?;
            if committed {
                // Some pragmas act while they are prepared, when the transaction still was there.
                let text = statement.expanded_sql().unwrap_or_default();
                statement = self.database.prepare(&text).map_err(failed)?;
            }
            count += 1;
            let group = &mut self.transaction.group;
            if kind == StatementKind::Rollback && group.rollback(&self.database).map_err(failed)? {
                group.commit_if_alone(&self.database).map_err(failed)?;
                continue;
            }
            result = run_statement(&self.database, &mut statement, kind).map_err(failed)?;
            if kind == StatementKind::Commit {
                group.committed();
            }
        }
        if count > 1 {
            result.columns.clear();
            result.rows.clear();
        }
        Ok(result)
    }

    fn finish(&mut self, command: &str) -> Result<(), DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        // SQLite itself may have rolled back, after an error or because a script said so.
        if !self.database.is_autocommit() {
            self.database
                .execute_batch(command)
                .map_err(|error| error::of_statement(error, command))?;
        }
        self.transaction.ended();
        Ok(())
    }

    pub(crate) fn raw(&self) -> &rusqlite::Connection {
        &self.database
    }
}

/// Brings SQLite's transaction into the state that the statement needs. Says whether it committed
/// what was done so far.
fn prepare_transaction(
    database: &rusqlite::Connection,
    transaction: &mut Transaction,
    kind: StatementKind,
) -> Result<bool, rusqlite::Error> {
    if transaction.autocommit || !transaction.open {
        return transaction.group.commit_if_alone(database);
    }
    match kind {
        StatementKind::Read => {}
        StatementKind::Commit | StatementKind::Rollback | StatementKind::TransactionControl => {
            return transaction.group.commit_if_alone(database);
        }
        StatementKind::OutsideTransaction => {
            if !transaction.holds_data && !database.is_autocommit() {
                database.execute_batch("COMMIT")?;
                transaction.group.committed();
                return Ok(true);
            }
        }
        StatementKind::Data | StatementKind::Savepoint | StatementKind::Definition => {
            if database.is_autocommit() {
                // Taking the write lock at once lets the busy timeout apply; upgrading a read
                // transaction later would fail without waiting.
                database.execute_batch("BEGIN IMMEDIATE")?;
                transaction.group.begun();
            } else {
                transaction.group.join(database)?;
            }
            transaction.holds_data |= kind != StatementKind::Definition;
        }
    }
    Ok(false)
}

fn run_statement(
    database: &rusqlite::Connection,
    statement: &mut Statement<'_>,
    kind: StatementKind,
) -> Result<ResultSet, rusqlite::Error> {
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = Vec::new();
    let mut cursor = statement.raw_query();
    while let Some(row) = cursor.next()? {
        rows.push(
            (0..columns.len())
                .map(|index| value::read(row, index))
                .collect::<Result<_, _>>()?,
        );
    }
    let writes_data = kind == StatementKind::Data;
    Ok(ResultSet {
        row_count: if writes_data {
            Some(database.changes())
        } else {
            (!columns.is_empty()).then_some(rows.len() as u64)
        },
        last_row_id: writes_data.then(|| database.last_insert_rowid()),
        columns,
        rows,
    })
}

impl Drop for SqliteConnection {
    fn drop(&mut self) {
        // Nobody is left to be told of an error.
        let _ = self.rollback();
        let _ = self.flush();
    }
}

impl Connection for SqliteConnection {
    fn dialect(&self) -> &str {
        "sqlite"
    }

    fn server_version(&self) -> &[u32] {
        &self.version
    }

    fn default_schema(&self) -> Option<&str> {
        None
    }

    fn database(&self) -> &str {
        &self.name
    }

    fn execute(&mut self, sql: &str) -> Result<Option<u64>, DatabaseError> {
        Ok(self.run(sql)?.row_count)
    }

    fn query(&mut self, sql: &str) -> Result<ResultSet, DatabaseError> {
        self.run(sql)
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        self.transaction.open = true;
        self.transaction.holds_data = false;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), DatabaseError> {
        self.finish("COMMIT")?;
        self.transaction.group.committed();
        Ok(())
    }

    fn commit_soon(&mut self) -> Result<bool, DatabaseError> {
        if self.transaction.autocommit || self.database.is_autocommit() {
            return self.commit().map(|()| true);
        }
        match self.transaction.group.leave(&self.database) {
            Ok(true) => {
                self.transaction.ended();
                Ok(false)
            }
            Ok(false) => self.commit().map(|()| true),
            Err(error) => Err(error::of_statement(error, "RELEASE")),
        }
    }

    fn flush(&mut self) -> Result<(), DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        if self.transaction.group.is_lost(&self.database) {
            self.transaction.group.committed();
            return Err(DatabaseError::new(
                DatabaseErrorKind::Operational,
                "SQLite rolled back the transactions before this one too",
            ));
        }
        self.transaction
            .group
            .commit_if_alone(&self.database)
            .map(|_| ())
            .map_err(|error| error::of_statement(error, "COMMIT"))
    }

    fn rollback(&mut self) -> Result<(), DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        match self.transaction.group.rollback(&self.database) {
            Ok(true) => {
                self.transaction.ended();
                Ok(())
            }
            Ok(false) => self.finish("ROLLBACK"),
            Err(error) => Err(error::of_statement(error, "ROLLBACK")),
        }
    }

    fn in_transaction(&self) -> bool {
        self.transaction.open
            || !(self.database.is_autocommit() || self.transaction.group.is_alone())
    }

    fn set_isolation_level(&mut self, level: &str) -> Result<(), DatabaseError> {
        let pragma = match level.to_ascii_uppercase().replace('_', " ").as_str() {
            "AUTOCOMMIT" => {
                self.transaction.autocommit = true;
                return Ok(());
            }
            "SERIALIZABLE" => "PRAGMA read_uncommitted = 0",
            "READ UNCOMMITTED" => "PRAGMA read_uncommitted = 1",
            _ => return Err(error::unknown_isolation_level(level)),
        };
        self.transaction.autocommit = false;
        self.database
            .execute_batch(pragma)
            .map_err(|error| error::of_statement(error, pragma))
    }

    fn try_lock(&mut self, name: &str) -> Result<bool, DatabaseError> {
        if self.locks.contains_key(name) {
            return Ok(true);
        }
        let Some(path) = self.database.path().filter(|path| !path.is_empty()) else {
            // Nobody else sees a database in memory.
            return Ok(true);
        };
        match FileLock::try_acquire(path, name)? {
            Some(lock) => {
                self.locks.insert(name.to_owned(), lock);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    fn unlock(&mut self, name: &str) -> Result<(), DatabaseError> {
        self.locks.remove(name);
        Ok(())
    }

    fn canceller(&self) -> Box<dyn ConnectionCanceller> {
        Box::new(Canceller {
            interrupt: self.database.get_interrupt_handle(),
            cancelled: Arc::clone(&self.cancelled),
        })
    }

    fn inspector(&mut self) -> Box<dyn Inspector + '_> {
        Box::new(SqliteInspector::new(self))
    }
}

struct Canceller {
    interrupt: InterruptHandle,
    cancelled: Arc<AtomicBool>,
}

impl ConnectionCanceller for Canceller {
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.interrupt.interrupt();
    }
}
