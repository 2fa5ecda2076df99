//! `downgrade`

use limbeck_revision::{CommandContext, Step, downgrade_range};
use limbeck_script::host::ScriptError;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::report::Report;

/// Options of [`downgrade`].
#[derive(Debug, Clone, Default)]
pub struct DowngradeOptions {
    /// Whether SQL is written ([`Event::Sql`](crate::Event::Sql)) instead of executed.
    pub sql: bool,
    /// Text that the environment script can read.
    pub tag: Option<String>,
}

/// Reverts revisions down to `target`: an identifier, `base`, `-1`, `label@base`, or with `sql` a
/// range `from:to`.
///
/// # Errors
///
/// A target that can't be reached from where the database is; whatever the environment script, a
/// revision or the database refuses.
pub fn downgrade(
    environment: &Environment,
    target: &str,
    options: &DowngradeOptions,
) -> Result<Report> {
    let project = Project::open(environment)?;
    let context = CommandContext::Downgrade {
        destination: target.to_owned(),
    };
    let range =
        downgrade_range(target, options.sql).map_err(|error| Error::revision(&error, &context))?;
    let task = Downgrade {
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

struct Downgrade {
    target: String,
}

impl MigrationTask for Downgrade {
    fn plan(
        &self,
        rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        let mut warnings = Vec::new();
        let steps = context
            .map
            .downgrade_path(rows, &self.target, &mut warnings);
        context.listener.warn(&warnings);
        let steps = steps.map_err(|error| {
            ScriptError::command(error.command_message(&CommandContext::Downgrade {
                destination: self.target.clone(),
            }))
        })?;
        Ok(steps.into_iter().map(Step::from).collect())
    }

    fn takes_lock(&self) -> bool {
        true
    }
}
