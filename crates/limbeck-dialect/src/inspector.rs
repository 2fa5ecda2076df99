//! Reading the catalogue of a live database into the schema model.

use limbeck_model::schema::{QualifiedName, SqlType, Table};

use limbeck_model::expression::Expression;

use crate::DatabaseError;

/// What a table belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableOwner {
    /// An extension of PostgreSQL, which creates and drops the table with itself.
    Extension(String),
    /// A partitioned table, which the table is a partition of.
    PartitionedTable(String),
}

/// Reads the catalogue of a live database.
///
/// A schema of `None` is the connection's default schema. Types, defaults and expressions come back
/// as SQLAlchemy's own reflection reports them, so that what is compared and rendered agrees with
/// Alembic.
pub trait Inspector {
    /// Names of schemas, sorted.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn schema_names(&mut self) -> Result<Vec<String>, DatabaseError>;

    /// Names of tables in a schema, sorted.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn table_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError>;

    /// Names of views in a schema, sorted.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn view_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError>;

    /// Names of sequences in a schema, sorted; empty where the dialect has none.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn sequence_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError>;

    /// Whether a table or view exists.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn has_table(&mut self, table: &QualifiedName) -> Result<bool, DatabaseError>;

    /// Tables with all that is known of them. Names that do not exist are left out of the answer.
    /// The number of queries does not depend on the number of tables.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn tables(
        &mut self,
        schema: Option<&str>,
        names: Option<&[String]>,
    ) -> Result<Vec<Table>, DatabaseError>;

    /// Named enumeration types in a schema; empty where the dialect has none.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn enums(&mut self, schema: Option<&str>) -> Result<Vec<SqlType>, DatabaseError>;

    /// Names of the types in a schema that have DDL of their own: enumerations and domains; empty
    /// where the dialect has none.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn type_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        let _ = schema;
        Ok(Vec::new())
    }

    /// The statements that create the triggers of a table, which the database drops together with
    /// it.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn triggers(&mut self, table: &QualifiedName) -> Result<Vec<String>, DatabaseError>;

    /// Tables in a schema that something else than a migration maintains, by name.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn owned_tables(
        &mut self,
        schema: Option<&str>,
    ) -> Result<Vec<(String, TableOwner)>, DatabaseError> {
        let _ = schema;
        Ok(Vec::new())
    }
}

/// SQL text that a database reported, as an expression. What would read as a bind marker of
/// `sa.text` is escaped, so that the text is rendered again exactly as it was reported.
pub fn raw_text(sql: &str) -> Expression {
    let mut text = String::with_capacity(sql.len());
    let mut previous = ' ';
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        let is_marker = character == ':'
            && !(previous == ':' || previous == '\\' || is_word(previous))
            && characters.peek().is_some_and(|next| is_word(*next));
        if is_marker {
            text.push('\\');
        }
        text.push(character);
        previous = character;
    }
    Expression::text(text)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use limbeck_model::expression::Expression;

    use super::raw_text;

    #[test]
    fn only_bind_markers_are_escaped() {
        for (sql, text) in [
            ("'12:30'", "'12:30'"),
            ("'a'::text", "'a'::text"),
            ("x = ' :a'", "x = ' \\:a'"),
            ("a : b", "a : b"),
        ] {
            assert_eq!(raw_text(sql), Expression::text(text));
        }
    }
}
