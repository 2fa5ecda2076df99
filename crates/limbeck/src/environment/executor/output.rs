//! Where SQL output goes.

use std::cell::RefCell;

use crate::environment::Listener;
use crate::event::Event;

/// Where SQL output goes: to the application, or into a buffer that the environment script empties.
pub(crate) struct Output {
    listener: Listener,
    buffer: Option<RefCell<String>>,
}

impl Output {
    /// To the application, or into a buffer.
    pub(crate) fn new(listener: Listener, is_buffered: bool) -> Self {
        Self {
            listener,
            buffer: is_buffered.then(RefCell::default),
        }
    }

    /// Writes text with its line breaks.
    pub(crate) fn write(&self, text: &str) {
        if text.is_empty() {
            return;
        }
        match &self.buffer {
            Some(buffer) => buffer.borrow_mut().push_str(text),
            None => self.listener.tell(&Event::Sql { text }),
        }
    }

    /// Takes the text out of the buffer.
    pub(crate) fn take(&self) -> String {
        self.buffer.as_ref().map(RefCell::take).unwrap_or_default()
    }
}
