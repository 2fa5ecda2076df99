//! `op.batch_alter_table`

use serde::{Deserialize, Serialize};

use super::{IrreversibleError, Operation};
use crate::schema::{Column, Constraint, NamingConvention, QualifiedName, Table};
use crate::{DialectOptions, Name};

/// When a batch recreates its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recreate {
    /// When the dialect can't do it otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where a batch puts an added column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchColumnPosition {
    /// Before the named column.
    Before(Name),
    /// After the named column.
    After(Name),
}

/// One operation within a batch. Its table is the batch's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchStep {
    /// The operation.
    pub operation: Operation,
    /// Where an added column goes; at the end unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<BatchColumnPosition>,
}

/// Alters one table by several operations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlterTableBatch {
    /// The table.
    pub table: QualifiedName,
    /// When the table is recreated.
    #[serde(default)]
    pub recreate: Recreate,
    /// The operations, in order.
    pub steps: Vec<BatchStep>,
    /// The table as the script knows it, instead of what the database reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_from: Option<Box<Table>>,
    /// The table as the script has read it from the database (`reflect_kwargs`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reflected: Option<Box<Table>>,
    /// Columns that replace reflected ones (`reflect_args`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflect_columns: Vec<Column>,
    /// Constraints added to the reflected table (`reflect_args`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflect_constraints: Vec<Constraint>,
    /// Columns added to the new table (`table_args`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_columns: Vec<Column>,
    /// Constraints added to the new table (`table_args`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_constraints: Vec<Constraint>,
    /// Options of the new table (`table_kwargs`).
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub table_options: DialectOptions,
    /// Words before `TABLE` for the new table (`table_kwargs`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_prefixes: Vec<String>,
    /// A comment for the new table (`table_kwargs`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table_comment: Option<String>,
    /// Names for reflected constraints that have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naming_convention: Option<NamingConvention>,
    /// Groups of column names, each in its wanted order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partial_reordering: Vec<Vec<Name>>,
}

impl AlterTableBatch {
    /// A batch of these operations and nothing else, for a table as the database reports it.
    pub fn new(table: QualifiedName, operations: impl IntoIterator<Item = Operation>) -> Self {
        let step = |operation| BatchStep {
            operation,
            position: None,
        };
        Self {
            table,
            recreate: Recreate::Auto,
            steps: operations.into_iter().map(step).collect(),
            copy_from: None,
            reflected: None,
            reflect_columns: Vec::new(),
            reflect_constraints: Vec::new(),
            table_columns: Vec::new(),
            table_constraints: Vec::new(),
            table_options: DialectOptions::default(),
            table_prefixes: Vec::new(),
            table_comment: None,
            naming_convention: None,
            partial_reordering: Vec::new(),
        }
    }

    /// The operation that undoes this one: the inverses of its steps, last step first.
    ///
    /// # Errors
    ///
    /// When a step can't be undone.
    pub fn inverse(&self) -> Result<Self, IrreversibleError> {
        let steps = self.steps.iter().rev().map(|step| {
            Ok(BatchStep {
                operation: step.operation.inverse()?,
                position: None,
            })
        });
        Ok(Self {
            steps: steps.collect::<Result<_, _>>()?,
            ..self.clone()
        })
    }
}
