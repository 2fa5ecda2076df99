//! Tables.

use std::collections::HashMap;

use limbeck_model::operation::{CreateTable, DropTable, ModifyTable, Operation, OperationItem};
use limbeck_model::repr::string_repr;
use limbeck_model::schema::Table;

use super::comparators::{Comparator, TablePart};
use super::{Comparer, Outcome, logger, qualified};
use crate::order::{self, TableKey};
use crate::{ComparedTable, DesiredSchema, DesiredTable, DiffError, Object, ObjectKind, rename};

/// Both sides of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct TablePair<'a> {
    /// Its schema as the database reports it.
    pub(super) schema: Option<&'a String>,
    /// The table of the database.
    pub(super) actual: &'a Table,
    /// The table of the models.
    pub(super) desired: &'a DesiredTable,
}

/// A table on one side or both.
#[derive(Debug, Clone, Copy)]
struct TableSides<'a> {
    schema: Option<&'a String>,
    actual: Option<&'a Table>,
    desired: Option<&'a DesiredTable>,
}

impl Comparer<'_> {
    /// New tables first, then those that are gone, then those that are there still.
    pub(super) fn tables(
        &mut self,
        desired: &DesiredSchema,
        mut actual: Vec<Table>,
    ) -> Result<(), DiffError> {
        let wanted: Vec<(TableKey, &DesiredTable)> = desired
            .tables()
            .iter()
            .filter(|desired| !self.is_version_table(&order::key(&desired.table)))
            .map(|desired| (self.key(&desired.table), desired))
            .collect();
        let wanted_by_key: HashMap<&TableKey, &DesiredTable> = wanted
            .iter()
            .map(|(key, desired)| (key, *desired))
            .collect();
        // A database reports tables in the order of their names; what others refer to is dropped
        // last.
        actual.sort_by_cached_key(|table| display_key(&order::key(table)));
        let sorted = order::sorted(&actual.iter().collect::<Vec<_>>());
        let is_gone =
            |position: &usize| !wanted_by_key.contains_key(&order::key(&actual[*position]));
        let removed: Vec<usize> = sorted.positions.into_iter().rev().filter(is_gone).collect();
        for position in &removed {
            self.dialect
                .adjust_inspected(&mut actual[*position], &mut self.difference.notes)?;
        }
        for (position, table) in actual.iter_mut().enumerate() {
            if !removed.contains(&position) {
                self.dialect
                    .adjust_inspected(table, &mut self.difference.notes)?;
            }
        }
        let present: HashMap<TableKey, &Table> = actual
            .iter()
            .map(|table| (order::key(table), table))
            .collect();

        let mut added_tables = Vec::new();
        for (key, desired) in &wanted {
            if !present.contains_key(key) && self.added_table(key, desired)? {
                added_tables.push(*desired);
            }
        }
        let mut removed_tables = Vec::new();
        for position in removed {
            if self.removed_table(&actual[position])? {
                removed_tables.push(&actual[position]);
            }
        }
        let candidates = rename::table_candidates(self.dialect, &removed_tables, &added_tables)?;
        self.difference.renames.extend(candidates);

        for (key, table) in sorted_by_name(&present) {
            if let Some(desired) = wanted_by_key.get(key) {
                self.present_table(TablePair {
                    schema: key.0.as_ref(),
                    actual: table,
                    desired,
                })?;
            }
        }
        Ok(())
    }

    fn added_table(&mut self, key: &TableKey, desired: &DesiredTable) -> Result<bool, DiffError> {
        let table = &desired.table;
        if !self.takes_part(table, false, None)? {
            return Ok(false);
        }
        self.push(Operation::CreateTable(Box::new(CreateTable {
            table: without_indexes(table),
            if_not_exists: false,
            alone: false,
        })));
        let name = string_repr(&order::display(key));
        self.info(logger::TABLES, format!("Detected added table {name}"));
        let mut operations = Vec::new();
        let sides = TableSides {
            schema: key.0.as_ref(),
            actual: None,
            desired: Some(desired),
        };
        self.table_parts(sides, &mut operations)?;
        self.push_changes(table, key.0.as_ref(), operations);
        Ok(true)
    }

    fn removed_table(&mut self, table: &Table) -> Result<bool, DiffError> {
        if !self.takes_part(table, true, None)? {
            return Ok(false);
        }
        let key = order::key(table);
        let mut operations = Vec::new();
        let sides = TableSides {
            schema: key.0.as_ref(),
            actual: Some(table),
            desired: None,
        };
        self.table_parts(sides, &mut operations)?;
        self.push_changes(table, key.0.as_ref(), operations);
        self.push(Operation::DropTable(DropTable {
            table: table.qualified_name(),
            if_exists: false,
            dropped: Some(Box::new(without_indexes(table))),
        }));
        let name = string_repr(&order::display(&key));
        self.info(logger::TABLES, format!("Detected removed table {name}"));
        Ok(true)
    }

    fn present_table(&mut self, pair: TablePair<'_>) -> Result<(), DiffError> {
        let TablePair {
            schema,
            actual,
            desired,
        } = pair;
        let counterpart = Object::Table(actual);
        if !self.takes_part(&desired.table, false, Some(counterpart))? {
            return Ok(());
        }
        let mut operations = self.take_renames(&qualified(actual, schema));
        let columns = self.columns(pair, &mut operations)?;
        let sides = TableSides {
            schema,
            actual: Some(actual),
            desired: Some(desired),
        };
        self.table_parts(sides, &mut operations)?;
        self.removed_columns(pair, columns, &mut operations)?;
        self.unnoticed(pair)?;
        self.push_changes(&desired.table, schema, operations);
        Ok(())
    }

    /// Compares what tables have beside columns.
    fn table_parts(
        &mut self,
        sides: TableSides<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<(), DiffError> {
        self.table_schedule.run(|comparator| match comparator {
            Comparator::BuiltIn(part) => self.table_part(part, sides, operations),
            Comparator::Project(number) => {
                let desired = sides.desired.map(|desired| &desired.table);
                let table = ComparedTable {
                    schema: sides.schema.map(String::as_str),
                    actual: sides.actual,
                    desired,
                };
                self.project.say(&mut self.difference.notes);
                Ok(self.project.compare_table(number, table, operations)?)
            }
        })
    }

    fn table_part(
        &mut self,
        part: TablePart,
        sides: TableSides<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<Outcome, DiffError> {
        if part == TablePart::Indexes {
            let desired = sides.desired.map(|desired| &desired.table);
            self.indexes(sides.actual, desired, operations)?;
            return Ok(Outcome::Continue);
        }
        // A table brings the rest of its parts with it, and takes them along.
        let (Some(actual), Some(desired)) = (sides.actual, sides.desired) else {
            return Ok(Outcome::Continue);
        };
        let pair = TablePair {
            schema: sides.schema,
            actual,
            desired,
        };
        match part {
            TablePart::Indexes => {}
            TablePart::ForeignKeys => self.foreign_keys(pair, operations)?,
            TablePart::Comment => return Ok(self.table_comment(pair, operations)),
            TablePart::Checks => self.checks(pair, operations)?,
        }
        Ok(Outcome::Continue)
    }

    /// Renames of columns that were asked for are changes of their table.
    fn take_renames(&mut self, table: &limbeck_model::schema::QualifiedName) -> Vec<Operation> {
        if self.options.renames.is_empty() {
            return Vec::new();
        }
        let items = &mut self.difference.operations.0;
        let position = items.iter().position(|item| match item {
            OperationItem::ModifyTable(modify) => modify.table.key() == table.key(),
            OperationItem::Operation(_) => false,
        });
        match position.map(|position| items.remove(position)) {
            Some(OperationItem::ModifyTable(modify)) => modify.operations,
            Some(OperationItem::Operation(_)) | None => Vec::new(),
        }
    }

    fn takes_part(
        &mut self,
        table: &Table,
        reflected: bool,
        compare_to: Option<Object<'_>>,
    ) -> Result<bool, DiffError> {
        let name = Some(table.name.text.as_str());
        let object = Object::Table(table);
        Ok(self
            .project
            .include_object(object, name, ObjectKind::Table, reflected, compare_to)?)
    }

    fn push(&mut self, operation: Operation) {
        self.difference
            .operations
            .0
            .push(OperationItem::Operation(operation));
    }

    fn push_changes(&mut self, table: &Table, schema: Option<&String>, operations: Vec<Operation>) {
        if !operations.is_empty() {
            let changes = ModifyTable {
                table: qualified(table, schema),
                operations,
            };
            self.difference
                .operations
                .0
                .push(OperationItem::ModifyTable(changes));
        }
    }
}

/// Indexes are created and dropped by operations of their own.
fn without_indexes(table: &Table) -> Table {
    Table {
        indexes: Vec::new(),
        ..table.clone()
    }
}

fn display_key((schema, name): &TableKey) -> (String, String) {
    (schema.clone().unwrap_or_default(), name.clone())
}

fn sorted_by_name<'t>(tables: &'t HashMap<TableKey, &'t Table>) -> Vec<(&'t TableKey, &'t Table)> {
    let mut tables: Vec<(&TableKey, &Table)> =
        tables.iter().map(|(key, table)| (key, *table)).collect();
    tables.sort_by_cached_key(|(key, _)| display_key(key));
    tables
}
