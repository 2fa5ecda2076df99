//! Comments, which are extended properties.

use limbeck_dialect::{CompileResult, Compiler, TableName};
use limbeck_model::Name;

/// The schema of a database owner, where tables without a schema usually live.
const DEFAULT_SCHEMA: &str = "dbo";

/// What is done to a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change<'a> {
    /// It is added.
    Add(&'a str),
    /// It is replaced.
    Update(&'a str),
    /// It is removed.
    Drop,
}

/// Adds, replaces or removes the description of a table or column. `call` is how Alembic and
/// SQLAlchemy spell the call: `exec ` or `execute `.
pub(super) fn property(
    c: &mut Compiler<'_>,
    call: &'static str,
    change: Change<'_>,
    table: TableName<'_>,
    column: Option<&Name>,
) -> CompileResult {
    c.sql.word(call).word(match change {
        Change::Add(_) => "sp_addextendedproperty 'MS_Description', ",
        Change::Update(_) => "sp_updateextendedproperty 'MS_Description', ",
        Change::Drop => "sp_dropextendedproperty 'MS_Description', ",
    });
    match change {
        Change::Add(comment) | Change::Update(comment) => {
            c.sql.word("N").string(comment).word(", ");
        }
        Change::Drop => {}
    }
    c.sql.word("'schema', ");
    if !c.schema_prefix(table.schema)? {
        let schema = c
            .context
            .default_schema
            .as_deref()
            .unwrap_or(DEFAULT_SCHEMA);
        c.sql.identifier(schema);
    }
    c.sql.word(", 'table', ").name(table.name);
    if let Some(column) = column {
        c.sql.word(", 'column', ").name(column);
    }
    Ok(())
}
