//! Column types: a class as SQLAlchemy names it, with its arguments.
//!
//! A type is kept as it was written. What it means for a dialect (its DDL, its equality with what
//! the database reports, its rendering) is decided by the dialects and renderers.

mod arguments;
mod class;
mod parameter;
mod representation;
mod signature;

pub use arguments::{EnumArguments, Length, TypeArguments};
pub use class::TypeClass;
pub use parameter::{Argument, collation_schema};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A column type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqlType {
    /// The class.
    pub class: TypeClass,
    /// The arguments.
    #[serde(default, skip_serializing_if = "has_no_arguments")]
    pub arguments: Box<TypeArguments>,
    /// Replacements by dialect name (`with_variant`).
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub variants: IndexMap<String, SqlType>,
    /// The user's own class, when `class` is [`TypeClass::Decorator`] or
    /// [`TypeClass::UserDefined`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Box<UserType>>,
}

impl SqlType {
    /// A type without arguments.
    pub fn new(class: TypeClass) -> Self {
        Self {
            class,
            arguments: Box::default(),
            variants: IndexMap::new(),
            user: None,
        }
    }

    /// A type with arguments.
    pub fn with(class: TypeClass, arguments: TypeArguments) -> Self {
        Self {
            arguments: Box::new(arguments),
            ..Self::new(class)
        }
    }

    /// `String(length)`.
    pub fn string(length: i64) -> Self {
        Self::with(
            TypeClass::String,
            TypeArguments {
                length: Some(length.into()),
                ..TypeArguments::default()
            },
        )
    }

    /// The type that stands for this one on a dialect: its variant, if there is one.
    pub fn for_dialect(&self, dialect: &str) -> &SqlType {
        self.variants.get(dialect).unwrap_or(self)
    }
}

/// A type class that the project wrote itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserType {
    /// The module that defines the class.
    pub module: String,
    /// The class's name.
    pub name: String,
    /// The call's `repr`, such as `Money(precision=2)`, for rendering.
    pub representation: String,
    /// The type that a `TypeDecorator` wraps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implementation: Option<SqlType>,
    /// What it wraps on a dialect, where that differs (`load_dialect_impl`).
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub dialect_implementations: IndexMap<String, SqlType>,
    /// The DDL text that `get_col_spec` or a `@compiles` function returned for a dialect; the key
    /// `default` serves all that have none of their own.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub specifications: IndexMap<String, String>,
}

fn has_no_arguments(arguments: &TypeArguments) -> bool {
    arguments.is_empty()
}
