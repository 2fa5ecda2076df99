//! Which column draws its values from the database's generator.

use limbeck_model::schema::{Autoincrement, Column};

use super::NormalizedTable;
use crate::types::Affinity;
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
                require_integer(column)?;
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
        require_integer(column)?;
        if let Some((_, first)) = found {
            return Err(CompileError::new(
                CompileErrorKind::Argument,
                format!(
                    "Only one Column may be marked autoincrement=True, found both {} and {}.",
                    first.name, column.name
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

fn require_integer(column: &Column) -> CompileResult {
    let problem = match Affinity::of(&column.r#type) {
        Affinity::Integer => return Ok(()),
        Affinity::Numeric => match column.r#type.arguments.scale {
            Some(0) => return Ok(()),
            scale => format!(
                "Column type {} with non-zero scale {} on column '{}' is not compatible with \
                 autoincrement=True",
                column.r#type.class,
                scale.map_or_else(|| "None".to_owned(), |scale| scale.to_string()),
                column.name
            ),
        },
        _ => format!(
            "Column type {} on column '{}' is not compatible with autoincrement=True",
            column.r#type.class, column.name
        ),
    };
    Err(CompileError::new(CompileErrorKind::Argument, problem))
}
