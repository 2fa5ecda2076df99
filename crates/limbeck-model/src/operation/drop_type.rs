//! `DROP TYPE` and `DROP DOMAIN` (`Enum.drop()`, `DOMAIN.drop()`)

use serde::{Deserialize, Serialize};

use crate::schema::SqlType;

/// Drops a named type; on dialects without named types nothing happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropType {
    /// The type, with its name and schema.
    pub r#type: SqlType,
    /// Asks the database first whether it exists at all (`checkfirst=True`).
    #[serde(default)]
    pub check_first: bool,
}
