//! Comments.

use limbeck_model::Name;

use crate::compiler::TableName;
use crate::{CompileResult, Compiler};

/// `COMMENT ON TABLE … IS …`.
///
/// # Errors
///
/// When the schema can't be resolved or the text can't be written.
pub fn set_table_comment(
    c: &mut Compiler<'_>,
    table: TableName<'_>,
    comment: Option<&str>,
) -> CompileResult {
    c.sql.word("COMMENT ON TABLE ");
    c.table(table)?;
    c.sql.word(" IS ");
    comment_text(c, comment)
}

/// A comment as a literal.
///
/// # Errors
///
/// When the text can't be written.
pub fn comment_text(c: &mut Compiler<'_>, comment: Option<&str>) -> CompileResult {
    match comment {
        Some(comment) => c.dialect.string_literal(c, comment),
        None => {
            c.sql.word("NULL");
            Ok(())
        }
    }
}

/// `COMMENT ON TABLE … IS NULL`.
///
/// # Errors
///
/// When the schema can't be resolved.
pub fn drop_table_comment(c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
    c.sql.word("COMMENT ON TABLE ");
    c.table(table)?;
    c.sql.word(" IS NULL");
    Ok(())
}

/// `COMMENT ON COLUMN … IS …`.
///
/// # Errors
///
/// When the schema can't be resolved or the text can't be written.
pub fn set_column_comment(
    c: &mut Compiler<'_>,
    table: TableName<'_>,
    column: &Name,
    comment: &str,
) -> CompileResult {
    c.sql.word("COMMENT ON COLUMN ");
    c.table(table)?;
    c.sql.word(".").name(column).word(" IS ");
    comment_text(c, Some(comment))
}
