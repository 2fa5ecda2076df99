//! Paths of the form `package:path[:path…]`: a resource within a Python package.

use std::path::{Path, PathBuf};

use limbeck_script::path::without_dots;

use super::{Config, ConfigError};

impl Config {
    /// The path that an option means. A relative value with a colon is a resource of a package,
    /// looked for in `search_path`, the working directory, `PYTHONPATH` and the active virtual
    /// environment.
    ///
    /// # Errors
    ///
    /// When there is no such package.
    pub(super) fn resource_path(
        &self,
        option: &str,
        text: &str,
        search_path: &[PathBuf],
    ) -> Result<PathBuf, ConfigError> {
        let path = Path::new(text);
        let Some((package, rest)) = text.split_once(':').filter(|_| !path.is_absolute()) else {
            return Ok(without_dots(path));
        };
        let directories = self.package_directories(search_path);
        let relative: PathBuf = package.split('.').collect();
        let found = directories
            .iter()
            .map(|directory| directory.join(&relative))
            .find(|candidate| candidate.is_dir());
        let Some(found) = found else {
            let places: Vec<String> = directories
                .iter()
                .map(|directory| directory.display().to_string())
                .collect();
            return Err(ConfigError {
                class: "ModuleNotFoundError",
                message: format!("No module named '{package}'"),
                origin: self.option_origin(option),
                help: Some(format!(
                    "{option} is '{text}'; the package was looked for in {}. Add its directory \
                     to prepend_sys_path, or write a path without a colon",
                    places.join(", ")
                )),
            });
        };
        Ok(rest.split(':').fold(found, |path, part| path.join(part)))
    }

    fn package_directories(&self, search_path: &[PathBuf]) -> Vec<PathBuf> {
        let context = &self.context;
        let mut directories = search_path.to_vec();
        directories.push(context.working_directory.clone());
        if let Some(paths) = context.variable("PYTHONPATH") {
            directories.extend(std::env::split_paths(paths).map(|path| context.absolute(&path)));
        }
        if let Some(environment) = context.variable("VIRTUAL_ENV") {
            directories.extend(site_packages(&context.absolute(Path::new(environment))));
        }
        directories.dedup();
        directories
    }
}

/// The directories in which a virtual environment keeps packages.
fn site_packages(environment: &Path) -> Vec<PathBuf> {
    let windows = environment.join("Lib").join("site-packages");
    let entries = std::fs::read_dir(environment.join("lib"))
        .into_iter()
        .flatten()
        .flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path().join("site-packages"))
        .collect();
    found.sort();
    found.push(windows);
    found.retain(|path| path.is_dir());
    found
}
