//! `op.execute`

use serde::{Deserialize, Serialize};

use crate::expression::Statement;

/// Executes a statement and discards its result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Execute {
    /// The statement.
    pub statement: Statement,
    /// Whether `execution_options(autocommit=True)` or an isolation level of `AUTOCOMMIT` was
    /// asked for.
    #[serde(default)]
    pub autocommit: bool,
}
