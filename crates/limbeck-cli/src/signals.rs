//! Ctrl-C and termination requests.

use std::sync::atomic::{AtomicBool, Ordering};

use limbeck::Interrupt;

use crate::output::write_stderr;

/// Exit code of a program that a second Ctrl-C ends at once.
const INTERRUPTED: i32 = 130;

/// Lets the first Ctrl-C (or termination request) stop the running command in an orderly way, and
/// the second one end the program at once: the server then rolls back by itself.
pub(crate) fn listen(interrupt: Interrupt) {
    let is_second = AtomicBool::new(false);
    let result = ctrlc::set_handler(move || {
        if is_second.swap(true, Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
        interrupt.trigger();
    });
    if let Err(error) = result {
        write_stderr(&format!(
            "warning: Ctrl-C will end the program without a rollback: {error}\n"
        ));
    }
}
