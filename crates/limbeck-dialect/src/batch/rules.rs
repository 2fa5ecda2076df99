//! Where dialects differ in batch mode.

use limbeck_model::operation::Operation;
use limbeck_model::schema::SqlType;

use crate::types::Affinity;

/// Where dialects differ in batch mode (Alembic's `requires_recreate_in_batch`,
/// `cast_for_batch_migrate` and `prep_table_for_batch`).
pub trait BatchRules {
    /// Whether an operation can only be done by recreating the table.
    fn recreates_table(&self, _operation: &Operation) -> bool {
        false
    }

    /// Whether values are cast when a column's type changes.
    fn casts_values(&self, from: &SqlType, to: &SqlType) -> bool {
        Affinity::of(from) != Affinity::of(to)
    }

    /// Whether constraint names are unique in a schema, so that the old table's constraints must
    /// go before the new table can have them.
    fn shares_constraint_names(&self) -> bool {
        false
    }
}
