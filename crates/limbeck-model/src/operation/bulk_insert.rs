//! `op.bulk_insert`

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::schema::Table;

/// Inserts rows into a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkInsert {
    /// The table; its columns give the values their types.
    pub table: Table,
    /// The rows: values by column key. Plain Python values are bind expressions.
    pub rows: Vec<IndexMap<String, Expression>>,
    /// Whether all rows have the same columns and can be sent as one statement.
    #[serde(default = "yes")]
    pub multiple: bool,
}

fn yes() -> bool {
    true
}
