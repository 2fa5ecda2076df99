//! Tables with their parts.

use std::collections::{HashMap, HashSet};

use limbeck_model::schema::{Constraint, Table};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::named_types::NamedTypes;
use super::row::{Row, RowSet};
use super::{column, constraint, index};

/// Puts together the rows of `query::tables` and the row sets of `query::parts`.
pub(super) fn build(tables: &[Row], parts: &[RowSet], schema: Option<&str>) -> Vec<Table> {
    let set = |index: usize| parts.get(index).map_or(&[][..], Vec::as_slice);
    let named = NamedTypes::read(set(3), set(4));
    let present: HashSet<&str> = set(5).iter().map(|row| row.text(0)).collect();
    let is_present = |row: &&Row| present.contains(row.text(0));
    let tables: Vec<&Row> = tables.iter().filter(is_present).collect();
    let mut built: Vec<Table> = tables.iter().map(|row| table(row, schema)).collect();
    let positions: HashMap<&str, usize> = tables
        .iter()
        .enumerate()
        .map(|(position, row)| (row.text(0), position))
        .collect();
    let position = |row: &Row| positions.get(row.text(0)).copied();

    for row in set(0) {
        if let Some(position) = position(row) {
            built[position]
                .columns
                .push(column::build(row, &named, schema));
        }
    }
    for row in set(1) {
        if let Some(position) = position(row) {
            built[position]
                .constraints
                .extend(constraint::build(row, schema));
        }
    }
    for row in set(2) {
        if let Some(position) = position(row) {
            built[position].indexes.push(index::build(row));
        }
    }
    for table in &mut built {
        table.constraints.sort_by_cached_key(constraint::order);
        table.indexes.sort_by(|a, b| a.name.cmp(&b.name));
        mark_primary_key(table);
    }
    built
}

fn table(row: &Row, schema: Option<&str>) -> Table {
    let mut table = Table::new(row.text(1));
    table.schema = schema.map(Name::from);
    table.comment = row.get(2).map(str::to_owned);
    table.options = options(row);
    table
}

fn options(row: &Row) -> DialectOptions {
    let mut options = DialectOptions::default();
    let mut set = |name: &str, value| {
        options.0.insert(format!("postgresql_{name}"), value);
    };
    if let Some(method) = row.get(4) {
        set("using", OptionValue::Text(method.to_owned()));
    }
    let parents: Vec<String> = row.json(6);
    if !parents.is_empty() {
        let parents = parents.into_iter().map(OptionValue::Text).collect();
        set("inherits", OptionValue::List(parents));
    }
    let parameters: Vec<String> = row.json(3);
    if !parameters.is_empty() {
        set("with", index::storage_parameters(&parameters));
    }
    if let Some(tablespace) = row.get(5) {
        set("tablespace", OptionValue::Text(tablespace.to_owned()));
    }
    options
}

fn mark_primary_key(table: &mut Table) {
    for constraint in &table.constraints {
        if let Constraint::PrimaryKey(key) = constraint {
            for column in &mut table.columns {
                column.primary_key |= key.columns.contains(&column.name);
            }
        }
    }
}
