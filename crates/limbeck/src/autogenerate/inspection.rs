//! The tables of a database that are compared.

use std::collections::HashSet;

use limbeck_diff::{ProjectHooks, included_schemas, included_tables};
use limbeck_model::schema::{QualifiedName, Table};
use limbeck_script::host::ScriptError;

use super::failure;
use crate::database::Session;

/// Reads the tables of the schemas that are compared, as far as the project includes them.
pub(super) fn tables(
    session: &Session,
    include_schemas: bool,
    version_table: &QualifiedName,
    project: &mut dyn ProjectHooks,
) -> Result<Vec<Table>, ScriptError> {
    let available = if include_schemas {
        session.inspect(|inspector| inspector.schema_names())?
    } else {
        Vec::new()
    };
    let default_schema = session.default_schema();
    let schemas = included_schemas(
        &available,
        default_schema.as_deref(),
        include_schemas,
        project,
    )
    .map_err(failure::of_comparison)?;
    let mut tables = Vec::new();
    for schema in schemas {
        let schema = schema.as_deref();
        let names = session.inspect(|inspector| inspector.table_names(schema))?;
        let included = included_tables(&names, schema, version_table, project)
            .map_err(failure::of_comparison)?;
        if included.is_empty() {
            continue;
        }
        // Naming what is left out is longer than naming what is not, so all are read or those.
        let is_everything = included.len() + 1 >= names.len();
        let wanted = (!is_everything).then_some(included.as_slice());
        let mut found = session.inspect(|inspector| inspector.tables(schema, wanted))?;
        let included: HashSet<&str> = included.iter().map(String::as_str).collect();
        found.retain(|table| included.contains(table.name.as_str()));
        tables.append(&mut found);
    }
    Ok(tables)
}
