//! What the comparison of schemas needs of a dialect and of its server.

use limbeck_diff::HookError;
use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{Column, SqlType};

use crate::normalize::shortened;
use crate::{
    BindRendering, CompileContext, Connection, Dialect, ResultSet, compile_ddl_expression,
    compile_server_default, compile_type,
};

/// Executes one statement and reads its rows.
pub type Query<'c> = Box<dyn FnMut(&str) -> Result<ResultSet, HookError> + 'c>;

/// The server in front of which schemas are compared.
pub struct ComparisonServer<'c> {
    /// What compiling depends on: the server's version and default schema; values as literals.
    pub context: CompileContext,
    /// Asks the server.
    pub query: Query<'c>,
}

impl<'c> ComparisonServer<'c> {
    /// The server of a connection, which is lent for as long as the comparison lasts. Whoever shares
    /// the connection puts the parts together: [`ComparisonServer::context`], and a query of its own.
    pub fn new(connection: &'c mut dyn Connection) -> Self {
        Self {
            context: Self::context(connection.server_version(), connection.default_schema()),
            query: Box::new(move |sql| connection.query(sql).map_err(HookError::from)),
        }
    }

    /// What compiling depends on in front of a server.
    pub fn context(server_version: &[u32], default_schema: Option<&str>) -> CompileContext {
        CompileContext {
            binds: BindRendering::Literal,
            ..CompileContext::live(server_version, default_schema)
        }
    }
}

/// The SQL of a dialect, as comparisons need it.
#[derive(Debug, Clone)]
pub struct ComparisonSql<'c> {
    dialect: &'c dyn Dialect,
    context: CompileContext,
}

impl<'c> ComparisonSql<'c> {
    /// The SQL of a dialect.
    pub fn new(dialect: &'c dyn Dialect, context: CompileContext) -> Self {
        Self { dialect, context }
    }

    /// The dialect's name.
    pub fn dialect_name(&self) -> &'static str {
        self.dialect.name()
    }

    /// The SQL of a type.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type.
    pub fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        Ok(compile_type(self.dialect, r#type, &self.context)?)
    }

    /// The SQL of an expression, with its values as literals.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    pub fn expression_text(&self, expression: &Expression) -> Result<String, HookError> {
        Ok(compile_ddl_expression(
            self.dialect,
            expression,
            &self.context,
        )?)
    }

    /// The SQL of a column's default as it stands in its `DEFAULT` clause.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    pub fn default_clause(&self, column: &Column) -> Result<Option<String>, HookError> {
        match &column.server_default {
            Some(default) => Ok(compile_server_default(
                self.dialect,
                default,
                &self.context,
            )?),
            None => Ok(None),
        }
    }

    /// The name that an index or constraint gets in the database: a name that a naming convention
    /// made is shortened where it is too long.
    pub fn final_name(&self, name: &Name) -> String {
        let rules = self.dialect.identifier_rules();
        let limit = rules.max_constraint_length.unwrap_or(rules.max_length);
        if name.resolved {
            shortened(&name.text, limit)
        } else {
            name.text.clone()
        }
    }
}
