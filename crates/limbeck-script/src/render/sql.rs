//! SQL within Python source.

use std::error::Error;

use limbeck_model::expression::Expression;

/// What an expression is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SqlPurpose {
    /// A `DEFAULT` clause. SQLite needs parentheses around most of them.
    ServerDefault,
    /// An element of an index. PostgreSQL and MySQL need parentheses around some of them.
    IndexElement,
    /// Anything else in DDL.
    Ddl,
}

/// Writes expressions as SQL. Only dialects do.
pub trait SqlText {
    /// The SQL of an expression: values as literals, columns by their names alone.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn sql(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, Box<dyn Error + Send + Sync>>;
}
