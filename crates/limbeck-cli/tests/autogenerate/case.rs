//! What a case folder says.

use std::path::Path;

use limbeck_testing::project::DatabaseKind;
use serde::Deserialize;

/// A `case.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What the case shows.
    #[expect(dead_code, reason = "for the reader of the case")]
    pub(crate) summary: String,
    /// The databases that it runs on.
    #[serde(default = "all")]
    pub(crate) databases: Vec<DatabaseKind>,
    /// Cases whose files are copied first, relative to this one.
    #[serde(default)]
    pub(crate) projects: Vec<String>,
    /// The first cell of the row in `docs/differences.md` that gives the reason why Limbeck writes
    /// something else; what it writes is in the folder `limbeck` of the case.
    pub(crate) difference: Option<String>,
}

fn all() -> Vec<DatabaseKind> {
    vec![
        DatabaseKind::Sqlite,
        DatabaseKind::Postgresql,
        DatabaseKind::Mysql,
    ]
}

impl Case {
    /// Reads the `case.toml` of a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join("case.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }
}
