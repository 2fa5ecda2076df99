//! Reading the schema of a database.

use limbeck_dialect::{DatabaseError, DatabaseErrorKind, Inspector};
use limbeck_model::schema::{QualifiedName, SqlType, Table};

use crate::connection::MysqlConnection;

/// Reads the schema through a connection.
pub struct MysqlInspector<'c> {
    connection: &'c mut MysqlConnection,
}

impl<'c> MysqlInspector<'c> {
    pub(crate) fn new(connection: &'c mut MysqlConnection) -> Self {
        Self { connection }
    }
}
impl Inspector for MysqlInspector<'_> {
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
        let _ = &self.connection;
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
