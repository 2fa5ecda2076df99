//! Imports, natively: which module a name means, and loading it.
//!
//! The interpreter's own machinery is written in Python and costs more per module than most of our
//! modules cost to run. Its innermost function, `_find_and_load`, is replaced by the one here. What
//! this one does not find is left to the original, so that finders which a script puts into
//! `sys.meta_path` still work.
//!
//! In this order, a name is:
//! 1. a native module of the interpreter;
//! 2. one of the modules that always come from the binary ([`locate::is_reserved`]);
//! 3. a module or package of the project, found on `sys.path` (or the package's `__path__`);
//! 4. a frozen module: the rest of the standard library, companions of SQLAlchemy;
//! 5. a directory without `__init__.py`;
//! 6. a [placeholder](crate::placeholder), if a file of the project imports it.

pub(crate) mod ahead;
mod guard;
mod locate;
mod missing;
pub(crate) mod resume;
mod shortcut;
mod specification;

use std::path::Path;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyDictRef, PyStrRef};
use rustpython_vm::scope::Scope;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use crate::deferred;
use crate::interpreter::{import_module, modules};
use crate::placeholder;
use crate::source::Parts;
use locate::Location;

/// Module of the interpreter that holds the import machinery.
const MACHINERY: &str = "_frozen_importlib";

/// Modules whose import means that somebody wants to see the standard machinery.
const NEED_FINDERS: [&str; 4] = ["importlib", "pkgutil", "runpy", "zipimport"];

/// Replaces the interpreter's import functions.
pub(crate) fn install(vm: &VirtualMachine) -> PyResult<()> {
    shortcut::install(vm)?;
    let machinery = import_module(vm, MACHINERY)?;
    let specification = specification::class(vm)?;
    let original = machinery.get_attr("_find_and_load", vm)?;
    let replacement = vm.new_function(
        "_find_and_load",
        move |name: PyStrRef, import: PyObjectRef, vm: &VirtualMachine| {
            let Some(text) = name.to_str() else {
                return original.call((name.clone(), import), vm);
            };
            let loading = Loading {
                original: &original,
                import: &import,
                specification: &specification,
            };
            loading.find_and_load(text, vm)
        },
    );
    machinery.set_attr("_find_and_load", replacement, vm)
}

/// What loading a module takes.
struct Loading<'a> {
    /// The interpreter's own `_find_and_load`.
    original: &'a PyObjectRef,
    /// Its second argument.
    import: &'a PyObjectRef,
    /// The class of `__spec__`.
    specification: &'a PyObjectRef,
}

impl Loading<'_> {
    fn find_and_load(&self, name: &str, vm: &VirtualMachine) -> PyResult {
        if let Some(module) = modules(vm)?.get_item_opt(name, vm)? {
            if vm.is_none(&module) {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(not_found(message, name, vm));
            }
            return Ok(module);
        }
        let parent = match name.rsplit_once('.') {
            Some((package, _)) => {
                let parent = self.find_and_load(package, vm)?;
                // Importing the package may have imported the module.
                if let Some(module) = modules(vm)?.get_item_opt(name, vm)? {
                    return Ok(module);
                }
                if placeholder::is_placeholder(&parent, vm) {
                    let site = missing::import_site(vm);
                    return missing::stand_in(name, site, vm);
                }
                if parent.get_attr("__path__", vm).is_err() {
                    let message = format!("No module named '{name}'; '{package}' is not a package");
                    return Err(not_found(message, name, vm));
                }
                Some(parent)
            }
            None => None,
        };
        if NEED_FINDERS.contains(&name) {
            install_finders(vm)?;
        }

        let module = match locate::locate(name, parent.as_ref(), vm)? {
            Some(Location::Native) if name == deferred::NAME => deferred::load(vm)?,
            // The library that it calls into is not there: see `native/ffi.c`.
            Some(Location::Native) if name == "_ctypes" => {
                return Err(not_found(format!("No module named '{name}'"), name, vm));
            }
            Some(Location::Native) => self.ask_interpreter(name, vm)?,
            Some(location) => match self.load(name, &location, vm) {
                Ok(module) => module,
                Err(error) => missing::after_failure(name, &location, error, vm)?,
            },
            None => match self.ask_interpreter(name, vm) {
                Ok(module) => module,
                Err(error) => missing::after_search(name, error, vm)?,
            },
        };
        if let (Some(parent), Some((_, child))) = (parent, name.rsplit_once('.')) {
            parent.set_attr(&vm.ctx.new_utf8_str(child), module.clone(), vm)?;
        }
        Ok(module)
    }

    fn ask_interpreter(&self, name: &str, vm: &VirtualMachine) -> PyResult {
        self.original.call((name, self.import.clone()), vm)
    }

    /// Creates the module, registers it and runs its code.
    fn load(&self, name: &str, location: &Location, vm: &VirtualMachine) -> PyResult {
        let names = vm.ctx.new_dict();
        let module = vm.new_module(name, names.clone(), None);
        let spec = specification::set(&names, name, location, self.specification, vm)?;

        let registry = modules(vm)?;
        registry.set_item(name, module.into(), vm)?;
        let parts = match location {
            Location::Frozen { .. } => vm
                .state
                .frozen
                .get(name)
                .map(|frozen| Parts::Whole(Some(vm.ctx.new_code(frozen.code)))),
            Location::File { path, .. } => match code_of(path, vm) {
                Ok(parts) => Some(parts),
                Err(error) => {
                    let _ = registry.del_item(name, vm);
                    return Err(error);
                }
            },
            Location::Native | Location::Namespace(_) => None,
        };
        if let Some(parts) = parts {
            // Read by error messages about circular imports.
            spec.set_attr("_initializing", vm.ctx.new_bool(true), vm)?;
            let result = run(parts, &names, location, vm);
            spec.set_attr("_initializing", vm.ctx.new_bool(false), vm)?;
            if let Err(error) = result {
                let _ = registry.del_item(name, vm);
                return Err(error);
            }
        }
        // A module may replace itself while it runs.
        registry.get_item(name, vm)
    }
}

/// The code of a file: compiled ahead, or from now on.
fn code_of(path: &Path, vm: &VirtualMachine) -> PyResult<Parts> {
    match ahead::take(path) {
        Some(parts) => Ok(parts),
        None => Parts::of(path, vm),
    }
}

/// Runs a module's code; leaves out statements that may be left out.
fn run(
    mut parts: Parts,
    names: &PyDictRef,
    location: &Location,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let mut done = 0;
    while let Some(code) = parts.next(vm)? {
        let scope = Scope::with_builtins(None, names.clone(), vm);
        let Err(error) = vm.run_code_obj(code, scope) else {
            continue;
        };
        let rest = match location {
            Location::File { path, .. } => resume::after(&error, path, &mut done, names, vm)?,
            _ => None,
        };
        let Some(rest) = rest else {
            return Err(error);
        };
        parts = Parts::Whole(Some(rest));
    }
    Ok(())
}

/// Completes the standard machinery with the finders for files, once.
fn install_finders(vm: &VirtualMachine) -> PyResult<()> {
    if modules(vm)?.contains_key("_frozen_importlib_external", vm) {
        return Ok(());
    }
    import_module(vm, MACHINERY)?
        .get_attr("_install_external_importers", vm)?
        .call((), vm)?;
    Ok(())
}

/// A `ModuleNotFoundError`.
fn not_found(message: String, name: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let class = vm.ctx.exceptions.module_not_found_error.to_owned();
    match vm.invoke_exception(class, vec![vm.ctx.new_str(message).into()]) {
        Ok(error) => match error.as_object().set_attr("name", vm.ctx.new_str(name), vm) {
            Ok(()) => error,
            Err(failure) => failure,
        },
        Err(failure) => failure,
    }
}
