//! `DROP TYPE` and `DROP DOMAIN` (`Enum.drop()`, `DOMAIN.drop()`)

use serde::{Deserialize, Serialize};

use super::CreateType;
use crate::schema::SqlType;

/// Drops a named type; on dialects without named types nothing happens, unless the statement
/// alone was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropType {
    /// The type, with its name and schema.
    pub r#type: SqlType,
    /// Asks the database first whether it exists at all (`checkfirst=True`).
    #[serde(default)]
    pub check_first: bool,
    /// The statement alone (`op.execute(DropEnumType(…))`), which dialects without named types refuse.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

impl DropType {
    /// The operation that undoes this one: creating the type.
    pub fn inverse(&self) -> CreateType {
        CreateType {
            r#type: self.r#type.clone(),
            check_first: self.check_first,
            alone: self.alone,
        }
    }
}
