//! `Mapped[…]`.

use rustpython_vm::builtins::{PyTuple, PyTypeRef};
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use super::globals::Globals;
use super::names::names;
use super::object;

/// `__class_getitem__` of `Mapped` and its like: which class, and what is in the brackets.
pub(super) fn subscripted(
    globals: &Globals,
    class: PyTypeRef,
    argument: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult {
    let names = names(vm);
    let arguments = if argument.downcast_ref::<PyTuple>().is_some() {
        argument.clone()
    } else {
        vm.ctx.new_tuple(vec![argument.clone()]).into()
    };
    object::make(
        globals.class(names.mapped_annotation, vm)?,
        [
            (names.origin, class.as_object().to_owned()),
            (names.arguments, arguments),
            (names.argument, argument),
        ],
        vm,
    )
}
