//! `__import__` for modules that are imported already.
//!
//! An import statement inside of a function runs as often as the function does. The interpreter's
//! own `__import__` then asks a module that is not a package for its `__path__`, which costs an
//! exception or a call of the module's `__getattr__`.

use rustpython_vm::builtins::{PyDict, PyModule, PyStr, PyTuple};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use crate::interpreter::modules;

/// Replaces `builtins.__import__`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let original = vm.builtins.get_attr("__import__", vm)?;
    let replacement = vm.new_function(
        "__import__",
        move |arguments: FuncArgs, vm: &VirtualMachine| match known(&arguments, vm)? {
            Some(module) => Ok(module),
            None => original.call(arguments, vm),
        },
    );
    vm.builtins.set_attr("__import__", replacement, vm)
}

/// The module that an import statement gives, if no search and no submodule import is needed.
fn known(arguments: &FuncArgs, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    let [name, globals, _, from_list, level] = arguments.args.as_slice() else {
        return Ok(None);
    };
    if !arguments.kwargs.is_empty() {
        return Ok(None);
    }
    let (Some(name), Some(from_list), Ok(level)) = (
        name.downcast_ref::<PyStr>().and_then(|name| name.to_str()),
        from_list.downcast_ref::<PyTuple>(),
        level.try_to_value::<usize>(vm),
    ) else {
        return Ok(None);
    };
    let registry = modules(vm)?;
    let module = if level == 0 {
        registry.get_item_opt(name, vm)?
    } else {
        let Some(name) = absolute(name, globals, level, vm)? else {
            return Ok(None);
        };
        registry.get_item_opt(name.as_str(), vm)?
    };
    let Some(module) = module.filter(|module| !vm.is_none(module)) else {
        return Ok(None);
    };
    if from_list.is_empty() {
        // `import a.b` binds `a`.
        return Ok(match name.split_once('.') {
            None => Some(module),
            Some((top, _)) if level == 0 => registry.get_item_opt(top, vm)?,
            Some(_) => None,
        });
    }
    let Some(names) = module
        .downcast_ref::<PyModule>()
        .map(|module| module.dict())
    else {
        return Ok(None);
    };
    let has_all = from_list
        .iter()
        .filter_map(|name| name.downcast_ref::<PyStr>())
        .all(|name| names.contains_key(name, vm));
    Ok(has_all.then_some(module))
}

/// The absolute name of a relative one.
fn absolute(
    name: &str,
    globals: &PyObjectRef,
    level: usize,
    vm: &VirtualMachine,
) -> PyResult<Option<String>> {
    let Some(globals) = globals.downcast_ref::<PyDict>() else {
        return Ok(None);
    };
    let package = globals.get_item_opt("__package__", vm)?;
    let Some(package) = package
        .as_ref()
        .and_then(|package| package.downcast_ref::<PyStr>())
        .and_then(|package| package.to_str())
    else {
        return Ok(None);
    };
    let base = package.rsplitn(level, '.').last().unwrap_or_default();
    let is_beyond = package.is_empty() || package.split('.').count() < level;
    Ok(match (is_beyond, name) {
        (true, _) => None,
        (false, "") => Some(base.to_owned()),
        (false, name) => Some(format!("{base}.{name}")),
    })
}
