//! What rows come from.

use limbeck_model::expression::{FromClause, JoinKind, TableReference};

use crate::generic::expression::named_subquery_scope;
use crate::{CompileResult, Compiler};

/// Sources with `, ` between them.
///
/// # Errors
///
/// When the dialect has no form for one of them.
pub fn from_list(c: &mut Compiler<'_>, sources: &[FromClause]) -> CompileResult {
    c.list(sources, from_clause)
}

/// A source of rows.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn from_clause(c: &mut Compiler<'_>, source: &FromClause) -> CompileResult {
    let dialect = c.dialect;
    match source {
        FromClause::Table(table) => {
            target(c, table)?;
            if let Some(alias) = &table.alias {
                c.sql.word(dialect.alias_words()).name(alias);
            }
        }
        FromClause::Subquery {
            select,
            alias,
            lateral,
        } => {
            if *lateral {
                c.sql.word("LATERAL ");
            }
            c.sql.word("(");
            c.scoped(named_subquery_scope(c.scope), |c| {
                dialect.statement(c, select)
            })?;
            c.sql.word(")").word(dialect.alias_words()).name(alias);
        }
        FromClause::Join(join) => {
            from_clause(c, &join.left)?;
            c.sql.word(match join.kind {
                JoinKind::Inner => dialect.inner_join_words(),
                JoinKind::LeftOuter => " LEFT OUTER JOIN ",
                JoinKind::FullOuter => " FULL OUTER JOIN ",
            });
            if matches!(join.right, FromClause::Join(_)) {
                c.sql.word("(");
                from_clause(c, &join.right)?;
                c.sql.word(")");
            } else {
                from_clause(c, &join.right)?;
            }
            c.sql.word(" ON ");
            match &join.condition {
                Some(condition) => dialect.expression(c, condition)?,
                None => dialect.boolean_literal(c, true),
            }
        }
        FromClause::Function { function, alias } => {
            dialect.expression(c, function)?;
            if let Some(alias) = alias {
                c.sql.word(dialect.alias_words()).name(alias);
            }
        }
        FromClause::Text { text } => {
            c.sql.clause(text);
        }
    }
    Ok(())
}

/// The table that a statement changes, by its own name.
///
/// # Errors
///
/// When its schema can't be resolved.
pub fn target(c: &mut Compiler<'_>, table: &TableReference) -> CompileResult {
    c.qualified(table.schema.as_ref(), &table.name)
}
