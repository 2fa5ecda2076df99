//! Post-write hooks: programs that are run on each new revision file.

use indexmap::IndexMap;

/// A configured hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its name.
    pub name: String,
    /// Its options, such as `type`, `executable`, `options` and `cwd`.
    pub options: IndexMap<String, String>,
}
