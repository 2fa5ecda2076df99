//! What a case folder says.

use std::collections::BTreeMap;
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
    /// The project to start from, relative to the case; `tests/parity/base` unless said otherwise.
    /// The case's own files are copied over it.
    pub(crate) project: Option<String>,
    /// The configuration file within the project.
    #[serde(default = "ini")]
    pub(crate) config: String,
    /// Variables of the environment, in which `{url}` and `{async_url}` are replaced.
    #[serde(default)]
    pub(crate) env: BTreeMap<String, String>,
    /// What is done, in order.
    #[serde(rename = "step")]
    pub(crate) steps: Vec<Step>,
}

/// One step of a case: a command, SQL, or files that change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    /// The arguments of a command, split as a shell splits words.
    pub(crate) run: Option<String>,
    /// SQL executed in both databases.
    pub(crate) sql: Option<String>,
    /// A folder of the case that is copied over the project.
    pub(crate) overlay: Option<String>,
    /// What is compared after the command.
    #[serde(default = "everything")]
    pub(crate) compare: Vec<Aspect>,
    /// Whether lines are sorted before the comparison, where Alembic's order is not stable.
    #[serde(default)]
    pub(crate) sort: bool,
}

/// Something that a command leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Aspect {
    /// Exit code.
    Exit,
    /// Standard output.
    Stdout,
    /// Log records on standard error.
    Log,
    /// Schema and data, as the database's own tool prints them.
    Database,
    /// The project's files.
    Files,
}

fn all() -> Vec<DatabaseKind> {
    vec![
        DatabaseKind::Sqlite,
        DatabaseKind::Postgresql,
        DatabaseKind::Mysql,
    ]
}

fn ini() -> String {
    "alembic.ini".to_owned()
}

fn everything() -> Vec<Aspect> {
    vec![
        Aspect::Exit,
        Aspect::Stdout,
        Aspect::Log,
        Aspect::Database,
        Aspect::Files,
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

impl Step {
    /// Whether Alembic prints the lines of this command in the order of a hash set.
    pub(crate) fn has_unordered_lines(&self) -> bool {
        let words = self.run.as_deref().unwrap_or("");
        words
            .split_whitespace()
            .any(|word| matches!(word, "branches" | "current"))
    }
}
