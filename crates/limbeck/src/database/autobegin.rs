//! A connection on which the first statement begins a transaction.

use std::sync::{Mutex, MutexGuard, PoisonError};

use limbeck_dialect::{Connection, DatabaseError};

/// A connection, and what its server was told of the transaction. The server hears of one with the
/// first statement, as from the drivers that SQLAlchemy stands on.
pub(crate) struct Autobegin {
    connection: Box<dyn Connection>,
    is_begun: bool,
    is_autocommit: bool,
}

impl Autobegin {
    /// A connection on which nothing was executed yet.
    pub(crate) fn new(connection: Box<dyn Connection>) -> Self {
        Self {
            connection,
            is_begun: false,
            is_autocommit: false,
        }
    }

    /// The connection.
    pub(crate) fn connection(&self) -> &dyn Connection {
        self.connection.as_ref()
    }

    /// The connection.
    pub(crate) fn connection_mut(&mut self) -> &mut dyn Connection {
        self.connection.as_mut()
    }

    /// Whether the server was told of the transaction.
    pub(crate) fn is_begun(&self) -> bool {
        self.is_begun
    }

    /// Notes that the transaction ends.
    pub(crate) fn ended(&mut self) {
        self.is_begun = false;
    }

    /// Switches implicit transactions off or on again; answers what was before.
    pub(crate) fn set_autocommit(&mut self, is_autocommit: bool) -> bool {
        std::mem::replace(&mut self.is_autocommit, is_autocommit)
    }

    /// Makes sure that a transaction is open.
    pub(crate) fn begin(&mut self) -> Result<(), DatabaseError> {
        if !self.is_autocommit && !self.is_begun {
            self.connection.begin()?;
            self.is_begun = true;
        }
        Ok(())
    }

    /// Executes `sql` by `body`, in a transaction; answers whether it is still open.
    pub(crate) fn run<T>(
        &mut self,
        sql: &str,
        body: impl FnOnce(&mut dyn Connection) -> Result<T, DatabaseError>,
    ) -> Result<(T, bool), DatabaseError> {
        self.begin()?;
        let answer = body(self.connection.as_mut())?;
        let is_in_transaction = self.connection.in_transaction();
        if !is_in_transaction && !ends_transaction(sql) {
            // The statement committed what was open, as MySQL does around DDL. What follows is a
            // transaction again. A script that ends the transaction itself, on the other hand,
            // wants what follows to be outside of any.
            self.is_begun = false;
        }
        Ok((answer, is_in_transaction))
    }
}

/// Waits for the connection, if another thread uses it.
pub(crate) fn lock(connection: &Mutex<Autobegin>) -> MutexGuard<'_, Autobegin> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a script ends the transaction by a statement of its own.
fn ends_transaction(sql: &str) -> bool {
    let word: String = sql
        .trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    ["COMMIT", "END", "ROLLBACK", "ABORT"]
        .iter()
        .any(|keyword| word.eq_ignore_ascii_case(keyword))
}
