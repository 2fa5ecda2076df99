//! Expressions and statements.

use limbeck_dialect::generic::expression::{
    Against, BinaryExpression, FunctionCall, RegexpReplacement, binary, function, grouped, infix,
    list, lowered_name, needs_parentheses, nested, regexp_like, regexp_match,
    regexp_match_with_flags, regexp_replace, regexp_replace_with_flags,
};
use limbeck_dialect::generic::statement;
use limbeck_dialect::types::{Affinity, TypeForm, effective_type};
use limbeck_dialect::{
    CompileError, CompileErrorKind, CompileResult, Compiler, Dialect, ExpressionCompiler, Scope,
    generic,
};
use limbeck_model::expression::{
    BinaryOperator, Delete, Expression, FromClause, Insert, OnConflict, OnConflictAction, Select,
    TableHint, Update,
};
use limbeck_model::schema::types::Length;
use limbeck_model::schema::{QualifiedName, SqlType, TypeClass};
use limbeck_model::{DialectOptions, OptionValue};

use crate::MysqlDialect;

impl ExpressionCompiler for MysqlDialect {
    fn binary(&self, c: &mut Compiler<'_>, expression: &BinaryExpression<'_>) -> CompileResult {
        match expression.operator {
            BinaryOperator::Concatenate => {
                c.sql.word("concat(");
                let mut parts = Vec::new();
                concatenated(expression.left, &mut parts);
                concatenated(expression.right, &mut parts);
                c.list(parts, |c, part| {
                    grouped(c, part, Against::Binary(&BinaryOperator::Concatenate))
                })?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::IsDistinctFrom => {
                c.sql.word("NOT (");
                infix(c, expression, " <=> ")?;
                c.sql.word(")");
                Ok(())
            }
            BinaryOperator::IsNotDistinctFrom => infix(c, expression, " <=> "),
            BinaryOperator::RegexpMatch | BinaryOperator::NotRegexpMatch => {
                match (expression.flags, self.is_mariadb()) {
                    (None, _) => regexp_match(c, expression, " REGEXP ", " NOT REGEXP "),
                    (Some(_), false) => regexp_like(c, expression),
                    (Some(flags), true) => {
                        regexp_match_with_flags(c, expression, " REGEXP ", " NOT REGEXP ", flags)
                    }
                }
            }
            BinaryOperator::Match => {
                c.sql.word("MATCH (");
                expression.write_left(c)?;
                c.sql.word(") AGAINST (");
                expression.write_right(c)?;
                c.sql.word(" IN BOOLEAN MODE)");
                Ok(())
            }
            BinaryOperator::Item | BinaryOperator::Path => super::json::extract(c, expression),
            BinaryOperator::ItemText | BinaryOperator::PathText => {
                c.sql.word("JSON_UNQUOTE(");
                super::json::extract(c, expression)?;
                c.sql.word(")");
                Ok(())
            }
            _ => binary(c, expression),
        }
    }

    fn regexp_replace(&self, c: &mut Compiler<'_>, call: &RegexpReplacement<'_>) -> CompileResult {
        match call.flags {
            Some(flags) if self.is_mariadb() => regexp_replace_with_flags(c, call, flags),
            _ => regexp_replace(c, call),
        }
    }

    fn function(&self, c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
        match lowered_name(call).as_deref() {
            Some("random") => {
                c.sql.word("rand");
                call.write_arguments(c)
            }
            Some("sysdate") => {
                c.sql.word("SYSDATE()");
                Ok(())
            }
            Some("rollup") => {
                list(c, call.arguments)?;
                c.sql.word(" WITH ROLLUP");
                Ok(())
            }
            Some("aggregate_strings") => {
                let [value, separator, ..] = call.arguments else {
                    return function(c, call);
                };
                c.sql.word("group_concat(");
                nested(c, value)?;
                if !call.order_by.is_empty() {
                    c.sql.word(" ORDER BY ");
                    list(c, call.order_by)?;
                }
                c.sql.word(" SEPARATOR ");
                nested(c, separator)?;
                c.sql.word(")");
                Ok(())
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
        if r#try {
            return generic::expression::cast(c, operand, r#type, r#try);
        }
        let operand = generic::expression::coerced(operand, r#type);
        let target = c.capture(|c| cast_type(self, c, r#type))?;
        if target.is_empty() {
            let shown = c.capture(|c| c.dialect.type_sql(c, r#type))?;
            c.warn(format!(
                "Datatype {shown} does not support CAST on MySQL/MariaDb; the CAST will be skipped."
            ));
            return grouped(c, &operand, Against::Anything);
        }
        c.sql.word("CAST(");
        nested(c, &operand)?;
        c.sql.word(" AS ").verbatim(&target).word(")");
        Ok(())
    }

    fn extract(&self, c: &mut Compiler<'_>, field: &str, operand: &Expression) -> CompileResult {
        let field = if field == "milliseconds" {
            "millisecond"
        } else {
            field
        };
        generic::expression::extract(c, field, operand)
    }

    fn next_value(&self, c: &mut Compiler<'_>, sequence: &QualifiedName) -> CompileResult {
        if !self.capabilities().sequences {
            return Err(CompileError::new(
                CompileErrorKind::NotImplemented,
                format!(
                    "Dialect '{}' does not support sequence increments.",
                    self.name()
                ),
            ));
        }
        c.sql.word("nextval(");
        c.qualified(sequence.schema.as_ref(), &sequence.name)?;
        c.sql.word(")");
        Ok(())
    }

    fn default_from(&self, c: &mut Compiler<'_>, select: &Select) {
        if !select.r#where.is_empty() {
            c.sql.word(" FROM DUAL");
        }
    }

    fn inner_join_words(&self) -> &'static str {
        " INNER JOIN "
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

    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        c.sql.word(" \n LIMIT ");
        if let Some(offset) = offset {
            nested(c, offset)?;
            c.sql.word(", ");
        }
        match limit {
            Some(limit) => nested(c, limit),
            None => {
                c.sql.word("18446744073709551615");
                Ok(())
            }
        }
    }

    fn locking_clause(&self, c: &mut Compiler<'_>, locking: &str) {
        match locking.strip_prefix("SHARE") {
            Some(rest) => c.sql.word(" LOCK IN SHARE MODE").verbatim(rest),
            None => c.sql.word(" FOR ").verbatim(locking),
        };
    }

    fn on_conflict(
        &self,
        c: &mut Compiler<'_>,
        insert: &Insert,
        conflict: &OnConflict,
    ) -> CompileResult {
        let OnConflictAction::Update { set, .. } = &conflict.action else {
            return Err(generic::unsupported(c, "Compiler", "OnConflictDoNothing"));
        };
        let alias = self.features.new_row_alias && insert.select.is_none();
        if alias {
            c.sql.word(" AS new");
        }
        c.sql.word(" ON DUPLICATE KEY UPDATE ");
        let scope = Scope {
            schema: false,
            ..c.scope
        };
        c.scoped(scope, |c| {
            c.list(set, |c, value| {
                c.sql.name(&value.column).word(" = ");
                let written = new_row_value(&value.value, alias);
                grouped(c, &written, Against::Anything)
            })
        })
    }

    /// `UPDATE a, b SET a.x = …`: all sources stand behind `UPDATE`.
    fn update(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        if update.from.is_empty() {
            return statement::update(c, update);
        }
        statement::with_clause(c, &update.ctes)?;
        c.sql.word("UPDATE ");
        statement::additions(c, &update.prefixes)?;
        statement::target(c, &update.table)?;
        c.sql.word(", ");
        statement::from_list(c, &update.from)?;
        c.sql.word(" SET ");
        c.list(&update.values, |c, value| {
            generic::expression::column(c, &value.column, Some(&update.table))?;
            c.sql.word("=");
            statement::write_value(c, &value.column, &value.value, None)
        })?;
        if !update.r#where.is_empty() {
            c.sql.word(" WHERE ");
            generic::expression::conditions(c, &update.r#where)?;
        }
        self.change_limit(c, &update.options)
    }

    fn change_limit(&self, c: &mut Compiler<'_>, options: &DialectOptions) -> CompileResult {
        match options
            .of(c.dialect.name())
            .find(|(key, _)| *key == "limit")
        {
            None | Some((_, OptionValue::Null)) => {}
            Some((_, OptionValue::Integer(limit))) => {
                c.sql.word(" LIMIT ").integer(*limit);
            }
            Some((_, other)) => {
                return Err(CompileError::compile(format!(
                    "the limit of a change is a number, not {other:?}"
                )));
            }
        }
        Ok(())
    }

    fn delete_sources(&self, c: &mut Compiler<'_>, delete: &Delete) -> CompileResult {
        c.sql.word(" USING ");
        statement::from_clause(c, &FromClause::Table(delete.table.clone()))?;
        c.sql.word(", ");
        statement::from_list(c, &delete.using)
    }
}

/// The operands of nested concatenations, in order.
fn concatenated<'e>(expression: &'e Expression, parts: &mut Vec<&'e Expression>) {
    match expression {
        Expression::Binary {
            operator: BinaryOperator::Concatenate,
            left,
            right,
            ..
        } if !needs_parentheses(expression, Against::Binary(&BinaryOperator::Concatenate)) => {
            concatenated(left, parts);
            concatenated(right, parts);
        }
        other => parts.push(other),
    }
}

/// A value of `ON DUPLICATE KEY UPDATE`, in which `inserted.x` is the column of the new row.
fn new_row_value(value: &Expression, alias: bool) -> Expression {
    let replaced = |name: &limbeck_model::Name| {
        if alias {
            let mut table = limbeck_model::expression::TableReference {
                name: "new".into(),
                schema: None,
                alias: None,
            };
            table.name.quote = Some(false);
            Expression::Column {
                name: name.clone(),
                table: Some(Box::new(table)),
                r#type: None,
            }
        } else {
            Expression::Function {
                name: vec!["VALUES".into()],
                arguments: vec![Expression::Column {
                    name: name.clone(),
                    table: None,
                    r#type: None,
                }],
                r#type: None,
                distinct: false,
                filter: None,
                order_by: Vec::new(),
                within_group: false,
            }
        }
    };
    generic::expression::replace_columns(value, &|name, table| {
        table
            .is_some_and(|table| table.alias.as_ref().unwrap_or(&table.name).text == "inserted")
            .then(|| replaced(name))
    })
}

/// The type as `CAST` takes it; nothing when it takes none.
fn cast_type(dialect: &MysqlDialect, c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let r#type = effective_type(r#type, dialect.name());
    let form = TypeForm::of(r#type.class);
    match Affinity::of(r#type) {
        Affinity::Integer => {
            c.sql.word(if r#type.arguments.unsigned == Some(true) {
                "UNSIGNED INTEGER"
            } else {
                "SIGNED INTEGER"
            });
        }
        Affinity::DateTime if form == TypeForm::Timestamp => {
            c.sql.word("DATETIME");
        }
        Affinity::DateTime | Affinity::Date | Affinity::Time => {
            return c.dialect.type_sql(c, r#type);
        }
        Affinity::Numeric => generic::types::numeric_type(c, "DECIMAL", r#type),
        Affinity::String if !matches!(form, TypeForm::GenericEnum | TypeForm::Set) => {
            let mut text = SqlType::new(TypeClass::MysqlChar);
            text.arguments.length.clone_from(&r#type.arguments.length);
            if r#type.class.dialect() == Some("mysql") {
                text.arguments.charset.clone_from(&r#type.arguments.charset);
                text.arguments
                    .collation
                    .clone_from(&r#type.arguments.collation);
                text.arguments.ascii = r#type.arguments.ascii;
                text.arguments.unicode = r#type.arguments.unicode;
                text.arguments.binary = r#type.arguments.binary;
            }
            if matches!(text.arguments.length, Some(Length::Word(_))) {
                text.arguments.length = None;
            }
            return c.dialect.type_sql(c, &text);
        }
        Affinity::Binary => {
            c.sql.word("BINARY");
        }
        Affinity::Json => {
            c.sql.word("JSON");
        }
        Affinity::Float if dialect.features.float_cast => return c.dialect.type_sql(c, r#type),
        Affinity::String
        | Affinity::Float
        | Affinity::Boolean
        | Affinity::Interval
        | Affinity::Uuid
        | Affinity::Array
        | Affinity::Named
        | Affinity::Null
        | Affinity::Other => {}
    }
    Ok(())
}
