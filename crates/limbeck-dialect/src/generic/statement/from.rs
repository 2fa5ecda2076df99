//! What rows come from.

use limbeck_model::Name;
use limbeck_model::expression::{FromClause, JoinKind, TableHint, TableReference, Values};

use crate::compiler::Scope;
use crate::generic::expression::{named_subquery_scope, nested};
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
        FromClause::Values {
            values: rows,
            alias,
            columns,
            lateral,
        } => {
            if *lateral {
                c.sql.word("LATERAL ");
            }
            c.sql.word("(");
            values(c, rows)?;
            c.sql.word(")");
            if let Some(alias) = alias {
                c.sql.word(dialect.alias_words()).name(alias);
                c.sql.word(" (").names(columns).word(")");
            }
        }
        FromClause::Sample {
            source,
            method,
            seed,
        } => {
            from_clause(c, source)?;
            c.sql.word(" TABLESAMPLE ");
            dialect.expression(c, method)?;
            if let Some(seed) = seed {
                c.sql.word(" REPEATABLE (");
                nested(c, seed)?;
                c.sql.word(")");
            }
        }
        FromClause::Hinted { source, hints } => match hint_for(c, hints) {
            Some(hint) => dialect.hinted_source(c, source, hint)?,
            None => from_clause(c, source)?,
        },
    }
    Ok(())
}

/// `VALUES (…), (…)`.
///
/// # Errors
///
/// When the dialect has no form for a value.
pub fn values(c: &mut Compiler<'_>, values: &Values) -> CompileResult {
    let scope = Scope {
        literal: c.scope.literal || values.literal,
        ..c.scope
    };
    c.sql.word("VALUES ");
    c.scoped(scope, |c| {
        c.list(&values.rows, |c, row| {
            c.sql.word("(");
            c.list(row, |c, value| nested(c, value))?;
            c.sql.word(")");
            Ok(())
        })
    })
}

/// The hint that counts for the dialect.
pub fn hint_for<'h>(c: &Compiler<'_>, hints: &'h [TableHint]) -> Option<&'h TableHint> {
    hints.iter().rev().find(|hint| {
        hint.dialect
            .as_ref()
            .is_none_or(|dialect| dialect == c.dialect.name())
    })
}

/// The name by which a statement knows a source, if it has one.
fn source_name(source: &FromClause) -> Option<&Name> {
    match source {
        FromClause::Table(table) => Some(table.alias.as_ref().unwrap_or(&table.name)),
        FromClause::Subquery { alias, .. } => Some(alias),
        FromClause::Function { alias, .. } | FromClause::Values { alias, .. } => alias.as_ref(),
        FromClause::Sample { source, .. } | FromClause::Hinted { source, .. } => {
            source_name(source)
        }
        FromClause::Join(_) | FromClause::Text { .. } => None,
    }
}

/// Writes the text of a hint, with the name of its source where it asks for it.
pub fn hint_text(c: &mut Compiler<'_>, hint: &TableHint, source: &FromClause) {
    for (position, part) in hint.text.split("%(name)s").enumerate() {
        if position > 0
            && let Some(name) = source_name(source)
        {
            c.sql.name(name);
        }
        c.sql.verbatim(&part.replace("%%", "%"));
    }
}

/// The table that a statement changes, by its own name.
///
/// # Errors
///
/// When its schema can't be resolved.
pub fn target(c: &mut Compiler<'_>, table: &TableReference) -> CompileResult {
    c.qualified(table.schema.as_ref(), &table.name)
}
