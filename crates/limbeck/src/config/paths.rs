//! Options that are lists of paths, and how they are split.

use limbeck_model::Value;

use super::{Config, ConfigError, ConfigWarning};

impl Config {
    /// `version_locations` as written, each item by itself.
    pub(super) fn version_locations(
        &self,
        warnings: &mut Vec<ConfigWarning>,
    ) -> Result<Vec<String>, ConfigError> {
        let name = "version_locations";
        let Some(text) = self.ini_option(name)?.filter(|text| !text.is_empty()) else {
            return self.toml_paths(name);
        };
        match self.separator(&["path_separator", "version_path_separator"], warnings)? {
            Some(separator) => Ok(split(&text, separator)),
            None => {
                warnings.push(ConfigWarning::LegacyVersionLocations);
                let items = legacy_split(&text, false).into_iter();
                Ok(items.filter(|item| !item.is_empty()).collect())
            }
        }
    }

    /// `prepend_sys_path` as written, each item by itself.
    pub(super) fn prepend_sys_path(
        &self,
        warnings: &mut Vec<ConfigWarning>,
    ) -> Result<Vec<String>, ConfigError> {
        let name = "prepend_sys_path";
        let Some(text) = self.ini_option(name)?.filter(|text| !text.is_empty()) else {
            return self.toml_paths(name);
        };
        match self.separator(&["path_separator"], warnings)? {
            Some(separator) => Ok(split(&text, separator)),
            None => {
                warnings.push(ConfigWarning::LegacyPrependSysPath);
                Ok(legacy_split(&text, true))
            }
        }
    }

    /// The character that separates paths, by the first of the options that is set.
    fn separator(
        &self,
        names: &[&str],
        warnings: &mut Vec<ConfigWarning>,
    ) -> Result<Option<char>, ConfigError> {
        for name in names {
            let Some(value) = self.ini_option(name)? else {
                continue;
            };
            let separator = match value.as_str() {
                "space" => ' ',
                "newline" => '\n',
                "os" if cfg!(windows) => ';',
                "os" | ":" => ':',
                ";" => ';',
                _ => {
                    return Err(ConfigError::value(format!(
                        "'{value}' is not a valid value for {name}; expected 'space', 'newline', \
                         'os', ':', ';'"
                    ))
                    .with_origin(self.option_origin(name)));
                }
            };
            if *name == "version_path_separator" {
                warnings.push(ConfigWarning::VersionPathSeparator);
            }
            return Ok(Some(separator));
        }
        Ok(None)
    }

    fn toml_paths(&self, name: &str) -> Result<Vec<String>, ConfigError> {
        let wrong_type = || {
            self.toml.wrong_type(format!(
                "list of strings expected for TOML parameter '{name}'"
            ))
        };
        match self.toml.get(name)? {
            None => Ok(Vec::new()),
            Some(Value::Text(path)) => Ok(vec![path]),
            Some(Value::List(items)) => items
                .into_iter()
                .map(|item| match item {
                    Value::Text(path) => Ok(path),
                    _ => Err(wrong_type()),
                })
                .collect(),
            Some(_) => Err(wrong_type()),
        }
    }
}

fn split(text: &str, separator: char) -> Vec<String> {
    let items = text.split(separator).filter(|item| !item.is_empty());
    items.map(|item| item.trim().to_owned()).collect()
}

/// Splits at a comma with the spaces after it, at spaces, and perhaps at colons.
fn legacy_split(text: &str, at_colons: bool) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_end = matches!(character, ',' | ' ') || (at_colons && character == ':');
        if is_end {
            if character != ':' {
                while characters.next_if_eq(&' ').is_some() {}
            }
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(character);
        }
    }
    items
}
