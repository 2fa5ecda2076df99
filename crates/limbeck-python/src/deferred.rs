//! A native module that the interpreter makes at its start although few scripts use it.
//!
//! `_ast` defines more than a hundred classes, which is a sixth of the interpreter's start. It
//! starts with an empty module in its place; the real one is made when a script imports it.

use rustpython_vm::builtins::PyModuleDef;
use rustpython_vm::{Context, PyResult, VirtualMachine};

use crate::interpreter::modules;

/// The module's name.
pub(crate) const NAME: &str = "_ast";

/// What the interpreter makes at its start.
pub(crate) fn empty(context: &Context) -> &'static PyModuleDef {
    Box::leak(Box::new(PyModuleDef {
        name: context.intern_str(NAME),
        doc: None,
        methods: &[],
        slots: Default::default(),
    }))
}

/// Forgets the empty module, so that an import comes to [`load`].
pub(crate) fn forget_empty(vm: &VirtualMachine) -> PyResult<()> {
    modules(vm)?.del_item(NAME, vm)
}

/// Makes the real module.
pub(crate) fn load(vm: &VirtualMachine) -> PyResult {
    let definitions = rustpython_vm::stdlib::builtin_module_defs(&vm.ctx);
    let Some(definition) = definitions
        .into_iter()
        .find(|definition| definition.name.as_str() == NAME)
    else {
        return Err(vm.new_import_error("no module named '_ast'", vm.ctx.new_str(NAME)));
    };
    let module = definition.create_module(vm)?;
    modules(vm)?.set_item(NAME, module.clone().into(), vm)?;
    definition.exec_module(vm, &module)?;
    Ok(module.into())
}
