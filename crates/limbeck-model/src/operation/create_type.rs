//! `CREATE TYPE` and `CREATE DOMAIN` (`Enum.create()`, `DOMAIN.create()`)

use serde::{Deserialize, Serialize};

use super::DropType;
use crate::schema::SqlType;

/// Creates a named type; on dialects without named types nothing happens, unless the statement
/// alone was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateType {
    /// The type, with its name, schema and labels.
    pub r#type: SqlType,
    /// Asks the database first whether it exists already (`checkfirst=True`).
    #[serde(default)]
    pub check_first: bool,
    /// The statement alone (`op.execute(CreateEnumType(…))`), which dialects without named types refuse.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

impl CreateType {
    /// The operation that undoes this one: dropping the type.
    pub fn inverse(&self) -> DropType {
        DropType {
            r#type: self.r#type.clone(),
            check_first: self.check_first,
            alone: self.alone,
        }
    }
}
