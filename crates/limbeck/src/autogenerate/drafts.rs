//! The revisions of a command before they are written: as comparisons make them, or as the project's
//! functions leave them.

use std::cell::{Cell, RefCell};

use limbeck_model::operation::{Operation, OperationItem, OperationList};
use limbeck_script::host::{
    Directive, DirectiveBody, DirectiveItem, DirectiveRequest, FoundBodies, NumberedItem,
    NumberedOperation, RevisionArguments, ScriptError,
};
use limbeck_script::render::{Body, BodyItem};

use super::compare::DatabaseDifference;
use crate::command::RevisionOptions;
use crate::compile::SqlCompiler;
use crate::environment::TaskContext;

/// Makes the revisions of a command, database by database.
#[derive(Default)]
pub(super) struct Drafts {
    databases: RefCell<Vec<DatabaseDifference>>,
    /// How many of the databases the project's functions know.
    told: Cell<usize>,
    revisions: RefCell<Vec<Directive>>,
}

impl Drafts {
    /// Takes in what was found for one more database. `autogenerate` is whether models were
    /// compared.
    pub(super) fn add(
        &self,
        found: DatabaseDifference,
        arguments: RevisionArguments<'_>,
        rows: &[String],
        autogenerate: bool,
        context: &TaskContext<'_>,
    ) -> Result<(), ScriptError> {
        let mut databases = self.databases.borrow_mut();
        databases.push(found);
        let told = self.told.get();
        let has_functions = context.migration.settings().callables.directives;
        let revisions = if has_functions || told > 0 {
            let request = DirectiveRequest {
                revision: arguments,
                rows,
                autogenerate,
                databases: numbered(&databases).split_off(told),
            };
            let directives = context.runner.directives(&request)?;
            self.told.set(databases.len());
            let operations: Vec<&Operation> = all_operations(&databases).collect();
            let resolved = directives
                .into_iter()
                .map(|directive| resolved(directive, &operations, context.migration.compiler()));
            resolved.collect::<Result<_, _>>()?
        } else {
            vec![plain(&databases, &arguments)]
        };
        self.revisions.replace(revisions);
        Ok(())
    }

    /// The revisions so far.
    pub(super) fn revisions(&self) -> std::cell::Ref<'_, Vec<Directive>> {
        self.revisions.borrow()
    }

    /// What was found, and the revisions.
    pub(super) fn into_parts(self) -> (Vec<DatabaseDifference>, Vec<Directive>) {
        (self.databases.into_inner(), self.revisions.into_inner())
    }
}

/// The operations of a body.
pub(super) fn body(items: &[DirectiveItem]) -> Body {
    Body(items.iter().filter_map(body_item).collect())
}

fn body_item(item: &DirectiveItem) -> Option<BodyItem> {
    match item {
        // Those were resolved when the functions answered.
        DirectiveItem::Kept { .. } => None,
        DirectiveItem::Operation { content } => Some(BodyItem::Operation((**content).clone())),
        DirectiveItem::ModifyTable { table, items } => Some(BodyItem::ModifyTable {
            table: table.clone(),
            items: items.iter().filter_map(body_item).collect(),
        }),
        DirectiveItem::Source { lines, .. } => Some(BodyItem::Source(lines.clone())),
    }
}

/// The one revision of a project without functions that change it.
fn plain(databases: &[DatabaseDifference], arguments: &RevisionArguments<'_>) -> Directive {
    let bodies = |direction: fn(&DatabaseDifference) -> (&String, &OperationList)| {
        let bodies = databases.iter().map(direction);
        bodies
            .map(|(token, operations)| DirectiveBody {
                token: token.clone(),
                items: operations.0.iter().map(plain_item).collect(),
            })
            .collect()
    };
    Directive {
        rev_id: arguments.rev_id.to_owned(),
        message: arguments.message.map(str::to_owned),
        head: vec![arguments.head.unwrap_or(RevisionOptions::HEAD).to_owned()],
        splice: arguments.splice,
        branch_labels: arguments.branch_labels.to_vec(),
        version_path: arguments.version_path.clone(),
        depends_on: arguments.depends_on.to_vec(),
        imports: Vec::new(),
        upgrades: bodies(|database| (&database.tokens[0], &database.difference.operations)),
        downgrades: bodies(|database| (&database.tokens[1], &database.downgrade)),
    }
}

fn plain_item(item: &OperationItem) -> DirectiveItem {
    let operation = |operation: &Operation| DirectiveItem::Operation {
        content: Box::new(operation.clone()),
    };
    match item {
        OperationItem::Operation(content) => operation(content),
        OperationItem::ModifyTable(modify) => DirectiveItem::ModifyTable {
            table: modify.table.clone(),
            items: modify.operations.iter().map(operation).collect(),
        },
    }
}

/// All operations in the order of their numbers.
fn all_operations(databases: &[DatabaseDifference]) -> impl Iterator<Item = &Operation> {
    databases.iter().flat_map(|database| {
        let upgrade = database.difference.operations.operations();
        upgrade.chain(database.downgrade.operations())
    })
}

fn numbered(databases: &[DatabaseDifference]) -> Vec<FoundBodies<'_>> {
    let mut next = 0;
    let mut found = Vec::new();
    for database in databases {
        let [upgrade_token, downgrade_token] = &database.tokens;
        found.push(FoundBodies {
            upgrade_token,
            downgrade_token,
            upgrade: numbered_items(&database.difference.operations, &mut next),
            downgrade: numbered_items(&database.downgrade, &mut next),
        });
    }
    found
}

pub(super) fn numbered_items<'a>(
    list: &'a OperationList,
    next: &mut usize,
) -> Vec<NumberedItem<'a>> {
    let mut number = |content: &'a Operation| {
        let number = *next;
        *next += 1;
        NumberedOperation { number, content }
    };
    let items = list.0.iter().map(|item| match item {
        OperationItem::Operation(operation) => NumberedItem::Operation(number(operation)),
        OperationItem::ModifyTable(modify) => NumberedItem::ModifyTable {
            table: &modify.table,
            operations: modify.operations.iter().map(&mut number).collect(),
        },
    });
    items.collect()
}

/// The revision with the operations that were left as they were, and with new ones in the form in
/// which comparisons give them.
fn resolved(
    mut directive: Directive,
    operations: &[&Operation],
    compiler: &SqlCompiler,
) -> Result<Directive, ScriptError> {
    let bodies = directive
        .upgrades
        .iter_mut()
        .chain(&mut directive.downgrades);
    for body in bodies {
        resolve(&mut body.items, operations, compiler)?;
    }
    Ok(directive)
}

/// Replaces numbers by the operations that they stand for, and puts everything in new tables in its
/// place.
pub(super) fn resolve(
    items: &mut [DirectiveItem],
    operations: &[&Operation],
    compiler: &SqlCompiler,
) -> Result<(), ScriptError> {
    for item in items {
        match item {
            DirectiveItem::Kept { number } => {
                let Some(operation) = operations.get(*number) else {
                    let message = format!("there is no operation of the number {number}");
                    return Err(ScriptError::new("RuntimeError", message));
                };
                *item = DirectiveItem::Operation {
                    content: Box::new((*operation).clone()),
                };
            }
            DirectiveItem::ModifyTable { items, .. } => resolve(items, operations, compiler)?,
            DirectiveItem::Operation { content } => {
                if let Operation::CreateTable(create) = &mut **content {
                    create.table = compiler.normalized(&create.table)?;
                }
            }
            DirectiveItem::Source { .. } => {}
        }
    }
    Ok(())
}
