//! The global names of the Python module that a native function belongs to.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyDictRef, PyStrInterned, PyType, PyTypeRef};
use rustpython_vm::function::IntoFuncArgs;
use rustpython_vm::{PyObject, PyObjectRef, PyResult, VirtualMachine};

/// A module's global names, which its native functions look up as its Python functions do.
#[derive(Clone)]
pub(super) struct Globals(PyDictRef);

impl Globals {
    pub(super) fn new(names: PyDictRef) -> Self {
        Self(names)
    }

    /// What a global name stands for.
    pub(super) fn get(&self, name: &'static PyStrInterned, vm: &VirtualMachine) -> PyResult {
        self.0.get_item_opt(name, vm)?.ok_or_else(|| {
            vm.new_name_error(format!("name '{name}' is not defined"), name.to_owned())
        })
    }

    /// A class.
    pub(super) fn class(
        &self,
        name: &'static PyStrInterned,
        vm: &VirtualMachine,
    ) -> PyResult<PyTypeRef> {
        self.get(name, vm)?
            .downcast::<PyType>()
            .map_err(|_| vm.new_type_error(format!("{name} is not a class")))
    }

    /// Calls a function or a class.
    pub(super) fn call(
        &self,
        name: &'static PyStrInterned,
        arguments: impl IntoFuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult {
        self.get(name, vm)?.call(arguments, vm)
    }

    /// Calls a function of a module that is a global name itself.
    pub(super) fn call_in(
        &self,
        module: &'static PyStrInterned,
        name: &'static PyStrInterned,
        arguments: impl IntoFuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult {
        self.get(module, vm)?
            .get_attr(name, vm)?
            .call(arguments, vm)
    }

    /// An exception of the module of errors, which `module` names.
    pub(super) fn error(
        &self,
        module: &'static PyStrInterned,
        class: &'static str,
        message: String,
        vm: &VirtualMachine,
    ) -> PyBaseExceptionRef {
        let made = self
            .get(module, vm)
            .and_then(|errors| errors.get_attr(class, vm))
            .and_then(|class| class.call((vm.ctx.new_str(message),), vm))
            .and_then(|error: PyObjectRef| {
                error
                    .downcast()
                    .map_err(|_| vm.new_type_error(format!("{class} is not an exception")))
            });
        made.unwrap_or_else(|failure| failure)
    }
}

/// Whether an object is an instance of a class, without asking the class.
pub(super) fn is_instance(object: &PyObject, class: &PyTypeRef) -> bool {
    object.class().fast_issubclass(class)
}
