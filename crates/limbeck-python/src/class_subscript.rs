//! Quick access to `class[…]`.
//!
//! The interpreter takes a class for a container first, then for a sequence, and makes an exception
//! that nobody sees for either, before it asks for `__class_getitem__`. Every `Mapped[…]` of a
//! project's models would cost two of them.

use rustpython_vm::builtins::{PyGenericAlias, PyType};
use rustpython_vm::convert::ToPyResult;
use rustpython_vm::protocol::PyMapping;
use rustpython_vm::vm::Context;
use rustpython_vm::{AsObject, PyObject, PyResult, VirtualMachine};

/// Gives classes a slot for their subscripts. All interpreters of a thread share the class `type`.
pub(crate) fn make_quick(context: &Context) {
    let slots = &context.types.type_type.slots;
    slots.as_mapping.subscript.store(Some(subscript));
}

/// What the interpreter does in the end.
fn subscript(class: PyMapping<'_>, argument: &PyObject, vm: &VirtualMachine) -> PyResult {
    let class = class.obj;
    if class.is(vm.ctx.types.type_type) {
        let alias = PyGenericAlias::from_args(class.class().to_owned(), argument.to_owned(), vm);
        return alias.to_pyresult(vm);
    }
    let method = vm.get_attribute_opt(class.to_owned(), vm.ctx.names.__class_getitem__)?;
    if let Some(method) = method.filter(|method| !vm.is_none(method)) {
        return method.call((argument.to_owned(),), vm);
    }
    let name = class
        .downcast_ref::<PyType>()
        .map(|class| class.name().to_string());
    let name = name.unwrap_or_else(|| class.class().name().to_string());
    Err(vm.new_type_error(format!("type '{name}' is not subscriptable")))
}
