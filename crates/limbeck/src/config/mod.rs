//! Configuration: `alembic.ini`, `[tool.alembic]` of `pyproject.toml`, and what they mean.
//!
//! [`ConfigFiles`] says which files are meant, [`Config`] holds their content. An option is looked
//! up in the INI file's main section first and in the TOML file only when it is absent there.
//! Nothing here reads the process's state: working directory and environment variables are in a
//! [`ProcessContext`].

mod environment;
mod error;
mod files;
mod hooks;
pub mod ini;
mod options;
mod paths;
mod resource;
mod scripts;
mod toml;
mod warning;

pub use error::ConfigError;
pub use files::{ConfigFiles, DEFAULT_SECTION_NAME};
pub use scripts::ScriptConfig;
pub use warning::ConfigWarning;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use limbeck_script::path::absolute;

use self::ini::Ini;
use self::toml::TomlConfig;

/// What a process inherits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcessContext {
    /// The working directory, absolute.
    pub working_directory: PathBuf,
    /// The environment variables.
    pub variables: HashMap<String, String>,
}

impl ProcessContext {
    /// The absolute form of a path.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        absolute(&self.working_directory, path)
    }

    /// A variable that is set and not empty.
    fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

/// The configuration of one run.
#[derive(Debug, Clone)]
pub struct Config {
    context: ProcessContext,
    files: ConfigFiles,
    section: String,
    ini: Ini,
    /// Directory of the INI file in POSIX form: the `here` of its interpolation.
    here: String,
    toml: TomlConfig,
}

impl Config {
    /// Reads the files; those that do not exist count as empty.
    ///
    /// # Errors
    ///
    /// A file that can't be read or is not of its format.
    pub fn load(
        context: ProcessContext,
        files: ConfigFiles,
        section: impl Into<String>,
    ) -> Result<Self, ConfigError> {
        let section = section.into();
        let here = directory_of(&context, files.ini.as_deref());
        let defaults = [("here".to_owned(), here.replace('%', "%%"))];
        let mut ini = Ini::new(defaults.clone());
        match &files.ini {
            Some(path) => {
                if let Some(text) = read_text(&context, path)? {
                    ini = Ini::parse(&path.display().to_string(), &text, defaults)?;
                }
            }
            None => ini.add_section(&section),
        }
        let toml = match &files.toml {
            Some(path) => match read_text(&context, path)? {
                Some(text) => TomlConfig::parse(path, &text, &directory_of(&context, Some(path)))?,
                None => TomlConfig::default(),
            },
            None => TomlConfig::default(),
        };
        Ok(Self {
            context,
            files,
            section,
            ini,
            here,
            toml,
        })
    }

    /// The files it was read from.
    pub fn files(&self) -> &ConfigFiles {
        &self.files
    }

    /// Name of the INI file's main section (`-n`).
    pub fn section_name(&self) -> &str {
        &self.section
    }

    /// Working directory and environment variables.
    pub fn context(&self) -> &ProcessContext {
        &self.context
    }

    /// An option of the main INI section, interpolated.
    ///
    /// # Errors
    ///
    /// When there is no such section, or the value can't be interpolated.
    pub fn main_option(&self, name: &str) -> Result<Option<String>, ConfigError> {
        self.section_option(&self.section, name)
    }

    /// An option of an INI section, interpolated.
    ///
    /// # Errors
    ///
    /// When there is no such section, or the value can't be interpolated.
    pub fn section_option(&self, section: &str, name: &str) -> Result<Option<String>, ConfigError> {
        if !self.ini.has_section(section) {
            return Err(ConfigError::no_section(self.files.ini.as_deref(), section));
        }
        Ok(self.ini.get(section, name)?)
    }

    /// All options of an INI section, interpolated, those of `DEFAULT` and `here` included;
    /// nothing when there is no such section.
    ///
    /// # Errors
    ///
    /// A value that can't be interpolated.
    pub fn section(&self, name: &str) -> Result<Option<IndexMap<String, String>>, ConfigError> {
        Ok(self.ini.items(name)?)
    }

    /// Sets an option of the main INI section for this run. Percent signs must be doubled.
    ///
    /// # Errors
    ///
    /// A lone percent sign.
    pub fn set_main_option(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        let section = self.section.clone();
        self.set_section_option(&section, name, value)
    }

    /// Sets an option of an INI section for this run, making the section if need be.
    ///
    /// # Errors
    ///
    /// A lone percent sign.
    pub fn set_section_option(
        &mut self,
        section: &str,
        name: &str,
        value: &str,
    ) -> Result<(), ConfigError> {
        Ok(self.ini.set(section, name, value)?)
    }

    /// Removes an option from the main INI section for this run.
    pub fn remove_main_option(&mut self, name: &str) {
        self.ini.remove_option(&self.section, name);
    }
}

/// The directory of a file, absolute and with forward slashes; the working directory for none.
fn directory_of(context: &ProcessContext, path: Option<&Path>) -> String {
    let directory = match path {
        Some(path) => context
            .absolute(path)
            .parent()
            .map(Path::to_owned)
            .unwrap_or_default(),
        // Python's `Path()`, which stays relative.
        None => PathBuf::from("."),
    };
    directory
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// The text of a file; nothing when there is none.
fn read_text(context: &ProcessContext, path: &Path) -> Result<Option<String>, ConfigError> {
    let bytes = match fs::read(context.absolute(path)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(ConfigError::unreadable(path, &error)),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let bytes = error.as_bytes();
        ConfigError::not_text(path, bytes, error.utf8_error().valid_up_to())
    })?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests;
