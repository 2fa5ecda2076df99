//! `check`

use limbeck_diff::{Hint, NotCompared, Rename, text};
use limbeck_model::operation::OperationList;
use serde::Serialize;

use crate::autogenerate::{CheckTask, DatabaseDifference};
use crate::environment::{Environment, RunOptions};
use crate::error::Result;
use crate::project::Project;

/// What [`check`] answers.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Check {
    /// The databases that the environment script runs migrations on; usually one.
    pub databases: Vec<CheckedDatabase>,
}

/// How one database differs from the models.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct CheckedDatabase {
    /// The URL with its password hidden.
    pub url: String,
    /// The operations that lead from the database to the models.
    pub operations: OperationList,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
    /// Drops and additions that look like renames.
    pub renames: Vec<Rename>,
    /// Operations that can fail on the data of the tables.
    pub hints: Vec<Hint>,
}

impl Check {
    /// Whether no database differs from the models.
    pub fn is_up_to_date(&self) -> bool {
        self.databases
            .iter()
            .all(|database| database.operations.is_empty())
    }

    /// The differences in Alembic's words: `New upgrade operations detected: [...]`.
    pub fn message(&self) -> String {
        let databases = self.databases.iter();
        let all = databases.flat_map(|database| database.operations.0.iter().cloned());
        text::detected(&OperationList(all.collect()))
    }
}

/// Compares the models with the databases. Changes nothing but for a version table that is missing,
/// which is created.
///
/// # Errors
///
/// A database that is not at the heads; models that can't be compared with it; whatever the
/// environment script or the database refuses.
pub fn check(environment: &Environment) -> Result<Check> {
    let project = Project::open(environment)?;
    let task = CheckTask::new(project.directory().environment_script());
    environment.run(&project, &task, RunOptions::default())?;
    let databases = task.into_databases().into_iter();
    Ok(Check {
        databases: databases.map(CheckedDatabase::from).collect(),
    })
}

impl From<DatabaseDifference> for CheckedDatabase {
    fn from(database: DatabaseDifference) -> Self {
        let found = database.difference;
        Self {
            url: database.url,
            operations: found.operations,
            not_compared: found.notes.not_compared,
            renames: found.renames,
            hints: found.hints,
        }
    }
}
