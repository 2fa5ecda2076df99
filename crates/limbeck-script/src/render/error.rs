//! Why an operation can't be written.

use std::error::Error;

use crate::host::ScriptError;

/// Why an operation can't be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Revision files have no form for it.
    #[error("autogenerate can't render {what}: {help}")]
    Unsupported {
        /// What was to be written.
        what: &'static str,
        /// What can be done about it.
        help: &'static str,
    },
    /// A type of the project came without the text that rebuilds it.
    #[error("autogenerate can't render a type of class {class}: it does not say how it was made")]
    UnknownType {
        /// The type's class.
        class: &'static str,
    },
    /// The dialect has no SQL for an expression.
    #[error(transparent)]
    Sql(Box<dyn Error + Send + Sync>),
    /// The project's `render_item` failed.
    #[error(transparent)]
    Hook(#[from] ScriptError),
}
