//! `INSERT`, `UPDATE` and `DELETE`.

use limbeck_model::Name;
use limbeck_model::expression::{
    BindParameter, Delete, Expression, Insert, OnConflict, SelectColumn, Update, UpdateValue,
};

use super::from::{from_list, target};
use super::labels::select_list;
use super::query::{additions, with_clause};
use crate::generic::expression::{Against, conditions, grouped, list, nested};
use crate::{BindRendering, CompileError, CompileErrorKind, CompileResult, Compiler, Scope};

/// `INSERT`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn insert(c: &mut Compiler<'_>, insert: &Insert) -> CompileResult {
    let dialect = c.dialect;
    insert_into(c, insert)?;
    if !insert.returning.is_empty() {
        dialect.output(c, &insert.returning, "inserted")?;
    }
    source_rows(c, insert)?;
    if let Some(conflict) = &insert.on_conflict {
        dialect.on_conflict(c, insert, conflict)?;
    }
    if !insert.returning.is_empty() {
        dialect.returning(c, &insert.returning)?;
    }
    Ok(())
}

/// `INSERT INTO table (columns)`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn insert_into(c: &mut Compiler<'_>, insert: &Insert) -> CompileResult {
    if !follows_insert(c, insert) {
        with_clause(c, &insert.ctes)?;
    }
    c.sql.word("INSERT ");
    additions(c, &insert.prefixes)?;
    c.sql.word("INTO ");
    target(c, &insert.table)?;
    if !insert.columns.is_empty() {
        c.sql.word(" (").names(&insert.columns).word(")");
    }
    Ok(())
}

/// Whether the common table expressions of an insert stand before its select.
fn follows_insert(c: &Compiler<'_>, insert: &Insert) -> bool {
    c.dialect.capabilities().with_after_insert && insert.select.is_some()
}

/// `VALUES (…)`, the select, or what stands for a row of defaults, with a space before it.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn source_rows(c: &mut Compiler<'_>, insert: &Insert) -> CompileResult {
    let dialect = c.dialect;
    if let Some(select) = &insert.select {
        c.sql.word(" ");
        if follows_insert(c, insert) {
            with_clause(c, &insert.ctes)?;
        }
        return dialect.statement(c, select);
    }
    if insert.columns.is_empty() {
        return dialect.empty_insert(c);
    }
    c.sql.word(" VALUES ");
    let several = insert.rows.len() > 1;
    if several && !dialect.capabilities().multiple_values {
        return Err(CompileError::compile(format!(
            "The '{}' dialect with current database version settings does not support in-place \
             multirow inserts.",
            dialect.name()
        )));
    }
    c.list(insert.rows.iter().enumerate(), |c, (number, row)| {
        c.sql.word("(");
        c.list(insert.columns.iter().zip(row), |c, (column, value)| {
            let row = several.then_some(number);
            write_value(c, column, value, row)
        })?;
        c.sql.word(")");
        Ok(())
    })
}

/// A value of an insert or update. A plain value's marker is named after its column.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn write_value(
    c: &mut Compiler<'_>,
    column: &Name,
    value: &Expression,
    row: Option<usize>,
) -> CompileResult {
    if let Expression::Bind(bind) = value
        && bind.name.is_none()
        && c.bind_rendering() == BindRendering::Marker
    {
        let name = match row {
            Some(row) => format!("{column}_m{row}"),
            None => column.text.clone(),
        };
        let named = BindParameter {
            name: Some(name),
            ..bind.clone()
        };
        return c.dialect.expression(c, &Expression::Bind(named));
    }
    grouped(c, value, Against::Anything)
}

/// `DEFAULT VALUES`, or `() VALUES ()`.
///
/// # Errors
///
/// When the dialect can't insert a row of defaults.
pub fn empty_insert(c: &mut Compiler<'_>) -> CompileResult {
    let capabilities = c.dialect.capabilities();
    if capabilities.default_values {
        c.sql.word(" DEFAULT VALUES");
    } else if capabilities.empty_insert {
        c.sql.word(" () VALUES ()");
    } else {
        return Err(CompileError::compile(format!(
            "The '{}' dialect with current database version settings does not support empty \
             inserts.",
            c.dialect.name()
        )));
    }
    Ok(())
}

/// `UPDATE`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn update(c: &mut Compiler<'_>, update: &Update) -> CompileResult {
    let dialect = c.dialect;
    with_clause(c, &update.ctes)?;
    c.sql.word("UPDATE ");
    additions(c, &update.prefixes)?;
    target(c, &update.table)?;
    c.sql.word(" SET ");
    set_clause(c, &update.values)?;
    if !update.returning.is_empty() {
        dialect.output(c, &update.returning, "inserted")?;
    }
    if !update.from.is_empty() {
        dialect.update_sources(c, update)?;
    }
    if !update.r#where.is_empty() {
        c.sql.word(" WHERE ");
        conditions(c, &update.r#where)?;
    }
    dialect.change_limit(c, &update.options)?;
    if !update.returning.is_empty() {
        dialect.returning(c, &update.returning)?;
    }
    Ok(())
}

/// ` FROM …` of an update.
///
/// # Errors
///
/// When the dialect has no form for one of the sources.
pub fn update_sources(c: &mut Compiler<'_>, update: &Update) -> CompileResult {
    c.sql.word(" FROM ");
    from_list(c, &update.from)
}

/// The refusal of a statement that changes one table by what another one holds.
pub fn several_tables(statement: &str) -> CompileError {
    CompileError::new(
        CompileErrorKind::NotImplemented,
        format!("This backend does not support multiple-table criteria within {statement}"),
    )
}

/// `column=value` with `, ` between them.
///
/// # Errors
///
/// When the dialect has no form for a value.
pub fn set_clause(c: &mut Compiler<'_>, values: &[UpdateValue]) -> CompileResult {
    c.list(values, |c, value| {
        c.sql.name(&value.column).word("=");
        write_value(c, &value.column, &value.value, None)
    })
}

/// `DELETE`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn delete(c: &mut Compiler<'_>, delete: &Delete) -> CompileResult {
    let dialect = c.dialect;
    with_clause(c, &delete.ctes)?;
    c.sql.word("DELETE ");
    additions(c, &delete.prefixes)?;
    c.sql.word("FROM ");
    target(c, &delete.table)?;
    if !delete.returning.is_empty() {
        dialect.output(c, &delete.returning, "deleted")?;
    }
    if !delete.using.is_empty() {
        dialect.delete_sources(c, delete)?;
    }
    if !delete.r#where.is_empty() {
        c.sql.word(" WHERE ");
        conditions(c, &delete.r#where)?;
    }
    dialect.change_limit(c, &delete.options)?;
    if !delete.returning.is_empty() {
        dialect.returning(c, &delete.returning)?;
    }
    Ok(())
}

/// ` RETURNING …`.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn returning(c: &mut Compiler<'_>, columns: &[SelectColumn]) -> CompileResult {
    c.sql.word(" RETURNING ");
    select_list(c, columns)
}

/// What tells existing rows in `ON CONFLICT`, with a space before it.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn conflict_target(c: &mut Compiler<'_>, conflict: &OnConflict) -> CompileResult {
    if let Some(constraint) = &conflict.constraint {
        c.sql.word(" ON CONSTRAINT ");
        return c.constraint_name(constraint);
    }
    if conflict.target.is_empty() {
        return Ok(());
    }
    let scope = Scope {
        qualify: false,
        schema: false,
        ..c.scope
    };
    c.scoped(scope, |c| {
        c.sql.word(" (");
        list(c, &conflict.target)?;
        c.sql.word(")");
        if let Some(condition) = &conflict.target_where {
            c.sql.word(" WHERE ");
            nested(c, condition)?;
        }
        Ok(())
    })
}

/// ` DO UPDATE SET …` of `ON CONFLICT`.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn conflict_update(
    c: &mut Compiler<'_>,
    set: &[UpdateValue],
    condition: Option<&Expression>,
) -> CompileResult {
    c.sql.word(" DO UPDATE SET ");
    c.list(set, |c, value| {
        c.sql.name(&value.column).word(" = ");
        grouped(c, &value.value, Against::Anything)
    })?;
    if let Some(condition) = condition {
        c.sql.word(" WHERE ");
        nested(c, condition)?;
    }
    Ok(())
}
