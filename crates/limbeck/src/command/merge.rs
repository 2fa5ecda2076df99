//! `merge`

use std::path::PathBuf;
use std::time::SystemTime;

use limbeck_revision::RevisionArgument;
use limbeck_script::create::{NewRevision, new_revision_id};

use super::new_revision::{create, template_arguments};
use crate::environment::Environment;
use crate::error::Result;
use crate::project::Project;

/// Options of [`merge`].
#[derive(Debug, Clone, Default)]
pub struct MergeOptions {
    /// What the revision does.
    pub message: Option<String>,
    /// Labels of the branch that the revision continues.
    pub branch_labels: Vec<String>,
    /// The identifier; a random one when absent.
    pub revision_id: Option<String>,
    /// Whether parents that are no heads are allowed.
    pub splice: bool,
}

/// Writes a revision file that joins several revisions (`heads` for all heads); answers its path.
///
/// # Errors
///
/// Parents that can't be; files, a template or hooks that fail; whatever the environment script
/// refuses, where it has to be run. A file that was written stays.
pub fn merge(
    environment: &Environment,
    revisions: &[String],
    options: &MergeOptions,
) -> Result<PathBuf> {
    let mut project = Project::open(environment)?;
    let id = options.revision_id.clone().unwrap_or_else(new_revision_id);
    let head = match revisions {
        // A symbol such as `heads` may mean several revisions only when it stands alone.
        [one] => RevisionArgument::from(one.as_str()),
        several => RevisionArgument::from(several),
    };
    let mut new = NewRevision {
        message: options.message.clone(),
        head,
        splice: options.splice,
        branch_labels: options.branch_labels.clone(),
        ..NewRevision::new(id, SystemTime::now())
    };
    if environment.config().revision_environment()? {
        new.variables = template_arguments(environment, &project, false)?;
    }
    create(environment, &mut project, &new)
}
