//! Paths as Python's `pathlib` makes them, which is how they appear in messages.

use std::path::{Component, Path, PathBuf};

/// The absolute form of a path: joined to the working directory, without `.` components and
/// repeated separators. `..` stays, since resolving it needs the file system.
pub fn absolute(working_directory: &Path, path: &Path) -> PathBuf {
    without_dots(&working_directory.join(path))
}

/// A path without `.` components and repeated separators.
pub fn without_dots(path: &Path) -> PathBuf {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let clean: PathBuf = parts.collect();
    if clean.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_keep_parent_components() {
        let cwd = Path::new("/project");
        assert_eq!(
            absolute(cwd, Path::new("./a//b/../c/.")),
            Path::new("/project/a/b/../c")
        );
        assert_eq!(absolute(cwd, Path::new("/x/./y")), Path::new("/x/y"));
        assert_eq!(absolute(cwd, Path::new(".")), Path::new("/project"));
        assert_eq!(without_dots(Path::new("./.")), Path::new("."));
    }
}
