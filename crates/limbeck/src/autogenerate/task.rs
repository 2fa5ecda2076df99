//! What `revision` and `check` do inside of `run_migrations()`.

use std::cell::RefCell;
use std::path::PathBuf;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_revision::Step;
use limbeck_script::host::ScriptError;

use super::bodies;
use super::compare::{DatabaseDifference, compare};
use crate::environment::{MigrationTask, TaskContext};

/// Finds out how databases differ from the models.
pub(crate) struct CheckTask {
    environment_script: PathBuf,
    databases: RefCell<Vec<DatabaseDifference>>,
}

impl CheckTask {
    /// For a project with this environment script.
    pub(crate) fn new(environment_script: PathBuf) -> Self {
        Self {
            environment_script,
            databases: RefCell::default(),
        }
    }

    /// What was found, one entry for each database that the environment script runs migrations on.
    pub(crate) fn into_databases(self) -> Vec<DatabaseDifference> {
        self.databases.into_inner()
    }
}

impl MigrationTask for CheckTask {
    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError> {
        let found = compare(rows, context, &self.environment_script)?;
        self.databases.borrow_mut().push(found);
        Ok(Vec::new())
    }
}

/// Makes the source of a new revision.
pub(crate) struct RevisionTask {
    /// The environment script of a revision that is made from differences; none for one whose
    /// bodies stay empty.
    environment_script: Option<PathBuf>,
    databases: RefCell<Vec<DatabaseDifference>>,
    variables: RefCell<IndexMap<String, Value>>,
}

impl RevisionTask {
    /// For a revision that leads from the databases to the models.
    pub(crate) fn comparing(environment_script: PathBuf) -> Self {
        Self {
            environment_script: Some(environment_script),
            databases: RefCell::default(),
            variables: RefCell::default(),
        }
    }

    /// For a revision without operations.
    pub(crate) fn empty() -> Self {
        Self {
            environment_script: None,
            databases: RefCell::default(),
            variables: RefCell::default(),
        }
    }

    /// The variables for the revision's template.
    pub(crate) fn into_variables(self) -> IndexMap<String, Value> {
        self.variables.into_inner()
    }
}

impl MigrationTask for RevisionTask {
    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError> {
        let found = match &self.environment_script {
            Some(path) => compare(rows, context, path)?,
            None => DatabaseDifference::not_compared(context),
        };
        let mut databases = self.databases.borrow_mut();
        databases.push(found);
        let mut variables = self.variables.borrow_mut();
        variables.extend(context.migration.template_arguments().clone());
        // The whole source is written again for each database: what stands before names and types
        // is that of the last.
        variables.extend(bodies::variables(&databases, context)?);
        Ok(Vec::new())
    }
}
