//! `merge`

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::SystemTime;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_revision::{RevisionArgument, Step};
use limbeck_script::create::{NewRevision, new_revision_id};
use limbeck_script::host::ScriptError;

use super::new_revision::create;
use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
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
        new.variables = template_arguments(environment, &project)?;
    }
    create(environment, &mut project, &new)
}

/// Runs the environment script; answers the arguments for the template that it gave.
fn template_arguments(
    environment: &Environment,
    project: &Project,
) -> Result<IndexMap<String, Value>> {
    let task = TemplateArguments::default();
    environment.run(project, &task, RunOptions::default())?;
    Ok(task.arguments.into_inner())
}

#[derive(Default)]
struct TemplateArguments {
    arguments: RefCell<IndexMap<String, Value>>,
}

impl MigrationTask for TemplateArguments {
    fn plan(
        &self,
        _rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        let mut arguments = self.arguments.borrow_mut();
        arguments.extend(context.migration.template_arguments().clone());
        Ok(Vec::new())
    }
}
