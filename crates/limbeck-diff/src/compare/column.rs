//! Columns.

use limbeck_model::DialectOptions;
use limbeck_model::operation::{
    AddColumn, AlterColumn, Change, ColumnDefault, DropColumn, Operation,
};
use limbeck_model::schema::{Column, QualifiedName};

use super::comparators::{ColumnPart, Comparator};
use super::table::TablePair;
use super::{Comparer, Outcome, logger, qualified};
use crate::order;
use crate::{DiffError, Hint, Object, ObjectKind, ParentNames, rename};

/// Both sides of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnPair<'a> {
    /// Their tables.
    pub(super) tables: TablePair<'a>,
    /// The column of the database.
    pub(super) actual: &'a Column,
    /// The column of the models.
    pub(super) desired: &'a Column,
    /// Whether the models let the column draw its values from the database's generator.
    pub(super) is_autoincrement: bool,
}

impl ColumnPair<'_> {
    /// `table.column`, as log records name it.
    pub(super) fn label(&self) -> String {
        format!("{}.{}", self.tables.desired.table.name, self.desired.name)
    }
}

/// Columns that are found on one side only, after the filters.
pub(super) struct UnpairedColumns<'a> {
    removed: Vec<&'a Column>,
    added: Vec<&'a Column>,
}

impl Comparer<'_> {
    /// Added columns first, then those that are there still, in the order of the models.
    pub(super) fn columns<'a>(
        &mut self,
        pair: TablePair<'a>,
        operations: &mut Vec<Operation>,
    ) -> Result<UnpairedColumns<'a>, DiffError> {
        let table = qualified(&pair.desired.table, pair.schema);
        let wanted: Vec<(usize, &Column)> = pair
            .desired
            .table
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.system)
            .collect();
        let parents = parent_names(pair);
        let mut present = Vec::new();
        for column in &pair.actual.columns {
            if self
                .project
                .include_name(Some(&column.name.text), ObjectKind::Column, parents)?
            {
                present.push(column);
            }
        }
        let counterpart = |column: &Column| {
            present
                .iter()
                .copied()
                .find(|actual| actual.name.text == column.name.text)
        };
        let mut added = Vec::new();
        for (_, column) in &wanted {
            if counterpart(column).is_none()
                && self.added_column(pair, column, &table, operations)?
            {
                added.push(*column);
            }
        }
        for (position, column) in &wanted {
            let Some(actual) = counterpart(column) else {
                continue;
            };
            let object = Object::Column(&pair.desired.table, column);
            let compare_to = Object::Column(pair.actual, actual);
            if self.column_takes_part(object, column, false, Some(compare_to))? {
                let pair = ColumnPair {
                    tables: pair,
                    actual,
                    desired: column,
                    is_autoincrement: pair.desired.autoincrement == Some(*position),
                };
                let alter = self.column(pair, &table)?;
                if alter.has_changes() {
                    operations.push(Operation::AlterColumn(Box::new(alter)));
                }
            }
        }
        let is_wanted = |actual: &Column| {
            wanted
                .iter()
                .any(|(_, column)| column.name.text == actual.name.text)
        };
        present.retain(|actual| !is_wanted(actual));
        Ok(UnpairedColumns {
            removed: present,
            added,
        })
    }

    fn added_column(
        &mut self,
        pair: TablePair<'_>,
        column: &Column,
        table: &QualifiedName,
        operations: &mut Vec<Operation>,
    ) -> Result<bool, DiffError> {
        let object = Object::Column(&pair.desired.table, column);
        if !self.column_takes_part(object, column, false, None)? {
            return Ok(false);
        }
        if !column.is_nullable() && default_of(column).is_none() && column.sequence.is_none() {
            self.hint(Hint::NotNullWithoutDefault {
                table: table.clone(),
                column: column.name.clone(),
            });
        }
        operations.push(Operation::AddColumn(Box::new(AddColumn {
            table: table.clone(),
            column: column.clone(),
            if_not_exists: false,
            inline_references: false,
            inline_primary_key: false,
        })));
        let name = display_name(pair);
        self.info(
            logger::TABLES,
            format!("Detected added column '{name}.{}'", column.name),
        );
        Ok(true)
    }

    /// Removed columns come after all other changes of their table.
    pub(super) fn removed_columns(
        &mut self,
        pair: TablePair<'_>,
        columns: UnpairedColumns<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<(), DiffError> {
        let table = qualified(&pair.desired.table, pair.schema);
        let mut removed = Vec::new();
        for column in columns.removed {
            let object = Object::Column(pair.actual, column);
            if !self.column_takes_part(object, column, true, None)? {
                continue;
            }
            operations.push(Operation::DropColumn(DropColumn {
                table: table.clone(),
                column: column.name.clone(),
                if_exists: false,
                existing_type: None,
                dropped: Some(Box::new(column.clone())),
                options: DialectOptions::default(),
            }));
            let name = display_name(pair);
            self.info(
                logger::TABLES,
                format!("Detected removed column '{name}.{}'", column.name),
            );
            removed.push(column);
        }
        let candidates = rename::column_candidates(self.dialect, &table, &removed, &columns.added)?;
        self.difference.renames.extend(candidates);
        Ok(())
    }

    fn column_takes_part(
        &mut self,
        object: Object<'_>,
        column: &Column,
        reflected: bool,
        compare_to: Option<Object<'_>>,
    ) -> Result<bool, DiffError> {
        let name = Some(column.name.text.as_str());
        Ok(self
            .project
            .include_object(object, name, ObjectKind::Column, reflected, compare_to)?)
    }

    /// What changes about a column. The order is that of Alembic's log records: first what the
    /// project's own functions say, then what needs no dialect, then the dialect.
    fn column(
        &mut self,
        pair: ColumnPair<'_>,
        table: &QualifiedName,
    ) -> Result<AlterColumn, DiffError> {
        let mut alter = AlterColumn::new(table.clone(), pair.desired.name.clone());
        self.column_schedule.run(|comparator| match comparator {
            Comparator::BuiltIn(part) => self.column_part(part, pair, &mut alter),
            Comparator::Project(number) => {
                let schema = pair.tables.schema.map(String::as_str);
                let actual = (pair.tables.actual, pair.actual);
                let desired = (&pair.tables.desired.table, pair.desired);
                self.project.say(&mut self.difference.notes);
                let sides = (actual, desired);
                Ok(self
                    .project
                    .compare_column(number, schema, sides, &mut alter)?)
            }
        })?;
        Ok(alter)
    }

    fn column_part(
        &mut self,
        part: ColumnPart,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Result<Outcome, DiffError> {
        match part {
            ColumnPart::UserType => self.user_type(pair, alter),
            ColumnPart::UserDefault => self.user_default(pair, alter),
            ColumnPart::Nullable => Ok(self.nullable(pair, alter)),
            ColumnPart::ComputedAndIdentity => self.computed_and_identity(pair, alter),
            ColumnPart::Comment => Ok(self.column_comment(pair, alter)),
            ColumnPart::DialectType => self.dialect_type(pair, alter),
            ColumnPart::DialectDefault => self.dialect_default(pair, alter),
        }
    }
}

/// What a column's value comes from.
pub(super) fn default_of(column: &Column) -> Option<ColumnDefault> {
    if let Some(value) = &column.computed {
        return Some(ColumnDefault::Computed {
            value: value.clone(),
        });
    }
    if let Some(value) = &column.identity {
        return Some(ColumnDefault::Identity {
            value: value.clone(),
        });
    }
    let value = column.server_default.clone()?;
    Some(ColumnDefault::Server { value })
}

/// A change to something, or to nothing.
pub(super) fn set<T>(to: Option<T>) -> Change<T> {
    Change::Set { to }
}

/// What a part of a table belongs to, for `include_name`.
pub(super) fn parent_names(pair: TablePair<'_>) -> ParentNames<'_> {
    ParentNames {
        schema_name: Some(pair.schema.map(String::as_str)),
        table_name: Some(&pair.actual.name.text),
    }
}

fn display_name(pair: TablePair<'_>) -> String {
    order::display(&(pair.schema.cloned(), pair.desired.table.name.text.clone()))
}
