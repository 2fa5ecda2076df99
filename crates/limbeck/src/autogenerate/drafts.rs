//! The revisions of a command before they are written: as comparisons make them, or as the project's
//! functions leave them.

use std::cell::{Cell, RefCell};

use limbeck_model::operation::{Operation, OperationItem, OperationList};
use limbeck_script::host::{
    Directive, DirectiveBody, DirectiveItem, DirectivePurpose, DirectiveRequest, FoundBodies,
    NumberedItem, NumberedOperation, RevisionArguments, ScriptError,
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
    /// Takes in what was found for one more database.
    pub(super) fn add(
        &self,
        found: DatabaseDifference,
        arguments: RevisionArguments<'_>,
        rows: &[String],
        purpose: DirectivePurpose,
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
                purpose,
                databases: numbered(&databases).split_off(told),
            };
            let mut directives = context.runner.directives(&request)?;
            self.told.set(databases.len());
            let bodies = directives
                .iter_mut()
                .flat_map(|revision| revision.upgrades.iter_mut().chain(&mut revision.downgrades));
            for body in bodies {
                normalize(&mut body.items, context.migration.compiler())?;
            }
            directives
        } else {
            vec![plain(&databases, &arguments)]
        };
        self.revisions.replace(revisions);
        Ok(())
    }

    /// Does something with each of the revisions so far.
    pub(super) fn each<T>(
        &self,
        mut act: impl FnMut(&Directive, &Operations<'_>) -> Result<T, ScriptError>,
    ) -> Result<Vec<T>, ScriptError> {
        let databases = self.databases.borrow();
        let operations = Operations::of(&databases);
        let revisions = self.revisions.borrow();
        revisions
            .iter()
            .map(|revision| act(revision, &operations))
            .collect()
    }

    /// What was found, and the revisions.
    pub(super) fn into_parts(self) -> (Vec<DatabaseDifference>, Vec<Directive>) {
        (self.databases.into_inner(), self.revisions.into_inner())
    }
}

/// What was found, by number.
pub(crate) struct Operations<'a>(Vec<&'a Operation>);

impl<'a> Operations<'a> {
    /// The operations of some databases, in the order of their numbers.
    pub(crate) fn of(databases: &'a [DatabaseDifference]) -> Self {
        let operations = databases.iter().flat_map(|database| {
            let upgrade = database.difference.operations.operations();
            upgrade.chain(database.downgrade.operations())
        });
        Self(operations.collect())
    }

    /// The operation of a number.
    pub(crate) fn get(&self, number: usize) -> Result<&'a Operation, ScriptError> {
        self.0.get(number).copied().ok_or_else(|| {
            let message = format!("there is no operation of the number {number}");
            ScriptError::new("RuntimeError", message)
        })
    }

    /// The items of a body, with what numbers stand for.
    pub(super) fn body<'b>(&self, items: &'b [DirectiveItem]) -> Result<Body<'b>, ScriptError>
    where
        'a: 'b,
    {
        let items = items.iter().map(|item| {
            Ok(match item {
                DirectiveItem::Kept { number } => BodyItem::Operation(self.get(*number)?),
                DirectiveItem::Operation { content } => BodyItem::Operation(content),
                DirectiveItem::ModifyTable { table, items } => BodyItem::ModifyTable {
                    table,
                    items: self.body(items)?.0,
                },
                DirectiveItem::Source { lines, .. } => BodyItem::Source(lines),
            })
        });
        items.collect::<Result<_, _>>().map(Body)
    }
}

/// The one revision of a project without functions that change it.
fn plain(databases: &[DatabaseDifference], arguments: &RevisionArguments<'_>) -> Directive {
    let (mut upgrades, mut downgrades) = (Vec::new(), Vec::new());
    for (database, found) in databases.iter().zip(numbered(databases)) {
        for (bodies, token, items) in [
            (&mut upgrades, &database.tokens[0], found.upgrade),
            (&mut downgrades, &database.tokens[1], found.downgrade),
        ] {
            bodies.push(DirectiveBody {
                token: token.clone(),
                items: items.into_iter().map(kept).collect(),
            });
        }
    }
    Directive {
        rev_id: arguments.rev_id.to_owned(),
        message: arguments.message.map(str::to_owned),
        head: vec![arguments.head.unwrap_or(RevisionOptions::HEAD).to_owned()],
        splice: arguments.splice,
        branch_labels: arguments.branch_labels.to_vec(),
        version_path: arguments.version_path.clone(),
        depends_on: arguments.depends_on.to_vec(),
        imports: Vec::new(),
        upgrades,
        downgrades,
    }
}

fn kept(item: NumberedItem<'_>) -> DirectiveItem {
    let kept = |operation: NumberedOperation<'_>| DirectiveItem::Kept {
        number: operation.number,
    };
    match item {
        NumberedItem::Operation(operation) => kept(operation),
        NumberedItem::ModifyTable { table, operations } => DirectiveItem::ModifyTable {
            table: table.clone(),
            items: operations.into_iter().map(kept).collect(),
        },
    }
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

/// Puts everything in a new table in its place.
pub(super) fn normalize_operation(
    operation: &mut Operation,
    compiler: &SqlCompiler,
) -> Result<(), ScriptError> {
    if let Operation::CreateTable(create) = operation {
        create.table = compiler.normalized(&create.table)?;
    }
    Ok(())
}

/// Puts everything in new tables in its place, as comparisons give it.
pub(super) fn normalize(
    items: &mut [DirectiveItem],
    compiler: &SqlCompiler,
) -> Result<(), ScriptError> {
    for item in items {
        match item {
            DirectiveItem::ModifyTable { items, .. } => normalize(items, compiler)?,
            DirectiveItem::Operation { content } => {
                normalize_operation(content, compiler)?;
            }
            DirectiveItem::Kept { .. } | DirectiveItem::Source { .. } => {}
        }
    }
    Ok(())
}
