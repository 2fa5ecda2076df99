//! What happens while a command runs, for callers that want to show it.

use std::time::Duration;

use limbeck_diff::{Hint, NotCompared};
use limbeck_script::progress::FileEvent;

use crate::autogenerate::RenameCandidate;
use crate::step::StepInfo;

/// Something that happened while a command ran.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another migration holds the lock of the database; reported again while that lasts.
    LockWaiting {
        /// The database, without any secret.
        database: &'a str,
        /// How long it has lasted.
        waited: Duration,
    },
    /// The lock was obtained after waiting for it.
    LockAcquired {
        /// How long that took.
        waited: Duration,
    },
    /// The steps that are about to run are known.
    Planned {
        /// All of them, in order.
        steps: &'a [StepInfo],
    },
    /// A step starts.
    StepStarted {
        /// The step.
        step: &'a StepInfo,
    },
    /// A step has run; it may still be rolled back together with later ones.
    StepFinished {
        /// The step.
        step: &'a StepInfo,
    },
    /// SQL that is written instead of executed, with its line breaks.
    Sql {
        /// The text.
        text: &'a str,
    },
    /// What of the models and a database was not compared, where there is such a thing.
    NotCompared {
        /// What, and why.
        items: &'a [NotCompared],
    },
    /// A drop and an addition that look like a rename.
    LooksLikeRename {
        /// The rename.
        candidate: &'a RenameCandidate,
    },
    /// An operation that fails on the rows that its table has.
    MayFail {
        /// Which one, and why.
        hint: &'a Hint,
    },
    /// Something happened to a file or directory, or there is a message about one.
    File(FileEvent<'a>),
    /// An old spelling in the configuration, which still works. Python hides such warnings by
    /// default.
    Deprecation {
        /// The text, without a line break at its end.
        text: &'a str,
    },
    /// A condition that the user should know of but that stops nothing.
    Warning {
        /// The text, without a line break at its end.
        text: &'a str,
    },
}
