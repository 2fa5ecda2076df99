//! Interrupting a running script from another thread or a signal handler's thread.

use std::sync::Mutex;

use rustpython_vm::VirtualMachine;
use rustpython_vm::signal::UserSignalSender;

static INTERPRETERS: Mutex<Vec<UserSignalSender>> = Mutex::new(Vec::new());

/// Makes every running script raise `KeyboardInterrupt` at its next bytecode instruction.
///
/// May be called from any thread. A script that waits inside of the application (for a statement,
/// say) sees the exception when it gets control back. Scripts that start later are not affected
/// unless none was running.
pub fn interrupt() {
    let mut interpreters = match INTERPRETERS.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    };
    // An interpreter that is gone has dropped its receiver.
    interpreters.retain(|interpreter| {
        interpreter
            .send(Box::new(|vm: &VirtualMachine| {
                Err(vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned()))
            }))
            .is_ok()
    });
}

/// Lets [`interrupt`] reach an interpreter.
pub(crate) fn register(interpreter: UserSignalSender) {
    match INTERPRETERS.lock() {
        Ok(mut guard) => guard.push(interpreter),
        Err(poisoned) => poisoned.into_inner().push(interpreter),
    }
}
