//! Views, tables made from queries, comments on constraints.

use limbeck_model::expression::{
    ConstraintComment, CreateTableAs, CreateView, Definition, DropView, Statement,
};

use crate::compiler::Scope;
use crate::{CompileError, CompileResult, Compiler};

/// A statement that defines something.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn definition(c: &mut Compiler<'_>, definition: &Definition) -> CompileResult {
    let dialect = c.dialect;
    match definition {
        Definition::CreateView(create) => dialect.create_view(c, create),
        Definition::DropView(drop) => drop_view(c, drop),
        Definition::CreateTableAs(create) => dialect.create_table_as(c, create),
        Definition::ConstraintComment(comment) => dialect.constraint_comment(c, comment),
    }
}

/// `CREATE VIEW`. `replace` are the words for a view that may exist; `suffix` writes what stands
/// after the name, with a space before it.
///
/// # Errors
///
/// When the dialect has no form for the query.
pub fn create_view(
    c: &mut Compiler<'_>,
    create: &CreateView,
    replace: &'static str,
    if_not_exists: bool,
    suffix: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult {
    c.sql.word("CREATE ");
    if create.or_replace {
        c.sql.word(replace);
    }
    if create.temporary {
        c.sql.word("TEMPORARY ");
    }
    c.sql.word(if create.materialized {
        "MATERIALIZED VIEW "
    } else {
        "VIEW "
    });
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.table((&create.view).into())?;
    suffix(c)?;
    c.sql.word(" AS ");
    query(c, &create.select)
}

/// `DROP VIEW`.
fn drop_view(c: &mut Compiler<'_>, drop: &DropView) -> CompileResult {
    c.sql.word(if drop.materialized {
        "\nDROP MATERIALIZED VIEW "
    } else {
        "\nDROP VIEW "
    });
    if drop.if_exists {
        c.sql.word("IF EXISTS ");
    }
    c.table((&drop.view).into())
}

/// `CREATE TABLE … AS SELECT …`.
///
/// # Errors
///
/// When the dialect has no form for the query.
pub fn create_table_as(c: &mut Compiler<'_>, create: &CreateTableAs) -> CompileResult {
    c.sql.word("CREATE ");
    if create.temporary {
        c.sql.word("TEMPORARY ");
    }
    c.sql.word("TABLE ");
    if create.if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.table((&create.table).into())?;
    c.sql.word(" AS ");
    query(c, &create.select)
}

/// `COMMENT ON CONSTRAINT`.
///
/// # Errors
///
/// When the constraint has no name.
pub fn constraint_comment(c: &mut Compiler<'_>, comment: &ConstraintComment) -> CompileResult {
    let Some(name) = &comment.name else {
        let described = comment.described.as_deref().unwrap_or_default();
        return Err(CompileError::compile(format!(
            "Can't emit COMMENT ON for constraint {described}: it has no name"
        )));
    };
    c.sql.word("COMMENT ON CONSTRAINT ");
    c.constraint_name(name)?;
    c.sql.word(" ON ");
    c.table((&comment.table).into())?;
    c.sql.word(" IS ");
    super::comment::comment_text(c, comment.comment.as_deref())
}

/// A query within a definition: its values are literals.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn query(c: &mut Compiler<'_>, select: &Statement) -> CompileResult {
    let scope = Scope {
        literal: true,
        ..Scope::STATEMENT
    };
    c.scoped(scope, |c| c.dialect.statement(c, select))
}
