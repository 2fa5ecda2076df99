//! What is worth telling the user without stopping.

use thiserror::Error;

/// A condition Alembic reports as a `UserWarning`; `Display` gives its words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Warning {
    /// Two scripts declare the same identifier; the one loaded last is used. The replaced one
    /// still counts in the lists of heads and bases, so that `head` is refused as ambiguous.
    #[error("Revision {revision} is present more than once")]
    DuplicateRevision {
        /// The identifier.
        revision: String,
        /// Position of the replaced declaration in the sequence given to
        /// [`RevisionMap::new`](crate::RevisionMap::new).
        replaced: usize,
        /// Position of the declaration that is used.
        used: usize,
    },
    /// `downgrade -N` while several revisions are current; the first row is used.
    #[error(
        "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future \
         release."
    )]
    AmbiguousDowngrade,
}
