//! The rows of SQLite's catalogue, in a handful of queries for any number of tables.

use std::collections::HashMap;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use rusqlite::{Connection, Row};

use crate::connection::statement_error;

/// One schema (`main` or an attached database).
pub(super) struct Catalogue<'c> {
    database: &'c Connection,
    schema: &'c str,
}

/// Everything that the catalogue says of one table.
#[derive(Debug, Default)]
pub(super) struct TableRows {
    pub(super) name: String,
    /// The `CREATE TABLE` statement.
    pub(super) sql: String,
    pub(super) columns: Vec<ColumnRow>,
    pub(super) foreign_keys: Vec<ForeignKeyRow>,
    pub(super) indexes: Vec<IndexRows>,
    /// Primary keys of the tables that foreign keys refer to without naming columns.
    pub(super) referred_keys: HashMap<String, Vec<String>>,
}

/// A row of `PRAGMA table_xinfo`.
#[derive(Debug)]
pub(super) struct ColumnRow {
    pub(super) name: String,
    pub(super) r#type: String,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    /// Place in the primary key, from one; zero outside it.
    pub(super) key_position: i64,
    /// 0 for ordinary columns, 2 for virtual and 3 for stored generated ones.
    pub(super) hidden: i64,
}

/// A row of `PRAGMA foreign_key_list`: one pair of columns.
#[derive(Debug)]
pub(super) struct ForeignKeyRow {
    pub(super) id: i64,
    pub(super) table: String,
    pub(super) column: String,
    /// Absent when the primary key of the referred table is meant.
    pub(super) referred: Option<String>,
    pub(super) on_update: String,
    pub(super) on_delete: String,
}

/// A row of `PRAGMA index_list` with its rows of `PRAGMA index_info`.
#[derive(Debug)]
pub(super) struct IndexRows {
    pub(super) name: String,
    pub(super) unique: bool,
    /// The `CREATE INDEX` statement; absent for indexes of constraints.
    pub(super) sql: Option<String>,
    /// Indexed columns in order; `None` for expressions.
    pub(super) columns: Vec<Option<String>>,
}

/// Tables that SQLite makes for itself.
const INTERNAL: &str = "name NOT LIKE 'sqlite~_%' ESCAPE '~'";

impl<'c> Catalogue<'c> {
    pub(super) fn new(database: &'c Connection, schema: &'c str) -> Self {
        Self { database, schema }
    }

    /// Names of attached databases, without the one of temporary tables.
    pub(super) fn schemas(&self) -> Result<Vec<String>, DatabaseError> {
        self.read(
            "SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY name",
            &[],
            |row| row.get(0),
        )
    }

    /// Names of the objects of a type.
    pub(super) fn names(&self, r#type: &str) -> Result<Vec<String>, DatabaseError> {
        let master = self.master()?;
        self.read(
            &format!("SELECT name FROM {master} WHERE type = ?1 AND {INTERNAL} ORDER BY name"),
            &[r#type],
            |row| row.get(0),
        )
    }

    /// The statements that create the triggers of a table.
    pub(super) fn triggers(&self, table: &str) -> Result<Vec<String>, DatabaseError> {
        let master = self.master()?;
        self.read(
            &format!(
                "SELECT sql FROM {master} WHERE type = 'trigger' \
                 AND tbl_name = ?1 COLLATE NOCASE ORDER BY name"
            ),
            &[table],
            |row| row.get(0),
        )
    }

    /// Whether there is a table or view of this name.
    pub(super) fn has(&self, name: &str) -> Result<bool, DatabaseError> {
        if !self
            .schemas()?
            .iter()
            .any(|schema| schema.eq_ignore_ascii_case(self.schema))
        {
            return Ok(false);
        }
        let master = self.master()?;
        let found: Vec<i64> = self.read(
            &format!(
                "SELECT 1 FROM {master} WHERE type IN ('table', 'view') \
                 AND name = ?1 COLLATE NOCASE"
            ),
            &[name],
            |row| row.get(0),
        )?;
        Ok(!found.is_empty())
    }

    /// Everything about the tables of these names, or all, in the order of their names. Other
    /// processes may change the schema meanwhile: all is read as it was at one time.
    pub(super) fn tables(&self, names: Option<&[String]>) -> Result<Vec<TableRows>, DatabaseError> {
        self.execute("SAVEPOINT limbeck_inspection")?;
        let answer = self.read_tables(names);
        let end = self.execute("RELEASE limbeck_inspection");
        answer.and_then(|tables| end.map(|()| tables))
    }

    fn read_tables(&self, names: Option<&[String]>) -> Result<Vec<TableRows>, DatabaseError> {
        let master = self.master()?;
        let mut tables: Vec<TableRows> = self.read(
            &format!(
                "SELECT name, sql FROM {master} WHERE type = 'table' AND {INTERNAL} ORDER BY name"
            ),
            &[],
            |row| {
                Ok(TableRows {
                    name: row.get(0)?,
                    sql: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                    ..TableRows::default()
                })
            },
        )?;
        if let Some(names) = names {
            tables.retain(|table| {
                names
                    .iter()
                    .any(|name| name.eq_ignore_ascii_case(&table.name))
            });
        }
        // The pragmas of a virtual table fail when its module is not there, and a query for all
        // tables would fail with them.
        let (r#virtual, ordinary): (Vec<_>, Vec<_>) =
            tables.into_iter().partition(|table| is_virtual(&table.sql));
        let mut tables = self.fill(ordinary, names)?;
        for table in r#virtual {
            let name = [table.name.clone()];
            if let Ok(filled) = self.fill(vec![table], Some(&name)) {
                tables.extend(filled);
            }
        }
        tables.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(tables)
    }

    fn fill(
        &self,
        mut tables: Vec<TableRows>,
        names: Option<&[String]>,
    ) -> Result<Vec<TableRows>, DatabaseError> {
        if tables.is_empty() {
            return Ok(tables);
        }
        let positions: HashMap<String, usize> = tables
            .iter()
            .enumerate()
            .map(|(position, table)| (table.name.clone(), position))
            .collect();
        let wanted: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        let filter = if names.is_some() { wanted } else { Vec::new() };

        let columns = self.columns(&filter)?;
        let foreign_keys = self.foreign_keys(&filter)?;
        let index_columns = self.index_columns(&filter)?;
        for (table, column) in columns {
            if let Some(position) = positions.get(&table) {
                tables[*position].columns.push(column);
            }
        }
        for (table, key) in foreign_keys {
            if let Some(position) = positions.get(&table) {
                tables[*position].foreign_keys.push(key);
            }
        }
        for (table, index, column) in index_columns {
            let Some(position) = positions.get(&table) else {
                continue;
            };
            let indexes = &mut tables[*position].indexes;
            match indexes.last_mut() {
                Some(last) if last.name == index.name => last.columns.push(column),
                _ => indexes.push(IndexRows {
                    columns: vec![column],
                    ..index
                }),
            }
        }
        self.fill_referred_keys(&mut tables)?;
        Ok(tables)
    }

    fn columns(&self, names: &[&str]) -> Result<Vec<(String, ColumnRow)>, DatabaseError> {
        let (sql, parameters) = self.per_table(
            "pragma_table_xinfo(t.name, ?1) x",
            "x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden",
            "x.hidden <> 1",
            "x.cid",
            names,
        )?;
        self.read(&sql, &parameters, |row| {
            Ok((
                row.get(0)?,
                ColumnRow {
                    name: row.get(1)?,
                    r#type: row.get(2)?,
                    not_null: row.get(3)?,
                    default: row.get(4)?,
                    key_position: row.get(5)?,
                    hidden: row.get(6)?,
                },
            ))
        })
    }

    fn foreign_keys(&self, names: &[&str]) -> Result<Vec<(String, ForeignKeyRow)>, DatabaseError> {
        let (sql, parameters) = self.per_table(
            "pragma_foreign_key_list(t.name, ?1) x",
            "x.id, x.\"table\", x.\"from\", x.\"to\", x.on_update, x.on_delete",
            "1",
            "x.id, x.seq",
            names,
        )?;
        self.read(&sql, &parameters, |row| {
            Ok((
                row.get(0)?,
                ForeignKeyRow {
                    id: row.get(1)?,
                    table: row.get(2)?,
                    column: row.get(3)?,
                    referred: row.get(4)?,
                    on_update: row.get(5)?,
                    on_delete: row.get(6)?,
                },
            ))
        })
    }

    fn index_columns(
        &self,
        names: &[&str],
    ) -> Result<Vec<(String, IndexRows, Option<String>)>, DatabaseError> {
        let master = self.master()?;
        let (sql, parameters) = self.per_table(
            &format!(
                "pragma_index_list(t.name, ?1) x \
                 LEFT JOIN {master} i ON i.type = 'index' AND i.name = x.name, \
                 pragma_index_info(x.name, ?1) c"
            ),
            "x.name, x.\"unique\", i.sql, c.name",
            "1",
            "x.name, c.seqno",
            names,
        )?;
        self.read(&sql, &parameters, |row| {
            Ok((
                row.get(0)?,
                IndexRows {
                    name: row.get(1)?,
                    unique: row.get(2)?,
                    sql: row.get(3)?,
                    columns: Vec::new(),
                },
                row.get(4)?,
            ))
        })
    }

    /// Reads the primary keys that foreign keys refer to without naming them.
    fn fill_referred_keys(&self, tables: &mut [TableRows]) -> Result<(), DatabaseError> {
        let mut wanted: Vec<String> = tables
            .iter()
            .flat_map(|table| &table.foreign_keys)
            .filter(|key| key.referred.is_none())
            .map(|key| key.table.clone())
            .collect();
        wanted.sort();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let mut keys: HashMap<String, Vec<(i64, String)>> = HashMap::new();
        for (table, column) in self.columns(&names)? {
            if column.key_position > 0 {
                keys.entry(table.to_lowercase())
                    .or_default()
                    .push((column.key_position, column.name));
            }
        }
        for columns in keys.values_mut() {
            columns.sort();
        }
        for table in tables {
            for key in table
                .foreign_keys
                .iter()
                .filter(|key| key.referred.is_none())
            {
                if let Some(columns) = keys.get(&key.table.to_lowercase()) {
                    let columns = columns.iter().map(|(_, name)| name.clone()).collect();
                    table.referred_keys.insert(key.table.clone(), columns);
                }
            }
        }
        Ok(())
    }

    /// A query that joins each table with a pragma's rows, and its parameters: the schema, then the
    /// names of the tables, or none for all.
    fn per_table<'p>(
        &'p self,
        pragma: &str,
        columns: &str,
        condition: &str,
        order: &str,
        names: &[&'p str],
    ) -> Result<(String, Vec<&'p str>), DatabaseError> {
        let master = self.master()?;
        let mut parameters = vec![self.schema];
        let mut filter = format!("AND {INTERNAL_TABLE} AND t.sql NOT LIKE 'CREATE VIRTUAL %'");
        if !names.is_empty() {
            let marks: Vec<String> = (2..names.len() + 2).map(|i| format!("?{i}")).collect();
            filter = format!("AND t.name COLLATE NOCASE IN ({})", marks.join(", "));
            parameters.extend(names);
        }
        Ok((
            format!(
                "SELECT t.name, {columns} FROM {master} t, {pragma} \
                 WHERE t.type = 'table' AND {condition} {filter} ORDER BY t.name, {order}"
            ),
            parameters,
        ))
    }

    /// The schema's catalogue, quoted.
    fn master(&self) -> Result<String, DatabaseError> {
        if self.schema.contains('\0') {
            return Err(DatabaseError::new(
                DatabaseErrorKind::Programming,
                "a schema's name holds a NUL character",
            ));
        }
        Ok(format!(
            "\"{}\".sqlite_master",
            self.schema.replace('"', "\"\"")
        ))
    }

    fn execute(&self, sql: &str) -> Result<(), DatabaseError> {
        self.database
            .execute_batch(sql)
            .map_err(|error| statement_error(error, sql))
    }

    fn read<T>(
        &self,
        sql: &str,
        parameters: &[&str],
        read: impl FnMut(&Row<'_>) -> Result<T, rusqlite::Error>,
    ) -> Result<Vec<T>, DatabaseError> {
        self.database
            .prepare(sql)
            .and_then(|mut statement| {
                statement
                    .query_map(rusqlite::params_from_iter(parameters), read)?
                    .collect()
            })
            .map_err(|error| statement_error(error, sql))
    }
}

const INTERNAL_TABLE: &str = "t.name NOT LIKE 'sqlite~_%' ESCAPE '~'";

fn is_virtual(sql: &str) -> bool {
    sql.get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case("CREATE VIRTUAL "))
}
