//! Table constraints.

use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::{DialectOptions, Name};

/// A constraint of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "constraint", rename_all = "snake_case")]
pub enum Constraint {
    /// `PRIMARY KEY`.
    PrimaryKey(PrimaryKeyConstraint),
    /// `UNIQUE`.
    Unique(UniqueConstraint),
    /// `FOREIGN KEY`.
    ForeignKey(ForeignKeyConstraint),
    /// `CHECK`.
    Check(CheckConstraint),
    /// PostgreSQL's `EXCLUDE`.
    Exclude(ExcludeConstraint),
}

impl Constraint {
    /// The constraint's name.
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::PrimaryKey(constraint) => constraint.name.as_ref(),
            Self::Unique(constraint) => constraint.name.as_ref(),
            Self::ForeignKey(constraint) => constraint.name.as_ref(),
            Self::Check(constraint) => constraint.name.as_ref(),
            Self::Exclude(constraint) => constraint.name.as_ref(),
        }
    }

    /// The constraint's name, to change it.
    pub fn name_mut(&mut self) -> &mut Option<Name> {
        match self {
            Self::PrimaryKey(constraint) => &mut constraint.name,
            Self::Unique(constraint) => &mut constraint.name,
            Self::ForeignKey(constraint) => &mut constraint.name,
            Self::Check(constraint) => &mut constraint.name,
            Self::Exclude(constraint) => &mut constraint.name,
        }
    }
}

/// `PRIMARY KEY (…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PrimaryKeyConstraint {
    /// The constraint's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The columns, in order.
    pub columns: Vec<Name>,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// The comment of the constraint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Options such as `mssql_clustered`.
    #[serde(skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// `UNIQUE (…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UniqueConstraint {
    /// The constraint's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The columns, in order.
    pub columns: Vec<Name>,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// The comment of the constraint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Options such as `postgresql_nulls_not_distinct`.
    #[serde(skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// `FOREIGN KEY (…) REFERENCES …`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignKeyConstraint {
    /// The constraint's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The referring columns, in order.
    pub columns: Vec<Name>,
    /// The referred table.
    pub referred_table: Name,
    /// The referred table's schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_schema: Option<Name>,
    /// The referred columns, matching `columns`.
    pub referred_columns: Vec<Name>,
    /// `ON UPDATE` action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_update: Option<String>,
    /// `ON DELETE` action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_delete: Option<String>,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// `MATCH` type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#match: Option<String>,
    /// Whether the constraint is added by a separate `ALTER TABLE`.
    #[serde(default)]
    pub use_alter: bool,
    /// The comment of the constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Options such as `postgresql_not_valid`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// `CHECK (…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckConstraint {
    /// The constraint's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The condition.
    pub condition: Expression,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// The comment of the constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Dialect options.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// PostgreSQL's `EXCLUDE USING … (…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExcludeConstraint {
    /// The constraint's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The compared expressions with their operators, in order.
    pub elements: Vec<ExcludeElement>,
    /// The index method, `gist` unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using: Option<String>,
    /// The predicate that limits the constraint to some rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Expression>,
    /// `DEFERRABLE` or `NOT DEFERRABLE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY` mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initially: Option<String>,
    /// Dialect options.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// One `expression WITH operator` of an [`ExcludeConstraint`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcludeElement {
    /// The expression; a column when a name was given.
    pub expression: Expression,
    /// The operator, such as `&&`.
    pub operator: String,
    /// The operator class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<String>,
}
