//! Reading the schema of a database.
//!
//! Tables come back as SQLAlchemy reflects them, with exceptions, where it loses what SQLite knows:
//! foreign keys within a column keep their name and their options, constraints within a column keep
//! their name, `AUTOINCREMENT`, collations and conflict clauses are there, and so are indexes with
//! expressions and the order of indexed columns (SQLAlchemy leaves such indexes out with a warning;
//! whoever wants to do the same looks for [`IndexElement::Expression`](limbeck_model::schema::IndexElement)).

mod catalogue;
mod ddl;
mod table;
mod types;

use limbeck_dialect::{DatabaseError, Inspector};
use limbeck_model::Name;
use limbeck_model::schema::{QualifiedName, SqlType, Table};

use self::catalogue::Catalogue;
use crate::connection::SqliteConnection;

/// Reads the schema through a connection.
pub struct SqliteInspector<'c> {
    connection: &'c mut SqliteConnection,
}

impl<'c> SqliteInspector<'c> {
    pub(crate) fn new(connection: &'c mut SqliteConnection) -> Self {
        Self { connection }
    }

    fn catalogue<'s>(&'s self, schema: Option<&'s str>) -> Catalogue<'s> {
        Catalogue::new(self.connection.raw(), schema.unwrap_or("main"))
    }
}

impl Inspector for SqliteInspector<'_> {
    fn schema_names(&mut self) -> Result<Vec<String>, DatabaseError> {
        self.catalogue(None).schemas()
    }

    fn table_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.catalogue(schema).names("table")
    }

    fn view_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.catalogue(schema).names("view")
    }

    fn sequence_names(&mut self, _schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        Ok(Vec::new())
    }

    fn has_table(&mut self, table: &QualifiedName) -> Result<bool, DatabaseError> {
        let schema = table.schema.as_ref().map(Name::as_str);
        self.catalogue(schema).has(table.name.as_str())
    }

    fn tables(
        &mut self,
        schema: Option<&str>,
        names: Option<&[String]>,
    ) -> Result<Vec<Table>, DatabaseError> {
        let rows = self.catalogue(schema).tables(names)?;
        Ok(rows.iter().map(|rows| table::build(rows, schema)).collect())
    }

    fn triggers(&mut self, table: &QualifiedName) -> Result<Vec<String>, DatabaseError> {
        let schema = table.schema.as_ref().map(Name::as_str);
        self.catalogue(schema).triggers(table.name.as_str())
    }

    fn enums(&mut self, _schema: Option<&str>) -> Result<Vec<SqlType>, DatabaseError> {
        Ok(Vec::new())
    }
}
