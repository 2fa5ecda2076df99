//! `op.create_primary_key`, `op.create_unique_constraint`, `op.create_foreign_key`,
//! `op.create_check_constraint`, `op.create_exclude_constraint`

use serde::{Deserialize, Serialize};

use super::{ConstraintKind, DropConstraint};
use crate::DialectOptions;
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

impl AddConstraint {
    /// The operation that undoes this one: dropping the constraint.
    pub fn inverse(&self) -> DropConstraint {
        DropConstraint {
            table: self.table.clone(),
            name: self.constraint.name().cloned(),
            kind: ConstraintKind::of(&self.constraint),
            if_exists: false,
            cascade: false,
            dropped: Some(Box::new(self.constraint.clone())),
            options: DialectOptions::default(),
        }
    }
}
