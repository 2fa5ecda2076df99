//! One revision as its script declares it.

use crate::error::{Result, RevisionError};

/// Characters that selectors use and identifiers therefore may not contain, in the order in which
/// the error message lists them.
const RESERVED: [char; 4] = ['+', '-', ':', '@'];

/// What the graph needs to know of one revision: the header of its script, as written.
///
/// Path and docstring stay with the caller, who finds them again through
/// [`RevisionNode::position`](crate::RevisionNode::position).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// The identifier (`revision`).
    pub id: String,
    /// Full identifiers of the parents (`down_revision`), empty for a base.
    pub down_revisions: Vec<String>,
    /// Other revisions that must be applied first (`depends_on`): full identifiers or branch
    /// labels.
    pub dependencies: Vec<String>,
    /// Branch labels declared here (`branch_labels`).
    pub branch_labels: Vec<String>,
}

impl Revision {
    /// A base revision without labels or dependencies.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }

    /// The same revision with these parents.
    #[must_use]
    pub fn with_down_revisions<I: IntoIterator<Item: Into<String>>>(mut self, ids: I) -> Self {
        self.down_revisions = ids.into_iter().map(Into::into).collect();
        self
    }

    /// The same revision with these dependencies (identifiers or branch labels).
    #[must_use]
    pub fn with_dependencies<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Self {
        self.dependencies = names.into_iter().map(Into::into).collect();
        self
    }

    /// The same revision with these branch labels.
    #[must_use]
    pub fn with_branch_labels<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Self {
        self.branch_labels = names.into_iter().map(Into::into).collect();
        self
    }

    /// Whether `id` may be the identifier of a revision.
    ///
    /// # Errors
    ///
    /// [`RevisionError::IllegalCharacters`] when it contains one of `@ - + :`.
    pub fn verify_id(id: &str) -> Result<()> {
        let characters: Vec<char> = RESERVED.into_iter().filter(|c| id.contains(*c)).collect();
        if characters.is_empty() {
            Ok(())
        } else {
            Err(RevisionError::IllegalCharacters {
                characters,
                revision: id.to_owned(),
            })
        }
    }

    /// The checks that need no other revision: no edge to itself, a legal identifier.
    pub(crate) fn verify(&self) -> Result<()> {
        if self.down_revisions.contains(&self.id) {
            return Err(RevisionError::SelfLoop(self.id.clone()));
        }
        if self.dependencies.contains(&self.id) {
            return Err(RevisionError::DependencySelfLoop(self.id.clone()));
        }
        Self::verify_id(&self.id)
    }
}
