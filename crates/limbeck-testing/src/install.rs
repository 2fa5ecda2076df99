//! Finding the programs that tests need, and installing those that are missing.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::server::process;

/// Programs that come in one package.
pub(crate) struct Programs {
    /// What they are, for messages.
    pub(crate) name: &'static str,
    /// Debian's package.
    pub(crate) package: &'static str,
    /// What to do instead of installing them, as the end of a sentence; may be empty.
    pub(crate) alternative: &'static str,
    /// Looks for the programs.
    pub(crate) find: fn() -> Option<PathBuf>,
}

impl Programs {
    /// Where the programs are, after installing them if need be.
    pub(crate) fn locate(&self) -> io::Result<PathBuf> {
        if let Some(found) = (self.find)() {
            return Ok(found);
        }
        if process::is_root()? && on_path("apt-get").is_some() {
            self.install()?;
            if let Some(found) = (self.find)() {
                return Ok(found);
            }
        }
        Err(io::Error::other(format!(
            "{} is not installed. Install it (Debian: apt-get install {}){}",
            self.name, self.package, self.alternative
        )))
    }

    fn install(&self) -> io::Result<()> {
        let apt = |arguments: &[&str]| {
            process::run(
                Command::new("apt-get")
                    .args(arguments)
                    .env("DEBIAN_FRONTEND", "noninteractive"),
            )
        };
        apt(&["update"])?;
        apt(&["install", "--yes", "--no-install-recommends", self.package])
    }
}

/// A program on the search path, or in a folder of system programs that is not on it.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin"), PathBuf::from("/usr/local/sbin")])
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// The folders in a folder, the one with the highest number in its name first.
pub(crate) fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort_by_key(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        std::cmp::Reverse(
            name.and_then(|name| {
                name.trim_start_matches(|c: char| !c.is_ascii_digit())
                    .parse()
                    .ok()
            })
            .unwrap_or(0_u32),
        )
    });
    folders
}
