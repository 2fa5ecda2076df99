//! What a revision about to be written refers to.

use crate::argument::RevisionArgument;
use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::unique;

impl RevisionMap {
    /// The parents of a new revision that is asked for on top of `head` (`head`, `base`, an
    /// identifier; several for a merge).
    ///
    /// # Errors
    ///
    /// Names that are not found, several heads for `head`, the same parent twice, and, unless
    /// `splice` is set, a parent that is not a head. Word them for the command with
    /// [`CommandContext::NewRevision`](crate::CommandContext::NewRevision).
    pub fn parents_for_new_revision(
        &self,
        head: impl Into<RevisionArgument>,
        splice: bool,
    ) -> Result<Vec<RevisionIndex>> {
        let parents = self.get_revisions(head)?;
        if unique(parents.iter().copied()).len() != parents.len() {
            return Err(RevisionError::DuplicateHeads);
        }
        let inner = parents
            .iter()
            .map(|index| &self[*index])
            .find(|node| !node.is_head());
        match inner.filter(|_| !splice) {
            Some(node) => Err(RevisionError::NotAHead {
                revision: node.id().to_owned(),
            }),
            None => Ok(parents),
        }
    }

    /// The `depends_on` of a new revision: branch labels stay, everything else becomes a full
    /// identifier.
    ///
    /// # Errors
    ///
    /// Names that are not found, or mean several revisions or none.
    pub fn dependencies_for_new_revision(&self, names: &[String]) -> Result<Vec<String>> {
        let dependencies = names.iter().map(|name| {
            let found = self.get_revision(name)?;
            let index = found.ok_or_else(|| RevisionError::no_such_revision(name))?;
            let node = &self[index];
            let is_label = node.branch_labels.contains(name);
            Ok(if is_label {
                name.clone()
            } else {
                node.id().to_owned()
            })
        });
        dependencies.collect()
    }
}
