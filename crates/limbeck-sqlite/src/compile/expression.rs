//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    BinaryExpression, FunctionCall, binary, function, infix, json_path, lowered_name, nested,
    operator_words, regexp_match,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{CompileError, CompileResult, Compiler, ExpressionCompiler, Scope};
use limbeck_model::Value;
use limbeck_model::expression::{
    BinaryOperator, BindParameter, Expression, Insert, OnConflict, OnConflictAction, SelectColumn,
    Update,
};

use crate::SqliteDialect;

impl ExpressionCompiler for SqliteDialect {
    fn operator_words(&self, operator: &BinaryOperator) -> Option<&'static str> {
        match operator {
            BinaryOperator::IsDistinctFrom => Some(" IS NOT "),
            BinaryOperator::IsNotDistinctFrom => Some(" IS "),
            other => operator_words(other),
        }
    }

    fn binary(&self, c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
        match expression.operator {
            BinaryOperator::Divide => {
                expression.write_left(c)?;
                c.sql.word(" / (");
                expression.write_right(c)?;
                c.sql.word(" + 0.0)");
                Ok(())
            }
            BinaryOperator::RegexpMatch | BinaryOperator::NotRegexpMatch => {
                regexp_match(c, expression, " REGEXP ", " NOT REGEXP ")
            }
            // There is no exclusive or: `(a | b) - (a & b)`.
            BinaryOperator::BitwiseXor => {
                c.sql.word("((");
                infix(c, expression, " | ")?;
                c.sql.word(") - (");
                infix(c, expression, " & ")?;
                c.sql.word("))");
                Ok(())
            }
            BinaryOperator::Item | BinaryOperator::Path => json_element(c, expression),
            BinaryOperator::ItemText | BinaryOperator::PathText => {
                c.sql.word("JSON_EXTRACT(");
                json_arguments(c, expression)
            }
            _ => binary(c, expression),
        }
    }

    fn function(&self, c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
        match lowered_name(call).as_deref() {
            Some("now") => {
                c.sql.word("CURRENT_TIMESTAMP");
                Ok(())
            }
            Some("localtimestamp") => {
                c.sql.word("DATETIME(CURRENT_TIMESTAMP, 'localtime')");
                Ok(())
            }
            Some("char_length") => {
                c.sql.word("length");
                call.write_arguments(c)
            }
            Some("aggregate_strings") => {
                c.sql.word("group_concat");
                call.write_arguments(c)
            }
            _ => function(c, call),
        }
    }

    fn extract(&self, c: &mut Compiler<'_>, field: &str, operand: &Expression) -> CompileResult {
        let format = match field {
            "month" => "%m",
            "day" => "%d",
            "year" => "%Y",
            "second" => "%S",
            "hour" => "%H",
            "doy" => "%j",
            "minute" => "%M",
            "epoch" => "%s",
            "dow" => "%w",
            "week" => "%W",
            _ => {
                return Err(CompileError::compile(format!(
                    "{field} is not a valid extract argument."
                )));
            }
        };
        c.sql.word("CAST(STRFTIME('").verbatim(format).word("', ");
        nested(c, operand)?;
        c.sql.word(") AS INTEGER)");
        Ok(())
    }

    fn row_candidates(&self, c: &mut Compiler<'_>, elements: &[Expression]) {
        let is_row = |element: &Expression| {
            matches!(
                element,
                Expression::Tuple { .. }
                    | Expression::Bind(BindParameter {
                        value: Some(Value::List(_)),
                        ..
                    })
            )
        };
        if elements.first().is_some_and(is_row) {
            c.sql.word("VALUES ");
        }
    }

    fn empty_candidates(&self, c: &mut Compiler<'_>, _negated: bool) {
        c.sql.word("SELECT 1 FROM (SELECT 1) WHERE 1!=1");
    }

    fn update_sources(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        statement::update_sources(c, update)
    }

    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        c.sql.word("\n LIMIT ");
        match limit {
            Some(limit) => nested(c, limit)?,
            None => {
                c.sql.word("-1");
            }
        }
        c.sql.word(" OFFSET ");
        match offset {
            Some(offset) => nested(c, offset),
            None => {
                c.sql.word("0");
                Ok(())
            }
        }
    }

    /// There is no `FOR UPDATE`.
    fn locking_clause(&self, _c: &mut Compiler<'_>, _locking: &str) {}

    fn returning(&self, c: &mut Compiler<'_>, columns: &[SelectColumn]) -> CompileResult {
        let scope = Scope {
            qualify: false,
            ..c.scope
        };
        c.scoped(scope, |c| statement::returning(c, columns))
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

/// An element of a JSON document: a document again, or a value of another type.
fn json_element(c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
    match expression.r#type {
        Some(r#type) if Affinity::of(r#type) != Affinity::Json => {
            c.sql.word("CAST(JSON_EXTRACT(");
            json_arguments(c, expression)?;
            c.sql.word(" AS ");
            c.dialect.type_sql(c, r#type)?;
        }
        _ => {
            c.sql.word("JSON_QUOTE(JSON_EXTRACT(");
            json_arguments(c, expression)?;
        }
    }
    c.sql.word(")");
    Ok(())
}

fn json_arguments(c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
    expression.write_left(c)?;
    c.sql.word(", ");
    json_path(c, expression)?;
    c.sql.word(")");
    Ok(())
}
