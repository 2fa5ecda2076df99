//! Lists of revisions, as commands answer them.

use std::rc::Rc;

use limbeck_revision::RevisionIndex;
use limbeck_script::script::{ScriptView, Scripts};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// Revisions in the order in which a command shows them.
///
/// Serialised as a list of [`RevisionInfo`].
#[derive(Debug, Clone)]
pub struct Listing {
    scripts: Rc<Scripts>,
    revisions: Vec<(RevisionIndex, bool)>,
}

impl Listing {
    /// Revisions of which none is marked as current.
    pub(crate) fn new(
        scripts: &Rc<Scripts>,
        revisions: impl IntoIterator<Item = RevisionIndex>,
    ) -> Self {
        Self::with_current(scripts, revisions, |_| false)
    }

    /// Revisions, with those marked that a database is at.
    pub(crate) fn with_current(
        scripts: &Rc<Scripts>,
        revisions: impl IntoIterator<Item = RevisionIndex>,
        is_current: impl Fn(RevisionIndex) -> bool,
    ) -> Self {
        Self {
            scripts: Rc::clone(scripts),
            revisions: revisions
                .into_iter()
                .map(|index| (index, is_current(index)))
                .collect(),
        }
    }

    /// Whether there is no revision.
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty()
    }

    /// The number of revisions.
    pub fn len(&self) -> usize {
        self.revisions.len()
    }

    /// The revisions with all that is known of them, in order.
    pub fn views(&self) -> impl Iterator<Item = ScriptView<'_>> {
        self.revisions
            .iter()
            .map(|(index, is_current)| self.scripts.view(*index).with_current(*is_current))
    }

    /// The children of a revision by `down_revision`, in load order.
    pub fn children<'a>(
        &'a self,
        view: &ScriptView<'a>,
    ) -> impl Iterator<Item = ScriptView<'a>> + use<'a> {
        view.node()
            .next_revisions()
            .iter()
            .map(|index| self.scripts.view(*index))
    }
}

impl Serialize for Listing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.len()))?;
        for (view, (_, is_current)) in self.views().zip(&self.revisions) {
            sequence.serialize_element(&RevisionInfo::new(&self.scripts, &view, *is_current))?;
        }
        sequence.end()
    }
}

/// A revision in serialised form. Fields are only ever added.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RevisionInfo<'a> {
    /// The identifier.
    pub revision: &'a str,
    /// Identifiers of the parents; empty for a base.
    pub down_revisions: &'a [String],
    /// Other revisions or branch labels that have to be applied first.
    pub depends_on: &'a [String],
    /// Labels of the branches that the revision is on, own and inherited.
    pub branch_labels: &'a [String],
    /// Identifiers of the children by `down_revision`.
    pub children: Vec<&'a str>,
    /// No revision has this one as parent.
    pub is_head: bool,
    /// No revision has this one as parent or dependency.
    pub is_effective_head: bool,
    /// It has no parent.
    pub is_base: bool,
    /// Several revisions have this one as parent.
    pub is_branch_point: bool,
    /// It has several parents.
    pub is_merge_point: bool,
    /// A database is at it, where the command asked one.
    pub is_current: bool,
    /// First paragraph of the docstring.
    pub message: &'a str,
    /// The docstring.
    pub doc: &'a str,
    /// The file.
    pub path: String,
}

impl<'a> RevisionInfo<'a> {
    fn new(scripts: &'a Scripts, view: &ScriptView<'a>, is_current: bool) -> Self {
        let (node, script) = (view.node(), view.script());
        Self {
            revision: node.id(),
            down_revisions: &node.revision().down_revisions,
            depends_on: &node.revision().dependencies,
            branch_labels: node.branch_labels(),
            children: node
                .next_revisions()
                .iter()
                .map(|index| scripts.map()[*index].id())
                .collect(),
            is_head: node.is_head(),
            is_effective_head: node.is_real_head(),
            is_base: node.is_base(),
            is_branch_point: node.is_branch_point(),
            is_merge_point: node.is_merge_point(),
            is_current,
            message: script.doc(),
            doc: script.long_doc(),
            path: script.path().display().to_string(),
        }
    }
}
