//! Definitions that no directive stands for: scripts execute them as statements.

use serde::{Deserialize, Serialize};

use super::Statement;
use crate::schema::QualifiedName;
use crate::{DialectOptions, Name};

/// A statement that defines something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "definition", rename_all = "snake_case")]
pub enum Definition {
    /// `CREATE VIEW`.
    CreateView(CreateView),
    /// `DROP VIEW`.
    DropView(DropView),
    /// `CREATE TABLE … AS SELECT …`.
    CreateTableAs(CreateTableAs),
    /// `COMMENT ON CONSTRAINT`.
    ConstraintComment(ConstraintComment),
}

/// `CREATE VIEW`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateView {
    /// The view.
    pub view: QualifiedName,
    /// The query.
    pub select: Statement,
    /// `TEMPORARY`.
    #[serde(default)]
    pub temporary: bool,
    /// `OR REPLACE`.
    #[serde(default)]
    pub or_replace: bool,
    /// `MATERIALIZED`.
    #[serde(default)]
    pub materialized: bool,
    /// Options such as `postgresql_with`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

/// `DROP VIEW`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropView {
    /// The view.
    pub view: QualifiedName,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: bool,
    /// `MATERIALIZED`.
    #[serde(default)]
    pub materialized: bool,
}

/// `CREATE TABLE … AS SELECT …`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateTableAs {
    /// The table.
    pub table: QualifiedName,
    /// The query.
    pub select: Statement,
    /// `TEMPORARY`.
    #[serde(default)]
    pub temporary: bool,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: bool,
}

/// `COMMENT ON CONSTRAINT`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConstraintComment {
    /// The table.
    pub table: QualifiedName,
    /// The final name of the constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The constraint as messages show it, when it has no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub described: Option<String>,
    /// The comment; `None` removes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}
