//! `SELECT`, set operations and `WITH`.

use limbeck_model::expression::{
    Addition, CommonTableExpression, Expression, Fetch, Select, SetOperation, SetOperator,
    Statement,
};

use super::from::from_list;
use super::labels::select_list;
use crate::compiler::Scope;
use crate::generic::expression::{conditions, list, named_subquery_scope, nested};
use crate::{CompileResult, Compiler};

/// `SELECT`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn select(c: &mut Compiler<'_>, select: &Select) -> CompileResult {
    let dialect = c.dialect;
    select_body(c, select)?;
    if let Some(fetch) = &select.fetch {
        dialect.fetch_clause(c, select.offset.as_ref(), fetch)?;
    } else if select.limit.is_some() || select.offset.is_some() {
        dialect.limit_clause(c, select.limit.as_ref(), select.offset.as_ref())?;
    }
    if let Some(locking) = &select.locking {
        dialect.locking_clause(c, locking);
    }
    for hint in &select.hints {
        if is_for(c, hint) {
            c.sql.word(" ");
            nested(c, &hint.element)?;
        }
    }
    if !select.suffixes.is_empty() {
        c.sql.word(" ");
        additions(c, &select.suffixes)?;
    }
    Ok(())
}

fn is_for(c: &Compiler<'_>, addition: &Addition) -> bool {
    addition
        .dialect
        .as_ref()
        .is_none_or(|dialect| dialect == c.dialect.name())
}

/// What a statement has of its own for this dialect, each with a space after it.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn additions(c: &mut Compiler<'_>, additions: &[Addition]) -> CompileResult {
    for addition in additions {
        if is_for(c, addition) {
            nested(c, &addition.element)?;
            c.sql.word(" ");
        }
    }
    Ok(())
}

/// `SELECT` up to `ORDER BY`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn select_body(c: &mut Compiler<'_>, select: &Select) -> CompileResult {
    let dialect = c.dialect;
    with_clause(c, &select.ctes)?;
    c.sql.word("SELECT ");
    dialect.select_hints(c, select)?;
    additions(c, &select.prefixes)?;
    if !select.distinct_on.is_empty() {
        c.sql.word("DISTINCT ON (");
        list(c, &select.distinct_on)?;
        c.sql.word(") ");
    } else if select.distinct {
        c.sql.word("DISTINCT ");
    }
    dialect.select_prefix(c, select)?;
    select_list(c, &select.columns)?;
    if !select.from.is_empty() {
        if let Some(table) = &select.into {
            c.sql.word(" INTO ");
            c.table(table.into())?;
        }
        c.sql.word(" \nFROM ");
        from_list(c, &select.from)?;
    } else {
        dialect.default_from(c, select);
    }
    if !select.r#where.is_empty() {
        c.sql.word(" \nWHERE ");
        conditions(c, &select.r#where)?;
    }
    if !select.group_by.is_empty() {
        c.sql.word(" GROUP BY ");
        by_label(c, &select.group_by)?;
    }
    if !select.having.is_empty() {
        c.sql.word(" \nHAVING ");
        conditions(c, &select.having)?;
    }
    if !select.order_by.is_empty() {
        c.sql.word(" ORDER BY ");
        by_label(c, &select.order_by)?;
    }
    Ok(())
}

fn by_label(c: &mut Compiler<'_>, expressions: &[Expression]) -> CompileResult {
    let scope = Scope {
        label_names: true,
        ..c.scope
    };
    c.scoped(scope, |c| list(c, expressions))
}

/// `LIMIT` and `OFFSET`.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn limit_clause(
    c: &mut Compiler<'_>,
    limit: Option<&Expression>,
    offset: Option<&Expression>,
) -> CompileResult {
    if let Some(limit) = limit {
        c.sql.word("\n LIMIT ");
        nested(c, limit)?;
    }
    if let Some(offset) = offset {
        if limit.is_none() {
            c.sql.word("\n LIMIT -1");
        }
        c.sql.word(" OFFSET ");
        nested(c, offset)?;
    }
    Ok(())
}

/// `OFFSET` and `FETCH FIRST`.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn fetch_clause(
    c: &mut Compiler<'_>,
    offset: Option<&Expression>,
    fetch: &Fetch,
) -> CompileResult {
    if let Some(offset) = offset {
        c.sql.word("\n OFFSET ");
        nested(c, offset)?;
        c.sql.word(" ROWS");
    }
    c.sql.word("\n FETCH FIRST ");
    nested(c, &fetch.count)?;
    fetch_words(c, fetch);
    Ok(())
}

/// What follows the number of rows in `FETCH FIRST`.
pub fn fetch_words(c: &mut Compiler<'_>, fetch: &Fetch) {
    if fetch.percent {
        c.sql.word(" PERCENT");
    }
    c.sql.word(if fetch.with_ties {
        " ROWS WITH TIES"
    } else {
        " ROWS ONLY"
    });
}

/// The words of a set operator, with spaces around them.
pub fn set_operator_words(operator: SetOperator) -> &'static str {
    match operator {
        SetOperator::Union => " UNION ",
        SetOperator::UnionAll => " UNION ALL ",
        SetOperator::Intersect => " INTERSECT ",
        SetOperator::IntersectAll => " INTERSECT ALL ",
        SetOperator::Except => " EXCEPT ",
        SetOperator::ExceptAll => " EXCEPT ALL ",
    }
}

/// `UNION`, `INTERSECT`, `EXCEPT`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn set_operation(c: &mut Compiler<'_>, operation: &SetOperation) -> CompileResult {
    let dialect = c.dialect;
    let words = dialect.set_operator_words(operation.operator);
    for (position, select) in operation.selects.iter().enumerate() {
        if position > 0 {
            c.sql.word(words);
        }
        let grouped = match select {
            Statement::Select(select) => {
                select.limit.is_some()
                    || select.offset.is_some()
                    || select.fetch.is_some()
                    || !select.order_by.is_empty()
            }
            Statement::SetOperation(_) => true,
            Statement::Expression { .. }
            | Statement::Insert(_)
            | Statement::Update(_)
            | Statement::Delete(_)
            | Statement::Values(_)
            | Statement::Definition(_) => false,
        };
        if grouped {
            c.sql.word("(");
        }
        dialect.statement(c, select)?;
        if grouped {
            c.sql.word(")");
        }
    }
    if !operation.order_by.is_empty() {
        c.sql.word(" ORDER BY ");
        by_label(c, &operation.order_by)?;
    }
    if let Some(fetch) = &operation.fetch {
        dialect.fetch_clause(c, operation.offset.as_ref(), fetch)?;
    } else if operation.limit.is_some() || operation.offset.is_some() {
        dialect.limit_clause(c, operation.limit.as_ref(), operation.offset.as_ref())?;
    }
    Ok(())
}

/// `WITH …`, with what separates it from the statement; nothing when there are none.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn with_clause(c: &mut Compiler<'_>, ctes: &[CommonTableExpression]) -> CompileResult {
    if ctes.is_empty() {
        return Ok(());
    }
    c.sql.word("WITH ");
    if ctes.iter().any(|cte| cte.recursive) {
        c.sql.word(c.dialect.recursive_words());
    }
    for (position, cte) in ctes.iter().enumerate() {
        if position > 0 {
            c.sql.word(", \n");
        }
        c.sql.name(&cte.name);
        if !cte.columns.is_empty() {
            c.sql.word("(").names(&cte.columns).word(")");
        }
        c.sql.word(" AS \n(");
        c.scoped(named_subquery_scope(c.scope), |c| {
            c.dialect.statement(c, &cte.statement)
        })?;
        c.sql.word(")");
    }
    c.sql.word("\n ");
    Ok(())
}
