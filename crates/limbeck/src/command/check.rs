//! `check`

use crate::environment::Environment;
use crate::error::{Error, Result};

/// Tells whether the models differ from the database. Not there yet.
///
/// # Errors
///
/// Always.
pub fn check(_environment: &Environment) -> Result<()> {
    Err(not_yet("check"))
}

/// The refusal of what compares models with a database.
pub(super) fn not_yet(what: &str) -> Error {
    Error::refused(format!(
        "{what} compares the models with the database, which is not there yet"
    ))
    .with_help("Alembic can run it on the same project meanwhile.")
}
