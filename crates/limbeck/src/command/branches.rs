//! `branches`

use limbeck_revision::CommandContext;

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::listing::Listing;
use crate::project::Project;

/// Lists the revisions that several others follow, newest first.
/// [`Listing::children`] gives what follows each.
///
/// # Errors
///
/// A configuration or revisions that can't be read.
pub fn branches(environment: &Environment) -> Result<Listing> {
    let project = Project::open(environment)?;
    let map = project.scripts().map();
    let mut warnings = Vec::new();
    let history = map
        .history("base", "heads", &mut warnings)
        .map_err(|error| Error::revision(&error, &CommandContext::Other))?;
    environment.listener().warn(&warnings);
    let branch_points = history
        .into_iter()
        .filter(|index| map[*index].is_branch_point());
    Ok(project.listing(branch_points))
}
