//! Operations as Python source, as Alembic writes it into revision files.
//!
//! ```text
//! Body --body--> lines of `op.…` calls
//!                  |
//!   operation, table, column, constraint, index --> types
//!                  |
//!          SqlText: SQL of expressions, which only a dialect can write
//!          RenderItem: the project's own `render_item`
//! ```
//!
//! A [`Renderer`] collects, beside the text, the imports that the text needs and remarks for the
//! user.

mod body;
mod column;
mod constraint;
mod error;
mod hook;
mod index;
mod operation;
mod repr;
mod sql;
mod table;
mod types;

pub use body::{Body, BodyItem};
pub use error::RenderError;
pub use hook::{Item, RenderItem, Rendering};
pub use sql::{SqlPurpose, SqlText};

use std::collections::BTreeSet;

use limbeck_model::Name;

use crate::python::string_repr;

/// How operations are written. The parameters of `context.configure` of the same names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// What stands before names of SQLAlchemy, `sa.`.
    pub sqlalchemy_module_prefix: String,
    /// What stands before directives, `op.`.
    pub alembic_module_prefix: String,
    /// What stands before types of the project; `None` is their module, which the file has to
    /// import then.
    pub user_module_prefix: Option<String>,
    /// Writes the changes of a table within `op.batch_alter_table`.
    pub render_as_batch: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            sqlalchemy_module_prefix: "sa.".to_owned(),
            alembic_module_prefix: "op.".to_owned(),
            user_module_prefix: None,
            render_as_batch: false,
        }
    }
}

/// Writes operations as Python source.
pub struct Renderer<'a> {
    options: &'a RenderOptions,
    sql: &'a dyn SqlText,
    hook: Option<&'a mut dyn RenderItem>,
    in_batch: bool,
    imports: BTreeSet<String>,
    modules: BTreeSet<String>,
    warnings: Vec<String>,
}

impl<'a> Renderer<'a> {
    /// A renderer of which nothing has been asked yet.
    pub fn new(options: &'a RenderOptions, sql: &'a dyn SqlText) -> Self {
        Self {
            options,
            sql,
            hook: None,
            in_batch: false,
            imports: BTreeSet::new(),
            modules: BTreeSet::new(),
            warnings: Vec::new(),
        }
    }

    /// Asks the project's `render_item` first for everything that is written.
    #[must_use]
    pub fn with_hook(mut self, hook: &'a mut dyn RenderItem) -> Self {
        self.hook = Some(hook);
        self
    }

    /// Import lines that what was written so far needs, sorted.
    pub fn imports(&self) -> &BTreeSet<String> {
        &self.imports
    }

    /// Modules of the project's types, which the text names in full, sorted.
    pub fn modules(&self) -> &BTreeSet<String> {
        &self.modules
    }

    /// Remarks for the user about what was written so far.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn sa(&self) -> &'a str {
        &self.options.sqlalchemy_module_prefix
    }

    fn op(&self) -> &'a str {
        if self.in_batch {
            "batch_op."
        } else {
            &self.options.alembic_module_prefix
        }
    }

    /// The name of a constraint or index: final names must not be expanded again.
    fn name(&self, name: Option<&Name>) -> String {
        match name {
            None => "None".to_owned(),
            Some(name) if name.resolved => {
                format!("{}f({})", self.op(), string_repr(&name.text))
            }
            Some(name) => string_repr(&name.text),
        }
    }

    /// What the project's `render_item` says about an item.
    fn hooked(&mut self, item: Item<'_>) -> Result<Rendering, RenderError> {
        match &mut self.hook {
            None => Ok(Rendering::Default),
            Some(hook) => Ok(hook.render(item, &mut self.imports)?),
        }
    }
}

/// `repr()` of a name by itself.
fn plain(name: &Name) -> String {
    string_repr(&name.text)
}

/// `repr()` of a list of names.
fn plain_list(names: &[Name]) -> String {
    let names: Vec<String> = names.iter().map(plain).collect();
    format!("[{}]", names.join(", "))
}
