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

mod guard;
mod locate;
mod missing;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyModule, PyStrRef};
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use crate::interpreter::{import_module, modules};
use crate::placeholder;
use crate::source;
use locate::Location;

/// Module of the interpreter that holds the import machinery.
const MACHINERY: &str = "_frozen_importlib";

/// Modules whose import means that somebody wants to see the standard machinery.
const NEED_FINDERS: [&str; 4] = ["importlib", "pkgutil", "runpy", "zipimport"];

/// Replaces the interpreter's import function.
pub(crate) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let machinery = import_module(vm, MACHINERY)?;
    let original = machinery.get_attr("_find_and_load", vm)?;
    let replacement = vm.new_function(
        "_find_and_load",
        move |name: PyStrRef, import: PyObjectRef, vm: &VirtualMachine| {
            let Some(text) = name.to_str() else {
                return original.call((name.clone(), import), vm);
            };
            find_and_load(text, &original, &import, vm)
        },
    );
    machinery.set_attr("_find_and_load", replacement, vm)
}

fn find_and_load(
    name: &str,
    original: &PyObjectRef,
    import: &PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult {
    if let Some(module) = modules(vm)?.get_item_opt(name, vm)? {
        if vm.is_none(&module) {
            let message = format!("import of {name} halted; None in sys.modules");
            return Err(not_found(message, name, vm));
        }
        return Ok(module);
    }
    let parent = match name.rsplit_once('.') {
        Some((package, _)) => {
            let parent = find_and_load(package, original, import, vm)?;
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
        Some(Location::Native) => original.call((name, import.clone()), vm)?,
        Some(location) => match load(name, &location, vm) {
            Ok(module) => module,
            Err(error) => missing::after_failure(name, &location, error, vm)?,
        },
        None => match original.call((name, import.clone()), vm) {
            Ok(module) => module,
            Err(error) => missing::after_search(name, error, vm)?,
        },
    };
    if let (Some(parent), Some((_, child))) = (parent, name.rsplit_once('.')) {
        parent.set_attr(&vm.ctx.new_utf8_str(child), module.clone(), vm)?;
    }
    Ok(module)
}

/// Creates the module, registers it and runs its code.
fn load(name: &str, location: &Location, vm: &VirtualMachine) -> PyResult {
    let names = vm.ctx.new_dict();
    let module = vm.new_module(name, names.clone(), None);
    let package = if location.is_package() {
        name
    } else {
        name.rsplit_once('.').map_or("", |(package, _)| package)
    };
    names.set_item("__package__", vm.ctx.new_str(package).into(), vm)?;
    let text =
        |path: &std::path::Path| -> PyObjectRef { vm.fsdecode(path.as_os_str().to_owned()).into() };
    match location {
        Location::Native | Location::Frozen { package: false } => {}
        Location::Frozen { package: true } => {
            names.set_item("__path__", vm.ctx.new_list(Vec::new()).into(), vm)?;
        }
        Location::File { path, package } => {
            names.set_item("__file__", text(path), vm)?;
            if let Some(directory) = package {
                let path = vm.ctx.new_list(vec![text(directory)]);
                names.set_item("__path__", path.into(), vm)?;
            }
        }
        Location::Namespace(directories) => {
            let path = directories.iter().map(|path| text(path)).collect();
            names.set_item("__path__", vm.ctx.new_list(path).into(), vm)?;
        }
    }
    let spec = specification(name, location, &module, vm)?;

    let registry = modules(vm)?;
    registry.set_item(name, module.clone().into(), vm)?;
    let code = match location {
        Location::Frozen { .. } => vm
            .state
            .frozen
            .get(name)
            .map(|frozen| vm.ctx.new_code(frozen.code)),
        Location::File { path, .. } => match source::load(path, vm) {
            Ok(code) => Some(code),
            Err(error) => {
                let _ = registry.del_item(name, vm);
                return Err(error);
            }
        },
        Location::Native | Location::Namespace(_) => None,
    };
    if let Some(code) = code {
        // Read by error messages about circular imports.
        spec.set_attr("_initializing", vm.ctx.new_bool(true), vm)?;
        let scope = rustpython_vm::scope::Scope::with_builtins(None, names, vm);
        let result = vm.run_code_obj(code, scope);
        spec.set_attr("_initializing", vm.ctx.new_bool(false), vm)?;
        if let Err(error) = result {
            let _ = registry.del_item(name, vm);
            return Err(error);
        }
    }
    // A module may replace itself while it runs.
    registry.get_item(name, vm)
}

/// Sets `__spec__` and `__loader__`.
fn specification(
    name: &str,
    location: &Location,
    module: &PyRef<PyModule>,
    vm: &VirtualMachine,
) -> PyResult {
    let machinery = import_module(vm, MACHINERY)?;
    let (loader, origin) = match location {
        Location::Native | Location::Frozen { .. } => (
            machinery.get_attr("FrozenImporter", vm)?,
            vm.ctx.new_str("frozen").into(),
        ),
        Location::File { path, .. } => {
            let origin: PyObjectRef = vm.fsdecode(path.as_os_str().to_owned()).into();
            (file_loader(name, &origin, vm)?, origin)
        }
        Location::Namespace(_) => (vm.ctx.none(), vm.ctx.none()),
    };
    let spec = machinery
        .get_attr("ModuleSpec", vm)?
        .call((name, loader.clone()), vm)?;
    spec.set_attr("origin", origin, vm)?;
    let module = module.as_object();
    if let Ok(path) = module.get_attr("__path__", vm) {
        spec.set_attr("submodule_search_locations", path, vm)?;
    }
    if matches!(location, Location::File { .. }) {
        spec.set_attr("_set_fileattr", vm.ctx.new_bool(true), vm)?;
    }
    module.set_attr("__spec__", spec.clone(), vm)?;
    module.set_attr("__loader__", loader, vm)?;
    Ok(spec)
}

/// The loader that the standard machinery would have used; it only serves those who ask for
/// `__loader__`.
fn file_loader(name: &str, path: &PyObjectRef, vm: &VirtualMachine) -> PyResult {
    match modules(vm)?.get_item_opt("_frozen_importlib_external", vm)? {
        Some(external) => external
            .get_attr("SourceFileLoader", vm)?
            .call((name, path.clone()), vm),
        None => Ok(vm.ctx.none()),
    }
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
