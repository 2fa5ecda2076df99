//! Which schemas and tables are inspected at all.

use limbeck_model::schema::QualifiedName;

use crate::{DiffError, ObjectKind, ParentNames, ProjectHooks};

/// The schemas to compare, of those that the database has: the default one, which is `None`, and
/// with `include_schemas` all others.
///
/// # Errors
///
/// Whatever the project's `include_name` raised.
pub fn included_schemas(
    available: &[String],
    default_schema: Option<&str>,
    include_schemas: bool,
    project: &mut dyn ProjectHooks,
) -> Result<Vec<Option<String>>, DiffError> {
    let mut schemas = vec![None];
    if include_schemas {
        let others = available.iter().filter(|schema| {
            *schema != "information_schema" && Some(schema.as_str()) != default_schema
        });
        schemas.extend(others.cloned().map(Some));
    }
    let mut included = Vec::new();
    for schema in schemas {
        if project.include_name(
            schema.as_deref(),
            ObjectKind::Schema,
            ParentNames::default(),
        )? {
            included.push(schema);
        }
    }
    Ok(included)
}

/// The tables to inspect, of those that a schema has: not the version table.
///
/// # Errors
///
/// Whatever the project's `include_name` raised.
pub fn included_tables(
    available: &[String],
    schema: Option<&str>,
    version_table: &QualifiedName,
    project: &mut dyn ProjectHooks,
) -> Result<Vec<String>, DiffError> {
    let version_schema = version_table
        .schema
        .as_ref()
        .map(|schema| schema.text.as_str());
    let mut included = Vec::new();
    for table in available {
        if schema == version_schema && *table == version_table.name.text {
            continue;
        }
        let parents = ParentNames {
            schema_name: Some(schema),
            table_name: None,
        };
        if project.include_name(Some(table), ObjectKind::Table, parents)? {
            included.push(table.clone());
        }
    }
    Ok(included)
}
