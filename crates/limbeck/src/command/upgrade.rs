//! `upgrade`

use limbeck_revision::{CommandContext, RevisionMap, Step, upgrade_range};
use limbeck_script::host::ScriptError;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::report::Report;

/// Options of [`upgrade`].
#[derive(Debug, Clone, Default)]
pub struct UpgradeOptions {
    /// Whether SQL is written ([`Event::Sql`](crate::Event::Sql)) instead of executed.
    pub sql: bool,
    /// Text that the environment script can read.
    pub tag: Option<String>,
}

/// Applies revisions up to `target`: an identifier, `head`, `heads`, `+1`, `label@head`, or with
/// `sql` a range `from:to`.
///
/// # Errors
///
/// A target that can't be reached from where the database is; whatever the environment script, a
/// revision or the database refuses.
pub fn upgrade(
    environment: &Environment,
    target: &str,
    options: &UpgradeOptions,
) -> Result<Report> {
    let project = Project::open(environment)?;
    let context = CommandContext::Upgrade {
        destination: target.to_owned(),
    };
    let range =
        upgrade_range(target, options.sql).map_err(|error| Error::revision(&error, &context))?;
    let task = Upgrade {
        target: range.destination.clone(),
    };
    let run = RunOptions {
        is_offline: options.sql,
        tag: options.tag.clone(),
        starting_revision: range.start,
        destination_revision: Some(range.destination),
    };
    let steps = environment.run(&project, &task, run)?;
    Ok(Report { steps })
}

struct Upgrade {
    target: String,
}

impl MigrationTask for Upgrade {
    fn plan(
        &self,
        rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        let steps = context
            .map
            .upgrade_path(rows, self.target.as_str())
            .map_err(|error| {
                ScriptError::command(error.command_message(&CommandContext::Upgrade {
                    destination: self.target.clone(),
                }))
            })?;
        Ok(steps.into_iter().map(Step::from).collect())
    }

    /// Those from the base on: a new database needs all of them.
    fn expected_steps(&self, map: &RevisionMap) -> Vec<Step> {
        let steps = map.upgrade_path(&[], self.target.as_str());
        // What is wrong with the target is told when the plan is made.
        steps
            .unwrap_or_default()
            .into_iter()
            .map(Step::from)
            .collect()
    }

    fn takes_lock(&self) -> bool {
        true
    }
}
