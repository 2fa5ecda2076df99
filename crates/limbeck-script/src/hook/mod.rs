//! Post-write hooks: programs that are run on each new revision file.

mod arguments;
mod error;
mod run;
mod tool;

pub use error::HookError;
pub use run::{CustomHook, HookRunner, run_hooks};

use indexmap::IndexMap;

/// A configured hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its name.
    pub name: String,
    /// Its options, such as `type`, `executable`, `options` and `cwd`.
    pub options: IndexMap<String, String>,
}

impl Hook {
    fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    fn required(&self, option: &'static str) -> Result<&str, HookError> {
        self.option(option).ok_or_else(|| HookError::MissingOption {
            hook: self.name.clone(),
            option,
        })
    }
}

#[cfg(test)]
mod tests;
