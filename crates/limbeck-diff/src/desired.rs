//! The schema that the models describe.

use std::collections::HashMap;

use limbeck_model::Name;
use limbeck_model::schema::{CheckConstraint, Constraint, ForeignKeyConstraint, Table};

use crate::DiffError;
use crate::order::{self, TableKey};

/// A table of the models with everything in its place.
///
/// The columns of `table` imply nothing any more: `unique`, `index` and `foreign_keys` are
/// constraints and indexes of the table, with their final names, the primary key is a constraint,
/// and the columns of the primary key say so.
#[derive(Debug, Clone, PartialEq)]
pub struct DesiredTable {
    /// The table.
    pub table: Table,
    /// CHECK constraints that the table does not list: those of its types, and those written
    /// inside columns, with their final names.
    pub implied_checks: Vec<CheckConstraint>,
    /// Position of the column that draws its values from the database's generator.
    pub autoincrement: Option<usize>,
}

/// The schema that the models describe.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DesiredSchema {
    tables: Vec<DesiredTable>,
    warnings: Vec<String>,
}

impl DesiredSchema {
    /// Brings the tables of each `MetaData` into the order in which they can be created.
    ///
    /// # Errors
    ///
    /// When two `MetaData` describe the same table, or a foreign key refers to what no model
    /// describes.
    pub fn new(metadata: Vec<Vec<DesiredTable>>) -> Result<Self, DiffError> {
        refuse_duplicates(&metadata)?;
        let mut metadata = metadata;
        resolve_foreign_keys(&mut metadata)?;
        let mut schema = Self::default();
        for mut tables in metadata {
            tables.sort_by_cached_key(|desired| desired.table.qualified_name().key());
            let references: Vec<&Table> = tables.iter().map(|desired| &desired.table).collect();
            let sorted = order::sorted(&references);
            schema.warnings.extend(sorted.warning);
            let mut tables: Vec<Option<DesiredTable>> = tables.into_iter().map(Some).collect();
            let sorted = sorted
                .positions
                .into_iter()
                .filter_map(|at| tables[at].take());
            schema.tables.extend(sorted);
        }
        Ok(schema)
    }

    /// The tables, those that others refer to first.
    pub fn tables(&self) -> &[DesiredTable] {
        &self.tables
    }

    /// Remarks for the user.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

fn refuse_duplicates(metadata: &[Vec<DesiredTable>]) -> Result<(), DiffError> {
    let mut owners: HashMap<String, usize> = HashMap::new();
    let mut repeated = Vec::new();
    for (owner, tables) in metadata.iter().enumerate() {
        for desired in tables {
            let key = desired.table.qualified_name().key();
            if *owners.entry(key.clone()).or_insert(owner) != owner {
                repeated.push(format!("\"{key}\""));
            }
        }
    }
    if repeated.is_empty() {
        return Ok(());
    }
    repeated.sort_unstable();
    Err(DiffError::DuplicateTables {
        keys: repeated.join(", "),
    })
}

/// Checks what foreign keys refer to. One that names no schema may mean its own table's.
fn resolve_foreign_keys(metadata: &mut [Vec<DesiredTable>]) -> Result<(), DiffError> {
    let mut columns: HashMap<TableKey, Vec<String>> = HashMap::new();
    for desired in metadata.iter().flatten() {
        let names = desired
            .table
            .columns
            .iter()
            .map(|column| column.name.text.clone());
        columns.insert(order::key(&desired.table), names.collect());
    }
    for desired in metadata.iter_mut().flatten() {
        let schema = desired.table.schema.clone();
        let table = desired.table.name.text.clone();
        for constraint in &mut desired.table.constraints {
            if let Constraint::ForeignKey(key) = constraint {
                resolve(key, &table, schema.as_ref(), &columns)?;
            }
        }
    }
    Ok(())
}

fn resolve(
    key: &mut ForeignKeyConstraint,
    table: &str,
    schema: Option<&Name>,
    columns: &HashMap<TableKey, Vec<String>>,
) -> Result<(), DiffError> {
    let mut found = columns.get(&order::referred(key));
    if found.is_none() && key.referred_schema.is_none() && schema.is_some() {
        let qualified = ForeignKeyConstraint {
            referred_schema: schema.cloned(),
            ..key.clone()
        };
        found = columns.get(&order::referred(&qualified));
        if found.is_some() {
            *key = qualified;
        }
    }
    let first = |names: &[Name]| {
        names
            .first()
            .map(|name| name.text.clone())
            .unwrap_or_default()
    };
    let Some(found) = found else {
        return Err(DiffError::UnknownTable {
            table: table.to_owned(),
            column: first(&key.columns),
            referred_table: order::display(&order::referred(key)),
            referred_column: first(&key.referred_columns),
        });
    };
    for referred in &key.referred_columns {
        if !found.contains(&referred.text) {
            return Err(DiffError::UnknownColumn {
                table: table.to_owned(),
                referred_table: order::display(&order::referred(key)),
                referred_column: referred.text.clone(),
            });
        }
    }
    Ok(())
}
