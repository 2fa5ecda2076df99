//! The state of compiling one statement.

use indexmap::IndexMap;
use limbeck_model::schema::QualifiedName;
use limbeck_model::{Name, Value};

use crate::context::Translation;
use crate::normalize::shortened;
use crate::{
    BindRendering, CompileContext, CompileError, CompileErrorKind, CompileMemory, CompileResult,
    Dialect, SqlWriter,
};

/// One SQL statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledStatement {
    /// The text as SQLAlchemy's compiler gives it: with its line breaks and tabs, without a
    /// terminator.
    pub sql: String,
}

/// What an operation or statement compiles to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compiled {
    /// The statements, in the order in which they are sent.
    pub statements: Vec<CompiledStatement>,
    /// Remarks that SQLAlchemy or Alembic would raise as Python warnings.
    pub warnings: Vec<String>,
}

/// A table as DDL refers to it.
#[derive(Debug, Clone, Copy)]
pub struct TableName<'a> {
    /// Its name.
    pub name: &'a Name,
    /// Its schema.
    pub schema: Option<&'a Name>,
}

impl<'a> From<&'a QualifiedName> for TableName<'a> {
    fn from(name: &'a QualifiedName) -> Self {
        Self {
            name: &name.name,
            schema: name.schema.as_ref(),
        }
    }
}

impl<'a> From<&'a limbeck_model::schema::Table> for TableName<'a> {
    fn from(table: &'a limbeck_model::schema::Table) -> Self {
        Self {
            name: &table.name,
            schema: table.schema.as_ref(),
        }
    }
}

/// How expressions are rendered at a place of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Columns are qualified by their tables.
    pub qualify: bool,
    /// Schemas of tables are rendered.
    pub schema: bool,
    /// Values are literals in any mode, as in DDL.
    pub literal: bool,
    /// The expression is an element of a select list.
    pub select_list: bool,
    /// Labels stand for their expressions, as in `ORDER BY`.
    pub label_names: bool,
    /// The select is a source of rows, whose columns are named.
    pub named_columns: bool,
    /// The expression is within an operator.
    pub in_operator: bool,
}

impl Scope {
    /// Within a statement.
    pub const STATEMENT: Self = Self {
        qualify: true,
        schema: true,
        literal: false,
        select_list: false,
        label_names: false,
        named_columns: false,
        in_operator: false,
    };
    /// Within DDL: literals, columns by their names alone.
    pub const DDL: Self = Self {
        qualify: false,
        schema: true,
        literal: true,
        select_list: false,
        label_names: false,
        named_columns: false,
        in_operator: false,
    };
}

/// The state of compiling one statement.
#[derive(Debug)]
pub struct Compiler<'a> {
    /// The dialect.
    pub dialect: &'a dyn Dialect,
    /// What else compiling depends on.
    pub context: &'a CompileContext,
    /// The text.
    pub sql: SqlWriter<'a>,
    /// How expressions are rendered here.
    pub scope: Scope,
    /// Values of bind parameters by name.
    pub parameters: &'a IndexMap<String, Value>,
    pub(crate) warnings: Vec<String>,
    pub(crate) anonymous: IndexMap<String, usize>,
    pub(crate) bind_base: Option<String>,
    pub(crate) positional: usize,
    pub(crate) depth: usize,
}

impl<'a> Compiler<'a> {
    /// A compiler without any text yet.
    pub fn new(
        dialect: &'a dyn Dialect,
        context: &'a CompileContext,
        parameters: &'a IndexMap<String, Value>,
    ) -> Self {
        Self {
            dialect,
            context,
            sql: SqlWriter::new(
                dialect.identifier_rules(),
                dialect.string_rules(context),
                context.parameter_style.doubles_percent(),
            ),
            scope: Scope::STATEMENT,
            parameters,
            warnings: Vec::new(),
            anonymous: IndexMap::new(),
            bind_base: None,
            positional: 0,
            depth: 0,
        }
    }

    /// Adds a remark for the user.
    pub fn warn(&mut self, message: impl Into<String>) {
        self.warnings.push(message.into());
    }

    /// Runs something in another scope.
    ///
    /// # Errors
    ///
    /// Whatever it yields.
    pub fn scoped<T>(
        &mut self,
        scope: Scope,
        run: impl FnOnce(&mut Self) -> CompileResult<T>,
    ) -> CompileResult<T> {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = run(self);
        self.scope = outer;
        result
    }

    /// What something writes, without keeping it.
    ///
    /// # Errors
    ///
    /// Whatever it yields.
    pub fn capture(
        &mut self,
        run: impl FnOnce(&mut Self) -> CompileResult,
    ) -> CompileResult<String> {
        let outer = self.sql.swap(String::new());
        let result = run(self);
        let text = self.sql.swap(outer);
        result.map(|()| text)
    }

    /// Writes items with `, ` between them.
    ///
    /// # Errors
    ///
    /// Whatever writing an item yields.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> CompileResult,
    ) -> CompileResult {
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.sql.word(", ");
            }
            write(self, item)?;
        }
        Ok(())
    }

    /// The name of a table with its schema, after schema translation.
    ///
    /// # Errors
    ///
    /// When the schema is translated to a default schema that is not known.
    pub fn table(&mut self, table: TableName<'_>) -> CompileResult {
        self.qualified(table.schema, table.name)
    }

    /// The name of something with its schema, after schema translation.
    ///
    /// # Errors
    ///
    /// When the schema is translated to a default schema that is not known.
    pub fn qualified(&mut self, schema: Option<&Name>, name: &Name) -> CompileResult {
        if self.schema_prefix(schema)? {
            self.sql.word(".");
        }
        self.sql.name(name);
        Ok(())
    }

    /// The schema of something, after schema translation, if it has one. Says whether it has.
    ///
    /// # Errors
    ///
    /// When the schema is translated to a default schema that is not known.
    pub fn schema_prefix(&mut self, schema: Option<&Name>) -> CompileResult<bool> {
        let context = self.context;
        let dialect = self.dialect;
        match context.translated(schema) {
            Translation::Same(None) => return Ok(false),
            Translation::Same(Some(schema)) => dialect.schema_name(self, schema),
            Translation::Schema(schema) => dialect.schema_name(self, &Name::new(schema)),
            Translation::Default => {
                let Some(schema) = &context.default_schema else {
                    return Err(CompileError::compile(
                        "Dialect has no default schema name; can't use None as dynamic schema \
                         target.",
                    ));
                };
                dialect.schema_name(self, &Name::new(schema.as_str()));
            }
        }
        Ok(true)
    }

    /// The target of an `ALTER TABLE` as Alembic writes it: dots separate parts of the schema.
    pub fn altered_table(&mut self, table: TableName<'_>) {
        if let Some(schema) = table.schema
            && !schema.text.is_empty()
        {
            self.sql.dotted_name(schema).word(".");
        }
        self.sql.name(table.name);
    }

    /// The name of a constraint, shortened if a convention made it and it is too long.
    ///
    /// # Errors
    ///
    /// When it is too long and was given.
    pub fn constraint_name(&mut self, name: &Name) -> CompileResult {
        let rules = self.dialect.identifier_rules();
        let limit = rules.max_constraint_length.unwrap_or(rules.max_length);
        self.limited_name(name, limit)
    }

    /// The name of an index, shortened if a convention made it and it is too long.
    ///
    /// # Errors
    ///
    /// When it is too long and was given.
    pub fn index_name(&mut self, name: &Name) -> CompileResult {
        let rules = self.dialect.identifier_rules();
        let limit = rules.max_index_length.unwrap_or(rules.max_length);
        self.limited_name(name, limit)
    }

    fn limited_name(&mut self, name: &Name, limit: usize) -> CompileResult {
        let length = name.text.chars().count();
        let greatest = self.dialect.identifier_rules().max_length;
        if name.resolved && length > limit {
            let short = Name {
                text: shortened(&name.text, limit),
                ..name.clone()
            };
            self.sql.name(&short);
        } else if !name.resolved && length > greatest {
            return Err(CompileError::new(
                CompileErrorKind::Identifier,
                format!("Identifier '{name}' exceeds maximum length of {greatest} characters"),
            ));
        } else {
            self.sql.name(name);
        }
        Ok(())
    }

    /// Words that were given as text and end up as SQL, such as `SET NULL`: nothing but words.
    ///
    /// # Errors
    ///
    /// When there is anything else.
    pub fn phrase(&mut self, phrase: &str) -> CompileResult {
        if !is_phrase(phrase) {
            return Err(unexpected_phrase(phrase, r"^\w+(?:\s+\w+)*$"));
        }
        self.sql.verbatim(phrase);
        Ok(())
    }

    /// What becomes of bind parameters here.
    pub fn bind_rendering(&self) -> BindRendering {
        match (self.context.binds, self.scope.literal) {
            (BindRendering::Inline, _) => BindRendering::Inline,
            (_, true) => BindRendering::Literal,
            (rendering, false) => rendering,
        }
    }
}

/// Whether text consists of words with white space between them.
pub fn is_phrase(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c.is_whitespace())
}

/// The refusal of text that was to be a phrase. `pattern` is the regular expression by which
/// SQLAlchemy tells phrases, for the message.
pub fn unexpected_phrase(phrase: &str, pattern: &str) -> CompileError {
    let pattern = pattern.replace('\\', "\\\\");
    CompileError::compile(format!(
        "Unexpected SQL phrase: '{phrase}' (matching against '{pattern}')"
    ))
}

/// The state of compiling one operation into statements.
#[derive(Debug)]
pub struct Compilation<'a> {
    /// The dialect.
    pub dialect: &'a dyn Dialect,
    /// What else compiling depends on.
    pub context: &'a CompileContext,
    /// What the run remembers.
    pub memory: &'a mut CompileMemory,
    /// Values of bind parameters by name.
    pub parameters: &'a IndexMap<String, Value>,
    compiled: Compiled,
}

impl<'a> Compilation<'a> {
    /// A compilation without any statement yet.
    pub fn new(
        dialect: &'a dyn Dialect,
        context: &'a CompileContext,
        parameters: &'a IndexMap<String, Value>,
        memory: &'a mut CompileMemory,
    ) -> Self {
        Self {
            dialect,
            context,
            memory,
            parameters,
            compiled: Compiled::default(),
        }
    }

    /// Adds a statement.
    ///
    /// # Errors
    ///
    /// Whatever writing it yields.
    pub fn statement(
        &mut self,
        write: impl FnOnce(&mut Compiler<'a>) -> CompileResult,
    ) -> CompileResult {
        let mut compiler = Compiler::new(self.dialect, self.context, self.parameters);
        write(&mut compiler)?;
        self.compiled.warnings.append(&mut compiler.warnings);
        self.compiled.statements.push(CompiledStatement {
            sql: compiler.sql.take(),
        });
        Ok(())
    }

    /// Adds a statement of DDL.
    ///
    /// # Errors
    ///
    /// Whatever writing it yields.
    pub fn ddl(&mut self, write: impl FnOnce(&mut Compiler<'a>) -> CompileResult) -> CompileResult {
        self.statement(|c| {
            c.scope = Scope::DDL;
            write(c)
        })
    }

    /// Adds a remark for the user.
    pub fn warn(&mut self, message: impl Into<String>) {
        self.compiled.warnings.push(message.into());
    }

    /// Adds what was compiled elsewhere.
    pub fn append(&mut self, compiled: Compiled) {
        self.compiled.statements.extend(compiled.statements);
        self.compiled.warnings.extend(compiled.warnings);
    }

    /// The statements.
    pub fn finish(self) -> Compiled {
        self.compiled
    }
}
