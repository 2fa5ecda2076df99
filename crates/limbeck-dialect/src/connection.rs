//! Live connections.

use std::time::Duration;

use limbeck_model::Value;

use crate::Inspector;

/// The rows that a statement returned.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResultSet {
    /// Column names; empty when the statement returns no rows.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// Rows matched or changed, when the server says; rows returned for a query.
    pub row_count: Option<u64>,
    /// The last generated key, where the driver has such a thing (SQLite, MySQL).
    pub last_row_id: Option<i64>,
}

/// The kind of a database error, as PEP 249 divides them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseErrorKind {
    /// The server can't be reached, refused the login, or ended the connection.
    Connection,
    /// Outside the programmer's control: disk full, lock timeout, missing table on SQLite.
    Operational,
    /// A constraint was violated.
    Integrity,
    /// The statement is wrong: syntax, unknown table or column.
    Programming,
    /// A value does not fit.
    Data,
    /// The server does not support it.
    NotSupported,
    /// The database's own fault.
    Internal,
    /// Limbeck was asked to stop (Ctrl-C) while the statement ran.
    Cancelled,
}

/// An error of a database or of the way to it. Never holds a password.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct DatabaseError {
    /// The kind.
    pub kind: DatabaseErrorKind,
    /// The server's message, with detail and hint where it gave them.
    pub message: String,
    /// SQLSTATE, or the server's own code.
    pub code: Option<String>,
    /// The statement that failed.
    pub statement: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl DatabaseError {
    /// An error without statement, code or help.
    pub fn new(kind: DatabaseErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            code: None,
            statement: None,
            help: None,
        }
    }
}

/// Interrupts the statement that a connection is executing, from another thread.
pub trait ConnectionCanceller: Send + Sync {
    /// Asks the database to stop the running statement. Does nothing when none runs.
    fn cancel(&self);
}

/// A connection to a live database. Transactions are explicit: outside one, each statement stands
/// by itself.
pub trait Connection: Send {
    /// The dialect's name: `postgresql`, `mysql`, `mariadb`, `sqlite`.
    fn dialect(&self) -> &str;

    /// The server's version, major number first.
    fn server_version(&self) -> &[u32];

    /// Whether a server reached by a `mysql` or `mariadb` URL is MariaDB.
    fn is_mariadb(&self) -> bool {
        false
    }

    /// The default schema: `public`, the MySQL database, `None` for SQLite.
    fn default_schema(&self) -> Option<&str>;

    /// The database that this connection is to, for the lock's key and for messages; without any
    /// secret.
    fn database(&self) -> &str;

    /// Executes SQL text that may hold several statements and returns nothing but the number of
    /// rows that the last one matched, when the server says.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn execute(&mut self, sql: &str) -> Result<Option<u64>, DatabaseError>;

    /// Executes one statement, whose values are all in its text, and reads its rows. Text that
    /// holds several statements is executed too, where the server allows it, and yields no rows.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn query(&mut self, sql: &str) -> Result<ResultSet, DatabaseError>;

    /// Begins a transaction.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    fn begin(&mut self) -> Result<(), DatabaseError>;

    /// Commits the transaction.
    ///
    /// # Errors
    ///
    /// When a deferred constraint fails or the connection is lost.
    fn commit(&mut self) -> Result<(), DatabaseError>;

    /// Ends the transaction as [`commit`](Self::commit) does, but lets the database make it durable
    /// a moment later, together with transactions that follow at once. Answers whether it is durable
    /// already; if not, [`flush`](Self::flush) has to be called in the end.
    ///
    /// # Errors
    ///
    /// Those of a commit.
    fn commit_soon(&mut self) -> Result<bool, DatabaseError> {
        self.commit().map(|()| true)
    }

    /// Makes durable what [`commit_soon`](Self::commit_soon) has left.
    ///
    /// # Errors
    ///
    /// Those of a commit; also when the database had to roll all of it back since, because a later
    /// statement failed.
    fn flush(&mut self) -> Result<(), DatabaseError> {
        Ok(())
    }

    /// Rolls the transaction back.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    fn rollback(&mut self) -> Result<(), DatabaseError>;

    /// Ends the transaction for this connection and keeps it, durably, under a name, until
    /// [`commit_prepared`](Self::commit_prepared) or [`rollback_prepared`](Self::rollback_prepared):
    /// the first phase of a two-phase commit.
    ///
    /// # Errors
    ///
    /// Those of a commit; when the server is not configured for prepared transactions; always where
    /// the database can't prepare what migrations do.
    fn prepare_transaction(&mut self, name: &str) -> Result<(), DatabaseError> {
        Err(no_two_phases(name))
    }

    /// Commits a prepared transaction.
    ///
    /// # Errors
    ///
    /// When no transaction of that name is prepared, or the connection is lost.
    fn commit_prepared(&mut self, name: &str) -> Result<(), DatabaseError> {
        Err(no_two_phases(name))
    }

    /// Rolls a prepared transaction back.
    ///
    /// # Errors
    ///
    /// When no transaction of that name is prepared, or the connection is lost.
    fn rollback_prepared(&mut self, name: &str) -> Result<(), DatabaseError> {
        Err(no_two_phases(name))
    }

    /// Whether a transaction is open.
    fn in_transaction(&self) -> bool;

    /// Changes the isolation level of later transactions (`READ COMMITTED`, `SERIALIZABLE`, …).
    ///
    /// # Errors
    ///
    /// When the database has no such level.
    fn set_isolation_level(&mut self, level: &str) -> Result<(), DatabaseError>;

    /// Tries once to take the migration lock of this name for the session, without waiting
    /// (PostgreSQL advisory lock, MySQL `GET_LOCK`, SQLite immediate transaction).
    ///
    /// # Errors
    ///
    /// When the connection is lost. That somebody else holds the lock is `Ok(false)`.
    fn try_lock(&mut self, name: &str) -> Result<bool, DatabaseError>;

    /// Releases the migration lock.
    ///
    /// # Errors
    ///
    /// When the connection is lost, which also released the lock.
    fn unlock(&mut self, name: &str) -> Result<(), DatabaseError>;

    /// What the server said beside its answers since the last call, such as
    /// `NOTICE:  relation "x" already exists, skipping`. Empty where the driver tells nothing.
    fn take_notices(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// A handle that stops a running statement from another thread.
    fn canceller(&self) -> Box<dyn ConnectionCanceller>;

    /// Reads the catalogue of the database through this connection.
    fn inspector(&mut self) -> Box<dyn Inspector + '_>;
}

/// Options for opening a connection, beside the URL.
#[derive(Debug, Clone, Default)]
pub struct ConnectOptions {
    /// Driver arguments (`connect_args`) that have a meaning here, by name.
    pub arguments: indexmap::IndexMap<String, Value>,
    /// How long connecting may take; the driver's default when absent.
    pub timeout: Option<Duration>,
}

fn no_two_phases(name: &str) -> DatabaseError {
    DatabaseError::new(
        DatabaseErrorKind::NotSupported,
        format!(
            "the transaction {name:?} can't be prepared: the database has no two-phase commit for DDL"
        ),
    )
}
