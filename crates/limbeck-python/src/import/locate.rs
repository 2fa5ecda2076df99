//! Finding out what a module's name means.

use std::path::{Path, PathBuf};

use rustpython_vm::builtins::PyStr;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

/// Where a module is.
pub(super) enum Location {
    /// Compiled into the interpreter.
    Native,
    /// Bytecode in the binary.
    Frozen {
        /// Whether it has submodules.
        package: bool,
    },
    /// A file on disk.
    File {
        /// The file, as an absolute path.
        path: PathBuf,
        /// The package's directory, if it is a package.
        package: Option<PathBuf>,
    },
    /// Directories without `__init__.py`.
    Namespace(Vec<PathBuf>),
}

impl Location {
    pub(super) fn is_package(&self) -> bool {
        match self {
            Self::Native => false,
            Self::Frozen { package } => *package,
            Self::File { package, .. } => package.is_some(),
            Self::Namespace(_) => true,
        }
    }
}

/// Modules of the standard library that Alembic has imported before it runs an environment script.
/// A module of the project by one of these names never had a chance to be imported.
const LOADED_BY_ALEMBIC: [&str; 93] = [
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "calendar",
    "codecs",
    "collections",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "dis",
    "email",
    "encodings",
    "enum",
    "errno",
    "fcntl",
    "fnmatch",
    "functools",
    "gc",
    "genericpath",
    "gettext",
    "hashlib",
    "heapq",
    "html",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "marshal",
    "math",
    "ntpath",
    "numbers",
    "opcode",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "platform",
    "posix",
    "posixpath",
    "quopri",
    "random",
    "re",
    "reprlib",
    "select",
    "selectors",
    "shlex",
    "shutil",
    "signal",
    "site",
    "socket",
    "ssl",
    "stat",
    "string",
    "struct",
    "subprocess",
    "sys",
    "sysconfig",
    "tempfile",
    "termios",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "token",
    "tokenize",
    "tomllib",
    "traceback",
    "types",
    "typing",
    "urllib",
    "uuid",
];

/// Our own packages, and companions whose originals have native parts or build on the insides of
/// SQLAlchemy; a copy on disk is never meant.
const OURS: [&str; 8] = [
    "alembic",
    "sqlalchemy",
    "limbeck_wire",
    "limbeck_placeholder",
    "pydantic",
    "pydantic_core",
    "pydantic_settings",
    "sqlmodel",
];

/// Whether a top-level name always means the module in the binary.
pub(super) fn is_reserved(name: &str) -> bool {
    name.starts_with('_')
        || OURS.contains(&name)
        || LOADED_BY_ALEMBIC.contains(&name)
        || [
            "warnings",
            "weakref",
            "zipfile",
            "zipimport",
            "zlib",
            "zoneinfo",
        ]
        .contains(&name)
}

/// Names of directories that hold installed packages.
const INSTALLATIONS: [&str; 2] = ["site-packages", "dist-packages"];

/// Whether a directory holds installed packages. Of those, what the binary has is never meant:
/// `pydantic` needs its part in machine code, for instance.
pub(super) fn is_of_installation(directory: &Path) -> bool {
    directory.file_name().is_some_and(|name| {
        INSTALLATIONS
            .iter()
            .any(|installation| name == *installation)
    })
}

/// Whether a file belongs to an installed package rather than to the project.
pub(super) fn is_installed(file: &Path) -> bool {
    file.ancestors().any(is_of_installation)
}

/// Finds a module. `parent` is the package it belongs to, already imported.
pub(super) fn locate(
    name: &str,
    parent: Option<&PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<Option<Location>> {
    if vm.state.module_defs.contains_key(name) {
        return Ok(Some(Location::Native));
    }
    let frozen = vm.state.frozen.get(name).map(|module| Location::Frozen {
        package: module.package,
    });
    let (directories, tail) = match parent {
        None => {
            if frozen.is_some() && is_reserved(name) {
                return Ok(frozen);
            }
            let mut directories = directories(&vm.sys_module.get_attr("path", vm)?, vm)?;
            if frozen.is_some() {
                directories.retain(|directory| !is_of_installation(directory));
            }
            (directories, name)
        }
        Some(parent) => {
            let directories = directories(&parent.get_attr("__path__", vm)?, vm)?;
            // A package on disk does not borrow modules of its namesake in the binary.
            if frozen.is_some() && directories.is_empty() {
                return Ok(frozen);
            }
            let tail = name.rsplit_once('.').map_or(name, |(_, tail)| tail);
            return Ok(match search(&directories, tail) {
                Search::Found(location) => Some(location),
                Search::Directories(found) => namespace(found),
            });
        }
    };
    Ok(match search(&directories, tail) {
        Search::Found(location) => Some(location),
        Search::Directories(found) => frozen.or_else(|| namespace(found)),
    })
}

fn namespace(directories: Vec<PathBuf>) -> Option<Location> {
    (!directories.is_empty()).then_some(Location::Namespace(directories))
}

/// The entries of a search path.
fn directories(path: &PyObjectRef, vm: &VirtualMachine) -> PyResult<Vec<PathBuf>> {
    let entries: Vec<PyObjectRef> = vm.extract_elements_with(path, Ok)?;
    entries
        .iter()
        .filter_map(|entry| entry.downcast_ref::<PyStr>())
        .map(|entry| Ok(PathBuf::from(vm.fsencode(entry)?.into_owned())))
        .collect()
}

/// What directories have by a name.
pub(super) enum Search {
    /// A module or package.
    Found(Location),
    /// Only directories of that name, perhaps none.
    Directories(Vec<PathBuf>),
}

/// Looks for a module or package in directories.
pub(super) fn search(directories: &[PathBuf], name: &str) -> Search {
    let mut found = Vec::new();
    for directory in directories {
        let base = directory.join(name);
        let package = base.join("__init__.py");
        if package.is_file() {
            return Search::Found(Location::File {
                path: absolute(&package),
                package: Some(absolute(&base)),
            });
        }
        let file = directory.join(format!("{name}.py"));
        if file.is_file() {
            return Search::Found(Location::File {
                path: absolute(&file),
                package: None,
            });
        }
        if base.is_dir() {
            found.push(absolute(&base));
        }
    }
    Search::Directories(found)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
