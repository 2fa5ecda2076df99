//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    BinaryExpression, FunctionCall, RegexpReplacement, binary, function, infix, json_path, list,
    lowered_name, nested, regexp_like, regexp_replace,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::types::{Affinity, TypeForm, effective_type};
use limbeck_dialect::{CompileError, CompileResult, Compiler, ExpressionCompiler, generic};
use limbeck_model::expression::{
    BinaryOperator, Expression, FromClause, Select, SelectColumn, SetOperator, TableHint,
};
use limbeck_model::schema::types::Length;
use limbeck_model::schema::{QualifiedName, SqlType, TypeClass};

use crate::OracleDialect;

/// Functions that take no parentheses without arguments.
const NO_PARENTHESES: [&str; 4] = ["UID", "CURRENT_DATE", "SYSDATE", "USER"];

/// The length of text in casts that name none: the longest that every version has.
const CAST_LENGTH: i64 = 4000;

impl ExpressionCompiler for OracleDialect {
    fn binary(&self, c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
        match expression.operator {
            BinaryOperator::Modulo => call(c, "mod(", expression, ")"),
            BinaryOperator::BitwiseXor => call(c, "BITXOR(", expression, ")"),
            BinaryOperator::BitwiseOr => call(c, "BITOR(", expression, ")"),
            BinaryOperator::BitwiseAnd => call(c, "BITAND(", expression, ")"),
            BinaryOperator::ShiftLeft => Err(CompileError::compile(
                "Cannot compile bitwise_lshift in oracle",
            )),
            BinaryOperator::ShiftRight => Err(CompileError::compile(
                "Cannot compile bitwise_rshift in oracle",
            )),
            BinaryOperator::IsDistinctFrom => call(c, "DECODE(", expression, ", 0, 1) = 1"),
            BinaryOperator::IsNotDistinctFrom => call(c, "DECODE(", expression, ", 0, 1) = 0"),
            BinaryOperator::RegexpMatch | BinaryOperator::NotRegexpMatch => {
                regexp_like(c, expression)
            }
            BinaryOperator::Match => call(c, "CONTAINS (", expression, ")"),
            BinaryOperator::Item | BinaryOperator::Path => json_element(c, expression),
            BinaryOperator::ItemText | BinaryOperator::PathText => {
                c.sql.word("JSON_VALUE(");
                json_arguments(c, expression)?;
                c.sql.word(")");
                Ok(())
            }
            _ => binary(c, expression),
        }
    }

    fn regexp_replace(
        &self,
        c: &mut Compiler<'_>,
        replacement: &RegexpReplacement<'_>,
    ) -> CompileResult {
        regexp_replace(c, replacement)
    }

    fn bitwise_not(&self, _c: &mut Compiler<'_>, _operand: &Expression) -> CompileResult {
        Err(CompileError::compile(
            "Cannot compile bitwise_not in oracle",
        ))
    }

    fn function(&self, c: &mut Compiler<'_>, invoked: &FunctionCall<'_>) -> CompileResult {
        match lowered_name(invoked).as_deref() {
            Some("now") => {
                c.sql.word("CURRENT_TIMESTAMP");
                Ok(())
            }
            Some("char_length") => {
                c.sql.word("LENGTH");
                invoked.write_arguments(c)
            }
            Some("pow") => {
                c.sql.word("POWER");
                invoked.write_arguments(c)
            }
            Some("aggregate_strings") => {
                c.sql.word("LISTAGG");
                invoked.write_arguments(c)
            }
            Some(name)
                if invoked.arguments.is_empty()
                    && NO_PARENTHESES.contains(&name.to_ascii_uppercase().as_str()) =>
            {
                match invoked.name {
                    [only] if name == "uid" => {
                        c.sql.verbatim(&only.text);
                        Ok(())
                    }
                    _ => function(c, invoked),
                }
            }
            _ => function(c, invoked),
        }
    }

    fn cast(
        &self,
        c: &mut Compiler<'_>,
        operand: &Expression,
        r#type: &SqlType,
        r#try: bool,
    ) -> CompileResult {
        let target = effective_type(r#type, "oracle");
        let is_text = Affinity::of(target) == Affinity::String
            && !matches!(
                TypeForm::of(target.class),
                TypeForm::GenericText
                    | TypeForm::GenericUnicodeText
                    | TypeForm::Text
                    | TypeForm::Clob
                    | TypeForm::NClob
                    | TypeForm::Long
            );
        if !is_text || r#try {
            return generic::expression::cast(c, operand, r#type, r#try);
        }
        let mut text = SqlType::new(TypeClass::OracleVarchar2);
        let length = target.arguments.length.clone();
        text.arguments.length = Some(length.unwrap_or(Length::Number(CAST_LENGTH)));
        let operand = generic::expression::coerced(operand, r#type);
        generic::expression::cast(c, &operand, &text, r#try)
    }

    fn next_value(&self, c: &mut Compiler<'_>, sequence: &QualifiedName) -> CompileResult {
        c.qualified(sequence.schema.as_ref(), &sequence.name)?;
        c.sql.word(".nextval");
        Ok(())
    }

    /// Hints stand after `SELECT`, as comments.
    fn select_hints(&self, c: &mut Compiler<'_>, select: &Select) -> CompileResult {
        let mut found = Vec::new();
        for source in &select.from {
            collect_hints(c, source, &mut found);
        }
        found.sort_by_key(|(hint, _)| hint.position);
        for (hint, source) in found {
            c.sql.word("/*+ ");
            statement::hint_text(c, hint, source);
            c.sql.word(" */ ");
        }
        Ok(())
    }

    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        if let Some(offset) = offset {
            c.sql.word("\n OFFSET ");
            nested(c, offset)?;
            c.sql.word(" ROWS");
        }
        if let Some(limit) = limit {
            c.sql.word("\n FETCH FIRST ");
            nested(c, limit)?;
            c.sql.word(" ROWS ONLY");
        }
        Ok(())
    }

    /// There is only `FOR UPDATE`.
    fn locking_clause(&self, c: &mut Compiler<'_>, locking: &str) {
        let rest = locking
            .strip_prefix("UPDATE")
            .or_else(|| locking.strip_prefix("SHARE"))
            .unwrap_or(locking);
        c.sql.word(" FOR UPDATE").verbatim(rest);
    }

    fn set_operator_words(&self, operator: SetOperator) -> &'static str {
        match operator {
            SetOperator::Except => " MINUS ",
            other => generic::statement::set_operator_words(other),
        }
    }

    fn alias_words(&self) -> &'static str {
        " "
    }

    fn recursive_words(&self) -> &'static str {
        ""
    }

    fn default_from(&self, c: &mut Compiler<'_>, _select: &Select) {
        c.sql.word(" FROM DUAL");
    }

    /// A script has no variables to return into.
    fn returning(&self, c: &mut Compiler<'_>, columns: &[SelectColumn]) -> CompileResult {
        c.sql.word(" RETURNING ");
        let expressions: Vec<Expression> = columns
            .iter()
            .map(|column| match &column.expression {
                Expression::Label { operand, .. } => (**operand).clone(),
                other => other.clone(),
            })
            .collect();
        list(c, &expressions)?;
        c.sql.word(" INTO ");
        c.list(0..columns.len(), |c, position| {
            c.sql
                .word(":ret_")
                .integer(i64::try_from(position).unwrap_or(i64::MAX));
            Ok(())
        })
    }
}

fn call(
    c: &mut Compiler<'_>,
    open: &'static str,
    expression: &BinaryExpression<'_>,
    close: &'static str,
) -> CompileResult {
    c.sql.word(open);
    infix(c, expression, ", ")?;
    c.sql.word(close);
    Ok(())
}

/// An element of a JSON document: a document again, or a value of another type.
fn json_element(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let affinity = binary.r#type.map(Affinity::of);
    match affinity {
        Some(Affinity::Boolean) => {
            c.sql.word("CASE JSON_VALUE(");
            json_arguments(c, binary)?;
            c.sql
                .word(") WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE CAST(JSON_VALUE(");
            json_arguments(c, binary)?;
            c.sql.word(") AS NUMBER(1)) END");
            return Ok(());
        }
        Some(Affinity::Integer | Affinity::Numeric | Affinity::Float | Affinity::String) => {}
        _ => {
            c.sql.word("JSON_QUERY(");
            json_arguments(c, binary)?;
            c.sql.word(")");
            return Ok(());
        }
    }
    c.sql.word("JSON_VALUE(");
    json_arguments(c, binary)?;
    c.sql.word(" RETURNING ");
    match (affinity, binary.r#type) {
        (Some(Affinity::Integer), _) => {
            c.sql.word("INTEGER");
        }
        (Some(Affinity::Numeric), Some(r#type)) => {
            generic::types::numeric_type(c, "NUMBER", r#type);
        }
        (Some(Affinity::Float), _) => {
            c.sql.word("FLOAT");
        }
        _ => {
            c.sql.word("VARCHAR2(4000)");
        }
    }
    c.sql.word(" ERROR ON ERROR)");
    Ok(())
}

fn json_arguments(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    binary.write_left(c)?;
    c.sql.word(", ");
    json_path(c, binary)
}

/// Finds the hints about a source and what it consists of.
fn collect_hints<'s>(
    c: &Compiler<'_>,
    source: &'s FromClause,
    found: &mut Vec<(&'s TableHint, &'s FromClause)>,
) {
    match source {
        FromClause::Hinted { source, hints } => {
            found.extend(statement::hint_for(c, hints).map(|hint| (hint, &**source)));
        }
        FromClause::Join(join) => {
            collect_hints(c, &join.left, found);
            collect_hints(c, &join.right, found);
        }
        FromClause::Table(_)
        | FromClause::Subquery { .. }
        | FromClause::Function { .. }
        | FromClause::Text { .. }
        | FromClause::Values { .. }
        | FromClause::Sample { .. } => {}
    }
}
