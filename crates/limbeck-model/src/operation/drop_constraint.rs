//! `op.drop_constraint`

use serde::{Deserialize, Serialize};

use super::{AddConstraint, IrreversibleError};
use crate::schema::{Constraint, QualifiedName};
use crate::{DialectOptions, Name};

/// The kind of a constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintKind {
    /// `PRIMARY KEY`
    Primary,
    /// `UNIQUE`
    Unique,
    /// `FOREIGN KEY`
    #[serde(rename = "foreignkey")]
    ForeignKey,
    /// `CHECK`
    Check,
}

/// Drops a constraint by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint's name.
    pub name: Option<Name>,
    /// The kind, which MySQL and naming conventions need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConstraintKind>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// `CASCADE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cascade: bool,
    /// The constraint as it was, for the inverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Box<Constraint>>,
    /// Dialect options.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl ConstraintKind {
    /// The kind of a constraint; an `EXCLUDE` constraint has none.
    pub fn of(constraint: &Constraint) -> Option<Self> {
        match constraint {
            Constraint::PrimaryKey(_) => Some(Self::Primary),
            Constraint::Unique(_) => Some(Self::Unique),
            Constraint::ForeignKey(_) => Some(Self::ForeignKey),
            Constraint::Check(_) => Some(Self::Check),
            Constraint::Exclude(_) => None,
        }
    }
}

impl DropConstraint {
    /// The operation that undoes this one: adding the constraint that was dropped, under the name
    /// by which it was dropped.
    ///
    /// # Errors
    ///
    /// When the constraint as it was is not known.
    pub fn inverse(&self) -> Result<AddConstraint, IrreversibleError> {
        let Some(constraint) = &self.dropped else {
            return Err(IrreversibleError::ConstraintUnknown);
        };
        let mut constraint = (**constraint).clone();
        *constraint.name_mut() = self.name.clone();
        Ok(AddConstraint {
            table: self.table.clone(),
            constraint,
        })
    }
}
