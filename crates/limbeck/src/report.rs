//! What commands that change a database answer.

use serde::Serialize;

use crate::step::StepInfo;

/// What a command did to a database.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The steps that were run, in order; empty when there was nothing to do.
    pub steps: Vec<StepInfo>,
}
