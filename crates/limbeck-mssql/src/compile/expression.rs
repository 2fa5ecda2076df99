//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    BinaryExpression, FunctionCall, binary, function, infix, json_path, lowered_name, nested,
    operator_words, replace_columns,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{CompileError, CompileResult, Compiler, ExpressionCompiler, generic};
use limbeck_model::expression::{
    BinaryOperator, Delete, Expression, Fetch, FromClause, Select, SelectColumn, TableHint,
    TableReference, Update,
};
use limbeck_model::schema::{QualifiedName, SqlType};

use crate::MssqlDialect;

impl ExpressionCompiler for MssqlDialect {
    fn operator_words(&self, operator: &BinaryOperator) -> Option<&'static str> {
        match operator {
            BinaryOperator::Concatenate => Some(" + "),
            other => operator_words(other),
        }
    }

    fn binary(&self, c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
        match expression.operator {
            // Values stand on the right.
            BinaryOperator::Equal
                if matches!(expression.left, Expression::Bind(_))
                    && !matches!(expression.right, Expression::Bind(_)) =>
            {
                let swapped = BinaryExpression {
                    left: expression.right,
                    right: expression.left,
                    ..*expression
                };
                binary(c, &swapped)
            }
            BinaryOperator::Divide => {
                expression.write_left(c)?;
                c.sql.word(" / (");
                expression.write_right(c)?;
                c.sql.word(" + 0.0)");
                Ok(())
            }
            BinaryOperator::IsDistinctFrom => {
                c.sql.word("NOT EXISTS (SELECT ");
                infix(c, expression, " INTERSECT SELECT ")?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::IsNotDistinctFrom => {
                c.sql.word("EXISTS (SELECT ");
                infix(c, expression, " INTERSECT SELECT ")?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::Match => {
                c.sql.word("CONTAINS (");
                infix(c, expression, ", ")?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::Item | BinaryOperator::Path => json_element(c, expression),
            BinaryOperator::ItemText | BinaryOperator::PathText => {
                json_call(c, "JSON_VALUE(", expression)
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
            Some("current_date") => {
                c.sql.word("GETDATE()");
                Ok(())
            }
            Some("length" | "char_length") => {
                c.sql.word("LEN");
                call.write_arguments(c)
            }
            Some("pow") => {
                c.sql.word("POWER");
                call.write_arguments(c)
            }
            Some("aggregate_strings") => {
                c.sql.word("string_agg");
                call.write_arguments(c)
            }
            _ => function(c, call),
        }
    }

    fn cast(
        &self,
        c: &mut Compiler<'_>,
        operand: &Expression,
        r#type: &SqlType,
        r#try: bool,
    ) -> CompileResult {
        if !r#try {
            return generic::expression::cast(c, operand, r#type, r#try);
        }
        c.sql.word("TRY_CAST (");
        nested(c, &generic::expression::coerced(operand, r#type))?;
        c.sql.word(" AS ");
        c.dialect.type_sql(c, r#type)?;
        c.sql.word(")");
        Ok(())
    }

    fn extract(&self, c: &mut Compiler<'_>, field: &str, operand: &Expression) -> CompileResult {
        c.sql.word("DATEPART(");
        c.phrase(match field {
            "doy" => "dayofyear",
            "dow" => "weekday",
            "milliseconds" => "millisecond",
            "microseconds" => "microsecond",
            other => other,
        })?;
        c.sql.word(", ");
        nested(c, operand)?;
        c.sql.word(")");
        Ok(())
    }

    fn next_value(&self, c: &mut Compiler<'_>, sequence: &QualifiedName) -> CompileResult {
        c.sql.word("NEXT VALUE FOR ");
        c.qualified(sequence.schema.as_ref(), &sequence.name)
    }

    fn update_sources(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        statement::update_sources(c, update)
    }

    /// The hint follows the source.
    fn hinted_source(
        &self,
        c: &mut Compiler<'_>,
        source: &FromClause,
        hint: &TableHint,
    ) -> CompileResult {
        statement::from_clause(c, source)?;
        c.sql.word(" ");
        statement::hint_text(c, hint, source);
        Ok(())
    }

    /// `TOP n`, where there is a limit and no offset, or a fetch that has no other form.
    fn select_prefix(&self, c: &mut Compiler<'_>, select: &Select) -> CompileResult {
        if let (Some(limit), None) = (&select.limit, &select.offset) {
            c.sql.word("TOP ");
            nested(c, limit)?;
            c.sql.word(" ");
        }
        if let Some(fetch) = select.fetch.as_ref().filter(|_| fetches_by_top(select)) {
            c.sql.word("TOP ");
            nested(c, &fetch.count)?;
            c.sql.word(" ");
            if fetch.percent {
                c.sql.word("PERCENT ");
            }
            if fetch.with_ties {
                c.sql.word("WITH TIES ");
            }
        }
        Ok(())
    }

    fn select(&self, c: &mut Compiler<'_>, select: &Select) -> CompileResult {
        if fetches_by_top(select) {
            return statement::select(c, select);
        }
        if (select.offset.is_some() || select.fetch.is_some()) && select.order_by.is_empty() {
            return Err(CompileError::compile(
                "MSSQL requires an order_by when using an OFFSET or a non-simple LIMIT clause",
            ));
        }
        if select.fetch.as_ref().is_some_and(has_options) {
            return Err(CompileError::compile(
                "MSSQL needs TOP to use PERCENT and/or WITH TIES. Only simple fetch without \
                 offset can be used.",
            ));
        }
        statement::select(c, select)
    }

    fn fetch_clause(
        &self,
        c: &mut Compiler<'_>,
        offset: Option<&Expression>,
        fetch: &Fetch,
    ) -> CompileResult {
        // What has options was written as `TOP`; anything else with options was refused.
        if has_options(fetch) {
            return Ok(());
        }
        c.sql.word("\n OFFSET ");
        match offset {
            Some(offset) => nested(c, offset)?,
            None => {
                c.sql.word("0");
            }
        }
        c.sql.word(" ROWS\n FETCH FIRST ");
        nested(c, &fetch.count)?;
        c.sql.word(" ROWS ONLY");
        Ok(())
    }

    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        let Some(offset) = offset else {
            return Ok(());
        };
        c.sql.word("\n OFFSET ");
        nested(c, offset)?;
        c.sql.word(" ROWS");
        if let Some(limit) = limit {
            c.sql.word("\n FETCH FIRST ");
            nested(c, limit)?;
            c.sql.word(" ROWS ONLY");
        }
        Ok(())
    }

    /// There is no `FOR UPDATE`.
    fn locking_clause(&self, _c: &mut Compiler<'_>, _locking: &str) {}

    fn recursive_words(&self) -> &'static str {
        ""
    }

    fn empty_candidates(&self, c: &mut Compiler<'_>, negated: bool) {
        generic::expression::empty_candidates(c, negated);
    }

    fn update(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        if update.from.is_empty() {
            return statement::update(c, update);
        }
        let mut update = update.clone();
        update
            .from
            .insert(0, FromClause::Table(update.table.clone()));
        statement::update(c, &update)
    }

    fn delete_sources(&self, c: &mut Compiler<'_>, delete: &Delete) -> CompileResult {
        c.sql.word(" FROM ");
        statement::from_clause(c, &FromClause::Table(delete.table.clone()))?;
        c.sql.word(", ");
        statement::from_list(c, &delete.using)
    }

    fn output(
        &self,
        c: &mut Compiler<'_>,
        columns: &[SelectColumn],
        source: &'static str,
    ) -> CompileResult {
        let columns: Vec<SelectColumn> = columns
            .iter()
            .map(|column| SelectColumn {
                expression: of_row(&column.expression, source),
                r#type: column.r#type.clone(),
            })
            .collect();
        c.sql.word(" OUTPUT ");
        statement::select_list(c, &columns)
    }

    /// It is the `OUTPUT` clause in the middle of the statement.
    fn returning(&self, _c: &mut Compiler<'_>, _columns: &[SelectColumn]) -> CompileResult {
        Ok(())
    }
}

/// An expression whose columns are those of the inserted or deleted row.
fn of_row(expression: &Expression, source: &'static str) -> Expression {
    replace_columns(expression, &|name, table| {
        table.map(|_| Expression::Column {
            name: name.clone(),
            table: Some(Box::new(TableReference {
                name: source.into(),
                schema: None,
                alias: None,
            })),
            r#type: None,
        })
    })
}

/// An element of a JSON document: a document again, or a value of another type.
fn json_element(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let Some(r#type) = binary
        .r#type
        .filter(|r#type| Affinity::of(r#type) != Affinity::Json)
    else {
        return json_call(c, "JSON_QUERY(", binary);
    };
    c.sql.word("CASE ");
    json_call(c, "JSON_VALUE(", binary)?;
    c.sql.word(" WHEN NULL THEN NULL ");
    match Affinity::of(r#type) {
        Affinity::Integer => {
            c.sql.word("ELSE CAST(");
            json_call(c, "JSON_VALUE(", binary)?;
            c.sql.word(" AS INTEGER)");
        }
        Affinity::Numeric | Affinity::Float => {
            c.sql.word("ELSE CAST(");
            json_call(c, "JSON_VALUE(", binary)?;
            c.sql.word(" AS ");
            if Affinity::of(r#type) == Affinity::Float {
                c.sql.word("FLOAT");
            } else {
                generic::types::numeric_type(c, "NUMERIC", r#type);
            }
            c.sql.word(")");
        }
        Affinity::Boolean => {
            c.sql
                .word("WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE CAST(");
            json_call(c, "JSON_VALUE(", binary)?;
            c.sql.word(" AS BIT)");
        }
        Affinity::String => {
            c.sql.word("ELSE ");
            json_call(c, "JSON_VALUE(", binary)?;
        }
        _ => {
            c.sql.word("ELSE ");
            json_call(c, "JSON_QUERY(", binary)?;
        }
    }
    c.sql.word(" END");
    Ok(())
}

fn json_call(
    c: &mut Compiler<'_>,
    words: &'static str,
    binary: &BinaryExpression<'_>,
) -> CompileResult {
    c.sql.word(words);
    binary.write_left(c)?;
    c.sql.word(", ");
    json_path(c, binary)?;
    c.sql.word(")");
    Ok(())
}

/// Whether a fetch has options, which only `TOP` knows.
fn has_options(fetch: &Fetch) -> bool {
    fetch.percent || fetch.with_ties
}

/// Whether `TOP` stands for the fetch of a select.
fn fetches_by_top(select: &Select) -> bool {
    select.fetch.as_ref().is_some_and(|fetch| {
        has_options(fetch)
            && select.offset.is_none()
            && matches!(&fetch.count, Expression::Bind(bind)
                if matches!(bind.value, Some(limbeck_model::Value::Integer(_))))
    })
}
