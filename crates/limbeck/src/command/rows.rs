//! Reading the rows of the version table for commands that show revisions.

use std::cell::RefCell;

use limbeck_revision::Step;
use limbeck_script::host::ScriptError;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::Result;
use crate::project::Project;

/// The rows of the version table of each database that the environment script runs migrations on.
pub(super) fn read_rows(environment: &Environment, project: &Project) -> Result<Vec<Vec<String>>> {
    let task = ReadRows::default();
    environment.run(project, &task, RunOptions::default())?;
    Ok(task.databases.into_inner())
}

#[derive(Default)]
struct ReadRows {
    databases: RefCell<Vec<Vec<String>>>,
}

impl MigrationTask for ReadRows {
    fn plan(
        &self,
        rows: &[String],
        _context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        self.databases.borrow_mut().push(rows.to_vec());
        Ok(Vec::new())
    }
}
