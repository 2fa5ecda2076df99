//! Indexes.

use limbeck_model::Name;
use limbeck_model::operation::DropIndex;
use limbeck_model::schema::{Index, IndexElement};

use crate::compiler::{Scope, TableName};
use crate::{CompileError, CompileResult, Compiler};

/// `CREATE INDEX`.
///
/// # Errors
///
/// When the index has no name, or the dialect has no form for a part of it.
pub fn create_index(
    c: &mut Compiler<'_>,
    table: TableName<'_>,
    index: &Index,
    if_not_exists: bool,
) -> CompileResult {
    let name = required_name(index)?;
    c.sql.word("CREATE ");
    if index.unique {
        c.sql.word("UNIQUE ");
    }
    c.sql.word("INDEX ");
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.index_name(name)?;
    c.sql.word(" ON ");
    c.table(table)?;
    c.sql.word(" (");
    elements(c, index)?;
    c.sql.word(")");
    Ok(())
}

/// The name of an index.
///
/// # Errors
///
/// When it has none.
pub fn required_name(index: &Index) -> CompileResult<&Name> {
    index
        .name
        .as_ref()
        .ok_or_else(|| CompileError::compile("CREATE INDEX requires that the index have a name"))
}

/// The elements of an index, with `, ` between them.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn elements(c: &mut Compiler<'_>, index: &Index) -> CompileResult {
    c.list(&index.elements, |c, element| match element {
        IndexElement::Column { column } => {
            c.sql.name(column);
            Ok(())
        }
        IndexElement::Expression { expression } => {
            c.scoped(Scope::DDL, |c| c.dialect.index_element(c, expression))
        }
    })
}

/// `DROP INDEX`.
///
/// # Errors
///
/// When the schema can't be resolved or the name is too long.
pub fn drop_index(c: &mut Compiler<'_>, dropped: &DropIndex) -> CompileResult {
    c.sql.word("\nDROP INDEX ");
    if dropped.if_exists {
        c.sql.word("IF EXISTS ");
    }
    qualified_index(c, dropped.schema.as_ref(), &dropped.name)
}

/// An index's name with the schema of its table.
///
/// # Errors
///
/// When the schema can't be resolved or the name is too long.
pub fn qualified_index(c: &mut Compiler<'_>, schema: Option<&Name>, name: &Name) -> CompileResult {
    if c.schema_prefix(schema)? {
        c.sql.word(".");
    }
    c.index_name(name)
}
