//! What compiling depends on beside the dialect and the construct.

use std::collections::HashSet;

use indexmap::IndexMap;
use limbeck_model::Name;
use limbeck_model::schema::NamingConvention;

/// The style of bind markers (PEP 249 `paramstyle`, and PostgreSQL's own numbers).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterStyle {
    /// `:name`
    Named,
    /// `%(name)s`; percent signs in SQL text are doubled.
    Pyformat,
    /// `%s`; percent signs in SQL text are doubled.
    Format,
    /// `?`
    Qmark,
    /// `:1`
    Numeric,
    /// `$1`
    NumericDollar,
}

impl ParameterStyle {
    /// The style of this name, as `dialect_opts={"paramstyle": …}` gives it.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "named" => Self::Named,
            "pyformat" => Self::Pyformat,
            "format" => Self::Format,
            "qmark" => Self::Qmark,
            "numeric" => Self::Numeric,
            "numeric_dollar" => Self::NumericDollar,
            _ => return None,
        })
    }

    /// Whether a percent sign in SQL text has to be doubled.
    pub fn doubles_percent(self) -> bool {
        matches!(self, Self::Pyformat | Self::Format)
    }
}

/// What becomes of bind parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindRendering {
    /// Literal values, for execution: a parameter without a value is an error, and literals carry a
    /// type where the database would otherwise guess another one.
    Inline,
    /// Literal values, for reading (`literal_binds`): a parameter without a value is an error.
    Literal,
    /// Markers in the context's parameter style.
    Marker,
}

/// What compiling depends on beside the dialect and the construct.
#[derive(Debug, Clone)]
pub struct CompileContext {
    /// What becomes of bind parameters.
    pub binds: BindRendering,
    /// The style of bind markers. Offline, its need of doubled percent signs shows in all text.
    pub parameter_style: ParameterStyle,
    /// The server's version, when it is known.
    pub server_version: Option<Vec<u32>>,
    /// The connection's default schema, when it is known.
    pub default_schema: Option<String>,
    /// Names of constraints and indexes that have none (the target metadata's convention).
    pub naming_convention: NamingConvention,
    /// Schemas that stand for others (`schema_translate_map`); the key `None` is the default schema.
    pub schema_translations: IndexMap<Option<String>, Option<String>>,
    /// Whether rows of `bulk_insert` may be sent together in one statement.
    pub multiple_row_inserts: bool,
    /// Whether bind markers carry casts, as drivers that send typed parameters need them (psycopg
    /// and asyncpg, not psycopg2).
    pub bind_casts: bool,
    /// Whether literals escape backslashes, where a dialect leaves that to the server's settings.
    pub backslash_escapes: Option<bool>,
}

impl CompileContext {
    /// For execution on a live connection: literal values, no doubled percent signs.
    pub fn live(server_version: &[u32], default_schema: Option<&str>) -> Self {
        Self {
            binds: BindRendering::Inline,
            parameter_style: ParameterStyle::Named,
            server_version: Some(server_version.to_vec()),
            default_schema: default_schema.map(str::to_owned),
            naming_convention: NamingConvention::default(),
            schema_translations: IndexMap::new(),
            multiple_row_inserts: true,
            bind_casts: false,
            backslash_escapes: None,
        }
    }

    /// For SQL output: `literal_binds` and the parameter style as the environment asks for them
    /// (`dialect_opts={"paramstyle": …}`, by default the dialect's own).
    pub fn offline(literal_binds: bool, parameter_style: ParameterStyle) -> Self {
        Self {
            binds: if literal_binds {
                BindRendering::Literal
            } else {
                BindRendering::Marker
            },
            parameter_style,
            server_version: None,
            default_schema: None,
            naming_convention: NamingConvention::default(),
            schema_translations: IndexMap::new(),
            multiple_row_inserts: false,
            bind_casts: false,
            backslash_escapes: None,
        }
    }

    /// Whether the server is known to be at least of this version; `None` when it is not known.
    pub fn is_at_least(&self, version: &[u32]) -> Option<bool> {
        self.server_version
            .as_deref()
            .map(|server| server >= version)
    }

    /// The schema that stands for this one: the translation, or the schema itself.
    pub(crate) fn translated<'n>(&'n self, schema: Option<&'n Name>) -> Translation<'n> {
        if self.schema_translations.is_empty() {
            return Translation::Same(schema);
        }
        let key = schema.map(|name| name.text.clone());
        match self.schema_translations.get(&key) {
            None => Translation::Same(schema),
            Some(Some(name)) => Translation::Schema(name),
            Some(None) => Translation::Default,
        }
    }
}

/// The outcome of a schema translation.
pub(crate) enum Translation<'n> {
    /// No translation.
    Same(Option<&'n Name>),
    /// Another schema.
    Schema(&'n str),
    /// The default schema.
    Default,
}

/// What one run of migrations remembers from operation to operation.
#[derive(Debug, Clone, Default)]
pub struct CompileMemory {
    /// Named types (kind, schema, name) that a `CREATE TABLE` of the run has already created.
    pub(crate) created_types: HashSet<(&'static str, Option<String>, String)>,
}

impl CompileMemory {
    /// Notes a named type, and says whether it is new.
    pub fn note_type(&mut self, kind: &'static str, schema: Option<&Name>, name: &Name) -> bool {
        self.created_types.insert((
            kind,
            schema.map(|schema| schema.text.clone()),
            name.text.clone(),
        ))
    }
}
