//! `edit`

use std::path::PathBuf;

use limbeck_revision::RevisionArgument;

use super::rows::read_rows;
use super::show::find;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::project::Project;

/// Finds the files to edit for a revision, or for `current`. Opening an editor is the
/// application's part.
///
/// # Errors
///
/// A revision that does not exist; for `current` whatever the environment script or the database
/// refuses.
pub fn edit(environment: &Environment, revision: &str) -> Result<Vec<PathBuf>> {
    let project = Project::open(environment)?;
    let mut found = Vec::new();
    if revision == "current" {
        for rows in read_rows(environment, &project)? {
            if rows.is_empty() {
                return Err(Error::refused("No current revisions"));
            }
            found.extend(find(&project, RevisionArgument::from(rows))?);
        }
    } else {
        found = find(&project, RevisionArgument::from(revision))?;
        if found.is_empty() {
            return Err(Error::refused(format!(
                "No revision files indicated by symbol '{revision}'"
            )));
        }
    }
    let scripts = project.scripts();
    Ok(found
        .into_iter()
        .map(|index| scripts.script(index).path().to_owned())
        .collect())
}
