//! Sets of revisions of one graph.

use std::collections::HashSet;

use crate::node::RevisionIndex;

/// A set with constant-time membership, iterated in load order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RevisionSet {
    members: Vec<bool>,
    len: usize,
}

impl RevisionSet {
    /// An empty set over a graph of `size` revisions.
    pub(crate) fn new(size: usize) -> Self {
        Self {
            members: vec![false; size],
            len: 0,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn contains(&self, index: RevisionIndex) -> bool {
        self.members[index.get()]
    }

    /// Adds a member; whether it is new.
    pub(crate) fn insert(&mut self, index: RevisionIndex) -> bool {
        let member = &mut self.members[index.get()];
        let is_new = !*member;
        *member = true;
        self.len += usize::from(is_new);
        is_new
    }

    /// Removes a member; whether it was one.
    pub(crate) fn remove(&mut self, index: RevisionIndex) -> bool {
        let member = &mut self.members[index.get()];
        let was_member = *member;
        *member = false;
        self.len -= usize::from(was_member);
        was_member
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = RevisionIndex> + '_ {
        let members = self.members.iter().enumerate();
        members
            .filter(|(_, member)| **member)
            .map(|(position, _)| RevisionIndex::new(position))
    }

    /// Keeps the members for which `keep` holds.
    pub(crate) fn retain(&mut self, keep: impl Fn(RevisionIndex) -> bool) {
        for (position, member) in self.members.iter_mut().enumerate() {
            if *member && !keep(RevisionIndex::new(position)) {
                *member = false;
                self.len -= 1;
            }
        }
    }
}

/// The items without repetitions, in order of first appearance.
pub(crate) fn unique(items: impl IntoIterator<Item = RevisionIndex>) -> Vec<RevisionIndex> {
    let mut seen = HashSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(*item))
        .collect()
}
