//! One entry of the loaded graph.

use crate::revision::Revision;

/// Where a revision is in a [`RevisionMap`](crate::RevisionMap): its rank in load order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionIndex(pub(crate) u32);

impl RevisionIndex {
    pub(crate) fn new(position: usize) -> Self {
        // Four thousand million scripts do not fit into a directory.
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// The rank as a number, for tables that run parallel to
    /// [`RevisionMap::nodes`](crate::RevisionMap::nodes).
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A revision with its place in the graph.
#[derive(Debug, Clone)]
pub struct RevisionNode {
    pub(crate) revision: Revision,
    pub(crate) index: RevisionIndex,
    pub(crate) position: usize,
    /// Parents as declared, repetitions included.
    pub(crate) down: Vec<RevisionIndex>,
    /// Dependencies as declared, repetitions included.
    pub(crate) resolved_dependencies: Vec<RevisionIndex>,
    /// Dependencies that no ancestor has already.
    pub(crate) normalized_dependencies: Vec<RevisionIndex>,
    /// Parents and dependencies, each once.
    pub(crate) all_down: Vec<RevisionIndex>,
    /// Parents and normalized dependencies, each once.
    pub(crate) normalized_down: Vec<RevisionIndex>,
    /// Children by `down_revision`, in load order.
    pub(crate) next: Vec<RevisionIndex>,
    /// Children by `down_revision` or `depends_on`, in load order.
    pub(crate) all_next: Vec<RevisionIndex>,
    pub(crate) branch_labels: Vec<String>,
}

impl RevisionNode {
    pub(crate) fn new(revision: Revision, index: RevisionIndex, position: usize) -> Self {
        Self {
            revision,
            index,
            position,
            down: Vec::new(),
            resolved_dependencies: Vec::new(),
            normalized_dependencies: Vec::new(),
            all_down: Vec::new(),
            normalized_down: Vec::new(),
            next: Vec::new(),
            all_next: Vec::new(),
            branch_labels: Vec::new(),
        }
    }

    /// The identifier.
    pub fn id(&self) -> &str {
        &self.revision.id
    }

    /// The declaration this entry was made from.
    pub fn revision(&self) -> &Revision {
        &self.revision
    }

    /// Its place in the graph.
    pub fn index(&self) -> RevisionIndex {
        self.index
    }

    /// Position of its declaration in the sequence given to
    /// [`RevisionMap::new`](crate::RevisionMap::new). It differs from [`index`](Self::index) once
    /// an identifier is declared twice.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Parents (`down_revision`) in declared order.
    pub fn down_revisions(&self) -> &[RevisionIndex] {
        &self.down
    }

    /// Dependencies (`depends_on`) in declared order, labels resolved.
    pub fn dependencies(&self) -> &[RevisionIndex] {
        &self.resolved_dependencies
    }

    /// Parents, then those dependencies that no ancestor by `down_revision` declares too; each
    /// once.
    pub fn normalized_down_revisions(&self) -> &[RevisionIndex] {
        &self.normalized_down
    }

    /// Children by `down_revision`, in load order.
    pub fn next_revisions(&self) -> &[RevisionIndex] {
        &self.next
    }

    /// Children by `down_revision` and revisions that depend on this one, in load order.
    pub fn all_next_revisions(&self) -> &[RevisionIndex] {
        &self.all_next
    }

    /// All labels of the branches this revision is on, own and inherited, in the load order of
    /// the revisions that declare them.
    pub fn branch_labels(&self) -> &[String] {
        &self.branch_labels
    }

    /// No revision has this one as parent.
    pub fn is_head(&self) -> bool {
        self.next.is_empty()
    }

    /// No revision has this one as parent or dependency.
    pub fn is_real_head(&self) -> bool {
        self.all_next.is_empty()
    }

    /// It has no parent.
    pub fn is_base(&self) -> bool {
        self.revision.down_revisions.is_empty()
    }

    /// It has neither parent nor dependency.
    pub fn is_real_base(&self) -> bool {
        self.is_base() && self.revision.dependencies.is_empty()
    }

    /// Several revisions have this one as parent.
    pub fn is_branch_point(&self) -> bool {
        self.next.len() > 1
    }

    /// Several revisions have this one as parent or dependency.
    pub fn is_real_branch_point(&self) -> bool {
        self.all_next.len() > 1
    }

    /// It has several parents.
    pub fn is_merge_point(&self) -> bool {
        self.revision.down_revisions.len() > 1
    }
}
