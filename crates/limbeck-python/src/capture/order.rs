//! The order in which the elements of a schema were made.

use std::sync::atomic::{AtomicU64, Ordering};

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use super::names::names;

/// The last number that was given. Only the order counts, so interpreters can share the numbers.
static LAST: AtomicU64 = AtomicU64::new(0);

/// The next number.
pub(super) fn next(vm: &VirtualMachine) -> PyObjectRef {
    let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    vm.ctx.new_int(number).into()
}

/// `_limbeck.set_creation_order(instance)`: numbers an object in the order of creation.
pub(super) fn set_creation_order(instance: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    instance.set_attr(names(vm).creation_order, next(vm), vm)
}
