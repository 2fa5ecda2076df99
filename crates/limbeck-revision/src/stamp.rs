//! What `stamp` does.

use crate::error::Result;
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::unique;
use crate::step::{Direction, StampStep};
use crate::traversal::Edges;
use crate::walk::Point;

impl RevisionMap {
    /// The steps that move the rows of the version table to `destinations` (no destination means
    /// `base`).
    ///
    /// The rows that share the lineage of a destination, `depends_on` included, are replaced by
    /// it; a destination without such rows gets a new one; `base` deletes all rows, and
    /// `label@base` those of the lineage.
    ///
    /// # Errors
    ///
    /// Destinations or rows that name nothing, several heads for `head`. Word them for the command
    /// with [`CommandContext::Stamp`](crate::CommandContext::Stamp).
    pub fn stamp_path(&self, rows: &[String], destinations: &[String]) -> Result<Vec<StampStep>> {
        let current = self.get_revisions(rows)?;
        let base = ["base".to_owned()];
        let destinations = if destinations.is_empty() {
            &base
        } else {
            destinations
        };

        let mut affected = Vec::new();
        for destination in destinations
            .iter()
            .filter(|destination| !destination.is_empty())
        {
            affected.extend(self.filter_for_lineage(current.clone(), destination, Edges::All)?);
        }
        let affected = unique(affected);

        let mut points = self.points(&destinations.into())?;
        if points.is_empty() {
            points.push(None);
        }
        let mut steps = Vec::new();
        for point in points {
            match point {
                Some(Point::Revision(index)) if affected.contains(&index) => {}
                Some(Point::Revision(index)) => steps.push(self.stamp_step(&affected, index)),
                Some(Point::Base) | None => {
                    let deletions = affected.iter().map(|head| StampStep {
                        from: vec![self[*head].id().to_owned()],
                        to: Vec::new(),
                        direction: Direction::Downgrade,
                        is_branch_move: true,
                    });
                    steps.extend(deletions);
                }
            }
        }
        Ok(steps)
    }

    fn stamp_step(&self, affected: &[RevisionIndex], destination: RevisionIndex) -> StampStep {
        let above = self.descendants(&[destination], Edges::All);
        let below = self.ancestors(&[destination], Edges::All);
        let moved = if affected.iter().any(|index| above.contains(*index)) {
            Some(Direction::Downgrade)
        } else if affected.iter().any(|index| below.contains(*index)) {
            Some(Direction::Upgrade)
        } else {
            None
        };
        StampStep {
            from: if moved.is_some() {
                self.ids(affected)
            } else {
                Vec::new()
            },
            to: vec![self[destination].id().to_owned()],
            direction: moved.unwrap_or(Direction::Upgrade),
            is_branch_move: moved.is_none(),
        }
    }
}
