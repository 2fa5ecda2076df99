//! The project's own rendering.

use std::collections::BTreeSet;

use limbeck_model::operation::ColumnDefault;
use limbeck_model::schema::{Column, Constraint, SqlType};

use crate::host::ScriptError;

/// What is about to be written. The first two arguments of `render_item`.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// A type: `type`.
    Type(&'a SqlType),
    /// A column: `column`.
    Column(&'a Column),
    /// A default: `server_default`; `None` when a default is removed.
    ServerDefault(Option<&'a ColumnDefault>),
    /// A constraint within `op.create_table`: `primary_key`, `unique`, `foreign_key`, `check` or
    /// `exclude`.
    Constraint(&'a Constraint),
}

impl Item<'_> {
    /// The word by which `render_item` knows the kind of item.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Type(_) => "type",
            Self::Column(_) => "column",
            Self::ServerDefault(_) => "server_default",
            Self::Constraint(Constraint::PrimaryKey(_)) => "primary_key",
            Self::Constraint(Constraint::Unique(_)) => "unique",
            Self::Constraint(Constraint::ForeignKey(_)) => "foreign_key",
            Self::Constraint(Constraint::Check(_)) => "check",
            Self::Constraint(Constraint::Exclude(_)) => "exclude",
        }
    }
}

/// What `render_item` answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rendering {
    /// `False`: as it would be written without the hook.
    Default,
    /// A string: as it is.
    Text(String),
    /// `None`: not at all.
    Omitted,
}

/// The project's `render_item` function.
pub trait RenderItem {
    /// How an item is written. Import lines that the text needs are added to `imports`
    /// (`autogen_context.imports`).
    ///
    /// # Errors
    ///
    /// Whatever the project's function raised.
    fn render(
        &mut self,
        item: Item<'_>,
        imports: &mut BTreeSet<String>,
    ) -> Result<Rendering, ScriptError>;
}
