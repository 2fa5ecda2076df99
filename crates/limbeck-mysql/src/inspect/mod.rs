//! Reading the schema of a database, as SQLAlchemy reflects it: from `SHOW CREATE TABLE`, many tables
//! to a message.
//!
//! A unique key is an index; no unique constraint is listed beside it, as in a reflected `Table`.
//! Unlike there, indexes with expressions keep them.

mod definition;
mod table;
mod types;

use limbeck_dialect::{Connection, DatabaseError, Inspector};
use limbeck_model::Value;
use limbeck_model::schema::{QualifiedName, SqlType, Table};

use crate::connection::MysqlConnection;

/// Tables whose definitions are asked for in one message.
const BATCH: usize = 100;
/// How often reading is tried when another session drops what is being read.
const ATTEMPTS: usize = 4;
/// The server's code for a table that does not exist.
const NO_SUCH_TABLE: &str = "1146";

/// Reads the schema through a connection.
pub struct MysqlInspector<'c> {
    connection: &'c mut MysqlConnection,
}

impl<'c> MysqlInspector<'c> {
    pub(crate) fn new(connection: &'c mut MysqlConnection) -> Self {
        Self { connection }
    }

    /// Names of the schema's tables of some types, sorted.
    fn names(
        &mut self,
        schema: Option<&str>,
        types: &[&str],
    ) -> Result<Vec<String>, DatabaseError> {
        let Some(schema) = schema.or(self.connection.default_schema()) else {
            return Ok(Vec::new());
        };
        let sql = format!("SHOW FULL TABLES FROM {}", quoted(schema));
        let mut names: Vec<String> = self
            .connection
            .query(&sql)?
            .rows
            .into_iter()
            .filter_map(|row| match <[Value; 2]>::try_from(row) {
                Ok([Value::Text(name), Value::Text(kind)]) if types.contains(&kind.as_str()) => {
                    Some(name)
                }
                _ => None,
            })
            .collect();
        names.sort();
        Ok(names)
    }

    fn definitions(
        &mut self,
        schema: Option<&str>,
        wanted: Option<&[String]>,
    ) -> Result<Vec<String>, DatabaseError> {
        let mut names = self.names(schema, &["BASE TABLE"])?;
        if let Some(wanted) = wanted {
            names.retain(|name| wanted.contains(name));
        }
        let mut definitions = Vec::with_capacity(names.len());
        for batch in names.chunks(BATCH) {
            let statements: Vec<String> = batch
                .iter()
                .map(|name| match schema {
                    Some(schema) => {
                        format!("SHOW CREATE TABLE {}.{}", quoted(schema), quoted(name))
                    }
                    None => format!("SHOW CREATE TABLE {}", quoted(name)),
                })
                .collect();
            for rows in self.connection.row_sets(&statements.join(";"))? {
                for row in rows {
                    if let Some(Value::Text(definition)) = row.into_iter().nth(1) {
                        definitions.push(definition);
                    }
                }
            }
        }
        Ok(definitions)
    }
}

impl Inspector for MysqlInspector<'_> {
    fn schema_names(&mut self) -> Result<Vec<String>, DatabaseError> {
        let mut names: Vec<String> = self
            .connection
            .query("SHOW SCHEMAS")?
            .rows
            .into_iter()
            .flatten()
            .filter_map(|value| match value {
                Value::Text(name) => Some(name),
                _ => None,
            })
            .collect();
        names.sort();
        Ok(names)
    }

    fn table_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(schema, &["BASE TABLE"])
    }

    fn view_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(schema, &["VIEW", "SYSTEM VIEW"])
    }

    fn sequence_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(schema, &["SEQUENCE"])
    }

    fn has_table(&mut self, table: &QualifiedName) -> Result<bool, DatabaseError> {
        let schema = match &table.schema {
            Some(schema) => literal(schema.as_str()),
            None => "DATABASE()".to_owned(),
        };
        let sql = format!(
            "SELECT 1 FROM information_schema.tables \
             WHERE table_schema = {schema} AND table_name = {}",
            literal(table.name.as_str())
        );
        Ok(!self.connection.query(&sql)?.rows.is_empty())
    }

    fn triggers(&mut self, table: &QualifiedName) -> Result<Vec<String>, DatabaseError> {
        let schema = match &table.schema {
            Some(schema) => literal(schema.as_str()),
            None => "DATABASE()".to_owned(),
        };
        // The parts are put together again, since each name of `SHOW CREATE TRIGGER` is a query.
        let sql = format!(
            "SELECT CONCAT('CREATE TRIGGER `', REPLACE(trigger_schema, '`', '``'), '`.`', \
             REPLACE(trigger_name, '`', '``'), '` ', action_timing, ' ', event_manipulation, \
             ' ON `', REPLACE(event_object_schema, '`', '``'), '`.`', \
             REPLACE(event_object_table, '`', '``'), '` FOR EACH ROW ', action_statement) \
             FROM information_schema.triggers \
             WHERE event_object_schema = {schema} AND event_object_table = {} \
             ORDER BY event_manipulation, action_timing, action_order",
            literal(table.name.as_str())
        );
        let found = self.connection.query(&sql)?;
        Ok(found
            .rows
            .into_iter()
            .flatten()
            .filter_map(|value| match value {
                Value::Text(text) => Some(text),
                _ => None,
            })
            .collect())
    }

    fn tables(
        &mut self,
        schema: Option<&str>,
        names: Option<&[String]>,
    ) -> Result<Vec<Table>, DatabaseError> {
        let mut attempt = 1;
        let definitions = loop {
            match self.definitions(schema, names) {
                Err(error)
                    if error.code.as_deref() == Some(NO_SUCH_TABLE) && attempt < ATTEMPTS =>
                {
                    attempt += 1;
                }
                answer => break answer?,
            }
        };
        let context = table::Context {
            dialect: self.connection.dialect(),
            schema,
        };
        Ok(definitions
            .iter()
            .map(|sql| table::build(&definition::read(sql), &context))
            .collect())
    }

    fn enums(&mut self, _schema: Option<&str>) -> Result<Vec<SqlType>, DatabaseError> {
        Ok(Vec::new())
    }
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// A string literal in hexadecimal, which reads the same in every SQL mode.
fn literal(text: &str) -> String {
    let digits: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("CONVERT(x'{digits}' USING utf8mb4)")
}
