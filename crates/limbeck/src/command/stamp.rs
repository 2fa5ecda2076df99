//! `stamp`

use limbeck_revision::{CommandContext, Step, stamp_range};
use limbeck_script::host::ScriptError;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::report::Report;

/// Options of [`stamp`].
#[derive(Debug, Clone, Default)]
pub struct StampOptions {
    /// Whether SQL is written ([`Event::Sql`](crate::Event::Sql)) instead of executed.
    pub sql: bool,
    /// Text that the environment script can read.
    pub tag: Option<String>,
    /// Whether the version table is emptied first, whatever it holds.
    pub purge: bool,
}

/// Records revisions in the version table without running their scripts.
///
/// # Errors
///
/// Revisions that do not exist; whatever the environment script or the database refuses.
pub fn stamp(
    environment: &Environment,
    revisions: &[String],
    options: &StampOptions,
) -> Result<Report> {
    let project = Project::open(environment)?;
    let range = stamp_range(revisions, options.sql)
        .map_err(|error| Error::revision(&error, &CommandContext::Stamp))?;
    let run = RunOptions {
        is_offline: options.sql,
        tag: options.tag.clone(),
        starting_revision: range.start,
        destination_revision: range.destinations.first().cloned(),
    };
    let task = Stamp {
        destinations: range.destinations,
        purges: options.purge,
    };
    let steps = environment.run(&project, &task, run)?;
    Ok(Report { steps })
}

struct Stamp {
    destinations: Vec<String>,
    purges: bool,
}

impl MigrationTask for Stamp {
    fn plan(
        &self,
        rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        let steps = context
            .map
            .stamp_path(rows, &self.destinations)
            .map_err(|error| ScriptError::command(error.command_message(&CommandContext::Stamp)))?;
        Ok(steps.into_iter().map(Step::from).collect())
    }

    fn purges(&self) -> bool {
        self.purges
    }

    fn takes_lock(&self) -> bool {
        true
    }
}
