//! `post_write_hooks`.

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::hook::Hook;

use super::{Config, ConfigError};

const NAME: &str = "post_write_hooks";

impl Config {
    /// The hooks in the order in which they run. An INI section hides the TOML array, even when it
    /// is empty.
    ///
    /// # Errors
    ///
    /// Values that can't be interpolated; TOML entries that are no tables of texts.
    pub fn hooks(&self) -> Result<Vec<Hook>, ConfigError> {
        match self.section(NAME)? {
            Some(section) => Ok(ini_hooks(&section)),
            None => self.toml_hooks(),
        }
    }

    fn toml_hooks(&self) -> Result<Vec<Hook>, ConfigError> {
        let wrong_type = || {
            self.toml.wrong_type(format!(
                "array of tables expected for TOML parameter '{NAME}'"
            ))
        };
        let items = match self.toml.get(NAME)? {
            None => return Ok(Vec::new()),
            Some(Value::List(items)) => items,
            Some(_) => return Err(wrong_type()),
        };
        let hook = |item: Value| {
            let Value::Map(entries) = item else {
                return Err(wrong_type());
            };
            let mut options = IndexMap::new();
            for (key, value) in entries {
                let Value::Text(text) = value else {
                    return Err(wrong_type());
                };
                options.insert(key, text);
            }
            let Some(name) = options.shift_remove("name") else {
                let message = format!("Key 'name' is required for each entry of '{NAME}'");
                return Err(self.toml.wrong_type(message));
            };
            Ok(Hook { name, options })
        };
        items.into_iter().map(hook).collect()
    }
}

fn ini_hooks(section: &IndexMap<String, String>) -> Vec<Hook> {
    let names = section.get("hooks").map_or("", String::as_str);
    let names = names.split([',', ' ']).filter(|name| !name.is_empty());
    let hook = |name: &str| {
        let prefix = format!("{name}.");
        let options = section.iter().filter_map(|(key, value)| {
            let option = key.strip_prefix(&prefix)?;
            Some((option.to_owned(), value.clone()))
        });
        Hook {
            name: name.to_owned(),
            options: options.collect(),
        }
    };
    names.map(hook).collect()
}
