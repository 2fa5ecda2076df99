//! Who is told of events.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use limbeck_revision::Warning;

use crate::event::Event;

type Callback = Box<dyn FnMut(&Event<'_>)>;

/// A handle to the function that an application gave for its events.
#[derive(Clone)]
pub(crate) struct Listener(Rc<Shared>);

struct Shared {
    callback: RefCell<Callback>,
    has_lock_timed_out: Cell<bool>,
}

impl Listener {
    /// Tells nobody.
    pub(crate) fn silent() -> Self {
        Self::new(|_| {})
    }

    /// Tells a function.
    pub(crate) fn new(callback: impl FnMut(&Event<'_>) + 'static) -> Self {
        Self(Rc::new(Shared {
            callback: RefCell::new(Box::new(callback)),
            has_lock_timed_out: Cell::new(false),
        }))
    }

    /// Tells of an event. An event that happens while the function handles another one is lost;
    /// nothing of ours does that.
    pub(crate) fn tell(&self, event: &Event<'_>) {
        if let Ok(mut callback) = self.0.callback.try_borrow_mut() {
            callback(event);
        }
    }

    /// Tells of remarks of the revision graph.
    pub(crate) fn warn(&self, warnings: &[Warning]) {
        for warning in warnings {
            self.tell(&Event::Warning {
                text: &warning.to_string(),
            });
        }
    }

    /// Remembers why a run is about to fail, since the error passes through a script.
    pub(crate) fn note_lock_timeout(&self) {
        self.0.has_lock_timed_out.set(true);
    }

    /// Whether waiting for the lock has failed, once.
    pub(crate) fn take_lock_timeout(&self) -> bool {
        self.0.has_lock_timed_out.take()
    }
}
