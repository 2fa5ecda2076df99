//! `check`

use limbeck_diff::{Hint, NotCompared, text};
use limbeck_model::operation::{ModifyTable, Operation, OperationItem, OperationList};
use limbeck_script::host::{DirectiveBody, DirectiveItem};
use serde::Serialize;

use crate::autogenerate::{CheckTask, Operations, RenameCandidate};
use crate::environment::{Environment, RunOptions};
use crate::error::Result;
use crate::project::Project;

/// Options of [`check`].
#[derive(Debug, Clone, Default)]
pub struct CheckOptions {
    /// Renames, `table.column:new_name` or `table:new_name`, for what would otherwise be a drop and
    /// an addition.
    pub renames: Vec<String>,
}

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
    /// Operations of the project's own, as its functions describe them.
    pub own_operations: Vec<String>,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
    /// Drops and additions that look like renames.
    pub renames: Vec<RenameCandidate>,
    /// Operations that can fail on the data of the tables.
    pub hints: Vec<Hint>,
}

impl Check {
    /// Whether no database differs from the models.
    pub fn is_up_to_date(&self) -> bool {
        self.databases
            .iter()
            .all(|database| database.operations.is_empty() && database.own_operations.is_empty())
    }

    /// The differences in Alembic's words: `New upgrade operations detected: [...]`.
    pub fn message(&self) -> String {
        let differences = self.databases.iter().flat_map(|database| {
            let operations = database.operations.operations().map(text::difference);
            operations.chain(database.own_operations.iter().cloned())
        });
        text::detected(differences)
    }
}

/// Compares the models with the databases. Changes nothing but for a version table that is missing,
/// which is created.
///
/// # Errors
///
/// A database that is not at the heads; models that can't be compared with it; whatever the
/// environment script or the database refuses.
pub fn check(environment: &Environment, options: &CheckOptions) -> Result<Check> {
    let project = Project::open(environment)?;
    let task = CheckTask::new(environment.comparison_request(&project, &options.renames));
    environment.run(&project, &task, RunOptions::default())?;
    let (databases, mut revisions) = task.into_parts();
    // Functions may have split what was found; as in Alembic, the last revision counts.
    let mut bodies = revisions
        .pop()
        .map(|revision| revision.upgrades.into_iter())
        .unwrap_or_default();
    let mut checked = Vec::new();
    {
        let operations = Operations::of(&databases);
        for _ in &databases {
            checked.push(left(bodies.next(), &operations)?);
        }
    }
    let databases = databases.into_iter().zip(checked);
    Ok(Check {
        databases: databases
            .map(|(database, (operations, own_operations))| CheckedDatabase {
                url: database.url,
                operations,
                own_operations,
                not_compared: database.difference.notes.not_compared,
                renames: database.candidates,
                hints: database.difference.hints,
            })
            .collect(),
    })
}

/// What is left to do for a database: the operations, and those of the project's own.
fn left(
    body: Option<DirectiveBody>,
    found: &Operations<'_>,
) -> Result<(OperationList, Vec<String>)> {
    let mut list = OperationList::default();
    let mut own = Vec::new();
    for item in body.into_iter().flat_map(|body| body.items) {
        match item {
            DirectiveItem::ModifyTable { table, items } => {
                let mut operations = Vec::new();
                add_all(items, found, &mut operations, &mut own)?;
                if !operations.is_empty() {
                    let changes = ModifyTable { table, operations };
                    list.0.push(OperationItem::ModifyTable(changes));
                }
            }
            item => {
                let mut operations = Vec::new();
                add_all(vec![item], found, &mut operations, &mut own)?;
                list.0
                    .extend(operations.into_iter().map(OperationItem::Operation));
            }
        }
    }
    Ok((list, own))
}

/// Adds the operations of items, also those within groups of changes.
fn add_all(
    items: Vec<DirectiveItem>,
    found: &Operations<'_>,
    operations: &mut Vec<Operation>,
    own: &mut Vec<String>,
) -> Result<()> {
    for item in items {
        match item {
            DirectiveItem::Kept { number } => operations.push(found.get(number)?.clone()),
            DirectiveItem::Operation { content } => operations.push(*content),
            DirectiveItem::Source { difference, .. } => own.push(difference),
            DirectiveItem::ModifyTable { items, .. } => add_all(items, found, operations, own)?,
        }
    }
    Ok(())
}
