//! Tables.

use serde::{Deserialize, Serialize};

use super::{Column, Constraint, Index};
use crate::{DialectOptions, Name, OptionValue};
use indexmap::IndexMap;

/// The name of a table, index, type or sequence, with the schema that it lives in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualifiedName {
    /// The object's own name.
    pub name: Name,
    /// The schema; `None` is the connection's default schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
}

impl QualifiedName {
    /// A name in the default schema.
    pub fn new(name: impl Into<Name>) -> Self {
        Self {
            name: name.into(),
            schema: None,
        }
    }

    /// `schema.name`, or the name alone, unquoted: for messages and keys, never for SQL.
    pub fn key(&self) -> String {
        match &self.schema {
            Some(schema) => format!("{schema}.{}", self.name),
            None => self.name.text.clone(),
        }
    }
}

/// A table with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The table's name.
    pub name: Name,
    /// The schema; `None` is the connection's default schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
    /// Columns in order.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Table-level constraints in the order in which they were created. Constraints that a column
    /// implies (its primary-key, unique and foreign-key arguments) are on the [`Column`] until the
    /// table is normalised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<Constraint>,
    /// Indexes in the order in which they were created.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// The table's comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Words between `CREATE` and `TABLE`, such as `TEMPORARY`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<String>,
    /// Application data, which is kept for rendering only.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub info: IndexMap<String, OptionValue>,
    /// Options such as `mysql_engine` and `postgresql_partition_by`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
}

impl Table {
    /// An empty table.
    pub fn new(name: impl Into<Name>) -> Self {
        Self {
            name: name.into(),
            schema: None,
            columns: Vec::new(),
            constraints: Vec::new(),
            indexes: Vec::new(),
            comment: None,
            prefixes: Vec::new(),
            info: IndexMap::new(),
            options: DialectOptions::default(),
        }
    }

    /// The table's name with its schema.
    pub fn qualified_name(&self) -> QualifiedName {
        QualifiedName {
            name: self.name.clone(),
            schema: self.schema.clone(),
        }
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name.text == name)
    }
}
