//! `current`

use std::cell::RefCell;
use std::collections::BTreeSet;

use limbeck_revision::{CommandContext, RevisionIndex, Step};
use limbeck_script::host::ScriptError;
use serde::Serialize;

use crate::environment::{Environment, MigrationTask, RunOptions, TaskContext};
use crate::error::Result;
use crate::listing::Listing;
use crate::project::Project;

/// Options of [`current`].
#[derive(Debug, Clone, Copy, Default)]
pub struct CurrentOptions {
    /// Whether it is an error when a database is not at all heads.
    pub check_heads: bool,
}

/// What [`current`] answers.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Current {
    /// The databases that the environment script runs migrations on; usually one.
    pub databases: Vec<CurrentDatabase>,
}

/// The revisions that one database is at.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct CurrentDatabase {
    /// The URL with its password hidden.
    pub url: String,
    /// The rows of the version table, and revisions that a row implies by `depends_on`.
    pub revisions: Listing,
}

/// Tells which revisions the database is at. Changes nothing: a missing version table counts as an
/// empty one.
///
/// # Errors
///
/// With `check_heads`, a database that is not at all heads; a row that names no revision; whatever
/// the environment script or the database refuses.
pub fn current(environment: &Environment, options: CurrentOptions) -> Result<Current> {
    let project = Project::open(environment)?;
    let task = ReadCurrent {
        check_heads: options.check_heads,
        databases: RefCell::default(),
    };
    environment.run(&project, &task, RunOptions::default())?;
    let databases = task.databases.into_inner().into_iter();
    Ok(Current {
        databases: databases
            .map(|(url, revisions)| CurrentDatabase {
                url,
                revisions: project.listing(revisions),
            })
            .collect(),
    })
}

struct ReadCurrent {
    check_heads: bool,
    databases: RefCell<Vec<(String, Vec<RevisionIndex>)>>,
}

impl MigrationTask for ReadCurrent {
    fn plan(
        &self,
        rows: &[String],
        context: &TaskContext<'_>,
    ) -> std::result::Result<Vec<Step>, ScriptError> {
        let map = context.map;
        if self.check_heads {
            let heads = map.ids(map.heads());
            let heads: BTreeSet<&String> = heads.iter().collect();
            if heads != rows.iter().collect() {
                return Err(ScriptError::command(
                    "Database is not on all head revisions",
                ));
            }
        }
        let revisions = map
            .effective_heads(rows)
            .map_err(|error| ScriptError::command(error.command_message(&CommandContext::Other)))?;
        let url = context
            .migration
            .session()
            .map(|session| session.url().to_string())
            .unwrap_or_default();
        self.databases.borrow_mut().push((url, revisions));
        Ok(Vec::new())
    }

    fn creates_version_table(&self) -> bool {
        false
    }
}
