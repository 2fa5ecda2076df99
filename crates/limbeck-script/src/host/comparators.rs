//! Comparisons of a project's own (`comparators.dispatch_for()`), as the application asks for them.

use limbeck_model::operation::Operation;
use serde::Deserialize;

/// In which order tables and columns are compared. A list is empty where the project has no
/// comparison of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparators {
    /// Whether they are compared at all, or a comparison of the project has ended that.
    pub compares_tables: bool,
    /// Whether the project has comparisons for whole schemas or databases.
    pub compares_more: bool,
    /// For tables.
    pub table: Vec<ComparatorPlace>,
    /// For columns.
    pub column: Vec<ComparatorPlace>,
}

/// One entry in the order of comparisons.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "place", rename_all = "snake_case", deny_unknown_fields)]
pub enum ComparatorPlace {
    /// A comparison of the project.
    Project {
        /// The number by which the project knows it.
        number: usize,
        /// The group that it belongs to.
        group: Option<String>,
    },
    /// The comparisons of the application of one priority.
    BuiltIn {
        /// The priority.
        priority: ComparatorPriority,
    },
}

/// `DispatchPriority`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparatorPriority {
    /// `FIRST`
    First,
    /// `MEDIUM`
    Medium,
    /// `LAST`
    Last,
}

/// What a comparison of a table said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableAnswer {
    /// Whether its group ends.
    pub stop: bool,
    /// The operations of the table as it left them; nothing where it changed none.
    pub operations: Option<Vec<LeftOperation>>,
}

/// An operation as a comparison left it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case", deny_unknown_fields)]
pub enum LeftOperation {
    /// The operation at that position, as it was.
    Kept {
        /// The position.
        number: usize,
    },
    /// Another operation.
    Operation {
        /// The operation.
        content: Box<Operation>,
    },
}

/// What a comparison of a column said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnAnswer {
    /// Whether its group ends.
    pub stop: bool,
    /// The change of the column as it left it; nothing where it did not touch it.
    pub operation: Option<Box<Operation>>,
}
