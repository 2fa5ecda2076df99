//! The models of a project, as they are compared.

use limbeck_dialect::{Dialect, NormalizedTable};
use limbeck_diff::{DesiredSchema, DesiredTable};
use limbeck_script::host::{Models, ScriptError};

use super::failure;
use crate::compile::compile_error;

/// The schema that models describe.
pub(super) struct Described {
    /// The schema.
    pub(super) schema: DesiredSchema,
    /// Remarks for the user.
    pub(super) warnings: Vec<String>,
}

/// Puts everything in the models in its place, as a dialect needs it.
pub(super) fn describe(
    models: Vec<Models>,
    dialect: &dyn Dialect,
) -> Result<Described, ScriptError> {
    let mut warnings = Vec::new();
    let mut metadata = Vec::with_capacity(models.len());
    for models in models {
        let mut tables: Vec<DesiredTable> = Vec::with_capacity(models.tables.len());
        for table in models.tables {
            let normalized = NormalizedTable::new(
                &table,
                dialect.name(),
                dialect.capabilities(),
                &models.naming_convention,
            )
            .map_err(compile_error)?;
            tables.push(normalized.desired());
            warnings.extend(normalized.warnings);
        }
        metadata.push(tables);
    }
    let schema = DesiredSchema::new(metadata).map_err(failure::of_comparison)?;
    Ok(Described { schema, warnings })
}
