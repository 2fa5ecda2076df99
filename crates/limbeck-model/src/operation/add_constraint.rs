//! `op.create_primary_key`, `op.create_unique_constraint`, `op.create_foreign_key`,
//! `op.create_check_constraint`, `op.create_exclude_constraint`

use serde::{Deserialize, Serialize};

use crate::schema::{Constraint, QualifiedName};

/// Adds a constraint to a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub constraint: Constraint,
}
