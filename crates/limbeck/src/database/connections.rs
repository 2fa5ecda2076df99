//! All connections of one run of an environment script.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use limbeck_script::host::{EngineOptions, ScriptError};

use super::Session;
use crate::dialects;
use crate::interrupt::Interrupt;
use crate::progress::Progress;

/// Connections by the number under which scripts know them.
pub(crate) struct Connections {
    sessions: RefCell<BTreeMap<u64, Rc<Session>>>,
    next: Cell<u64>,
    progress: Rc<Progress>,
    interrupt: Interrupt,
}

impl Connections {
    /// None yet.
    pub(crate) fn new(progress: Rc<Progress>, interrupt: Interrupt) -> Self {
        Self {
            sessions: RefCell::default(),
            next: Cell::new(1),
            progress,
            interrupt,
        }
    }

    /// Opens a connection.
    pub(crate) fn open(
        &self,
        url: &str,
        options: EngineOptions,
    ) -> Result<Rc<Session>, ScriptError> {
        let url = dialects::parse_url(url)?;
        let entry = dialects::for_url(&url)?;
        // The new connection has to see what the others have committed.
        for session in self.sessions.borrow().values() {
            session.flush()?;
        }
        let number = self.next.get();
        let progress = Rc::clone(&self.progress);
        let session = Session::open(number, progress, entry, url, options, &self.interrupt)?;
        let session = Rc::new(session);
        self.next.set(number + 1);
        self.sessions
            .borrow_mut()
            .insert(number, Rc::clone(&session));
        Ok(session)
    }

    /// The connection of this number.
    pub(crate) fn get(&self, number: u64) -> Result<Rc<Session>, ScriptError> {
        self.sessions.borrow().get(&number).cloned().ok_or_else(|| {
            ScriptError::new(
                "sqlalchemy.exc.ResourceClosedError",
                "This Connection is closed",
            )
        })
    }

    /// Takes a connection out, to close it.
    pub(crate) fn remove(&self, number: u64) -> Option<Rc<Session>> {
        self.sessions.borrow_mut().remove(&number)
    }

    /// Takes all connections out, to close them.
    pub(crate) fn remove_all(&self) -> Vec<Rc<Session>> {
        std::mem::take(&mut *self.sessions.borrow_mut())
            .into_values()
            .collect()
    }
}
