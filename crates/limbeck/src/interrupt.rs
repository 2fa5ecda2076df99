//! Stopping a command from another thread.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use limbeck_dialect::ConnectionCanceller;

/// A handle that stops the command that an environment runs: the running statement is cancelled,
/// open transactions are rolled back, the lock is released, and the command answers an error of
/// kind [`Interrupted`](crate::ErrorKind::Interrupted).
///
/// Clones are handles to the same environment. A program's Ctrl-C handler is the usual place for
/// one.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<Shared>);

#[derive(Default)]
struct Shared {
    is_triggered: AtomicBool,
    /// Number of statements that run right now.
    running: AtomicUsize,
    cancellers: Mutex<Cancellers>,
    /// Stops the scripts of the environment's host, once there is one.
    scripts: OnceLock<StopScripts>,
    wake: Condvar,
}

type StopScripts = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct Cancellers {
    next: u64,
    by_number: BTreeMap<u64, Box<dyn ConnectionCanceller>>,
}

impl Interrupt {
    /// Stops the running command. Commands that start later are stopped as well.
    pub fn trigger(&self) {
        self.0.is_triggered.store(true, Ordering::SeqCst);
        self.0.wake.notify_all();
        if self.0.running.load(Ordering::SeqCst) == 0 {
            // A script that computes or sleeps is stopped by its interpreter. One that waits for a
            // statement learns of it from the statement; raising twice would disturb its clean-up.
            if let Some(stop) = self.0.scripts.get() {
                stop();
            }
        }
        for canceller in self.cancellers().by_number.values() {
            canceller.cancel();
        }
    }

    /// Whether the handle was triggered.
    pub fn is_triggered(&self) -> bool {
        self.0.is_triggered.load(Ordering::SeqCst)
    }

    /// Sets what stops scripts. The first call counts: an environment has one host.
    #[cfg(feature = "python")]
    pub(crate) fn stop_scripts_with(&self, stop: impl Fn() + Send + Sync + 'static) {
        let _ = self.0.scripts.set(Box::new(stop));
    }

    /// Lets the handle cancel the statements of a connection, until the answer is dropped.
    pub(crate) fn register(&self, canceller: Box<dyn ConnectionCanceller>) -> Registration {
        let mut cancellers = self.cancellers();
        let number = cancellers.next;
        cancellers.next += 1;
        cancellers.by_number.insert(number, canceller);
        Registration {
            interrupt: self.clone(),
            number,
        }
    }

    /// Notes that a statement runs, until the answer is dropped.
    pub(crate) fn statement(&self) -> RunningStatement<'_> {
        self.0.running.fetch_add(1, Ordering::SeqCst);
        RunningStatement(&self.0)
    }

    /// Waits, but no longer than until the handle is triggered.
    pub(crate) fn sleep(&self, duration: Duration) {
        let guard = self.cancellers();
        if !self.is_triggered() {
            let _ = self.0.wake.wait_timeout(guard, duration);
        }
    }

    fn cancellers(&self) -> MutexGuard<'_, Cancellers> {
        self.0
            .cancellers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Interrupt {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Interrupt")
            .field("is_triggered", &self.is_triggered())
            .finish_non_exhaustive()
    }
}

/// A connection that an [`Interrupt`] reaches.
pub(crate) struct Registration {
    interrupt: Interrupt,
    number: u64,
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.interrupt.cancellers().by_number.remove(&self.number);
    }
}

/// A statement that runs right now.
pub(crate) struct RunningStatement<'a>(&'a Shared);

impl Drop for RunningStatement<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
    }
}
