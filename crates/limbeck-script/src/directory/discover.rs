//! Finds the revision files of a script directory.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::{DirectoryError, LoadWarning, ScriptDirectory};

/// The revision files in load order.
#[derive(Debug, Default)]
pub(super) struct Discovery {
    pub(super) files: Vec<PathBuf>,
    pub(super) warnings: Vec<LoadWarning>,
}

/// An entry of a version location, before it is known to be a revision.
struct Candidate {
    /// The path with symbolic links resolved.
    path: PathBuf,
}

/// The entries of one directory.
#[derive(Default)]
struct Listing {
    /// Names of everything that is no directory, with whether it is a symbolic link.
    files: Vec<(OsString, bool)>,
    directories: Vec<OsString>,
}

impl ScriptDirectory {
    /// Finds the revision files: version locations in turn, names sorted.
    pub(super) fn discover(&self) -> Result<Discovery, DirectoryError> {
        let mut candidates = Vec::new();
        for location in self.version_locations() {
            if location.exists() {
                self.walk(location, &mut candidates)?;
            }
        }
        let mut seen = HashSet::with_capacity(candidates.len());
        let mut discovery = Discovery::default();
        for Candidate { path } in candidates {
            if seen.contains(&path) {
                discovery.warnings.push(LoadWarning::LoadedTwice { path });
                continue;
            }
            if self.is_revision_file(&path)? {
                discovery.files.push(path.clone());
            }
            seen.insert(path);
        }
        Ok(discovery)
    }

    fn walk(&self, directory: &Path, found: &mut Vec<Candidate>) -> Result<(), DirectoryError> {
        if directory.to_string_lossy().ends_with("__pycache__") {
            return Ok(());
        }
        let real = fs::canonicalize(directory).map_err(|error| unlistable(directory, &error))?;
        let mut listing = list(&real)?;
        listing.files.sort();
        for (name, is_link) in &listing.files {
            found.push(candidate(real.join(name), *is_link));
        }
        if self.settings().is_sourceless {
            self.walk_cache(&real, &listing, found)?;
        }
        if self.settings().is_recursive {
            listing.directories.sort();
            for name in listing.directories {
                self.walk(&real.join(name), found)?;
            }
        }
        Ok(())
    }

    /// Adds the entries of `__pycache__` that have no source beside it.
    fn walk_cache(
        &self,
        directory: &Path,
        listing: &Listing,
        found: &mut Vec<Candidate>,
    ) -> Result<(), DirectoryError> {
        let cache = directory.join("__pycache__");
        if !cache.exists() {
            return Ok(());
        }
        let sources: HashSet<&[u8]> = listing.files.iter().map(|(name, _)| stem(name)).collect();
        let mut entries = list(&cache)?.files;
        entries.sort();
        for (name, is_link) in entries {
            if !sources.contains(stem(&name)) {
                found.push(candidate(cache.join(name), is_link));
            }
        }
        Ok(())
    }

    /// Whether a file is a revision by its name.
    fn is_revision_file(&self, path: &Path) -> Result<bool, DirectoryError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(".#") || name.starts_with("__init__") {
            return Ok(false);
        }
        if name.ends_with(".py") {
            return Ok(true);
        }
        let is_compiled = name.ends_with(".pyc") || name.ends_with(".pyo");
        if is_compiled && self.settings().is_sourceless && !path.with_extension("py").exists() {
            return Err(DirectoryError::Sourceless {
                path: path.to_owned(),
            });
        }
        Ok(false)
    }
}

/// The part of a name before its first dot.
fn stem(name: &OsStr) -> &[u8] {
    let bytes = name.as_encoded_bytes();
    bytes.split(|byte| *byte == b'.').next().unwrap_or(bytes)
}

/// `path` is in a resolved directory, so only links need resolving.
fn candidate(path: PathBuf, is_link: bool) -> Candidate {
    let resolved = is_link.then(|| fs::canonicalize(&path).ok()).flatten();
    Candidate {
        path: resolved.unwrap_or(path),
    }
}

fn list(directory: &Path) -> Result<Listing, DirectoryError> {
    let mut listing = Listing::default();
    let entries = fs::read_dir(directory).map_err(|error| unlistable(directory, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unlistable(directory, &error))?;
        let kind = entry
            .file_type()
            .map_err(|error| unlistable(directory, &error))?;
        // A linked directory is neither walked nor a file.
        if kind.is_dir() {
            listing.directories.push(entry.file_name());
        } else if !(kind.is_symlink() && entry.path().is_dir()) {
            listing.files.push((entry.file_name(), kind.is_symlink()));
        }
    }
    Ok(listing)
}

fn unlistable(path: &Path, error: &std::io::Error) -> DirectoryError {
    DirectoryError::Unlistable {
        path: path.to_owned(),
        message: error.to_string(),
    }
}
