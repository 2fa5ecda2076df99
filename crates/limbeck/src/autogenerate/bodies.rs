//! Revisions as source.

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::host::{Directive, ScriptError};
use limbeck_script::render::Renderer;

use super::drafts::Operations;
use super::failure;
use super::imports::missing_imports;
use super::items::ItemRenderer;
use super::source_sql::SourceSql;
use crate::environment::TaskContext;
use crate::event::Event;

/// The variables of a revision's template that hold its source: the bodies of the functions, and
/// the import lines that they need and the template does not have.
pub(super) fn variables(
    revision: &Directive,
    operations: &Operations<'_>,
    template: &str,
    context: &TaskContext<'_>,
) -> Result<IndexMap<String, Value>, ScriptError> {
    let dialect = context.migration.dialect();
    let settings = context.migration.settings();
    let sql = SourceSql {
        dialect: &*dialect,
        context: &context.migration.source_context(),
    };
    let mut items = ItemRenderer(context.runner);
    let mut renderer = Renderer::new(&settings.render, &sql);
    if settings.callables.render_item {
        renderer = renderer.with_hook(&mut items);
    }
    let mut variables = IndexMap::new();
    for (upgrade, downgrade) in revision.upgrades.iter().zip(&revision.downgrades) {
        for function in [upgrade, downgrade] {
            let source = renderer
                .body(&operations.body(&function.items)?)
                .map_err(failure::of_rendering)?;
            variables.insert(function.token.clone(), Value::Text(source));
        }
    }
    let mut imports = renderer.imports().clone();
    imports.extend(missing_imports(renderer.modules(), template));
    imports.extend(revision.imports.iter().cloned());
    let imports: Vec<String> = imports.into_iter().collect();
    variables.insert("imports".to_owned(), Value::Text(imports.join("\n")));
    for text in renderer.warnings() {
        context.listener.tell(&Event::Warning { text });
    }
    Ok(variables)
}
