//! What callers are told of the steps of an upgrade, downgrade or stamp.

use std::time::Duration;

use serde::Serialize;

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StepState {
    /// It is done and committed.
    Applied,
    /// It was done, then rolled back because a later step of the same transaction failed.
    RolledBack,
    /// It failed.
    Failed,
    /// It failed while its SQL was written; what came before in the output is incomplete.
    WrittenInPart,
    /// Its SQL was written, not executed.
    Written,
    /// It runs, or is done in a transaction that has not been committed yet.
    Pending,
}

/// One step of an upgrade, downgrade or stamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StepInfo {
    /// `upgrade`, `downgrade` or `stamp_revision`.
    pub action: &'static str,
    /// Revisions that the step starts from; empty at a base.
    pub from: Vec<String>,
    /// Revisions that it leads to; empty at a base.
    pub to: Vec<String>,
    /// First paragraph of the script's docstring; empty for a stamp.
    pub doc: String,
    /// What became of it.
    pub state: StepState,
    /// How long its script ran.
    #[serde(serialize_with = "seconds")]
    pub elapsed: Duration,
}

fn seconds<S: serde::Serializer>(
    duration: &Duration,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.as_secs_f64())
}
