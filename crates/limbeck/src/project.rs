//! A script directory with its revisions, as commands need it.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use limbeck_revision::RevisionIndex;
use limbeck_script::directory::{DirectoryError, ScriptDirectory};
use limbeck_script::script::Scripts;

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::event::Event;
use crate::listing::Listing;

/// A script directory with its revisions.
pub(crate) struct Project {
    directory: ScriptDirectory,
    search_path: Vec<PathBuf>,
    scripts: Rc<Scripts>,
}

impl Project {
    /// Opens the script directory that the configuration names, and reads the revisions. Tells of
    /// oddities that stop nothing.
    pub(crate) fn open(environment: &Environment) -> Result<Self> {
        let config = environment.config().scripts()?;
        for warning in &config.warnings {
            environment.listener().tell(&Event::Deprecation {
                text: &warning.to_string(),
            });
        }
        let search_path = config.search_path;
        let directory = ScriptDirectory::open(config.directory).map_err(directory_error)?;
        let mut run = |path: &Path| environment.host().read_header(path, &search_path);
        let (scripts, warnings) = directory.load(&mut run).map_err(directory_error)?;
        for warning in warnings {
            environment.listener().tell(&Event::Warning {
                text: &warning.to_string(),
            });
        }
        Ok(Self {
            directory,
            search_path,
            scripts: Rc::new(scripts),
        })
    }

    /// The revisions.
    pub(crate) fn scripts(&self) -> &Scripts {
        &self.scripts
    }

    /// The script directory and the revisions, to add one.
    pub(crate) fn parts_mut(&mut self) -> (&ScriptDirectory, &mut Scripts) {
        (&self.directory, Rc::make_mut(&mut self.scripts))
    }

    /// The script directory.
    pub(crate) fn directory(&self) -> &ScriptDirectory {
        &self.directory
    }

    /// Directories in front of the module search path of scripts.
    pub(crate) fn search_path(&self) -> &[PathBuf] {
        &self.search_path
    }

    /// A list of revisions of the project.
    pub(crate) fn listing(&self, revisions: impl IntoIterator<Item = RevisionIndex>) -> Listing {
        Listing::new(&self.scripts, revisions)
    }

    /// A list of revisions of the project, with those marked that a database is at.
    pub(crate) fn listing_with_current(
        &self,
        revisions: impl IntoIterator<Item = RevisionIndex>,
        is_current: impl Fn(RevisionIndex) -> bool,
    ) -> Listing {
        Listing::with_current(&self.scripts, revisions, is_current)
    }
}

/// An error of the script directory as a refusal.
pub(crate) fn directory_error(error: DirectoryError) -> Error {
    match error {
        DirectoryError::Script(error) => Error::from(error),
        other => Error::refused(other.to_string())
            .with_origin(other.origin())
            .with_help_if(other.help()),
    }
}
