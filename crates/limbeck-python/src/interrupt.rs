//! Interrupting a running script from another thread or a signal handler's thread.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustpython_vm::VirtualMachine;
use rustpython_vm::signal::UserSignalSender;

/// A handle that interrupts the scripts of one host.
#[derive(Clone, Default)]
pub struct ScriptInterrupt(Arc<Mutex<Option<UserSignalSender>>>);

impl ScriptInterrupt {
    /// Makes the running script raise `KeyboardInterrupt` at its next bytecode instruction. Does
    /// nothing before the interpreter has started.
    ///
    /// May be called from any thread. A script that waits inside of the application (for a
    /// statement, say) sees the exception when it gets control back.
    pub fn trigger(&self) {
        if let Some(interpreter) = &*self.interpreter() {
            // An interpreter that is gone has dropped its receiver.
            let _ = interpreter.send(Box::new(|vm: &VirtualMachine| {
                Err(vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned()))
            }));
        }
    }

    /// Lets the handle reach the host's interpreter. Not before that is complete: an exception in
    /// the middle of its start would be the end of the program.
    pub(crate) fn connect(&self, interpreter: UserSignalSender) {
        *self.interpreter() = Some(interpreter);
    }

    fn interpreter(&self) -> MutexGuard<'_, Option<UserSignalSender>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
