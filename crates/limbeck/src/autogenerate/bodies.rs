//! Differences as the source of a revision.

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::host::ScriptError;
use limbeck_script::render::Renderer;

use super::compare::DatabaseDifference;
use super::failure;
use super::source_sql::SourceSql;
use crate::environment::TaskContext;
use crate::event::Event;

/// The variables of a revision's template that hold its source: the bodies of the functions, and
/// the import lines that they need.
pub(super) fn variables(
    databases: &[DatabaseDifference],
    context: &TaskContext<'_>,
) -> Result<IndexMap<String, Value>, ScriptError> {
    let dialect = context.migration.dialect();
    let sql = SourceSql {
        dialect: &*dialect,
        context: &context.migration.source_context(),
    };
    let mut renderer = Renderer::new(&context.migration.settings().render, &sql);
    let mut variables = IndexMap::new();
    for database in databases {
        let [upgrade, downgrade] = &database.tokens;
        for (token, operations) in [
            (upgrade, &database.difference.operations),
            (downgrade, &database.downgrade),
        ] {
            let body = renderer.body(operations).map_err(failure::of_rendering)?;
            variables.insert(token.clone(), Value::Text(body));
        }
    }
    let imports: Vec<&str> = renderer.imports().iter().map(String::as_str).collect();
    variables.insert("imports".to_owned(), Value::Text(imports.join("\n")));
    for text in renderer.warnings() {
        context.listener.tell(&Event::Warning { text });
    }
    Ok(variables)
}
