//! Where scripts import the project's modules from.

use std::path::PathBuf;

use rustpython_vm::builtins::PyListRef;
use rustpython_vm::{PyResult, VirtualMachine};

use crate::settings::path_text;

/// Sets `sys.path` to the directories of an invocation, followed by those of `PYTHONPATH`.
///
/// No directory of an installed Python is part of it: the standard library and the packages that
/// we stand in for are in the binary.
pub(crate) fn set(directories: &[PathBuf], vm: &VirtualMachine) -> PyResult<()> {
    let entries = complete(directories)
        .iter()
        .map(|path| path_text(path, vm))
        .collect();
    let path: PyListRef = vm
        .sys_module
        .get_attr("path", vm)?
        .downcast()
        .map_err(|_| vm.new_type_error("sys.path is not a list"))?;
    *path.borrow_vec_mut() = entries;
    Ok(())
}

/// The directories of an invocation, followed by those of `PYTHONPATH`.
pub(crate) fn complete(directories: &[PathBuf]) -> Vec<PathBuf> {
    let python_path = std::env::var_os("PYTHONPATH").unwrap_or_default();
    let python_path =
        std::env::split_paths(&python_path).filter(|path| !path.as_os_str().is_empty());
    directories.iter().cloned().chain(python_path).collect()
}
