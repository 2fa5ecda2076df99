//! Placeholders that stand for packages which are not available.
//!
//! A placeholder can be imported, called, subclassed and so on, and gives further placeholders. It
//! does no harm until its value matters; then it is an error that names the package and the import.
//! The behaviour is in the frozen package `limbeck_placeholder`.

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use crate::interpreter;

const MODULE: &str = "limbeck_placeholder";
/// Attribute of the classes of placeholders.
const MARK: &str = "_limbeck_placeholder";

/// Makes the module that stands for a package; `site` is the file and line of the import.
pub(crate) fn module(name: &str, site: Option<(String, usize)>, vm: &VirtualMachine) -> PyResult {
    let (file, line): (PyObjectRef, PyObjectRef) = match site {
        Some((file, line)) => (vm.ctx.new_str(file).into(), vm.ctx.new_int(line).into()),
        None => (vm.ctx.none(), vm.ctx.none()),
    };
    interpreter::call(
        vm,
        MODULE,
        "stand_in",
        vec![vm.ctx.new_str(name).into(), file, line],
    )
}

/// Whether an object is a placeholder.
pub(crate) fn is_placeholder(object: &PyObject, vm: &VirtualMachine) -> bool {
    object.class().get_attr(vm.ctx.intern_str(MARK)).is_some()
}

/// The exception for a placeholder that reached the database, if `object` is one.
pub(crate) fn refusal(object: &PyObject, vm: &VirtualMachine) -> Option<PyBaseExceptionRef> {
    if !is_placeholder(object, vm) {
        return None;
    }
    let arguments = vec![
        object.to_owned(),
        vm.ctx.new_str("as part of a schema or statement").into(),
    ];
    Some(match interpreter::call(vm, MODULE, "refusal", arguments) {
        Ok(error) => error
            .downcast()
            .unwrap_or_else(|_| vm.new_type_error("a placeholder can't be used here")),
        Err(error) => error,
    })
}

/// Whether an exception says that a placeholder's value matters.
pub(crate) fn is_refusal(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
    error.fast_isinstance(vm.ctx.exceptions.module_not_found_error)
        && error.as_object().get_attr("_limbeck_source", vm).is_ok()
}

/// What stands for a name that a statement would have defined if it had not failed.
pub(crate) fn in_place_of(
    name: &str,
    error: &PyBaseExceptionRef,
    (file, line): (&str, usize),
    vm: &VirtualMachine,
) -> PyResult {
    let arguments = vec![
        vm.ctx.new_str(name).into(),
        error.clone().into(),
        vm.ctx.new_str(file).into(),
        vm.ctx.new_int(line).into(),
    ];
    interpreter::call(vm, MODULE, "in_place_of", arguments)
}
