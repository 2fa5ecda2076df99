//! `init`

use std::path::PathBuf;

use limbeck_script::progress::FileEvent;

use super::new_revision::create_error;
use crate::environment::Environment;
use crate::error::Result;
use crate::event::Event;

/// Options of [`init`].
#[derive(Debug, Clone)]
pub struct InitOptions {
    /// Name of the template; see [`list_templates`](super::list_templates).
    pub template: String,
    /// Whether the directories become Python packages.
    pub package: bool,
}

impl Default for InitOptions {
    /// The generic template.
    fn default() -> Self {
        Self {
            template: "generic".to_owned(),
            package: false,
        }
    }
}

/// Writes a new script directory, and the configuration files of the environment unless they exist.
///
/// # Errors
///
/// When the directory has content, there is no such template, or something can't be written.
pub fn init(environment: &Environment, directory: &str, options: &InitOptions) -> Result<()> {
    let config = environment.config();
    let file = |file: &Option<PathBuf>, default: &str| file.clone().unwrap_or(default.into());
    let options = limbeck_script::init::InitOptions {
        directory: directory.into(),
        template: options.template.clone(),
        package: options.package,
        ini: file(&config.files().ini, "alembic.ini"),
        toml: file(&config.files().toml, "pyproject.toml"),
        working_directory: config.context().working_directory.clone(),
    };
    let mut observer = |event: FileEvent<'_>| environment.listener().tell(&Event::File(event));
    limbeck_script::init::init(&options, &mut observer).map_err(create_error)
}
