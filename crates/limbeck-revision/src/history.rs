//! What `history` and `branches` list.

use crate::argument::RevisionArgument;
use crate::collect::IterateOptions;
use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::warning::Warning;

/// One end of a history range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryBound {
    /// Not given: `base` below, `heads` above.
    Open,
    /// `current`: the rows of the version table.
    Current,
    /// Any other text.
    Text(String),
}

/// The argument of `history -r`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRange {
    /// The lower end.
    pub start: HistoryBound,
    /// The upper end.
    pub end: HistoryBound,
}

impl HistoryRange {
    /// Everything: the range when none is given.
    pub const ALL: Self = Self {
        start: HistoryBound::Open,
        end: HistoryBound::Open,
    };

    /// Reads `[start]:[end]`.
    ///
    /// # Errors
    ///
    /// No colon, or more than one.
    pub fn parse(text: &str) -> Result<Self> {
        let Some((start, end)) = text.trim().split_once(':') else {
            return Err(RevisionError::HistoryRangeRequired);
        };
        if end.contains(':') {
            return Err(RevisionError::TooManyColons(text.to_owned()));
        }
        let bound = |text: &str| match text {
            "" => HistoryBound::Open,
            "current" => HistoryBound::Current,
            text => HistoryBound::Text(text.to_owned()),
        };
        Ok(Self {
            start: bound(start),
            end: bound(end),
        })
    }

    /// Whether the rows of the version table are needed.
    pub fn needs_current(&self) -> bool {
        self.start == HistoryBound::Current || self.end == HistoryBound::Current
    }

    /// Lower and upper end as arguments for [`RevisionMap::history`], with `current` replaced by
    /// `rows`. If both ends are `current` only the upper one is replaced, as in Alembic; the lower
    /// one then names no revision. No rows count as an end that is not given.
    pub fn ends(&self, rows: &[String]) -> (RevisionArgument, RevisionArgument) {
        let end_is_current = self.end == HistoryBound::Current;
        let argument = |bound: &HistoryBound, open: &str, is_replaced: bool| match bound {
            HistoryBound::Current if !is_replaced => RevisionArgument::from("current"),
            HistoryBound::Current if !rows.is_empty() => RevisionArgument::from(rows),
            HistoryBound::Current | HistoryBound::Open => RevisionArgument::from(open),
            HistoryBound::Text(text) => RevisionArgument::from(text.as_str()),
        };
        (
            argument(&self.start, "base", !end_is_current),
            argument(&self.end, "heads", true),
        )
    }
}

impl RevisionMap {
    /// The revisions between two ends, both included, newest first. `history("base", "heads")`
    /// lists everything.
    ///
    /// # Errors
    ///
    /// Ends that name nothing or several heads, a lower end that is not an ancestor of the upper
    /// end. Warnings are added to `warnings` in either case. Word errors for the command with
    /// [`CommandContext::History`](crate::CommandContext::History).
    pub fn history(
        &self,
        base: impl Into<RevisionArgument>,
        head: impl Into<RevisionArgument>,
        warnings: &mut Vec<Warning>,
    ) -> Result<Vec<RevisionIndex>> {
        let options = IterateOptions {
            inclusive: true,
            assert_relative_length: false,
            ..IterateOptions::default()
        };
        self.iterate_revisions(head, base, options, warnings)
    }
}
