//! Loaded revisions with their files, and the texts in which commands show them.

mod format;

pub use format::{LineOptions, ScriptView};

use std::path::{Path, PathBuf};

use limbeck_revision::{Revision, RevisionIndex, RevisionMap, RevisionNode};

use crate::directory::{DirectoryError, LoadWarning};
use crate::header::Presence;
use crate::python::strip;

/// A revision file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    id: String,
    path: PathBuf,
    long_doc: String,
    upgrade: Presence,
    downgrade: Presence,
}

impl Script {
    /// A file with its docstring as written.
    pub fn new(id: impl Into<String>, path: impl Into<PathBuf>, docstring: Option<&str>) -> Self {
        Self {
            id: id.into(),
            path: path.into(),
            long_doc: strip(docstring.unwrap_or_default()).to_owned(),
            upgrade: Presence::Unknown,
            downgrade: Presence::Unknown,
        }
    }

    pub(crate) fn with_functions(mut self, upgrade: Presence, downgrade: Presence) -> Self {
        self.upgrade = upgrade;
        self.downgrade = downgrade;
        self
    }

    /// The revision's identifier.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The file, absolute, symbolic links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The docstring without surrounding white space.
    pub fn long_doc(&self) -> &str {
        &self.long_doc
    }

    /// The docstring up to its first blank line: the revision's message.
    pub fn doc(&self) -> &str {
        let end = self.long_doc.find("\n\n").unwrap_or(self.long_doc.len());
        &self.long_doc[..end]
    }

    /// Whether the file defines `upgrade`.
    pub fn upgrade(&self) -> Presence {
        self.upgrade
    }

    /// Whether the file defines `downgrade`.
    pub fn downgrade(&self) -> Presence {
        self.downgrade
    }
}

/// All revision files of a project and their graph.
#[derive(Debug, Clone, Default)]
pub struct Scripts {
    scripts: Vec<Script>,
    map: RevisionMap,
}

impl Scripts {
    /// `map` was made from `scripts`, in this order.
    pub(crate) fn new(scripts: Vec<Script>, map: RevisionMap) -> Self {
        Self { scripts, map }
    }

    /// The graph.
    pub fn map(&self) -> &RevisionMap {
        &self.map
    }

    /// The file of a revision in the graph.
    pub fn script(&self, index: RevisionIndex) -> &Script {
        &self.scripts[self.map[index].position()]
    }

    /// The file of the revision with exactly this identifier or declared branch label.
    pub fn get(&self, name: &str) -> Option<&Script> {
        self.map.get(name).map(|node| self.script(node.index()))
    }

    /// A revision together with what is needed to show it.
    pub fn view(&self, index: RevisionIndex) -> ScriptView<'_> {
        ScriptView {
            script: self.script(index),
            node: &self.map[index],
            map: &self.map,
            is_current: false,
        }
    }

    /// Adds a revision file, as if it had been loaded last; on error nothing changes.
    ///
    /// # Errors
    ///
    /// When the graph does not allow it.
    pub fn add(
        &mut self,
        script: Script,
        revision: Revision,
    ) -> Result<Vec<LoadWarning>, DirectoryError> {
        let mut map = self.map.clone();
        let warnings = map.add_revision(revision).map_err(|error| {
            crate::directory::graph_error(error, |position| {
                self.scripts.get(position).or(Some(&script))
            })
        })?;
        // The map numbers revisions by its own order, which leaves out replaced ones.
        let position = |node: &RevisionNode| self.scripts.get(self.map[node.index()].position());
        let mut scripts: Vec<Script> = self
            .map
            .nodes()
            .iter()
            .filter_map(position)
            .cloned()
            .collect();
        scripts.push(script);
        self.scripts = scripts;
        self.map = map;
        Ok(warnings.into_iter().map(LoadWarning::Revision).collect())
    }
}
