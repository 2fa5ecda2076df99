//! Reading the schema of a database.

use limbeck_dialect::{DatabaseError, DatabaseErrorKind, Inspector};
use limbeck_model::schema::{QualifiedName, SqlType, Table};

use crate::connection::PostgresqlConnection;

/// Reads the schema through a connection.
pub struct PostgresqlInspector<'c> {
    connection: &'c mut PostgresqlConnection,
}

impl<'c> PostgresqlInspector<'c> {
    pub(crate) fn new(connection: &'c mut PostgresqlConnection) -> Self {
        Self { connection }
    }
}
impl Inspector for PostgresqlInspector<'_> {
    fn schema_names(&mut self) -> Result<Vec<String>, DatabaseError> {
        unsupported()
    }
    fn table_names(&mut self, _schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        unsupported()
    }
    fn view_names(&mut self, _schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        unsupported()
    }
    fn sequence_names(&mut self, _schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        unsupported()
    }
    fn has_table(&mut self, table: &QualifiedName) -> Result<bool, DatabaseError> {
        let _ = self.connection.rows("SELECT 1");
        let _ = table;
        unsupported()
    }
    fn tables(
        &mut self,
        _schema: Option<&str>,
        _names: Option<&[String]>,
    ) -> Result<Vec<Table>, DatabaseError> {
        unsupported()
    }
    fn enums(&mut self, _schema: Option<&str>) -> Result<Vec<SqlType>, DatabaseError> {
        unsupported()
    }
}
fn unsupported<T>() -> Result<T, DatabaseError> {
    Err(DatabaseError::new(
        DatabaseErrorKind::NotSupported,
        "this version does not read schemas yet",
    ))
}
