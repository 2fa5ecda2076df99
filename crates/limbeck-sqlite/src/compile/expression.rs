//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    BinaryExpression, FunctionCall, binary, function, infix, lowered_name, nested, operator_words,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::{CompileError, CompileResult, Compiler, ExpressionCompiler, Scope};
use limbeck_model::expression::{
    BinaryOperator, Expression, Insert, OnConflict, OnConflictAction, SelectColumn,
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
            BinaryOperator::RegexpMatch => infix(c, expression, " REGEXP "),
            // There is no exclusive or: `(a | b) - (a & b)`.
            BinaryOperator::BitwiseXor => {
                c.sql.word("(");
                infix(c, expression, " | ")?;
                c.sql.word(" - ");
                infix(c, expression, " & ")?;
                c.sql.word(")");
                Ok(())
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

    fn empty_candidates(&self, c: &mut Compiler<'_>, _negated: bool) {
        c.sql.word("SELECT 1 FROM (SELECT 1) WHERE 1!=1");
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
