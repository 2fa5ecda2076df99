//! Revisions that are about to be written, as the project's functions see and change them.

use limbeck_model::operation::Operation;
use limbeck_model::schema::QualifiedName;
use serde::{Deserialize, Serialize};

/// The revision of a command, and what was found: what `process_revision_directives` is called with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DirectiveRequest<'a> {
    /// The revision as the command line describes it.
    pub revision: RevisionArguments<'a>,
    /// The rows of the version table.
    pub rows: &'a [String],
    /// What the revisions are for.
    pub purpose: DirectivePurpose,
    /// What was found for each database since the last request; the last is the one at hand.
    pub databases: Vec<FoundBodies<'a>>,
}

/// What the revisions of a command are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectivePurpose {
    /// To show how databases differ from models. They are never written.
    Check,
    /// To make databases like models.
    Autogenerate,
    /// To be filled by hand.
    Empty,
}

/// What was found for a database.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundBodies<'a> {
    /// Template variable of the body of `upgrade()`.
    pub upgrade_token: &'a str,
    /// Template variable of the body of `downgrade()`.
    pub downgrade_token: &'a str,
    /// What `upgrade()` does.
    pub upgrade: Vec<NumberedItem<'a>>,
    /// What `downgrade()` does.
    pub downgrade: Vec<NumberedItem<'a>>,
}

/// A revision as a command line describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionArguments<'a> {
    /// Its identifier.
    pub rev_id: &'a str,
    /// Its message.
    pub message: Option<&'a str>,
    /// On which revision; none when it was not said, which means the only head.
    pub head: Option<&'a str>,
    /// Whether a parent that is no head is allowed.
    pub splice: bool,
    /// Labels of the branch that it begins.
    pub branch_labels: &'a [String],
    /// The version location.
    pub version_path: Option<String>,
    /// Identifiers or branch labels of revisions that must be applied first.
    pub depends_on: &'a [String],
}

/// An item of a body with numbers, by which functions leave operations as they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum NumberedItem<'a> {
    /// An operation by itself.
    Operation(NumberedOperation<'a>),
    /// The changes of one table.
    ModifyTable {
        /// The table.
        table: &'a QualifiedName,
        /// The changes.
        operations: Vec<NumberedOperation<'a>>,
    },
}

/// An operation with its number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NumberedOperation<'a> {
    /// The number.
    pub number: usize,
    /// The operation.
    pub content: &'a Operation,
}

/// A revision as the functions left it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directive {
    /// Its identifier.
    pub rev_id: String,
    /// Its message.
    pub message: Option<String>,
    /// On which revisions; none for a base.
    pub head: Vec<String>,
    /// Whether a parent that is no head is allowed.
    pub splice: bool,
    /// Labels of the branch that it begins.
    pub branch_labels: Vec<String>,
    /// The version location.
    pub version_path: Option<String>,
    /// Identifiers or branch labels of revisions that must be applied first.
    pub depends_on: Vec<String>,
    /// Import lines beside those that its operations need.
    pub imports: Vec<String>,
    /// The bodies of `upgrade()`, one for each database.
    pub upgrades: Vec<DirectiveBody>,
    /// The bodies of `downgrade()`, one for each database.
    pub downgrades: Vec<DirectiveBody>,
}

/// The body of a function.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectiveBody {
    /// Its template variable.
    pub token: String,
    /// What the function does.
    pub items: Vec<DirectiveItem>,
}

/// An item of a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum DirectiveItem {
    /// The operation of that number, as it was.
    Kept {
        /// The number.
        number: usize,
    },
    /// Another operation.
    Operation {
        /// The operation.
        content: Box<Operation>,
    },
    /// The changes of one table.
    ModifyTable {
        /// The table.
        table: QualifiedName,
        /// The changes.
        items: Vec<DirectiveItem>,
    },
    /// An operation of the project's own.
    Source {
        /// The lines that do it.
        lines: Vec<String>,
        /// How `check` shows it.
        difference: String,
    },
}
