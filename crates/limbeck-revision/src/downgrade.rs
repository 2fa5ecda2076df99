//! What `downgrade` runs.

use crate::argument::RevisionArgument;
use crate::collect::{IterateOptions, Selection};
use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::order::newest_first;
use crate::relative::Relative;
use crate::step::{Direction, RevisionStep};
use crate::traversal::Edges;
use crate::walk::{Point, Walk};
use crate::warning::Warning;

/// What a downgrade target means.
pub(crate) struct DowngradeTarget {
    /// The branch to stay on.
    pub(crate) label: Option<String>,
    /// Where to go; the base may also be given as `None`.
    pub(crate) point: Option<Point>,
}

impl RevisionMap {
    /// The steps from the rows of the version table down to `target`, in the order they run.
    ///
    /// Everything above the target goes, on whichever branch, with all that depends on it. The
    /// target may be absolute (`ae10`, `base`, `label@base`) or relative: `-1`, `label@-1`,
    /// `ae10-1`, `base+2`.
    ///
    /// # Errors
    ///
    /// A target or row that names nothing, an ambiguous or too distant relative target, a target
    /// that is not below the rows. Warnings are added to `warnings` in either case. Word errors for the command with
    /// [`CommandContext::Downgrade`](crate::CommandContext::Downgrade).
    pub fn downgrade_path(
        &self,
        rows: &[String],
        target: &str,
        warnings: &mut Vec<Warning>,
    ) -> Result<Vec<RevisionStep>> {
        let (rows, target) = (rows.into(), target.into());
        let selection =
            self.collect_downgrade(&rows, &target, IterateOptions::default(), warnings)?;
        let revisions = newest_first(self, &selection.revisions, &selection.heads);
        let steps = revisions.into_iter();
        Ok(steps
            .map(|index| RevisionStep::new(self, index, Direction::Downgrade))
            .collect())
    }

    /// The applied revisions of `upper` that have to go to get down to `lower`.
    pub(crate) fn collect_downgrade(
        &self,
        upper: &RevisionArgument,
        lower: &RevisionArgument,
        options: IterateOptions,
        warnings: &mut Vec<Warning>,
    ) -> Result<Selection> {
        let target = match lower.as_text() {
            Some(text) => {
                self.downgrade_target(upper, text, options.assert_relative_length, warnings)?
            }
            None => DowngradeTarget {
                label: None,
                point: None,
            },
        };
        let roots = self.downgrade_roots(&target, options.inclusive)?;
        let heads = self.get_revisions(upper)?;
        let active = self.ancestors(&heads, Edges::All);
        let mut revisions = self.descendants(&roots, Edges::All);
        revisions.retain(|index| active.contains(index));
        if options.implicit_base {
            let kept = self.ancestors(&roots, Edges::All);
            for index in active.iter().filter(|index| !kept.contains(*index)) {
                revisions.insert(index);
            }
        }
        match target.point {
            Some(Point::Revision(index)) if revisions.is_empty() && !heads.contains(&index) => {
                Err(RevisionError::RangeNotAncestor {
                    lower: RevisionArgument::from("Nothing to drop"),
                    upper: upper.clone(),
                })
            }
            _ => Ok(Selection { revisions, heads }),
        }
    }

    /// The lowest revisions that have to go.
    fn downgrade_roots(
        &self,
        target: &DowngradeTarget,
        inclusive: bool,
    ) -> Result<Vec<RevisionIndex>> {
        let mut roots = match target.point {
            Some(Point::Revision(index)) if inclusive => vec![index],
            Some(Point::Revision(index)) => self[index].next.clone(),
            Some(Point::Base) | None => self
                .indices()
                .filter(|index| self[*index].is_base())
                .collect(),
        };
        if let Some(label) = target.label.as_ref().filter(|_| roots.len() > 1) {
            let branch = self.ancestors(&[self.resolve_branch(label)?], Edges::Versioned);
            roots.retain(|root| branch.contains(*root));
            if roots.is_empty() {
                return Err(RevisionError::InvalidDowngradeTarget);
            }
        }
        Ok(roots)
    }

    /// What the text of a downgrade target means with these current revisions.
    pub(crate) fn downgrade_target(
        &self,
        current: &RevisionArgument,
        target: &str,
        assert_relative_length: bool,
        warnings: &mut Vec<Warning>,
    ) -> Result<DowngradeTarget> {
        let Some(relative) = Relative::parse(target) else {
            let (label, symbol) = target.rsplit_once('@').unwrap_or(("", target));
            return Ok(DowngradeTarget {
                label: (!label.is_empty()).then(|| label.to_owned()),
                point: self.get_revision(symbol)?.map(Point::Revision),
            });
        };
        let too_short = || RevisionError::RelativeLength {
            relative: relative.text.to_owned(),
            count: relative.count().to_owned(),
        };
        let is_downward = relative.is_downward && relative.steps > 0;
        let (start, label, walk_label, too_far) = match (relative.symbol, is_downward) {
            (None, false) => return Err(too_short()),
            (Some(symbol), false) => {
                let label = relative.label.map(str::to_owned);
                (
                    self.get_revision(symbol)?,
                    label,
                    relative.label,
                    RevisionError::WalkedTooFar,
                )
            }
            (Some(symbol), true) => {
                let label = relative.label.map(str::to_owned);
                let start = match relative.label {
                    Some(label) => self.get_revision(&format!("{label}@{symbol}"))?,
                    None => self.get_revision(symbol)?,
                };
                (start, label, None, RevisionError::WalkedTooFar)
            }
            (None, true) => {
                let (label, symbol) = match relative.label {
                    Some(label) => {
                        let start = self
                            .downgrade_start_on(current, label)?
                            .ok_or_else(too_short)?;
                        (label.to_owned(), self[start].id().to_owned())
                    }
                    None => {
                        let first = first_current(current, warnings).ok_or_else(too_short)?;
                        (first.clone(), first)
                    }
                };
                let start = self.get_revision(&format!("{label}@{symbol}"))?;
                (start, Some(label), None, too_short())
            }
        };
        let walk = Walk {
            steps: relative.steps,
            is_downward,
            label: walk_label,
            stops_at_end: !assert_relative_length,
        };
        match self.walk(start, walk)? {
            Some(point) => Ok(DowngradeTarget {
                label,
                point: Some(point),
            }),
            None => Err(too_far),
        }
    }

    /// The current revision on a branch.
    fn downgrade_start_on(
        &self,
        current: &RevisionArgument,
        label: &str,
    ) -> Result<Option<RevisionIndex>> {
        let rows = current.texts();
        let found = rows
            .iter()
            .map(|row| self.find_name(row))
            .collect::<Result<Vec<_>>>()?;
        let mut starts = self.filter_for_lineage(found, label, Edges::Versioned)?;
        if starts.is_empty() {
            // The branch has no row of its own since a row of another one depends on it.
            let effective = self.effective_heads(rows)?;
            starts = self.filter_for_lineage(effective, label, Edges::Versioned)?;
        }
        match starts[..] {
            [] => Ok(None),
            [start] => Ok(Some(start)),
            _ => Err(RevisionError::AmbiguousDowngrade),
        }
    }
}

fn first_current(current: &RevisionArgument, warnings: &mut Vec<Warning>) -> Option<String> {
    let texts = current.texts();
    let first = texts.first()?;
    if texts.iter().any(|text| text != first) {
        warnings.push(Warning::AmbiguousDowngrade);
    }
    Some(first.clone())
}
