//! Ctrl-C and termination requests.

use std::sync::atomic::{AtomicBool, Ordering};

use limbeck::Interrupt;

use crate::failure::{INTERRUPTED, say_interrupted};
use crate::output::write_stderr;

/// Whether the program waits for somebody to type.
static IS_ASKING: AtomicBool = AtomicBool::new(false);

/// Lets the first Ctrl-C (or termination request) stop the running command in an orderly way, and
/// the second one end the program at once: the server then rolls back by itself. While a question is
/// asked, the first does: nobody would wake the program up, and it has changed nothing yet.
pub(crate) fn listen(interrupt: Interrupt) {
    let is_second = AtomicBool::new(false);
    let result = ctrlc::set_handler(move || {
        if IS_ASKING.load(Ordering::SeqCst) {
            write_stderr("\n");
            say_interrupted();
            std::process::exit(INTERRUPTED.into());
        }
        if is_second.swap(true, Ordering::SeqCst) {
            std::process::exit(INTERRUPTED.into());
        }
        interrupt.trigger();
    });
    if let Err(error) = result {
        write_stderr(&format!(
            "warning: Ctrl-C will end the program without a rollback: {error}\n"
        ));
    }
}

/// Asks a question and waits for the answer.
pub(crate) fn while_asking<T>(ask: impl FnOnce() -> T) -> T {
    IS_ASKING.store(true, Ordering::SeqCst);
    let answer = ask();
    IS_ASKING.store(false, Ordering::SeqCst);
    answer
}
