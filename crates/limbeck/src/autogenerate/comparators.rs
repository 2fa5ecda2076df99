//! The project's own comparisons of tables and columns.

use limbeck_diff::{Place, Priority, ProjectComparators};
use limbeck_model::operation::Operation;
use limbeck_script::host::{
    ComparatorPlace, ComparatorPriority, Comparators, LeftOperation, ScriptError,
};

use super::drafts::normalize_operation;
use crate::compile::SqlCompiler;

/// The order of comparisons, as the project gives it, unless it ends them.
pub(super) fn order(given: Comparators) -> Option<ProjectComparators> {
    let places = |given: Vec<ComparatorPlace>| given.into_iter().map(place).collect();
    given.compares_tables.then(|| ProjectComparators {
        table: places(given.table),
        column: places(given.column),
    })
}

fn place(given: ComparatorPlace) -> Place {
    match given {
        ComparatorPlace::Project { number, group } => Place::Project { number, group },
        ComparatorPlace::BuiltIn { priority } => Place::BuiltIn(match priority {
            ComparatorPriority::First => Priority::First,
            ComparatorPriority::Medium => Priority::Medium,
            ComparatorPriority::Last => Priority::Last,
        }),
    }
}

/// The operations of a table as a comparison left them.
pub(super) fn left(
    items: Vec<LeftOperation>,
    before: &[Operation],
    compiler: &SqlCompiler,
) -> Result<Vec<Operation>, ScriptError> {
    let operations = items.into_iter().map(|item| match item {
        LeftOperation::Kept { number } => before.get(number).cloned().ok_or_else(|| {
            let message = format!("there is no operation of the number {number}");
            ScriptError::new("RuntimeError", message)
        }),
        LeftOperation::Operation { mut content } => {
            normalize_operation(&mut content, compiler)?;
            Ok(*content)
        }
    });
    operations.collect()
}
