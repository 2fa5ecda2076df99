//! What `upgrade` runs.

use crate::argument::RevisionArgument;
use crate::collect::{IterateOptions, Selection};
use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::order::newest_first;
use crate::relative::Relative;
use crate::set::RevisionSet;
use crate::step::{Direction, RevisionStep};
use crate::traversal::Edges;
use crate::walk::{Point, Walk};
use crate::warning::Warning;

impl RevisionMap {
    /// The steps from the rows of the version table up to `target`, in the order they run.
    ///
    /// Dependencies of the target on other branches come along. The target may be anything
    /// [`RevisionMap::get_revisions`] takes, or relative: `+2`, `label@+1`, `ae10+1`, `head-1`.
    ///
    /// # Errors
    ///
    /// A target or row that names nothing, several heads for `head`, an ambiguous relative target,
    /// or targets (or rows) of which one is an ancestor of another. Word them for the command with
    /// [`CommandContext::Upgrade`](crate::CommandContext::Upgrade).
    pub fn upgrade_path(
        &self,
        rows: &[String],
        target: impl Into<RevisionArgument>,
    ) -> Result<Vec<RevisionStep>> {
        let options = IterateOptions {
            implicit_base: true,
            ..IterateOptions::default()
        };
        // Only a relative lower end can warn; rows are none.
        let selection =
            self.collect_upgrade(&target.into(), &rows.into(), options, &mut Vec::new())?;
        let mut revisions = newest_first(self, &selection.revisions, &selection.heads);
        revisions.reverse();
        let steps = revisions.into_iter();
        Ok(steps
            .map(|index| RevisionStep::new(self, index, Direction::Upgrade))
            .collect())
    }

    /// The revisions from `lower` (excluded unless asked for) up to `upper`.
    pub(crate) fn collect_upgrade(
        &self,
        upper: &RevisionArgument,
        lower: &RevisionArgument,
        options: IterateOptions,
        warnings: &mut Vec<Warning>,
    ) -> Result<Selection> {
        let mut targets = self.upgrade_targets(lower, upper, options.assert_relative_length)?;
        if let Some((branch, _)) = lower.as_text().and_then(|text| text.split_once('@')) {
            let label = self.label_of_branch(branch)?;
            targets.retain(|target| self[*target].branch_labels.contains(&label));
        }
        self.check_overlap(&targets)?;
        let mut revisions = self.ancestors(&targets, Edges::All);

        let mut lower = lower.clone();
        let mut current = self.points(&lower)?;
        let is_required = |point: &Point| match point {
            Point::Base => false,
            Point::Revision(index) => revisions.contains(*index),
        };
        if !options.implicit_base && !current.iter().flatten().all(is_required) {
            return Err(RevisionError::RangeNotAncestor {
                lower,
                upper: upper.clone(),
            });
        }
        // A relative lower end which goes below the base of the heads counts from the upper end.
        if let (Some(None), Some(text)) = (current.first(), lower.as_text()) {
            let target =
                self.downgrade_target(upper, text, options.assert_relative_length, warnings)?;
            (current, lower) = match target.point {
                Some(Point::Revision(index)) => {
                    let id = self[index].id().to_owned();
                    (
                        vec![Some(Point::Revision(index))],
                        RevisionArgument::One(id),
                    )
                }
                Some(Point::Base) | None => (Vec::new(), RevisionArgument::Base),
            };
        }
        let leaves_the_graph = !current
            .iter()
            .all(|point| matches!(point, Some(Point::Revision(_))));
        let current: Vec<RevisionIndex> = current
            .into_iter()
            .flatten()
            .filter_map(Point::revision)
            .collect();
        self.check_overlap(&current)?;
        if leaves_the_graph {
            return Err(RevisionError::WalkedTooFar);
        }
        let applied = self.ancestors(&current, Edges::All);
        revisions.retain(|index| !applied.contains(index));
        if options.inclusive {
            for index in self.get_revisions(&lower)? {
                revisions.insert(index);
            }
        }
        if !current.is_empty() && !options.implicit_base {
            let above = self.descendants(&current, Edges::Versioned);
            revisions.retain(|index| above.contains(index));
        }
        Ok(Selection {
            revisions,
            heads: targets,
        })
    }

    /// The label a lower end of the form `branch@…` restricts to.
    fn label_of_branch(&self, branch: &str) -> Result<String> {
        match self.get_revision(branch)?.map(|index| &self[index]) {
            Some(node) if node.id() == branch => match &node.branch_labels[..] {
                [label] => Ok(label.clone()),
                _ => Err(RevisionError::no_such_branch(branch)),
            },
            _ => Ok(branch.to_owned()),
        }
    }

    fn upgrade_targets(
        &self,
        current: &RevisionArgument,
        target: &RevisionArgument,
        assert_relative_length: bool,
    ) -> Result<Vec<RevisionIndex>> {
        let Some(relative) = target.as_text().and_then(Relative::parse) else {
            return self.get_revisions(target);
        };
        let is_upward = !relative.is_downward && relative.steps > 0;
        let (start, label) = match (relative.symbol, relative.label) {
            (None, _) if !is_upward => {
                return Err(RevisionError::RelativeLength {
                    relative: relative.number(),
                    count: relative.count().to_owned(),
                });
            }
            (None, label) => (self.upgrade_start(current, label)?, label),
            (Some(symbol), label) if is_upward => (self.get_revision(symbol)?, label),
            (Some(symbol), None) => (self.get_revision(symbol)?, None),
            (Some(symbol), Some(label)) => (self.get_revision(&format!("{label}@{symbol}"))?, None),
        };
        let walk = Walk {
            steps: relative.steps,
            is_downward: relative.is_downward,
            label,
            stops_at_end: !assert_relative_length,
        };
        match self.walk(start, walk)? {
            Some(Point::Revision(index)) => Ok(vec![index]),
            Some(Point::Base) | None => Err(RevisionError::RelativeLength {
                relative: relative.text.to_owned(),
                count: relative.count().to_owned(),
            }),
        }
    }

    /// The one revision `+N` or `label@+N` counts from; none for the base.
    fn upgrade_start(
        &self,
        current: &RevisionArgument,
        label: Option<&str>,
    ) -> Result<Option<RevisionIndex>> {
        let Some(label) = label else {
            return match current.texts() {
                [] => Ok(None),
                [text] => self.get_revision(text),
                _ => Err(RevisionError::AmbiguousUpgrade),
            };
        };
        let current = self.get_revisions(current)?;
        let mut starts = self.filter_for_lineage(current.clone(), label, Edges::Versioned)?;
        if starts.is_empty() {
            // The branch has no row of its own. Start from its applied revisions without applied
            // children on it, which a row of another branch forks from or depends on.
            let applied = self.ancestors(&current, Edges::All);
            let active =
                self.filter_for_lineage(applied.iter().collect(), label, Edges::Versioned)?;
            let mut tips = RevisionSet::new(self.len());
            active.iter().for_each(|index| {
                tips.insert(*index);
            });
            for below in active
                .iter()
                .flat_map(|index| &self[*index].normalized_down)
            {
                tips.remove(*below);
            }
            starts = tips.iter().collect();
        }
        match starts[..] {
            [] => Ok(None),
            [start] => Ok(Some(start)),
            _ => Err(RevisionError::AmbiguousUpgrade),
        }
    }
}
