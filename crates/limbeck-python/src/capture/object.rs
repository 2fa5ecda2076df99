//! Reading and writing attributes of objects of Python classes.
//!
//! The general way looks for methods that take part in it at each step; these functions know that
//! our classes have none, and look where the values are.

use rustpython_vm::builtins::{PyDictRef, PyStrInterned, PyType, PyTypeRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::names::names;

/// An attribute: the object's own, or else its class's.
pub(super) fn get_opt(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    if let Some(dict) = object.dict()
        && let Some(value) = dict.get_item_opt(name, vm)?
    {
        return Ok(Some(value));
    }
    match object.class().get_attr(name) {
        Some(value) => vm
            .call_if_get_descriptor(&value, object.to_owned())
            .map(Some),
        None => Ok(None),
    }
}

/// An attribute that the object should have.
pub(super) fn get(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult {
    match get_opt(object, name, vm)? {
        Some(value) => Ok(value),
        None => object.get_attr(name, vm),
    }
}

/// An attribute, `None` where it is missing or Python's `None`.
pub(super) fn get_some(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    Ok(get_opt(object, name, vm)?.filter(|value| !vm.is_none(value)))
}

/// Whether an attribute is true.
pub(super) fn is_true(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<bool> {
    match get_some(object, name, vm)? {
        Some(value) => value.is_true(vm),
        None => Ok(false),
    }
}

/// An attribute that is a dictionary.
pub(super) fn get_dict(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<PyDictRef> {
    get(object, name, vm)?
        .downcast()
        .map_err(|_| vm.new_type_error(format!("{name} is not a dictionary")))
}

/// Calls a method.
pub(super) fn call(
    object: &PyObject,
    name: &'static PyStrInterned,
    arguments: impl Into<FuncArgs>,
    vm: &VirtualMachine,
) -> PyResult {
    let mut arguments = arguments.into();
    match object.class().get_attr(name) {
        Some(method)
            if method.class().is(vm.ctx.types.function_type)
                || method.class().is(vm.ctx.types.method_descriptor_type) =>
        {
            arguments.prepend_arg(object.to_owned());
            method.call(arguments, vm)
        }
        _ => get(object, name, vm)?.call(arguments, vm),
    }
}

/// Whether an object, or the class that it is, has an attribute.
pub(super) fn has(
    object: &PyObject,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<bool> {
    let found = match object.downcast_ref::<PyType>() {
        Some(class) => class.has_attr(name),
        None => object.class().has_attr(name),
    };
    if found {
        return Ok(true);
    }
    if let Some(dict) = object.dict()
        && dict.contains_key(name, vm)
    {
        return Ok(true);
    }
    if object.class().has_attr(names(vm).get_attr) {
        return Ok(vm.get_attribute_opt(object.to_owned(), name)?.is_some());
    }
    Ok(false)
}

/// An object under construction, or one that is changed.
pub(super) struct Target<'a> {
    object: &'a PyObject,
    /// Its attributes, when its class is known to store them without further ado.
    dict: Option<PyDictRef>,
}

impl<'a> Target<'a> {
    /// `plain` is the class whose instances just store attributes; of its subclasses nothing is
    /// known.
    pub(super) fn new(object: &'a PyObject, plain: &PyTypeRef) -> Self {
        let dict = if object.class().is(plain) {
            object.dict()
        } else {
            None
        };
        Self { object, dict }
    }

    pub(super) fn set(
        &self,
        name: &'static PyStrInterned,
        value: impl Into<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        match &self.dict {
            Some(dict) => dict.set_item(name, value.into(), vm),
            None => self.object.set_attr(name, value.into(), vm),
        }
    }
}

/// An object of a Python class, with its attributes; no constructor takes part.
pub(super) fn make<const N: usize>(
    class: PyTypeRef,
    attributes: [(&'static PyStrInterned, PyObjectRef); N],
    vm: &VirtualMachine,
) -> PyResult {
    let dict = vm.ctx.new_dict();
    for (name, value) in attributes {
        dict.set_item(name, value, vm)?;
    }
    Ok(vm.ctx.new_base_object(class, Some(dict)))
}
