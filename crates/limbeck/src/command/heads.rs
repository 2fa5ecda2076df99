//! `heads`

use limbeck_revision::RevisionIndex;

use crate::environment::Environment;
use crate::error::Result;
use crate::listing::Listing;
use crate::project::Project;

/// Options of [`heads`].
#[derive(Debug, Clone, Copy, Default)]
pub struct HeadsOptions {
    /// Whether `depends_on` counts as a parent.
    pub resolve_dependencies: bool,
}

/// Lists the revisions that no other one follows.
///
/// # Errors
///
/// A configuration or revisions that can't be read.
pub fn heads(environment: &Environment, options: HeadsOptions) -> Result<Listing> {
    let project = Project::open(environment)?;
    let map = project.scripts().map();
    let heads: &[RevisionIndex] = if options.resolve_dependencies {
        map.real_heads()
    } else {
        map.heads()
    };
    Ok(project.listing(heads.iter().copied()))
}
