//! What comparing models with a database asks of an environment script.

use limbeck_model::operation::Operation;
use limbeck_model::schema::{NamingConvention, Table};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Directive, DirectiveRequest, ScriptError};

/// The tables of one `MetaData`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Models {
    /// The tables, in any order.
    pub tables: Vec<Table>,
    /// Names of constraints and indexes that have none.
    #[serde(default)]
    pub naming_convention: NamingConvention,
}

/// A table of one of the sides of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableReference<'a> {
    /// Whether the table is that of the database.
    pub reflected: bool,
    /// The table's schema.
    pub schema: Option<&'a str>,
    /// The table's name.
    pub name: &'a str,
    /// The table itself, where it is one of the database and was not described before.
    pub described: Option<&'a Table>,
}

/// An object of a schema, as `include_object` gets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ObjectReference<'a> {
    /// The table, which the object is or is part of.
    pub table: TableReference<'a>,
    /// What part of it.
    pub part: TablePart<'a>,
}

/// A table or a part of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum TablePart<'a> {
    /// The table.
    Whole,
    /// A column.
    Column {
        /// Its name.
        name: &'a str,
    },
    /// An index.
    Index {
        /// Its name.
        name: Option<&'a str>,
        /// The columns among its elements.
        columns: Vec<&'a str>,
    },
    /// A constraint.
    Constraint {
        /// `primary_key`, `unique`, `foreign_key`, `check` or `exclude`.
        kind: &'a str,
        /// Its name.
        name: Option<&'a str>,
        /// The columns that it is about.
        columns: Vec<&'a str>,
    },
}

/// A question to a function that the environment script gave to `context.configure()`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question<'a> {
    /// `include_name`. Answers a truth value.
    IncludeName {
        /// The name; none for the default schema.
        name: Option<&'a str>,
        /// `schema`, `table`, `column`, `index`, `unique_constraint`, `foreign_key_constraint` or
        /// `check_constraint`.
        kind: &'a str,
        /// The names that it belongs to, as the function gets them.
        parent_names: ParentNames<'a>,
    },
    /// `include_object`. Answers a truth value.
    IncludeObject {
        /// The object.
        object: ObjectReference<'a>,
        /// Its name.
        name: Option<&'a str>,
        /// As for [`Question::IncludeName`].
        kind: &'a str,
        /// Whether it comes from the database.
        reflected: bool,
        /// Its counterpart on the other side.
        compare_to: Option<ObjectReference<'a>>,
    },
    /// `compare_type`. Answers a [`ComparisonAnswer`].
    CompareType {
        /// The column of the database.
        inspected: ObjectReference<'a>,
        /// The column of the models.
        desired: ObjectReference<'a>,
    },
    /// `compare_server_default`. Answers a [`ComparisonAnswer`].
    CompareServerDefault {
        /// The column of the database.
        inspected: ObjectReference<'a>,
        /// The column of the models.
        desired: ObjectReference<'a>,
        /// The default of the database as SQL.
        inspected_default: Option<&'a str>,
        /// The default of the models as SQL.
        rendered_default: Option<&'a str>,
    },
    /// Begins a comparison in which the project takes part with some of its own. Answers
    /// [`Comparators`](super::Comparators). The questions below are about those of the last answer.
    Comparators {
        /// Whether schemas are looked at.
        has_schemas: bool,
    },
    /// A comparison of the project for tables. Answers a [`TableAnswer`](super::TableAnswer).
    CompareTable {
        /// The comparison.
        number: usize,
        /// The table's schema, as the database reports it.
        schema: Option<&'a str>,
        /// The table's name.
        name: &'a str,
        /// The table of the database.
        inspected: Option<TableReference<'a>>,
        /// The table of the models.
        desired: Option<TableReference<'a>>,
        /// What was found for the table so far.
        operations: &'a [Operation],
    },
    /// A comparison of the project for columns. Answers a [`ColumnAnswer`](super::ColumnAnswer).
    CompareColumn {
        /// The comparison.
        number: usize,
        /// The table's schema, as the database reports it.
        schema: Option<&'a str>,
        /// The column of the database.
        inspected: ObjectReference<'a>,
        /// The column of the models.
        desired: ObjectReference<'a>,
        /// What was found for the column so far: an `alter_column`.
        operation: &'a Operation,
    },
    /// `render_item`. Answers an [`ItemAnswer`].
    RenderItem {
        /// The kind of item.
        kind: &'a str,
        /// The item: a type, a column, a default, a constraint; nothing for a default that is
        /// removed.
        item: Json,
    },
}

/// What a name belongs to. A key that is absent differs from one that holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ParentNames<'a> {
    /// The schema; the inner `None` is the default one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_name: Option<Option<&'a str>>,
    /// The table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_name: Option<&'a str>,
}

/// What a comparison function said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case", deny_unknown_fields)]
pub enum ComparisonAnswer {
    /// `None`: the usual rules decide.
    Undecided,
    /// `False`: no difference.
    Same,
    /// `True`: a difference.
    Different {
        /// The function's `repr()`, which is logged.
        function: String,
    },
}

/// What `render_item` said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemAnswer {
    /// How the item is written.
    pub rendering: ItemRendering,
    /// Import lines that it needs.
    pub imports: Vec<String>,
}

/// How `render_item` writes an item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemRendering {
    /// `False`: as it would be written without the function.
    Default,
    /// `None`: not at all.
    Omitted,
    /// As it is.
    Text(String),
}

/// The models of a project, and the functions that it takes part in comparisons with.
pub trait ModelHost {
    /// The models that the environment script gave as `target_metadata`, one entry for each
    /// `MetaData`; `None` when it gave nothing.
    ///
    /// # Errors
    ///
    /// When a model holds something that can't be passed on.
    fn models(&self) -> Result<Option<Vec<Models>>, ScriptError>;

    /// Asks a function of the environment script.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn ask(&self, question: &Question<'_>) -> Result<Json, ScriptError>;

    /// Calls what changes the revisions of a command: comparators of the project's own, then
    /// `process_revision_directives`. Answers all revisions of the command; those of earlier calls
    /// in the same run of the environment script are among them.
    ///
    /// # Errors
    ///
    /// Whatever a function raised.
    fn directives(&self, request: &DirectiveRequest<'_>) -> Result<Vec<Directive>, ScriptError>;
}
