//! Finds the program of a Python tool.
//!
//! Alembic runs such tools with the Python it runs in. Here none may be there, so the tool's own
//! executable is preferred: in the project's virtual environment, then on `PATH`. Failing that,
//! `python -m` is used where a Python has the module.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where programs are looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct ToolFinder {
    directories: Vec<PathBuf>,
}

/// Where virtual environments keep programs.
const PROGRAM_DIRECTORIES: [&str; 2] = ["bin", "Scripts"];

impl ToolFinder {
    /// `working_directory` is the project's; `virtual_environment` and `path` are the variables
    /// `VIRTUAL_ENV` and `PATH`.
    pub(super) fn new(
        working_directory: &Path,
        virtual_environment: Option<&str>,
        path: Option<&str>,
    ) -> Self {
        let environments = virtual_environment
            .into_iter()
            .chain([".venv", "venv"])
            .map(|environment| working_directory.join(environment));
        let programs = environments.flat_map(|environment| {
            PROGRAM_DIRECTORIES.map(|directory| environment.join(directory))
        });
        let paths = path.into_iter().flat_map(std::env::split_paths);
        Self {
            directories: programs.chain(paths).collect(),
        }
    }

    /// The command that runs a tool, by the name of its executable or its module.
    pub(super) fn command(&self, executable: Option<&str>, module: &str) -> Option<Vec<String>> {
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        if let Some(found) = executable.and_then(|name| self.find(name)) {
            return Some(vec![text(found)]);
        }
        let pythons = ["python3", "python"]
            .into_iter()
            .filter_map(|name| self.find(name));
        let python = pythons
            .into_iter()
            .find(|python| has_module(python, module))?;
        Some(vec![text(python), "-m".to_owned(), module.to_owned()])
    }

    fn find(&self, name: &str) -> Option<PathBuf> {
        let file_name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let candidates = self
            .directories
            .iter()
            .map(|directory| directory.join(&file_name));
        candidates
            .into_iter()
            .find(|candidate| is_executable(candidate))
    }
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata()
        .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

fn has_module(python: &Path, module: &str) -> bool {
    let check = "import importlib.util as u, sys; sys.exit(u.find_spec(sys.argv[1]) is None)";
    Command::new(python)
        .args(["-c", check, module])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
