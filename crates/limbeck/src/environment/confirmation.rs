//! Asking whether what looks like a rename is one.

use std::cell::RefCell;
use std::rc::Rc;

use limbeck_diff::Rename;

type Ask = Box<dyn FnMut(&Rename) -> bool>;

/// A handle to the function that an application gave for this question.
#[derive(Clone)]
pub(crate) struct RenameConfirmation(Rc<RefCell<Ask>>);

impl RenameConfirmation {
    /// Asks a function.
    pub(crate) fn new(ask: impl FnMut(&Rename) -> bool + 'static) -> Self {
        Self(Rc::new(RefCell::new(Box::new(ask))))
    }

    /// Whether it is one. A question that is asked while another one is answered gets a no; nothing
    /// of ours does that.
    pub(crate) fn ask(&self, rename: &Rename) -> bool {
        match self.0.try_borrow_mut() {
            Ok(mut ask) => ask(rename),
            Err(_) => false,
        }
    }
}
