//! What a module knows about its own import: `__spec__` and its relatives.

use std::path::Path;

use rustpython_vm::builtins::PyDictRef;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use super::MACHINERY;
use super::locate::Location;
use crate::interpreter::{import_module, modules};

/// Makes the class of specifications: the interpreter's, with two attributes in place of properties
/// written in Python, which it reads at every relative import and at every missing attribute.
pub(super) fn class(vm: &VirtualMachine) -> PyResult {
    let base = import_module(vm, MACHINERY)?.get_attr("ModuleSpec", vm)?;
    let names = vm.ctx.new_dict();
    names.set_item("parent", vm.ctx.none(), vm)?;
    names.set_item("has_location", vm.ctx.new_bool(false).into(), vm)?;
    names.set_item("__module__", vm.ctx.new_str(MACHINERY).into(), vm)?;
    let bases = vm.ctx.new_tuple(vec![base]);
    vm.ctx
        .types
        .type_type
        .as_object()
        .call(("ModuleSpec", bases, names), vm)
}

/// Fills the names of a new module and answers its specification.
pub(super) fn set(
    names: &PyDictRef,
    name: &str,
    location: &Location,
    class: &PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult {
    let text = |path: &Path| -> PyObjectRef { vm.fsdecode(path.as_os_str().to_owned()).into() };
    let list =
        |items: Vec<PyObjectRef>| -> Option<PyObjectRef> { Some(vm.ctx.new_list(items).into()) };
    let (file, path) = match location {
        Location::Native | Location::Frozen { package: false } => (None, None),
        Location::Frozen { package: true } => (None, list(Vec::new())),
        Location::File { path, package } => {
            let directory = package
                .as_deref()
                .and_then(|directory| list(vec![text(directory)]));
            (Some(text(path)), directory)
        }
        Location::Namespace(directories) => (
            None,
            list(directories.iter().map(|path| text(path)).collect()),
        ),
    };
    let package = if location.is_package() {
        name
    } else {
        name.rsplit_once('.').map_or("", |(package, _)| package)
    };
    let package: PyObjectRef = vm.ctx.new_str(package).into();
    let (loader, origin) = match (location, &file) {
        (Location::Native | Location::Frozen { .. }, _) => (
            import_module(vm, MACHINERY)?.get_attr("FrozenImporter", vm)?,
            vm.ctx.new_str("frozen").into(),
        ),
        (_, Some(file)) => (file_loader(name, file, vm)?, file.clone()),
        (_, None) => (vm.ctx.none(), vm.ctx.none()),
    };

    let spec = class.call((name, loader.clone()), vm)?;
    spec.set_attr("origin", origin, vm)?;
    spec.set_attr("parent", package.clone(), vm)?;
    spec.set_attr("has_location", vm.ctx.new_bool(file.is_some()), vm)?;
    names.set_item("__package__", package, vm)?;
    names.set_item("__loader__", loader, vm)?;
    names.set_item("__spec__", spec.clone(), vm)?;
    if let Some(file) = file {
        names.set_item("__file__", file, vm)?;
    }
    if let Some(path) = path {
        spec.set_attr("submodule_search_locations", path.clone(), vm)?;
        names.set_item("__path__", path, vm)?;
    }
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
