//! The lock that keeps other migrations of the same database out.
//!
//! It is held for the whole run, on a connection of its own, so that nothing that a script does to
//! the migrating connection can release it: a PostgreSQL advisory lock, MySQL's `GET_LOCK`, a locked
//! file beside an SQLite database. It is polled, since waiting inside the server would itself be a
//! transaction that holds others up (`CREATE INDEX CONCURRENTLY` waits for all of them).
//!
//! The lock's name is `limbeck:<database>:<schema>:<version table>`, so that two version tables of
//! one database can be migrated at the same time.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use limbeck_dialect::{Connection, DatabaseError};
use limbeck_script::host::ScriptError;

use crate::database::{Session, script_error};
use crate::environment::Listener;
use crate::event::Event;
use crate::interrupt::{Interrupt, Registration};

const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);
const REPORT_INTERVAL: Duration = Duration::from_secs(1);

/// Whether and how long a command waits for other migrations of the same database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockOptions {
    /// Whether the lock is taken.
    pub is_enabled: bool,
    /// How long to wait for it; without end when absent.
    pub timeout: Option<Duration>,
}

impl Default for LockOptions {
    /// The lock is taken, and waited for without end.
    fn default() -> Self {
        Self {
            is_enabled: true,
            timeout: None,
        }
    }
}

/// What waiting for a lock needs to know.
pub(crate) struct LockRequest {
    /// The lock's name.
    pub(crate) name: String,
    /// The database, for messages.
    pub(crate) database: String,
    /// How to find out who holds it.
    pub(crate) holder_hint: String,
    /// How long to wait.
    pub(crate) timeout: Option<Duration>,
    /// Who is told of the waiting.
    pub(crate) listener: Listener,
}

/// A lock that is held until it is dropped.
pub(crate) struct SessionLock {
    name: String,
    connection: RefCell<Box<dyn Connection>>,
    _registration: Registration,
}

impl SessionLock {
    /// Takes the lock on a connection of its own, waiting as long as the request allows.
    pub(crate) fn acquire(session: &Session, request: &LockRequest) -> Result<Self, ScriptError> {
        let mut connection = session.connect_again().map_err(|mut error| {
            error.help.get_or_insert_with(|| {
                "The lock against other migrations needs a second connection; --no-lock runs \
                 without it."
                    .to_owned()
            });
            error
        })?;
        let registration = session.interrupt().register(connection.canceller());
        request.wait(session.interrupt(), || connection.try_lock(&request.name))?;
        Ok(Self {
            name: request.name.clone(),
            connection: RefCell::new(connection),
            _registration: registration,
        })
    }

    /// The lock's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for SessionLock {
    fn drop(&mut self) {
        // A lost connection has released the lock already.
        let _ = self.connection.borrow_mut().unlock(&self.name);
    }
}

impl LockRequest {
    fn wait(
        &self,
        interrupt: &Interrupt,
        mut attempt: impl FnMut() -> Result<bool, DatabaseError>,
    ) -> Result<(), ScriptError> {
        let start = Instant::now();
        let mut pause = FIRST_PAUSE;
        let mut reported: Option<Instant> = None;
        while !attempt().map_err(script_error)? {
            if interrupt.is_triggered() {
                return Err(ScriptError::new("KeyboardInterrupt", "interrupted"));
            }
            let waited = start.elapsed();
            if self.timeout.is_some_and(|timeout| waited >= timeout) {
                return Err(self.timed_out(waited));
            }
            if reported.is_none_or(|reported| reported.elapsed() >= REPORT_INTERVAL) {
                reported = Some(Instant::now());
                self.listener.tell(&Event::LockWaiting {
                    database: &self.database,
                    waited,
                });
            }
            let remaining = self.timeout.map(|timeout| timeout.saturating_sub(waited));
            interrupt.sleep(remaining.map_or(pause, |remaining| remaining.min(pause)));
            pause = (pause * 3 / 2).min(LONGEST_PAUSE);
        }
        if reported.is_some() {
            self.listener.tell(&Event::LockAcquired {
                waited: start.elapsed(),
            });
        }
        Ok(())
    }

    fn timed_out(&self, waited: Duration) -> ScriptError {
        let mut error = ScriptError::command(format!(
            "Another migration of {} is running; gave up waiting for it after {:.1} seconds",
            self.database,
            waited.as_secs_f64()
        ));
        error.help = Some(format!(
            "Wait for it to end and run the command again, or allow more time with \
             --lock-timeout. {}",
            self.holder_hint
        ));
        self.listener.note_lock_timeout();
        error
    }
}

/// The locks that one run holds.
#[derive(Default)]
pub(crate) struct HeldLocks(RefCell<Vec<(u64, SessionLock)>>);

impl HeldLocks {
    /// Whether the lock of this name is held already.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.borrow().iter().any(|(_, lock)| lock.name() == name)
    }

    /// Keeps a lock until the connection that it protects is closed.
    pub(crate) fn keep(&self, connection: u64, lock: SessionLock) {
        self.0.borrow_mut().push((connection, lock));
    }

    /// Releases the locks of a connection.
    pub(crate) fn release(&self, connection: u64) {
        self.0
            .borrow_mut()
            .retain(|(number, _)| *number != connection);
    }

    /// Releases all locks.
    pub(crate) fn release_all(&self) {
        self.0.borrow_mut().clear();
    }
}
