//! Placeholders that stand for packages which are not available.

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{PyObject, VirtualMachine};

/// The exception for a placeholder that reached the database, if `object` is one.
pub(crate) fn refusal(object: &PyObject, vm: &VirtualMachine) -> Option<PyBaseExceptionRef> {
    let _ = (object, vm);
    None
}
