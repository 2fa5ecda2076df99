//! Which files are meant: `-c`, `ALEMBIC_CONFIG` and the defaults.

use std::path::{Path, PathBuf};

use super::{ConfigError, ProcessContext};

/// Name of the main INI section unless `-n` gives another.
pub const DEFAULT_SECTION_NAME: &str = "alembic";

const INI_NAME: &str = "alembic.ini";
const TOML_NAME: &str = "pyproject.toml";

/// The configuration files of a run, as named; they need not exist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFiles {
    /// The INI file.
    pub ini: Option<PathBuf>,
    /// `pyproject.toml`.
    pub toml: Option<PathBuf>,
}

impl ConfigFiles {
    /// The files meant by the values of `-c`, by `ALEMBIC_CONFIG`, or by default. A file called
    /// `pyproject.toml` is the TOML file, every other one the INI file; a kind that is not named
    /// keeps its default.
    ///
    /// # Errors
    ///
    /// Two files of one kind.
    pub fn locate(named: &[String], context: &ProcessContext) -> Result<Self, ConfigError> {
        let mut ini = None;
        let mut toml = None;
        for name in named {
            let (place, message) = if is_toml(name) {
                (&mut toml, "pyproject.toml indicated more than once")
            } else {
                (&mut ini, "only one ini file may be indicated")
            };
            if place.replace(PathBuf::from(name)).is_some() {
                return Err(ConfigError::command(message)
                    .with_help("give -c at most once for each of the two kinds of file"));
            }
        }
        let variable = context.variable("ALEMBIC_CONFIG");
        let default = |kind: &str, wants_toml: bool| {
            let variable = variable.filter(|name| is_toml(name) == wants_toml);
            PathBuf::from(variable.unwrap_or(kind))
        };
        Ok(Self {
            ini: Some(ini.unwrap_or_else(|| default(INI_NAME, false))),
            toml: Some(toml.unwrap_or_else(|| default(TOML_NAME, true))),
        })
    }
}

fn is_toml(name: &str) -> bool {
    Path::new(name)
        .file_name()
        .is_some_and(|name| name == TOML_NAME)
}
