//! `show`

use limbeck_revision::{CommandContext, RevisionArgument, RevisionIndex};

use super::rows::read_rows;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::listing::Listing;
use crate::project::Project;

/// Looks revisions up: an identifier, `head`, `heads`, or `current` for those that the database is
/// at.
///
/// # Errors
///
/// A revision that does not exist; for `current` whatever the environment script or the database
/// refuses.
pub fn show(environment: &Environment, revision: &str) -> Result<Listing> {
    let project = Project::open(environment)?;
    if revision != "current" {
        let found = find(&project, RevisionArgument::from(revision))?;
        return Ok(project.listing(found));
    }
    let mut found = Vec::new();
    for rows in read_rows(environment, &project)? {
        found.extend(find(&project, RevisionArgument::from(rows))?);
    }
    Ok(project.listing(found))
}

pub(super) fn find(project: &Project, argument: RevisionArgument) -> Result<Vec<RevisionIndex>> {
    project
        .scripts()
        .map()
        .get_revisions(argument)
        .map_err(|error| Error::revision(&error, &CommandContext::Other))
}
