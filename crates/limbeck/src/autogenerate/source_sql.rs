//! SQL within the source of revisions.

use std::error::Error;

use limbeck_dialect::{
    CompileContext, Dialect, compile_ddl_expression, compile_index_element, compile_written_default,
};
use limbeck_model::expression::Expression;
use limbeck_script::render::{SqlPurpose, SqlText};

/// Writes the SQL of a dialect.
pub(super) struct SourceSql<'a> {
    /// The dialect.
    pub(super) dialect: &'a dyn Dialect,
    /// What else compiling depends on.
    pub(super) context: &'a CompileContext,
}

impl SqlText for SourceSql<'_> {
    fn sql(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, Box<dyn Error + Send + Sync>> {
        let compile = match purpose {
            SqlPurpose::ServerDefault => compile_written_default,
            SqlPurpose::IndexElement => compile_index_element,
            SqlPurpose::Ddl => compile_ddl_expression,
        };
        Ok(compile(self.dialect, expression, self.context)?)
    }
}
