//! Renames: drops and additions that look like one, and those that were asked for.

use limbeck_model::Name;
use limbeck_model::operation::{AlterColumn, ModifyTable, Operation, OperationItem, RenameTable};
use limbeck_model::schema::{Column, Constraint, IndexElement, QualifiedName, Table};
use serde::Serialize;

use crate::{DesiredTable, DialectComparison, DiffError, HookError};

/// A rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "rename", rename_all = "snake_case")]
pub enum Rename {
    /// Of a table.
    Table {
        /// The table as the database has it.
        table: QualifiedName,
        /// The name that the models have.
        new_name: Name,
    },
    /// Of a column.
    Column {
        /// The table, by the name that the models have.
        table: QualifiedName,
        /// The column as the database has it.
        column: Name,
        /// The name that the models have.
        new_name: Name,
    },
}

/// Renames that were asked for.
pub type Renames = Vec<Rename>;

impl std::fmt::Display for Rename {
    /// `table:new` or `table.column:new`, as the command line takes it.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Table { table, new_name } => write!(formatter, "{}:{new_name}", table.key()),
            Self::Column {
                table,
                column,
                new_name,
            } => {
                write!(formatter, "{}.{column}:{new_name}", table.key())
            }
        }
    }
}

/// Renames in the tables of the database, tables first, and gives the operations that do the same.
pub(crate) fn apply(
    renames: &[Rename],
    tables: &mut [Table],
) -> Result<Vec<OperationItem>, DiffError> {
    let mut items = Vec::new();
    for rename in renames {
        if let Rename::Table { table, new_name } = rename {
            rename_table(tables, table, new_name).map_err(|reason| refused(rename, reason))?;
            items.push(OperationItem::Operation(Operation::RenameTable(
                RenameTable {
                    table: table.clone(),
                    new_name: new_name.clone(),
                },
            )));
        }
    }
    for rename in renames {
        if let Rename::Column {
            table,
            column,
            new_name,
        } = rename
        {
            let operation = rename_column(tables, table, column, new_name)
                .map_err(|reason| refused(rename, reason))?;
            let known = items.iter_mut().find_map(|item| match item {
                OperationItem::ModifyTable(modify) if modify.table == *table => Some(modify),
                OperationItem::ModifyTable(_) | OperationItem::Operation(_) => None,
            });
            match known {
                Some(modify) => modify.operations.push(operation),
                None => items.push(OperationItem::ModifyTable(ModifyTable {
                    table: table.clone(),
                    operations: vec![operation],
                })),
            }
        }
    }
    Ok(items)
}

fn refused(rename: &Rename, reason: &'static str) -> DiffError {
    DiffError::Rename {
        what: rename.to_string(),
        reason,
    }
}

fn rename_table(
    tables: &mut [Table],
    table: &QualifiedName,
    new_name: &Name,
) -> Result<(), &'static str> {
    let target = QualifiedName {
        name: new_name.clone(),
        schema: table.schema.clone(),
    };
    if tables
        .iter()
        .any(|other| other.qualified_name().key() == target.key())
    {
        return Err("the database has a table of the new name already");
    }
    let Some(found) = tables
        .iter_mut()
        .find(|t| t.qualified_name().key() == table.key())
    else {
        return Err("the database has no table of the old name");
    };
    found.name = new_name.clone();
    let schema = table.schema.as_ref().map(|schema| &schema.text);
    for key in tables.iter_mut().flat_map(foreign_keys_mut) {
        if key.referred_table.text == table.name.text
            && key.referred_schema.as_ref().map(|schema| &schema.text) == schema
        {
            key.referred_table = new_name.clone();
        }
    }
    Ok(())
}

fn rename_column(
    tables: &mut [Table],
    table: &QualifiedName,
    column: &Name,
    new_name: &Name,
) -> Result<Operation, &'static str> {
    let Some(found) = tables
        .iter_mut()
        .find(|t| t.qualified_name().key() == table.key())
    else {
        return Err("the database has no such table");
    };
    if found.column(&new_name.text).is_some() {
        return Err("the table has a column of the new name already");
    }
    let Some(old) = found
        .columns
        .iter_mut()
        .find(|old| old.name.text == column.text)
    else {
        return Err("the table has no column of the old name");
    };
    let mut alter = AlterColumn::new(table.clone(), column.clone());
    alter.new_name = Some(new_name.clone());
    alter.existing_type = Some(old.r#type.clone());
    alter.existing_nullable = Some(old.is_nullable());
    old.name = new_name.clone();
    rename_within(found, column, new_name);
    let schema = table.schema.as_ref().map(|schema| &schema.text);
    for key in tables.iter_mut().flat_map(foreign_keys_mut) {
        if key.referred_table.text == table.name.text
            && key.referred_schema.as_ref().map(|schema| &schema.text) == schema
        {
            replace(&mut key.referred_columns, column, new_name);
        }
    }
    Ok(Operation::AlterColumn(Box::new(alter)))
}

fn rename_within(table: &mut Table, column: &Name, new_name: &Name) {
    let mut visit = |name: &mut Name| {
        if name.text == column.text {
            *name = new_name.clone();
        }
    };
    for constraint in &mut table.constraints {
        match constraint {
            Constraint::PrimaryKey(key) => key.columns.iter_mut().for_each(&mut visit),
            Constraint::Unique(unique) => unique.columns.iter_mut().for_each(&mut visit),
            Constraint::ForeignKey(key) => key.columns.iter_mut().for_each(&mut visit),
            Constraint::Check(check) => check.condition.visit_columns_mut(&mut visit),
            Constraint::Exclude(exclude) => {
                for element in &mut exclude.elements {
                    element.expression.visit_columns_mut(&mut visit);
                }
            }
        }
    }
    for element in table
        .indexes
        .iter_mut()
        .flat_map(|index| &mut index.elements)
    {
        match element {
            IndexElement::Column { column } => visit(column),
            IndexElement::Expression { expression } => expression.visit_columns_mut(&mut visit),
        }
    }
}

fn replace(names: &mut [Name], old: &Name, new: &Name) {
    for name in names.iter_mut().filter(|name| name.text == old.text) {
        *name = new.clone();
    }
}

fn foreign_keys_mut(
    table: &mut Table,
) -> impl Iterator<Item = &mut limbeck_model::schema::ForeignKeyConstraint> {
    table
        .constraints
        .iter_mut()
        .filter_map(|constraint| match constraint {
            Constraint::ForeignKey(key) => Some(key),
            Constraint::PrimaryKey(_)
            | Constraint::Unique(_)
            | Constraint::Check(_)
            | Constraint::Exclude(_) => None,
        })
}

/// Columns that are gone and columns that are new, of the same type and nullability. A column takes
/// part in one rename at most, in order.
pub(crate) fn column_candidates(
    dialect: &mut dyn DialectComparison,
    table: &QualifiedName,
    removed: &[&Column],
    added: &[&Column],
) -> Result<Vec<Rename>, HookError> {
    let mut added: Vec<&Column> = added.to_vec();
    let mut candidates = Vec::new();
    for old in removed {
        for (position, new) in added.iter().enumerate() {
            if old.is_nullable() == new.is_nullable() && !dialect.types_differ(old, new)? {
                candidates.push(Rename::Column {
                    table: table.clone(),
                    column: old.name.clone(),
                    new_name: new.name.clone(),
                });
                added.remove(position);
                break;
            }
        }
    }
    Ok(candidates)
}

/// Tables that are gone and tables that are new, with columns of the same names and types.
pub(crate) fn table_candidates(
    dialect: &mut dyn DialectComparison,
    removed: &[&Table],
    added: &[&DesiredTable],
) -> Result<Vec<Rename>, HookError> {
    let mut added: Vec<&DesiredTable> = added.to_vec();
    let mut candidates = Vec::new();
    for old in removed {
        for (position, new) in added.iter().enumerate() {
            let in_same_schema = old.schema.as_ref().map(|schema| &schema.text)
                == new.table.schema.as_ref().map(|schema| &schema.text);
            if in_same_schema && have_same_columns(dialect, old, &new.table)? {
                candidates.push(Rename::Table {
                    table: old.qualified_name(),
                    new_name: new.table.name.clone(),
                });
                added.remove(position);
                break;
            }
        }
    }
    Ok(candidates)
}

fn have_same_columns(
    dialect: &mut dyn DialectComparison,
    old: &Table,
    new: &Table,
) -> Result<bool, HookError> {
    if old.columns.len() != new.columns.len() || old.columns.is_empty() {
        return Ok(false);
    }
    for column in &old.columns {
        match new.column(&column.name.text) {
            Some(other) if !dialect.types_differ(column, other)? => {}
            Some(_) | None => return Ok(false),
        }
    }
    Ok(true)
}
