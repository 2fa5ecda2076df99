//! The version table: which one an environment script asks for, and how a step changes its rows.

use limbeck_dialect::{Dialect, VersionTable};
use limbeck_model::Name;
use limbeck_model::expression::Statement;
use limbeck_model::schema::QualifiedName;
use limbeck_revision::RowOperation;
use limbeck_script::host::ConfigureOptions;

/// The table that an environment script asked for.
pub(crate) fn configured(options: &ConfigureOptions) -> VersionTable {
    let default = VersionTable::default();
    VersionTable {
        name: QualifiedName {
            name: options
                .version_table
                .as_deref()
                .map_or(default.name.name, Name::new),
            schema: options.version_table_schema.as_deref().map(Name::new),
        },
        primary_key: options
            .version_table_primary_key
            .unwrap_or(default.primary_key),
    }
}

/// The statement for a change of one row.
pub(crate) fn change(
    table: &VersionTable,
    operation: &RowOperation,
    dialect: &dyn Dialect,
) -> Statement {
    match operation {
        RowOperation::Insert(row) => table.insert(dialect, row),
        RowOperation::Delete(row) => table.delete(row),
        RowOperation::Update { from, to } => table.update(from, to),
    }
}

/// The refusal when a change met another number of rows than one; none for an insertion, which
/// meets none.
pub(crate) fn mismatch(
    table: &VersionTable,
    operation: &RowOperation,
    found: u64,
) -> Option<String> {
    let what = match operation {
        RowOperation::Insert(_) => return None,
        RowOperation::Delete(row) => format!("deleting '{row}'"),
        RowOperation::Update { from, to } => format!("updating '{from}' to '{to}'"),
    };
    let name = &table.name.name;
    (found != 1).then(|| {
        format!("Online migration expected to match one row when {what} in '{name}'; {found} found")
    })
}
