//! Columns.

use limbeck_model::schema::{Computed, Identity, ServerDefault};

use crate::compiler::Scope;
use crate::normalize::ColumnView;
use crate::{CompileResult, Compiler};

/// `name TYPE [DEFAULT x] [GENERATED …] [NOT NULL]`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn column_specification(c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
    let dialect = c.dialect;
    let column = view.column;
    c.sql.name(&column.name).word(" ");
    dialect.column_type(c, view)?;
    default_clause(c, view)?;
    if let Some(computed) = &column.computed {
        c.sql.word(" ");
        dialect.computed(c, computed)?;
    }
    let has_identity = column.identity.is_some() && dialect.capabilities().identity_columns;
    if let Some(identity) = &column.identity
        && has_identity
    {
        c.sql.word(" ");
        dialect.identity(c, identity);
    }
    if !view.nullable && !has_identity {
        c.sql.word(" NOT NULL");
    }
    Ok(())
}

/// ` DEFAULT x`, if there is one.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn default_clause(c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
    let dialect = c.dialect;
    if let Some(default) = &view.column.server_default
        && !matches!(default, ServerDefault::Fetched)
    {
        c.sql.word(" DEFAULT ");
        dialect.server_default(c, default)?;
    }
    Ok(())
}

/// The value of a `DEFAULT` clause.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn server_default(c: &mut Compiler<'_>, default: &ServerDefault) -> CompileResult<bool> {
    match default {
        ServerDefault::Literal { text } => {
            c.dialect.string_literal(c, text)?;
        }
        ServerDefault::Expression { expression } => {
            // Unlike other expressions of DDL, a default keeps the tables of its columns.
            let scope = Scope {
                qualify: true,
                ..Scope::DDL
            };
            c.scoped(scope, |c| c.dialect.expression(c, expression))?;
        }
        ServerDefault::Fetched => return Ok(false),
    }
    Ok(true)
}

/// `GENERATED ALWAYS AS (…)`, with `STORED` or `VIRTUAL` if it was said.
///
/// # Errors
///
/// When the dialect has no form for the expression.
pub fn computed(c: &mut Compiler<'_>, computed: &Computed) -> CompileResult {
    c.sql.word("GENERATED ALWAYS AS (");
    c.scoped(Scope::DDL, |c| {
        c.dialect.expression(c, &computed.expression)
    })?;
    c.sql.word(")");
    match computed.persisted {
        Some(true) => c.sql.word(" STORED"),
        Some(false) => c.sql.word(" VIRTUAL"),
        None => &mut c.sql,
    };
    Ok(())
}

/// `GENERATED ALWAYS|BY DEFAULT AS IDENTITY [(…)]`.
pub fn identity(c: &mut Compiler<'_>, identity: &Identity) {
    c.sql.word("GENERATED ");
    c.sql.word(if identity.always {
        "ALWAYS"
    } else {
        "BY DEFAULT"
    });
    c.sql.word(" AS IDENTITY");
    identity_options(c, identity);
}

/// ` (…)` with the options of an identity column, if there are any.
pub fn identity_options(c: &mut Compiler<'_>, identity: &Identity) {
    let outer = c.sql.swap(String::new());
    let any = c.dialect.sequence_options(c, &identity.sequence);
    let options = c.sql.swap(outer);
    if any {
        c.sql.word(" (").verbatim(&options).word(")");
    }
}
