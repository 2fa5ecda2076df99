//! A script directory: where the environment script, the template and the revision files are.

mod discover;
mod error;
mod load;
mod settings;

pub use error::{DirectoryError, LoadWarning};
pub use load::HeaderRunner;
pub(crate) use load::graph_error;
pub use settings::{DEFAULT_FILE_TEMPLATE, DEFAULT_SLUG_LENGTH, ScriptDirectorySettings};

use std::path::{Path, PathBuf};

use crate::path::absolute;

/// An existing script directory.
#[derive(Debug, Clone)]
pub struct ScriptDirectory {
    settings: ScriptDirectorySettings,
    version_locations: Vec<PathBuf>,
}

impl ScriptDirectory {
    /// Opens the directory that the settings name.
    ///
    /// # Errors
    ///
    /// [`DirectoryError::Missing`] when it does not exist.
    pub fn open(settings: ScriptDirectorySettings) -> Result<Self, DirectoryError> {
        let cwd = &settings.working_directory;
        if !absolute(cwd, &settings.location).exists() {
            return Err(DirectoryError::Missing {
                location: settings.location,
            });
        }
        let version_locations = if settings.version_locations.is_empty() {
            vec![absolute(cwd, &settings.location.join("versions"))]
        } else {
            let locations = settings.version_locations.iter();
            locations.map(|location| absolute(cwd, location)).collect()
        };
        Ok(Self {
            settings,
            version_locations,
        })
    }

    /// The settings it was opened with.
    pub fn settings(&self) -> &ScriptDirectorySettings {
        &self.settings
    }

    /// The directory, absolute.
    pub fn location(&self) -> PathBuf {
        absolute(&self.settings.working_directory, &self.settings.location)
    }

    /// The directories of revision files, absolute; they need not exist yet.
    pub fn version_locations(&self) -> &[PathBuf] {
        &self.version_locations
    }

    /// The environment script, absolute.
    pub fn environment_script(&self) -> PathBuf {
        self.location().join("env.py")
    }

    /// The template of revision files, absolute.
    pub fn revision_template(&self) -> PathBuf {
        self.location().join("script.py.mako")
    }

    pub(crate) fn absolute(&self, path: &Path) -> PathBuf {
        absolute(&self.settings.working_directory, path)
    }
}
