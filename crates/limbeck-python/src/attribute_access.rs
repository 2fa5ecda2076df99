//! Quick access to the attributes of objects.
//!
//! The interpreter asks each class how its instances' attributes are read and written. It finds
//! `object.__getattribute__` and `object.__setattr__`, which are ordinary methods there, and takes
//! them for methods that a class has put in place of its own: every access to an attribute becomes
//! a call, and none of the instructions for known classes applies. As descriptors of the slots,
//! which is what they are in CPython, they are recognised.
//!
//! For a class with `__getattr__` it calls `__getattribute__` as a method too, to learn whether
//! `__getattr__` is needed. Where that is the one of `object`, asking its slot is enough.

use rustpython_vm::builtins::{PyStr, PyType};
use rustpython_vm::class::add_operators;
use rustpython_vm::function::FuncArgs;
use rustpython_vm::vm::Context;
use rustpython_vm::{AsObject, Py, PyObject, PyResult, VirtualMachine};

/// Methods of `object` that do what its slots do.
const METHODS: [&str; 3] = ["__getattribute__", "__setattr__", "__delattr__"];

/// Makes the methods of `object` descriptors of its slots, before any class asks for them. All
/// interpreters of a thread share that class.
pub(crate) fn make_quick(context: &Context) {
    let object = context.types.object_type;
    let mut attributes = object.attributes.write();
    for name in METHODS {
        let name = context.intern_str(name);
        let is_method = attributes
            .get(name)
            .is_some_and(|found| found.class().is(context.types.method_descriptor_type));
        if is_method {
            attributes.shift_remove(name);
        }
    }
    drop(attributes);
    // It adds those that are missing.
    add_operators(object, context);
}

/// Replaces `builtins.__build_class__` by one that looks after classes with `__getattr__`.
pub(crate) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let original = vm.builtins.get_attr("__build_class__", vm)?;
    let replacement = vm.new_function(
        "__build_class__",
        move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
            let built = original.call(arguments, vm)?;
            if let Some(class) = built.downcast_ref::<PyType>() {
                set_reader(class, vm);
            }
            Ok(built)
        },
    );
    vm.builtins.set_attr("__build_class__", replacement, vm)
}

/// Sets the slot of a class that has `__getattr__` and the `__getattribute__` of `object`. When one
/// of them changes, the interpreter sets the slot again.
fn set_reader(class: &Py<PyType>, vm: &VirtualMachine) {
    let names = &vm.ctx.names;
    if !class.has_attr(names.__getattr__) {
        return;
    }
    let own = class.get_attr(names.__getattribute__);
    let standard = vm.ctx.types.object_type.get_attr(names.__getattribute__);
    if let (Some(own), Some(standard)) = (own, standard)
        && own.is(&standard)
    {
        class.slots.getattro.store(Some(read));
    }
}

/// Reads an attribute; asks `__getattr__` for one that is missing.
fn read(object: &PyObject, name: &Py<PyStr>, vm: &VirtualMachine) -> PyResult {
    let ask = vm.ctx.names.__getattr__;
    match object.generic_getattr_opt(name, None, vm) {
        Ok(Some(value)) => return Ok(value),
        Ok(None) => {}
        Err(error) => {
            let is_missing = error.fast_isinstance(vm.ctx.exceptions.attribute_error);
            if !is_missing || !object.class().has_attr(ask) {
                return Err(error);
            }
        }
    }
    if object.class().has_attr(ask) {
        vm.call_special_method(object, ask, (name.to_owned(),))
    } else {
        object.generic_getattr(name, vm)
    }
}
