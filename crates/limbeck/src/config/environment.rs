//! What an environment script sees of the configuration.

use std::path::PathBuf;

use limbeck_script::host::EnvironmentSettings;

use super::Config;

impl Config {
    /// The settings that an environment script can see, as far as they come from the
    /// configuration; the command fills in the rest.
    pub fn environment_settings(&self, script_location: PathBuf) -> EnvironmentSettings {
        EnvironmentSettings {
            config_file: self.files.ini.clone(),
            toml_file: self.files.toml.clone(),
            ini_section: self.section.clone(),
            here: self.here.clone(),
            ini: self.ini.raw(),
            toml: self.toml.all(),
            script_location,
            ..EnvironmentSettings::default()
        }
    }
}
