//! Inserting rows.

use indexmap::IndexMap;
use limbeck_model::Name;
use limbeck_model::expression::{Expression, Insert, TableReference};
use limbeck_model::operation::BulkInsert;
use limbeck_model::schema::{Column, SqlType, Table};

use crate::compiler::Scope;
use crate::{Compilation, CompileError, CompileErrorKind, CompileResult};

/// How many rows one statement inserts at most.
const ROWS_PER_STATEMENT: usize = 500;

/// Inserts rows: several in a statement where that is wanted, one by one otherwise. Values are
/// literals in any mode.
///
/// # Errors
///
/// When a row has a column that the table has not, or lacks one that the first row has.
pub fn bulk_insert(s: &mut Compilation<'_>, insert: &BulkInsert) -> CompileResult {
    let together = insert.multiple && s.context.multiple_row_inserts;
    if !together {
        for row in &insert.rows {
            let columns = columns_of(&insert.table, row)?;
            let values = vec![values_of(&columns, row, 0)?];
            insert_rows(s, &insert.table, &columns, values)?;
        }
        return Ok(());
    }
    let Some(first) = insert.rows.first() else {
        return Ok(());
    };
    let columns = columns_of(&insert.table, first)?;
    let size = if columns.is_empty() || !s.dialect.capabilities().multiple_values {
        1
    } else {
        ROWS_PER_STATEMENT
    };
    for (number, rows) in insert.rows.chunks(size).enumerate() {
        let values = rows
            .iter()
            .enumerate()
            .map(|(position, row)| values_of(&columns, row, number * size + position))
            .collect::<CompileResult<Vec<_>>>()?;
        insert_rows(s, &insert.table, &columns, values)?;
    }
    Ok(())
}

/// A column with the key under which rows hold its value.
type KeyedColumn<'t> = (&'t str, &'t Column);

/// The columns of the table that a row has values for, in the table's order.
fn columns_of<'t>(
    table: &'t Table,
    row: &IndexMap<String, Expression>,
) -> CompileResult<Vec<KeyedColumn<'t>>> {
    let columns: Vec<KeyedColumn<'t>> = table
        .columns
        .iter()
        .map(|column| (column.key.as_deref().unwrap_or(&column.name.text), column))
        .filter(|(key, _)| row.contains_key(*key))
        .collect();
    check_unknown(&columns, row)?;
    Ok(columns)
}

fn check_unknown(columns: &[KeyedColumn<'_>], row: &IndexMap<String, Expression>) -> CompileResult {
    if columns.len() >= row.len() {
        return Ok(());
    }
    let mut unknown: Vec<&str> = row
        .keys()
        .map(String::as_str)
        .filter(|key| !columns.iter().any(|(known, _)| known == key))
        .collect();
    unknown.sort_unstable();
    Err(CompileError::compile(format!(
        "Unconsumed column names: {}",
        unknown.join(", ")
    )))
}

fn values_of(
    columns: &[KeyedColumn<'_>],
    row: &IndexMap<String, Expression>,
    number: usize,
) -> CompileResult<Vec<Expression>> {
    let values = columns
        .iter()
        .map(|(key, column)| {
            row.get(*key)
                .map(|value| typed(value, &column.r#type))
                .ok_or_else(|| {
                    CompileError::new(
                        CompileErrorKind::Statement,
                        format!(
                            "(sqlalchemy.exc.InvalidRequestError) A value is required for bind \
                             parameter '{key}', in parameter group {number}"
                        ),
                    )
                })
        })
        .collect::<CompileResult<Vec<_>>>()?;
    check_unknown(columns, row)?;
    Ok(values)
}

/// A value that takes its column's type if it has none.
fn typed(value: &Expression, r#type: &SqlType) -> Expression {
    match value {
        Expression::Bind(bind) if bind.r#type.is_none() => {
            let mut bind = bind.clone();
            bind.r#type = Some(r#type.clone());
            Expression::Bind(bind)
        }
        other => other.clone(),
    }
}

fn insert_rows(
    s: &mut Compilation<'_>,
    table: &Table,
    columns: &[KeyedColumn<'_>],
    rows: Vec<Vec<Expression>>,
) -> CompileResult {
    let names: Vec<Name> = columns
        .iter()
        .map(|(_, column)| column.name.clone())
        .collect();
    let insert = Insert {
        ctes: Vec::new(),
        table: TableReference {
            name: table.name.clone(),
            schema: table.schema.clone(),
            alias: None,
        },
        prefixes: Vec::new(),
        columns: names,
        rows,
        select: None,
        on_conflict: None,
        returning: Vec::new(),
    };
    s.statement(|c| {
        c.scope = Scope {
            literal: true,
            ..Scope::STATEMENT
        };
        c.dialect.insert(c, &insert)
    })
}
