//! What `context.configure()` says about comparisons and new revisions.

use limbeck_script::host::{Callables, ConfigureOptions};
use limbeck_script::render::RenderOptions;

/// What `context.configure()` says about comparisons and new revisions.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Whether types are compared.
    pub(super) compare_type: bool,
    /// Whether server defaults are compared.
    pub(super) compare_server_default: bool,
    /// Whether all schemas are compared.
    pub(super) include_schemas: bool,
    /// Which comparisons are made.
    pub(super) plugins: Option<Vec<String>>,
    /// Names of the project's own plugins.
    pub(super) own_plugins: Vec<String>,
    /// The functions that take part.
    pub(super) callables: Callables,
    /// How operations are written.
    pub(super) render: RenderOptions,
}

impl Settings {
    /// What the arguments say.
    pub(crate) fn new(options: &ConfigureOptions) -> Self {
        let default = RenderOptions::default();
        let prefix = |given: &Option<String>, default| given.clone().unwrap_or(default);
        Self {
            compare_type: options.compare_type.unwrap_or(true),
            compare_server_default: options.compare_server_default,
            include_schemas: options.include_schemas,
            plugins: options.autogenerate_plugins.clone(),
            own_plugins: options.own_plugins.clone(),
            callables: options.callables,
            render: RenderOptions {
                sqlalchemy_module_prefix: prefix(
                    &options.sqlalchemy_module_prefix,
                    default.sqlalchemy_module_prefix,
                ),
                alembic_module_prefix: prefix(
                    &options.alembic_module_prefix,
                    default.alembic_module_prefix,
                ),
                user_module_prefix: options.user_module_prefix.clone(),
                render_as_batch: options.render_as_batch,
            },
        }
    }
}
