//! What happens when a module can't be imported: an error, or a placeholder.

use std::path::{Path, PathBuf};

use rustpython_vm::builtins::{PyBaseExceptionRef, PyStr};
use rustpython_vm::{AsObject, PyResult, VirtualMachine};

use super::guard;
use super::locate::{self, Location};
use crate::exception;
use crate::interpreter::modules;
use crate::invocation::Invocation;
use crate::placeholder;
use crate::trace::is_project_file;

/// Packages of ours that do not have every module of their originals.
const PARTIAL_PACKAGES: [&str; 12] = [
    "alembic",
    "dateutil",
    "fastapi_users",
    "flask_sqlalchemy",
    "geoalchemy2",
    "packaging",
    "pydantic",
    "pydantic_settings",
    "sqlalchemy",
    "sqlalchemy_utils",
    "sqlmodel",
    "starlette",
];

/// The place of an import statement.
pub(super) struct Site {
    pub(super) file: String,
    pub(super) line: usize,
}

/// Where the import that is under way was asked for, unless that is in a file of ours or of the
/// standard library.
pub(super) fn import_site(vm: &VirtualMachine) -> Option<Site> {
    let mut frame = vm.current_frame();
    while let Some(current) = frame {
        let file = current.code.source_path().as_str();
        let is_machinery = file == "_frozen_importlib"
            || file == "_frozen_importlib_external"
            || file == "importlib";
        if !is_machinery {
            return is_project_file(file).then(|| Site {
                file: file.to_owned(),
                line: current.f_lineno(),
            });
        }
        frame = current.f_back(vm);
    }
    None
}

/// The search found nothing: `error` is what the interpreter makes of it.
pub(super) fn after_search(name: &str, error: PyBaseExceptionRef, vm: &VirtualMachine) -> PyResult {
    let is_absence = missing_name(&error, vm).is_some_and(|missing| missing == name);
    let top = name.split('.').next().unwrap_or(name);
    if !is_absence || (name.contains('.') && !PARTIAL_PACKAGES.contains(&top)) {
        return Err(error);
    }
    if let Some(directory) = in_project(top) {
        let help = format!(
            "'{top}' is in {}, which is not on sys.path; see prepend_sys_path",
            directory.display()
        );
        exception::advise(&error, &help, vm);
        return Err(error);
    }
    stand_in_or(name, error, vm)
}

/// The module was found but its code failed.
pub(super) fn after_failure(
    name: &str,
    location: &Location,
    error: PyBaseExceptionRef,
    vm: &VirtualMachine,
) -> PyResult {
    let may_stand_in = match location {
        // A module of the standard library that needs something which only an installed Python has:
        // `sqlite3`, `ssl`.
        Location::Frozen { .. } => missing_name(&error, vm).is_some_and(|missing| {
            missing != name && !vm.state.frozen.contains_key(missing.as_str())
        }),
        // An installed package that has a part in machine code.
        Location::File { path, .. } => {
            locate::is_installed(path) && error.fast_isinstance(vm.ctx.exceptions.import_error)
        }
        Location::Native | Location::Namespace(_) => false,
    };
    if !may_stand_in {
        return Err(error);
    }
    let stand_in = stand_in_or(name, error, vm)?;
    forget_parts(name, vm)?;
    Ok(stand_in)
}

/// Takes the modules of a package that could not be loaded completely out of `sys.modules`.
fn forget_parts(package: &str, vm: &VirtualMachine) -> PyResult<()> {
    let registry = modules(vm)?;
    for key in registry.keys_vec() {
        let is_part = key
            .downcast_ref::<PyStr>()
            .and_then(|name| name.to_str()?.strip_prefix(package))
            .is_some_and(|rest| rest.starts_with('.'));
        if is_part {
            registry.del_item(&*key, vm)?;
        }
    }
    Ok(())
}

fn stand_in_or(name: &str, error: PyBaseExceptionRef, vm: &VirtualMachine) -> PyResult {
    match import_site(vm) {
        Some(site) if !guard::expects_failure(Path::new(&site.file), site.line) => {
            stand_in(name, Some(site), vm)
        }
        _ => Err(error),
    }
}

/// Makes and registers a placeholder.
pub(super) fn stand_in(name: &str, site: Option<Site>, vm: &VirtualMachine) -> PyResult {
    let module = placeholder::module(name, site.map(|site| (site.file, site.line)), vm)?;
    modules(vm)?.set_item(name, module.clone(), vm)?;
    Ok(module)
}

/// The module that a `ModuleNotFoundError` is about.
fn missing_name(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> Option<String> {
    if !error.fast_isinstance(vm.ctx.exceptions.module_not_found_error) {
        return None;
    }
    let name = error.as_object().get_attr("name", vm).ok()?;
    Some(name.downcast_ref::<PyStr>()?.to_str()?.to_owned())
}

/// The directory of the project that has a package or module of that name, although no entry of
/// `sys.path` leads there.
pub(super) fn in_project(name: &str) -> Option<PathBuf> {
    roots()
        .into_iter()
        .flat_map(|root| [root.join("src"), root])
        .find(|directory| {
            let package = directory.join(name);
            directory.join(format!("{name}.py")).is_file()
                || package.join("__init__.py").is_file()
                || holds_python(&package)
        })
}

fn holds_python(directory: &Path) -> bool {
    std::fs::read_dir(directory).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.path().extension().is_some_and(|end| end == "py"))
    })
}

/// Directories that are likely to be the project's root. The directory of a package is none: its
/// modules have longer names.
fn roots() -> Vec<PathBuf> {
    let mut roots = vec![PathBuf::from(".")];
    Invocation::current(|invocation| {
        if let Some(invocation) = invocation {
            let settings = invocation.settings;
            if !settings.here.is_empty() {
                roots.push(PathBuf::from(&settings.here));
            }
            if let Some(parent) = settings.script_location.parent() {
                roots.push(parent.to_owned());
            }
        }
    });
    roots.retain(|root| !root.join("__init__.py").is_file());
    roots
}
