//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    BinaryExpression, FunctionCall, RegexpReplacement, binary, escape_clause, function, infix,
    list, lowered_name, nested, operator_words, regexp_match, regexp_match_with_flags,
    regexp_replace,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::{CompileError, CompileResult, Compiler, ExpressionCompiler};
use limbeck_model::expression::{
    BinaryOperator, BindParameter, Delete, Expression, Fetch, FromClause, Insert, OnConflict,
    OnConflictAction, TableHint, Update,
};
use limbeck_model::schema::QualifiedName;

use super::element;
use crate::PostgresqlDialect;

impl ExpressionCompiler for PostgresqlDialect {
    fn operator_words(&self, operator: &BinaryOperator) -> Option<&'static str> {
        match operator {
            BinaryOperator::BitwiseXor => Some(" # "),
            other => operator_words(other),
        }
    }

    fn binary(&self, c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
        match expression.operator {
            BinaryOperator::Ilike => {
                infix(c, expression, " ILIKE ")?;
                escape_clause(c, expression)
            }
            BinaryOperator::NotIlike => {
                infix(c, expression, " NOT ILIKE ")?;
                escape_clause(c, expression)
            }
            BinaryOperator::RegexpMatch | BinaryOperator::NotRegexpMatch => {
                match expression.flags {
                    None => regexp_match(c, expression, " ~ ", " !~ "),
                    Some("i") => regexp_match(c, expression, " ~* ", " !~* "),
                    Some(flags) => regexp_match_with_flags(c, expression, " ~ ", " !~ ", flags),
                }
            }
            BinaryOperator::Match => {
                expression.write_left(c)?;
                c.sql.word(" @@ plainto_tsquery(");
                expression.write_right(c)?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::Item
            | BinaryOperator::ItemText
            | BinaryOperator::Path
            | BinaryOperator::PathText => element::element(c, expression),
            _ => binary(c, expression),
        }
    }

    fn regexp_replace(&self, c: &mut Compiler<'_>, call: &RegexpReplacement<'_>) -> CompileResult {
        regexp_replace(c, call)
    }

    fn function(&self, c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
        match lowered_name(call).as_deref() {
            Some("pow") => {
                c.sql.word("power");
                call.write_arguments(c)
            }
            Some("aggregate_strings") => {
                c.sql.word("string_agg");
                call.write_arguments(c)
            }
            Some("substring") => substring(c, call),
            _ => function(c, call),
        }
    }

    fn next_value(&self, c: &mut Compiler<'_>, sequence: &QualifiedName) -> CompileResult {
        let name = c.capture(|c| c.qualified(sequence.schema.as_ref(), &sequence.name))?;
        c.sql.word("nextval(").string(&name).word(")");
        Ok(())
    }

    fn array(&self, c: &mut Compiler<'_>, elements: &[Expression]) -> CompileResult {
        c.sql.word("ARRAY[");
        list(c, elements)?;
        c.sql.word("]");
        Ok(())
    }

    fn bind_cast(&self, c: &mut Compiler<'_>, bind: &BindParameter) -> CompileResult {
        element::bind_cast(c, bind)
    }

    fn update_sources(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        statement::update_sources(c, update)
    }

    fn delete_sources(&self, c: &mut Compiler<'_>, delete: &Delete) -> CompileResult {
        c.sql.word(" USING ");
        statement::from_list(c, &delete.using)
    }

    /// The numbers are in parentheses, which anything but a literal needs.
    fn fetch_clause(
        &self,
        c: &mut Compiler<'_>,
        offset: Option<&Expression>,
        fetch: &Fetch,
    ) -> CompileResult {
        if let Some(offset) = offset {
            c.sql.word("\n OFFSET (");
            nested(c, offset)?;
            c.sql.word(") ROWS");
        }
        c.sql.word("\n FETCH FIRST (");
        nested(c, &fetch.count)?;
        c.sql.word(")");
        statement::fetch_words(c, fetch);
        Ok(())
    }

    /// `ONLY` is all that can be said about a table.
    fn hinted_source(
        &self,
        c: &mut Compiler<'_>,
        source: &FromClause,
        hint: &TableHint,
    ) -> CompileResult {
        if !hint.text.eq_ignore_ascii_case("only") {
            let text = limbeck_model::repr::string_repr(&hint.text);
            return Err(CompileError::compile(format!("Unrecognized hint: {text}")));
        }
        c.sql.word("ONLY ");
        statement::from_clause(c, source)
    }

    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        if let Some(limit) = limit {
            c.sql.word(" \n LIMIT ");
            nested(c, limit)?;
        }
        if let Some(offset) = offset {
            if limit.is_none() {
                c.sql.word("\n LIMIT ALL");
            }
            c.sql.word(" OFFSET ");
            nested(c, offset)?;
        }
        Ok(())
    }

    fn on_conflict(
        &self,
        c: &mut Compiler<'_>,
        _insert: &Insert,
        conflict: &OnConflict,
    ) -> CompileResult {
        c.sql.word(" ON CONFLICT");
        statement::conflict_target(c, conflict)?;
        match &conflict.action {
            OnConflictAction::Nothing => {
                c.sql.word(" DO NOTHING");
                Ok(())
            }
            OnConflictAction::Update { set, r#where } => {
                statement::conflict_update(c, set, r#where.as_ref())
            }
        }
    }
}

fn substring(c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
    let (text, start, length) = match call.arguments {
        [text, start] => (text, start, None),
        [text, start, length] => (text, start, Some(length)),
        _ => return function(c, call),
    };
    c.sql.word("SUBSTRING(");
    nested(c, text)?;
    c.sql.word(" FROM ");
    nested(c, start)?;
    if let Some(length) = length {
        c.sql.word(" FOR ");
        nested(c, length)?;
    }
    c.sql.word(")");
    Ok(())
}
