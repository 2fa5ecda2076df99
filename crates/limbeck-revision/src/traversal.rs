//! Ancestors, descendants and what follows from them.

use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::{RevisionIndex, RevisionNode};
use crate::set::{RevisionSet, unique};

/// Which edges a walk follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edges {
    /// `down_revision` only.
    Versioned,
    /// `down_revision` and `depends_on`.
    All,
}

impl RevisionMap {
    /// Everything reachable from `starts`, themselves included.
    pub(crate) fn reachable(
        &self,
        starts: &[RevisionIndex],
        edges: impl Fn(&RevisionNode) -> &[RevisionIndex],
    ) -> RevisionSet {
        let mut seen = RevisionSet::new(self.len());
        let mut todo: Vec<RevisionIndex> = Vec::new();
        for start in starts {
            if seen.insert(*start) {
                todo.push(*start);
            }
        }
        while let Some(index) = todo.pop() {
            for next in edges(&self[index]) {
                if seen.insert(*next) {
                    todo.push(*next);
                }
            }
        }
        seen
    }

    /// The revisions and all below them.
    pub(crate) fn ancestors(&self, starts: &[RevisionIndex], edges: Edges) -> RevisionSet {
        match edges {
            Edges::Versioned => self.reachable(starts, |node| &node.down),
            Edges::All => self.reachable(starts, |node| &node.normalized_down),
        }
    }

    /// The revisions and all above them.
    pub(crate) fn descendants(&self, starts: &[RevisionIndex], edges: Edges) -> RevisionSet {
        match edges {
            Edges::Versioned => self.reachable(starts, |node| &node.next),
            Edges::All => self.reachable(starts, |node| &node.all_next),
        }
    }

    /// The revisions, all below and all above them.
    pub(crate) fn lineage(&self, starts: &[RevisionIndex], edges: Edges) -> RevisionSet {
        let mut lineage = self.ancestors(starts, edges);
        for above in self.descendants(starts, edges).iter() {
            lineage.insert(above);
        }
        lineage
    }

    /// Fails if one of `targets` is an ancestor of another, naming the first such descendant.
    pub(crate) fn check_overlap(&self, targets: &[RevisionIndex]) -> Result<()> {
        if targets.len() < 2 {
            return Ok(());
        }
        let mut is_target = RevisionSet::new(self.len());
        for target in targets {
            is_target.insert(*target);
        }
        // What an earlier target reaches holds no other target, else it would have been reported;
        // so one shared set of visited revisions suffices. The earlier targets themselves count
        // whenever they are met.
        let mut seen = RevisionSet::new(self.len());
        for target in targets {
            let mut overlaps = Vec::new();
            let mut todo = vec![*target];
            while let Some(index) = todo.pop() {
                if index != *target && is_target.contains(index) {
                    overlaps.push(index);
                }
                if seen.insert(index) {
                    todo.extend_from_slice(&self[index].normalized_down);
                }
            }
            if !overlaps.is_empty() {
                let others = targets
                    .iter()
                    .copied()
                    .filter(|other| overlaps.contains(other));
                return Err(RevisionError::Overlap {
                    revision: self[*target].id().to_owned(),
                    others: self.ids(&unique(others)),
                });
            }
        }
        Ok(())
    }
}
