//! The migration lock of a database file.
//!
//! SQLite's own locks can't serve: the write lock ends with each commit, and a second connection
//! that held it would shut the migrating one out. Locking the database file by other means could
//! drop SQLite's own POSIX locks, which end when any handle of the process on that file is closed.
//! So a file beside the database is locked through the operating system, which releases the lock
//! when the process ends, however it ends.
//!
//! The file is removed with the lock. One that a killed process left behind is taken over and
//! removed by the next run.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct FileLock {
    /// Keeps the lock.
    _file: File,
    path: PathBuf,
}

impl FileLock {
    /// Takes the lock of this name on a database, unless somebody has it.
    pub(super) fn try_acquire(database: &str, name: &str) -> Result<Option<Self>, DatabaseError> {
        let path = PathBuf::from(format!("{database}-{:08x}-limbeck-lock", hash(name)));
        loop {
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| refused(&path, &error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(refused(&path, &error)),
            }
            // The holder before us may have removed the file between our opening and locking it;
            // then the lock is on a file that nobody else will find.
            if is_at(&file, &path).map_err(|error| refused(&path, &error))? {
                return Ok(Some(Self { _file: file, path }));
            }
        }
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while it is locked, so that whoever opened it meanwhile sees that it is gone.
        // Where the file can't be identified it stays, since that check can't be made.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(found) => Ok(found.dev() == ours.dev() && found.ino() == ours.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

/// FNV-1a, which stays the same between versions and platforms.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn refused(path: &Path, error: &io::Error) -> DatabaseError {
    DatabaseError {
        help: Some(
            "SQLite writes its journal to the same directory, so it has to be writable; \
             --no-lock goes without the lock"
                .to_owned(),
        ),
        ..DatabaseError::new(
            DatabaseErrorKind::Operational,
            format!("can't lock the database by {}: {error}", path.display()),
        )
    }
}
