//! Copying the rows of the old table.

use limbeck_model::Name;
use limbeck_model::expression::{
    Expression, FromClause, Insert, Select, SelectColumn, Statement, TableReference,
};
use limbeck_model::operation::{DropTable, Execute, Operation};
use limbeck_model::schema::{Column, QualifiedName, SqlType};

use super::table::BatchColumn;

/// What a column's values are copied from.
pub(super) fn source(table: &QualifiedName, name: &Name, r#type: &SqlType) -> Expression {
    Expression::Column {
        name: name.clone(),
        table: Some(Box::new(reference(table))),
        r#type: Some(r#type.clone()),
    }
}

fn reference(table: &QualifiedName) -> TableReference {
    TableReference {
        name: table.name.clone(),
        schema: table.schema.clone(),
        alias: None,
    }
}

/// `INSERT INTO new (…) SELECT … FROM old`; nothing when no column is copied.
pub(super) fn copy_rows(
    columns: &[BatchColumn],
    old: &QualifiedName,
    new: &QualifiedName,
) -> Option<Operation> {
    let copied: Vec<(&Column, &Expression)> = columns
        .iter()
        .filter(|column| column.column.computed.is_none())
        .filter_map(|column| Some((&column.column, column.source.as_ref()?)))
        .collect();
    if copied.is_empty() {
        return None;
    }
    let select = Select {
        columns: copied
            .iter()
            .map(|(column, source)| SelectColumn {
                expression: match source {
                    Expression::Cast { .. } => Expression::Label {
                        operand: Box::new((*source).clone()),
                        name: column.name.clone(),
                    },
                    source => (*source).clone(),
                },
                r#type: None,
            })
            .collect(),
        from: vec![FromClause::Table(reference(old))],
        ..Select::default()
    };
    let insert = Insert {
        ctes: Vec::new(),
        table: reference(new),
        prefixes: Vec::new(),
        columns: copied
            .iter()
            .map(|(column, _)| column.name.clone())
            .collect(),
        rows: Vec::new(),
        select: Some(Box::new(Statement::Select(Box::new(select)))),
        on_conflict: None,
        returning: Vec::new(),
    };
    Some(Operation::Execute(Execute {
        statement: Statement::Insert(Box::new(insert)),
        autocommit: false,
    }))
}

pub(super) fn drop_table(table: &QualifiedName) -> Operation {
    Operation::DropTable(DropTable {
        table: table.clone(),
        if_exists: false,
        dropped: None,
    })
}
