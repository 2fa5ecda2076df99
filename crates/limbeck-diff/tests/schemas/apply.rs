//! Operations as changes of a list of tables.

use limbeck_model::Name;
use limbeck_model::operation::{AlterColumn, Change, ColumnDefault, Operation, OperationList};
use limbeck_model::schema::{Column, Constraint, QualifiedName, Table};

/// Carries out operations. Panics when one does not fit.
pub(crate) fn apply(operations: &OperationList, tables: &mut Vec<Table>) {
    for operation in operations.operations() {
        apply_one(operation, tables);
    }
}

fn find<'t>(tables: &'t mut [Table], name: &QualifiedName) -> &'t mut Table {
    tables
        .iter_mut()
        .find(|table| table.qualified_name().key() == name.key())
        .unwrap_or_else(|| panic!("no table {}", name.key()))
}

fn same(one: &Name, other: &Name) -> bool {
    one.text == other.text
}

fn apply_one(operation: &Operation, tables: &mut Vec<Table>) {
    match operation {
        Operation::CreateTable(create) => {
            assert!(
                tables
                    .iter()
                    .all(|table| !same(&table.name, &create.table.name))
            );
            tables.push(create.table.clone());
        }
        Operation::DropTable(drop) => {
            let table = find(tables, &drop.table).clone();
            assert!(table.indexes.is_empty(), "{:?}", table.indexes);
            tables.retain(|other| other.name != table.name);
        }
        Operation::CreateTableComment(create) => {
            let table = find(tables, &create.table);
            assert_eq!(table.comment, create.existing_comment);
            table.comment.clone_from(&create.comment);
        }
        Operation::DropTableComment(drop) => find(tables, &drop.table).comment = None,
        Operation::RenameTable(rename) => {
            find(tables, &rename.table).name = rename.new_name.clone();
        }
        Operation::AddColumn(add) => {
            let table = find(tables, &add.table);
            assert!(table.column(&add.column.name.text).is_none());
            table.columns.push(add.column.clone());
        }
        Operation::DropColumn(drop) => {
            let table = find(tables, &drop.table);
            assert!(table.column(&drop.column.text).is_some());
            table
                .columns
                .retain(|column| !same(&column.name, &drop.column));
        }
        Operation::AlterColumn(alter) => {
            let table = find(tables, &alter.table);
            let column = table
                .columns
                .iter_mut()
                .find(|column| same(&column.name, &alter.column))
                .unwrap();
            alter_column(alter, column);
        }
        Operation::AddConstraint(add) => {
            find(tables, &add.table)
                .constraints
                .push(add.constraint.clone());
        }
        Operation::DropConstraint(drop) => {
            let table = find(tables, &drop.table);
            let name = drop.name.as_ref().unwrap();
            let is_it =
                |constraint: &Constraint| constraint.name().is_some_and(|own| same(own, name));
            assert!(table.constraints.iter().any(is_it), "no constraint {name}");
            table.constraints.retain(|constraint| !is_it(constraint));
        }
        Operation::CreateIndex(create) => {
            find(tables, &create.table)
                .indexes
                .push(create.index.clone());
        }
        Operation::DropIndex(drop) => {
            let table = find(tables, &QualifiedName::new(drop.table.clone().unwrap()));
            let count = table.indexes.len();
            table
                .indexes
                .retain(|index| !same(index.name.as_ref().unwrap(), &drop.name));
            assert_eq!(table.indexes.len() + 1, count, "no index {}", drop.name);
        }
        operation => panic!("{operation:?}"),
    }
}

fn alter_column(alter: &AlterColumn, column: &mut Column) {
    if let Some(existing) = &alter.existing_type {
        assert_eq!(column.r#type, *existing);
    }
    if let Some(existing) = alter.existing_nullable {
        assert_eq!(column.nullable, Some(existing));
    }
    if let Some(r#type) = &alter.r#type {
        column.r#type = r#type.clone();
    }
    if let Some(nullable) = alter.nullable {
        column.nullable = Some(nullable);
    }
    if let Change::Set { to } = &alter.server_default {
        column.server_default = to.as_ref().map(|default| match default {
            ColumnDefault::Server { value } => value.clone(),
            default => panic!("{default:?}"),
        });
    }
    if let Change::Set { to } = &alter.comment {
        column.comment.clone_from(to);
    }
    if let Some(new_name) = &alter.new_name {
        column.name = new_name.clone();
    }
}

/// The tables with all that has no order in the order of names.
pub(crate) fn sorted(tables: &[Table]) -> Vec<Table> {
    let mut tables = tables.to_vec();
    for table in &mut tables {
        table
            .columns
            .sort_by_cached_key(|column| column.name.text.clone());
        table
            .constraints
            .sort_by_cached_key(|constraint| format!("{:?}", constraint.name()));
        table.indexes.sort_by_cached_key(|index| index.name.clone());
        for constraint in &mut table.constraints {
            if let Some(name) = constraint.name_mut() {
                name.resolved = true;
            }
        }
    }
    tables.sort_by_cached_key(|table| table.name.text.clone());
    tables
}
