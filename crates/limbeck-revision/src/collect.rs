//! What upgrades, downgrades and listings select.

use crate::argument::RevisionArgument;
use crate::error::Result;
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::order::newest_first;
use crate::set::RevisionSet;
use crate::warning::Warning;

/// How [`RevisionMap::iterate_revisions`] selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IterateOptions {
    /// Whether the lower end is part of the selection.
    pub inclusive: bool,
    /// Whether everything below the upper end that is not below the lower end belongs to it, on
    /// whichever branch. Otherwise only descendants of the lower end do, and the lower end must be
    /// an ancestor of the upper end.
    pub implicit_base: bool,
    /// Whether a relative end that leaves the graph is an error.
    pub assert_relative_length: bool,
    /// Whether to select what a downgrade from `upper` to `lower` drops.
    pub select_for_downgrade: bool,
}

/// Exclusive, strict, for an upgrade.
impl Default for IterateOptions {
    fn default() -> Self {
        Self {
            inclusive: false,
            implicit_base: false,
            assert_relative_length: true,
            select_for_downgrade: false,
        }
    }
}

/// A set of revisions and where to start listing it.
pub(crate) struct Selection {
    pub(crate) revisions: RevisionSet,
    pub(crate) heads: Vec<RevisionIndex>,
}

impl RevisionMap {
    /// The revisions from `upper` down to `lower`, newest first.
    ///
    /// # Errors
    ///
    /// As for [`RevisionMap::upgrade_path`] or [`RevisionMap::downgrade_path`], and
    /// [`RevisionError::RangeNotAncestor`](crate::RevisionError::RangeNotAncestor). Warnings are
    /// added to `warnings` in either case.
    pub fn iterate_revisions(
        &self,
        upper: impl Into<RevisionArgument>,
        lower: impl Into<RevisionArgument>,
        options: IterateOptions,
        warnings: &mut Vec<Warning>,
    ) -> Result<Vec<RevisionIndex>> {
        let (upper, lower) = (upper.into(), lower.into());
        let selection = if options.select_for_downgrade {
            self.collect_downgrade(&upper, &lower, options, warnings)?
        } else {
            self.collect_upgrade(&upper, &lower, options, warnings)?
        };
        Ok(newest_first(self, &selection.revisions, &selection.heads))
    }
}
