//! Which column draws its values from the database's generator.

use limbeck_model::schema::{Autoincrement, Column, SqlType};

use super::NormalizedTable;
use crate::generic::types::class_name;
use crate::types::{Affinity, TypeForm};
use crate::{CompileError, CompileErrorKind, CompileResult};

/// The position of the column that draws its values from the database's generator: the single
/// integer column of the primary key without foreign key or default, or the one that says so.
pub(super) fn autoincrement_column(table: &NormalizedTable<'_>) -> CompileResult<Option<usize>> {
    let Some(key) = &table.primary_key else {
        return Ok(None);
    };
    let members: Vec<(usize, &Column)> = key
        .columns
        .iter()
        .filter_map(|name| {
            table
                .table
                .columns
                .iter()
                .enumerate()
                .find(|(_, column)| column.name.text == name.text)
        })
        .collect();
    if let [(position, column)] = members[..] {
        return match column.autoincrement {
            Autoincrement::Enabled => {
                require_integer(table, column)?;
                Ok(Some(position))
            }
            Autoincrement::Auto | Autoincrement::IgnoreForeignKey => {
                Ok(is_candidate(table, column).then_some(position))
            }
            Autoincrement::Disabled => Ok(None),
        };
    }
    let mut found: Option<(usize, &Column)> = None;
    for (position, column) in members {
        if column.autoincrement != Autoincrement::Enabled {
            continue;
        }
        require_integer(table, column)?;
        if let Some((_, first)) = found {
            return Err(CompileError::new(
                CompileErrorKind::Argument,
                format!(
                    "Only one Column may be marked autoincrement=True, found both {} and {}.",
                    column.name, first.name
                ),
            ));
        }
        found = Some((position, column));
    }
    Ok(found.map(|(position, _)| position))
}

fn is_candidate(table: &NormalizedTable<'_>, column: &Column) -> bool {
    Affinity::of(&column.r#type) == Affinity::Integer
        && !column.has_client_default
        && column.server_default.is_none()
        && column.computed.is_none()
        && (column.autoincrement == Autoincrement::IgnoreForeignKey
            || !table.has_foreign_key(column))
}

fn require_integer(table: &NormalizedTable<'_>, column: &Column) -> CompileResult {
    let scale = match Affinity::of(&column.r#type) {
        Affinity::Integer => return Ok(()),
        Affinity::Numeric => match column.r#type.arguments.scale {
            Some(0) => return Ok(()),
            Some(scale) => format!(" with non-zero scale {scale}"),
            None => " with non-zero scale None".to_owned(),
        },
        _ => String::new(),
    };
    Err(CompileError::new(
        CompileErrorKind::Argument,
        format!(
            "Column type {}{scale} on column '{}.{}' is not compatible with autoincrement=True",
            default_name(&column.r#type),
            table.table.name,
            column.name
        ),
    ))
}

/// The SQL of a type as SQLAlchemy shows it without a dialect.
fn default_name(r#type: &SqlType) -> String {
    let arguments = &r#type.arguments;
    let mut name = match TypeForm::of(r#type.class) {
        TypeForm::GenericString | TypeForm::GenericUnicode => "VARCHAR".to_owned(),
        _ => class_name(r#type).to_uppercase(),
    };
    if let Some(length) = &arguments.length {
        name.push_str(&format!("({length})"));
    }
    if let Some(precision) = arguments.precision {
        match arguments.scale {
            Some(scale) => name.push_str(&format!("({precision}, {scale})")),
            None => name.push_str(&format!("({precision})")),
        }
    }
    name
}
