//! What scripts ask of `alembic.autogenerate` themselves.

use limbeck_model::Value;
use limbeck_script::host::{RenderRequest, ScriptError, StepRunner};
use limbeck_script::render::{RenderOptions, Renderer};
use serde_json::json;

use super::compare::{ComparisonRequest, compare_at_any_revision};
use super::drafts::{Operations, normalize, numbered_items};
use super::failure;
use super::imports::missing_imports;
use super::items::ItemRenderer;
use super::source_sql::SourceSql;
use crate::compile::SqlCompiler;
use crate::database::inspected;
use crate::dialects;
use crate::environment::TaskContext;

/// `produce_migrations()`: the operations of both directions.
pub(crate) fn compare_for_script(context: &TaskContext<'_>) -> Result<Value, ScriptError> {
    let request = ComparisonRequest {
        environment_script: "env.py".into(),
        renames: &[],
        confirmation: None,
    };
    let found = compare_at_any_revision(context, &request)?;
    let mut next = 0;
    let upgrade = numbered_items(&found.difference.operations, &mut next);
    let downgrade = numbered_items(&found.downgrade, &mut next);
    inspected(&json!({ "upgrade": upgrade, "downgrade": downgrade }))
}

/// `render_python_code()` and `render_op_text()`: operations as source.
pub(crate) fn render_for_script(
    request: &RenderRequest,
    runner: &dyn StepRunner,
) -> Result<Value, ScriptError> {
    let url = dialects::parse_url(&format!("{}://", request.dialect))?;
    let entry = dialects::for_url(&url)?;
    let dialect = entry.dialect();
    let style = entry.parameter_style(Some(&url));
    let convention = request.naming_convention.clone().unwrap_or_default();
    let compiler = SqlCompiler::offline(entry.dialect(), true, style, false, convention);
    let mut items = request.items.clone();
    normalize(&mut items, &compiler)?;
    let options = RenderOptions {
        sqlalchemy_module_prefix: request.sqlalchemy_module_prefix.clone(),
        alembic_module_prefix: request.alembic_module_prefix.clone(),
        user_module_prefix: request.user_module_prefix.clone(),
        render_as_batch: request.render_as_batch,
    };
    let sql = SourceSql {
        dialect: &*dialect,
        context: &limbeck_dialect::ComparisonServer::context(&[], None),
    };
    let mut hook = ItemRenderer(runner);
    let mut renderer = Renderer::new(&options, &sql);
    if request.render_item {
        renderer = renderer.with_hook(&mut hook);
    }
    let operations = Operations::of(&[]);
    let body = operations.body(&items)?;
    let source = renderer.body(&body).map_err(failure::of_rendering)?;
    let lines = renderer.lines(&body).map_err(failure::of_rendering)?;
    Ok(Value::map([
        ("body", Value::Text(source)),
        ("lines", lines.into()),
        (
            "imports",
            renderer
                .imports()
                .iter()
                .cloned()
                .chain(missing_imports(renderer.modules(), ""))
                .collect::<Vec<_>>()
                .into(),
        ),
    ]))
}
