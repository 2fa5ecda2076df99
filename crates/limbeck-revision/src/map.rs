//! The loaded graph.

use std::collections::BTreeMap;
use std::ops::Index;

use crate::error::{Result, RevisionError};
use crate::load;
use crate::node::{RevisionIndex, RevisionNode};
use crate::revision::Revision;
use crate::warning::Warning;

/// What a name (identifier or branch label) stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name {
    /// Rank among all names: identifiers in load order, then labels in load order.
    pub(crate) rank: usize,
    /// The revision.
    pub(crate) index: RevisionIndex,
}

/// All revisions of a project and the edges between them.
///
/// Built by [`RevisionMap::new`], which also checks the graph; it is acyclic from then on. Entries
/// are addressed by [`RevisionIndex`] (`map[index]`) or looked up with [`RevisionMap::get`].
#[derive(Debug, Clone, Default)]
pub struct RevisionMap {
    pub(crate) nodes: Vec<RevisionNode>,
    pub(crate) names: BTreeMap<String, Name>,
    pub(crate) heads: Vec<RevisionIndex>,
    pub(crate) real_heads: Vec<RevisionIndex>,
    pub(crate) bases: Vec<RevisionIndex>,
    pub(crate) real_bases: Vec<RevisionIndex>,
}

impl RevisionMap {
    /// Loads a graph. The order of `revisions` is the order Alembic would load them in: version
    /// locations in turn, file names sorted.
    ///
    /// # Errors
    ///
    /// Illegal identifiers, edges of a revision to itself, missing parents or dependencies, branch
    /// labels used twice, cycles.
    pub fn new(revisions: impl IntoIterator<Item = Revision>) -> Result<(Self, Vec<Warning>)> {
        load::load(revisions)
    }

    /// The graph with one more revision, as if it had been loaded last; on error nothing changes.
    ///
    /// # Errors
    ///
    /// As for [`RevisionMap::new`].
    pub fn add_revision(&mut self, revision: Revision) -> Result<Vec<Warning>> {
        let declared = self.nodes.iter().map(|node| node.revision.clone());
        let (map, warnings) = Self::new(declared.chain([revision]))?;
        *self = map;
        Ok(warnings)
    }

    /// All revisions in load order; `nodes()[index.get()]` is `map[index]`.
    pub fn nodes(&self) -> &[RevisionNode] {
        &self.nodes
    }

    /// The revision with exactly this identifier or this declared branch label.
    pub fn get(&self, name: &str) -> Option<&RevisionNode> {
        self.names.get(name).map(|name| &self[name.index])
    }

    /// Number of revisions.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are no revisions.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Revisions without child by `down_revision`, in load order. A revision replaced by a later
    /// one of the same identifier counts as well.
    pub fn heads(&self) -> &[RevisionIndex] {
        &self.heads
    }

    /// Revisions without child by `down_revision` or `depends_on`, in load order: the rows of the
    /// version table once everything is applied.
    pub fn real_heads(&self) -> &[RevisionIndex] {
        &self.real_heads
    }

    /// Revisions without parent, in load order.
    pub fn bases(&self) -> &[RevisionIndex] {
        &self.bases
    }

    /// Revisions without parent and dependency, in load order.
    pub fn real_bases(&self) -> &[RevisionIndex] {
        &self.real_bases
    }

    /// The only base, if there is one.
    ///
    /// # Errors
    ///
    /// [`RevisionError::MultipleBases`].
    pub fn base(&self) -> Result<Option<RevisionIndex>> {
        match self.bases[..] {
            [] => Ok(None),
            [base] => Ok(Some(base)),
            _ => Err(RevisionError::MultipleBases),
        }
    }

    /// The identifiers of these revisions.
    pub fn ids(&self, indices: &[RevisionIndex]) -> Vec<String> {
        indices
            .iter()
            .map(|index| self[*index].id().to_owned())
            .collect()
    }

    pub(crate) fn indices(&self) -> impl Iterator<Item = RevisionIndex> + use<> {
        (0..self.nodes.len()).map(RevisionIndex::new)
    }
}

/// The entry at an index of this map. An index of another map gives another revision or panics,
/// as it does for a slice.
impl Index<RevisionIndex> for RevisionMap {
    type Output = RevisionNode;

    fn index(&self, index: RevisionIndex) -> &RevisionNode {
        &self.nodes[index.get()]
    }
}
