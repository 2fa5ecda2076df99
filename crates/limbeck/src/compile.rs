//! From operations and statements to SQL text.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileError, CompileMemory, CompileResult, Compiled, Dialect, NormalizedTable,
    ParameterStyle, SqlWriter, compile_expression, compile_operation, compile_statement,
    compile_type,
};
use limbeck_model::Name;
use limbeck_model::expression::{Expression, Statement};
use limbeck_model::operation::Operation;
use limbeck_model::schema::{NamingConvention, SqlType, Table};
use limbeck_script::host::{ScriptError, StatementParameters};

/// Schemas that stand for others, as a connection's options have them at the time.
pub(crate) type SchemaTranslations = Rc<RefCell<IndexMap<Option<String>, Option<String>>>>;

/// Compiles for one dialect and one way of execution.
pub(crate) struct SqlCompiler {
    dialect: Rc<dyn Dialect>,
    context: CompileContext,
    translations: SchemaTranslations,
    memory: RefCell<CompileMemory>,
}

impl SqlCompiler {
    /// For execution on a server.
    pub(crate) fn live(
        dialect: Rc<dyn Dialect>,
        server_version: &[u32],
        default_schema: Option<&str>,
        naming_convention: NamingConvention,
        translations: &SchemaTranslations,
    ) -> Self {
        let context = CompileContext {
            naming_convention,
            ..CompileContext::live(server_version, default_schema)
        };
        Self {
            translations: Rc::clone(translations),
            ..Self::new(dialect, context)
        }
    }

    /// For SQL output.
    pub(crate) fn offline(
        dialect: Rc<dyn Dialect>,
        literal_binds: bool,
        style: ParameterStyle,
        bind_casts: bool,
        naming_convention: NamingConvention,
    ) -> Self {
        Self::new(
            dialect,
            CompileContext {
                bind_casts,
                naming_convention,
                ..CompileContext::offline(literal_binds, style)
            },
        )
    }

    fn new(dialect: Rc<dyn Dialect>, context: CompileContext) -> Self {
        Self {
            dialect,
            context,
            translations: SchemaTranslations::default(),
            memory: RefCell::default(),
        }
    }

    /// The dialect.
    pub(crate) fn dialect(&self) -> &dyn Dialect {
        &*self.dialect
    }

    /// An identifier, in quotes where it needs them.
    pub(crate) fn quoted(&self, name: &str) -> String {
        let rules = self.dialect.identifier_rules();
        let strings = self.dialect.string_rules(&self.context);
        let mut writer = SqlWriter::new(rules, strings, false);
        writer.identifier(name);
        writer.take()
    }

    /// What compiling depends on at this time.
    fn context(&self) -> Cow<'_, CompileContext> {
        let translations = self.translations.borrow();
        if translations.is_empty() {
            return Cow::Borrowed(&self.context);
        }
        Cow::Owned(CompileContext {
            schema_translations: translations.clone(),
            ..self.context.clone()
        })
    }

    /// The schema that is meant by a schema of a statement.
    pub(crate) fn translated_schema(&self, schema: Option<&Name>) -> Option<Name> {
        let key = schema.map(|schema| schema.text.clone());
        match self.translations.borrow().get(&key) {
            Some(translation) => translation.as_deref().map(Name::new),
            None => schema.cloned(),
        }
    }

    /// The statements of an operation.
    pub(crate) fn operation(&self, operation: &Operation) -> Result<Vec<String>, ScriptError> {
        Ok(texts(self.compile_operation(operation)?))
    }

    /// The statements of an operation, with remarks for the user.
    pub(crate) fn compile_operation(&self, operation: &Operation) -> Result<Compiled, ScriptError> {
        self.with_memory(|dialect, context, memory| {
            compile_operation(dialect, operation, context, memory)
        })
    }

    /// The statements of an operation whose metadata has a naming convention of its own.
    pub(crate) fn compile_operation_named(
        &self,
        operation: &Operation,
        naming_convention: &NamingConvention,
    ) -> Result<Compiled, ScriptError> {
        self.with_memory(|dialect, context, memory| {
            let context = CompileContext {
                naming_convention: naming_convention.clone(),
                ..context.clone()
            };
            compile_operation(dialect, operation, &context, memory)
        })
    }

    /// Takes note of named types that exist, so that no table creates them.
    pub(crate) fn note_existing(&self, kind: &'static str, types: &[SqlType]) {
        let mut memory = self.memory.borrow_mut();
        for r#type in types {
            let arguments = &r#type.arguments;
            if let Some(name) = &arguments.name {
                memory.note_type(kind, arguments.schema.as_ref(), name);
            }
        }
    }

    /// What the compiler remembers of what it has compiled so far.
    pub(crate) fn memory(&self) -> CompileMemory {
        self.memory.borrow().clone()
    }

    /// Replaces what the compiler remembers.
    pub(crate) fn set_memory(&self, memory: CompileMemory) {
        self.memory.replace(memory);
    }

    /// Compiles something that depends on what was compiled before.
    pub(crate) fn with_memory<T>(
        &self,
        compile: impl FnOnce(&dyn Dialect, &CompileContext, &mut CompileMemory) -> CompileResult<T>,
    ) -> Result<T, ScriptError> {
        let mut memory = self.memory.borrow_mut();
        compile(&*self.dialect, &self.context(), &mut memory).map_err(compile_error)
    }

    /// A table with everything in its place, and names for what has none.
    pub(crate) fn normalized(&self, table: &Table) -> Result<Table, ScriptError> {
        let dialect = &*self.dialect;
        let normalized = NormalizedTable::new(
            table,
            dialect.name(),
            dialect.capabilities(),
            &self.context.naming_convention,
        );
        Ok(normalized.map_err(compile_error)?.desired().table)
    }

    /// The text of an expression by itself.
    pub(crate) fn expression(&self, expression: &Expression) -> Result<String, ScriptError> {
        let none = StatementParameters::new();
        compile_expression(&*self.dialect, expression, &self.context(), &none)
            .map_err(compile_error)
    }

    /// The text of a type.
    pub(crate) fn r#type(&self, r#type: &SqlType) -> Result<String, ScriptError> {
        compile_type(&*self.dialect, r#type, &self.context()).map_err(compile_error)
    }

    /// The text of a statement without parameters.
    pub(crate) fn statement(&self, statement: &Statement) -> Result<Vec<String>, ScriptError> {
        self.statement_with(statement, &StatementParameters::new())
    }

    /// The text of a statement with its parameters in it.
    pub(crate) fn statement_with(
        &self,
        statement: &Statement,
        parameters: &StatementParameters,
    ) -> Result<Vec<String>, ScriptError> {
        compile_statement(&*self.dialect, statement, &self.context(), parameters)
            .map(texts)
            .map_err(compile_error)
    }
}

fn texts(compiled: Compiled) -> Vec<String> {
    compiled
        .statements
        .into_iter()
        .map(|statement| statement.sql)
        .collect()
}

/// The exception for a construct that can't be compiled.
pub(crate) fn compile_error(error: CompileError) -> ScriptError {
    ScriptError::new(error.kind.class(), error.message)
}
