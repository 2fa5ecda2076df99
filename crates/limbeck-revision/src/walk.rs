//! Walks of a given number of steps.

use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::RevisionSet;
use crate::traversal::Edges;

/// Where a walk can end inside the graph's bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// Below a base revision.
    Base,
    /// At a revision.
    Revision(RevisionIndex),
}

impl Point {
    /// The revision, unless it is the base.
    pub(crate) fn revision(self) -> Option<RevisionIndex> {
        match self {
            Self::Base => None,
            Self::Revision(index) => Some(index),
        }
    }
}

/// Direction, length and rules of a walk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk<'a> {
    /// Number of revisions to go.
    pub(crate) steps: usize,
    /// Towards the bases.
    pub(crate) is_downward: bool,
    /// Only to children that share the lineage of this branch; for walks upwards.
    pub(crate) label: Option<&'a str>,
    /// Whether a walk past the end of the graph ends at that end instead of failing.
    pub(crate) stops_at_end: bool,
}

impl Walk<'_> {
    /// A walk downwards that must stay in the graph.
    pub(crate) fn down(steps: usize) -> Self {
        Self {
            steps,
            is_downward: true,
            label: None,
            stops_at_end: false,
        }
    }
}

impl RevisionMap {
    /// Walks along `down_revision` from `start`. Without a start, the first step leads to the only
    /// base, or downwards to the only head. `None` means that the walk left the graph.
    pub(crate) fn walk(
        &self,
        start: Option<RevisionIndex>,
        walk: Walk<'_>,
    ) -> Result<Option<Point>> {
        let mut lineage: Option<Option<RevisionSet>> = None;
        let mut at = start.map(Point::Revision);
        for _ in 0..walk.steps {
            let next = match (at, walk.is_downward) {
                (None, false) => &self.bases[..],
                (None, true) => &self.heads,
                (Some(Point::Revision(index)), false) => &self[index].next,
                (Some(Point::Revision(index)), true) => &self[index].down,
                (Some(Point::Base), _) => return Ok(at.filter(|_| walk.stops_at_end)),
            };
            if walk.is_downward && next.is_empty() {
                at = Some(Point::Base);
                continue;
            }
            let mut next = next.to_vec();
            if let Some(label) = walk.label.filter(|_| !walk.is_downward && !next.is_empty()) {
                let lineage = match &lineage {
                    Some(lineage) => lineage,
                    None => lineage.insert(self.lineage_of(label, Edges::Versioned)?),
                };
                next.retain(|index| lineage.as_ref().is_none_or(|set| set.contains(*index)));
            }
            match next[..] {
                [] => return Ok(at.filter(|_| walk.stops_at_end)),
                [index] => at = Some(Point::Revision(index)),
                _ => return Err(RevisionError::AmbiguousWalk),
            }
        }
        Ok(at)
    }
}
