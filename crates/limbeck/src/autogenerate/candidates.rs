//! Drops and additions that look like renames, with what to write instead.

use limbeck_diff::Rename;
use limbeck_model::operation::{AlterColumn, Operation, RenameTable};
use limbeck_script::host::ScriptError;
use limbeck_script::render::{RenderOptions, Renderer};
use serde::Serialize;

use super::failure;
use super::source_sql::SourceSql;

/// A drop and an addition that look like a rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RenameCandidate {
    /// The rename.
    #[serde(flatten)]
    pub rename: Rename,
    /// The rename as the command line takes it: `table.column:new_name`.
    pub request: String,
    /// The line of a revision that renames.
    pub line: String,
}

/// Writes down what to do about candidates.
pub(super) fn describe(
    renames: &[Rename],
    sql: &SourceSql<'_>,
    options: &RenderOptions,
) -> Result<Vec<RenameCandidate>, ScriptError> {
    let described = renames.iter().map(|rename| {
        Ok(RenameCandidate {
            request: rename.to_string(),
            line: line(rename, sql, options)?,
            rename: rename.clone(),
        })
    });
    described.collect()
}

fn line(
    rename: &Rename,
    sql: &SourceSql<'_>,
    options: &RenderOptions,
) -> Result<String, ScriptError> {
    let operation = match rename {
        Rename::Table { table, new_name } => Operation::RenameTable(RenameTable {
            table: table.clone(),
            new_name: new_name.clone(),
        }),
        Rename::Column {
            table,
            column,
            new_name,
        } => {
            let mut alter = AlterColumn::new(table.clone(), column.clone());
            alter.new_name = Some(new_name.clone());
            Operation::AlterColumn(Box::new(alter))
        }
    };
    let mut renderer = Renderer::new(options, sql);
    let lines = renderer
        .operation(&operation)
        .map_err(failure::of_rendering)?;
    let words: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.lines())
        .map(str::trim)
        .collect();
    Ok(words.join(" "))
}
