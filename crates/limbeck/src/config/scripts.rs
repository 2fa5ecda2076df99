//! The settings of the script directory.

use std::path::{Path, PathBuf};

use limbeck_script::directory::{DEFAULT_SLUG_LENGTH, ScriptDirectorySettings};

use super::{Config, ConfigError, ConfigWarning};

/// What the configuration says of the scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptConfig {
    /// The script directory.
    pub directory: ScriptDirectorySettings,
    /// `prepend_sys_path`, absolute: directories in front of Python's module search path.
    pub search_path: Vec<PathBuf>,
    /// Old spellings that were met.
    pub warnings: Vec<ConfigWarning>,
}

impl Config {
    /// The settings of the script directory.
    ///
    /// # Errors
    ///
    /// When `script_location` is missing or names a package that is not there, and for every
    /// value that can't be used.
    pub fn scripts(&self) -> Result<ScriptConfig, ConfigError> {
        let Some(location) = self.text_option("script_location")? else {
            return Err(self.no_script_location());
        };
        let slug_length = self.integer_option("truncate_slug_length")?;
        let mut warnings = Vec::new();
        let search_path: Vec<PathBuf> = self
            .prepend_sys_path(&mut warnings)?
            .iter()
            .map(|path| self.context.absolute(Path::new(path)))
            .collect();
        let location = self.resource_path("script_location", &location, &search_path)?;
        let cwd = self.context.working_directory.clone();
        let mut directory = ScriptDirectorySettings::new(cwd, location);
        for version_location in self.version_locations(&mut warnings)? {
            let path = self.resource_path("version_locations", &version_location, &search_path)?;
            directory.version_locations.push(path);
        }
        // Zero stands for the default, as in Alembic.
        directory.truncate_slug_length = slug_length
            .filter(|length| *length != 0)
            .unwrap_or(DEFAULT_SLUG_LENGTH);
        directory.is_recursive = self.boolean_option("recursive_version_locations")?;
        directory.is_sourceless = self.boolean_option("sourceless")?;
        if let Some(template) = self.text_option("file_template")? {
            directory.file_template = template;
        }
        if let Some(encoding) = self.text_option("output_encoding")? {
            directory.output_encoding = encoding;
        }
        // The stock file says "leave blank for localtime".
        directory.timezone = self
            .text_option("timezone")?
            .filter(|zone| !zone.is_empty());
        directory.hooks = self.hooks()?;
        Ok(ScriptConfig {
            directory,
            search_path,
            warnings,
        })
    }

    /// `revision_environment`: whether the environment script is run even where nothing needs a
    /// database.
    ///
    /// # Errors
    ///
    /// A value that is no boolean.
    pub fn revision_environment(&self) -> Result<bool, ConfigError> {
        self.lax_boolean_option("revision_environment")
    }

    fn no_script_location(&self) -> ConfigError {
        let error = ConfigError::command("No 'script_location' key found in configuration.");
        let files = [&self.files.ini, &self.files.toml];
        let (present, absent): (Vec<_>, Vec<_>) = files
            .into_iter()
            .flatten()
            .map(|path| self.context.absolute(path))
            .partition(|path| path.exists());
        let list = |paths: &[PathBuf]| {
            let paths: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            paths.join(", ")
        };
        let help = if present.is_empty() {
            format!(
                "there is no {}; run this in the project's directory, name its file with -c, or \
                 begin with `init`",
                list(&absent)
            )
        } else {
            format!(
                "set it in section [{}] of the INI file or in [tool.alembic]; read: {}",
                self.section,
                list(&present)
            )
        };
        error.with_help(help)
    }
}
