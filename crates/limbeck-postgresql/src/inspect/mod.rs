//! Reading the schema of a database, as SQLAlchemy reflects it, in two round trips for any number of
//! tables.
//!
//! Indexes of constraints are not listed beside the constraints, and EXCLUDE constraints are not
//! listed at all, as in a reflected `Table`. Unlike there, expressions in indexes keep their sorting.

mod column;
mod constraint;
mod index;
mod named_types;
mod query;
mod row;
mod table;
mod types;

use limbeck_dialect::{DatabaseError, Inspector, TableOwner};
use limbeck_model::Name;
use limbeck_model::schema::{QualifiedName, SqlType, Table};

use self::named_types::NamedTypes;
use self::query::Scope;
pub(crate) use self::row::Row;
use self::row::RowSet;
use crate::connection::PostgresqlConnection;

/// How often reading is tried when another session drops what is being read.
const ATTEMPTS: usize = 4;

/// Reads the schema through a connection.
pub struct PostgresqlInspector<'c> {
    connection: &'c mut PostgresqlConnection,
}

impl<'c> PostgresqlInspector<'c> {
    pub(crate) fn new(connection: &'c mut PostgresqlConnection) -> Self {
        Self { connection }
    }

    fn names(&mut self, scope: &Scope<'_>, kinds: &str) -> Result<Vec<String>, DatabaseError> {
        let sets = self.read(&query::names(scope, kinds))?;
        let mut names = first_texts(&sets);
        names.sort();
        Ok(names)
    }

    /// Executes queries, again when something vanished meanwhile: the catalogue's functions read
    /// newer state than the query that calls them.
    fn read(&mut self, sql: &str) -> Result<Vec<RowSet>, DatabaseError> {
        for _ in 1..ATTEMPTS {
            match self.try_read(sql) {
                Err(error) if has_vanished(&error) => {}
                answer => return answer,
            }
        }
        self.try_read(sql)
    }

    fn try_read(&mut self, sql: &str) -> Result<Vec<RowSet>, DatabaseError> {
        use limbeck_dialect::Connection;
        if !self.connection.in_transaction() {
            return self.connection.row_sets(sql);
        }
        self.connection.execute("SAVEPOINT limbeck_inspection")?;
        let answer = self.connection.row_sets(sql);
        let end = match &answer {
            Ok(_) => "RELEASE SAVEPOINT limbeck_inspection",
            Err(_) => "ROLLBACK TO SAVEPOINT limbeck_inspection",
        };
        self.connection.execute(end)?;
        answer
    }

    fn version(&self) -> u32 {
        use limbeck_dialect::Connection;
        self.connection
            .server_version()
            .first()
            .copied()
            .unwrap_or_default()
    }
}

fn has_vanished(error: &DatabaseError) -> bool {
    matches!(error.code.as_deref(), Some("XX000" | "42P01"))
}

/// The texts in the first column of all rows.
fn first_texts(sets: &[RowSet]) -> Vec<String> {
    sets.iter()
        .flatten()
        .map(|row| row.text(0).to_owned())
        .collect()
}

impl Inspector for PostgresqlInspector<'_> {
    fn schema_names(&mut self) -> Result<Vec<String>, DatabaseError> {
        let sets = self.read(query::SCHEMAS)?;
        Ok(sets
            .iter()
            .flatten()
            .map(|row| row.text(0).to_owned())
            .collect())
    }

    fn table_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(&Scope::permanent(schema), "'r', 'p'")
    }

    fn view_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(&Scope::permanent(schema), "'v'")
    }

    fn sequence_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        self.names(&Scope::any(schema), "'S'")
    }

    fn has_table(&mut self, table: &QualifiedName) -> Result<bool, DatabaseError> {
        let scope = Scope::any(table.schema.as_ref().map(Name::as_str))
            .named(Some(vec![table.name.as_str()]));
        Ok(!self.names(&scope, "'r', 'p', 'f', 'v', 'm'")?.is_empty())
    }

    fn type_names(&mut self, schema: Option<&str>) -> Result<Vec<String>, DatabaseError> {
        let sets = self.read(&query::type_names(schema))?;
        Ok(first_texts(&sets))
    }

    fn triggers(&mut self, table: &QualifiedName) -> Result<Vec<String>, DatabaseError> {
        let scope = Scope::permanent(table.schema.as_ref().map(Name::as_str))
            .named(Some(vec![table.name.as_str()]));
        let sets = self.read(&query::triggers(&scope))?;
        Ok(first_texts(&sets))
    }

    fn tables(
        &mut self,
        schema: Option<&str>,
        names: Option<&[String]>,
    ) -> Result<Vec<Table>, DatabaseError> {
        let version = self.version();
        let names = names.map(|names| names.iter().map(String::as_str).collect());
        let scope = Scope::permanent(schema).named(names);
        let found = self.read(&query::tables(&scope, version))?;
        let mut rows: Vec<_> = found.into_iter().flatten().collect();
        rows.sort_by(|a, b| a.text(1).cmp(b.text(1)));
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<&str> = rows.iter().map(|row| row.text(0)).collect();
        let sets = self.read(&query::parts(&ids, version))?;
        Ok(table::build(&rows, &sets, schema))
    }

    fn enums(&mut self, schema: Option<&str>) -> Result<Vec<SqlType>, DatabaseError> {
        let sets = self.read(&query::enums(schema))?;
        let types = NamedTypes::read(sets.first().map_or(&[], Vec::as_slice), &[]);
        Ok(types.into_enums())
    }

    fn owned_tables(
        &mut self,
        schema: Option<&str>,
    ) -> Result<Vec<(String, TableOwner)>, DatabaseError> {
        let sets = self.read(&query::owned_tables(&Scope::permanent(schema)))?;
        Ok(sets
            .iter()
            .flatten()
            .filter_map(|row| {
                let owner = match (row.get(1), row.get(2)) {
                    (Some(extension), _) => TableOwner::Extension(extension.to_owned()),
                    (None, Some(parent)) => TableOwner::PartitionedTable(parent.to_owned()),
                    (None, None) => return None,
                };
                Some((row.text(0).to_owned(), owner))
            })
            .collect())
    }
}
