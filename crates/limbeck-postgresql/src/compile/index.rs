//! Indexes and EXCLUDE constraints.

use indexmap::IndexMap;
use limbeck_dialect::compiler::unexpected_phrase;
use limbeck_dialect::generic::constraint::{deferrability, preamble};
use limbeck_dialect::generic::expression::{Against, grouped};
use limbeck_dialect::generic::index::required_name;
use limbeck_dialect::{CompileError, CompileResult, Compiler, Scope, TableName};
use limbeck_model::expression::Expression;
use limbeck_model::schema::{ExcludeConstraint, Index, IndexElement};
use limbeck_model::{DialectOptions, OptionValue};

use super::ddl::{given, text, truthy};

/// `CREATE INDEX`.
pub(super) fn create_index(
    c: &mut Compiler<'_>,
    table: TableName<'_>,
    index: &Index,
    if_not_exists: bool,
) -> CompileResult {
    let name = required_name(index)?;
    let options = &index.options;
    c.sql.word("CREATE ");
    if index.unique {
        c.sql.word("UNIQUE ");
    }
    c.sql.word("INDEX ");
    if truthy(options, "concurrently") {
        c.sql.word("CONCURRENTLY ");
    }
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.index_name(name)?;
    c.sql.word(" ON ");
    c.table(table)?;
    c.sql.word(" ");
    if let Some(using) = text(options, "using") {
        c.sql.word("USING ");
        method(c, using)?;
        c.sql.word(" ");
    }
    c.sql.word("(");
    let ops = match given(options, "ops") {
        Some(OptionValue::Map(ops)) => Some(ops),
        _ => None,
    };
    c.list(&index.elements, |c, element| {
        let key = match element {
            IndexElement::Column { column } => {
                c.sql.name(column);
                Some(column.as_str())
            }
            IndexElement::Expression { expression } => {
                c.scoped(Scope::DDL, |c| index_element(c, expression))?;
                element_key(expression)
            }
        };
        operator_class(c, ops, key);
        Ok(())
    })?;
    c.sql.word(")");
    include_clause(c, options)?;
    match options.get("postgresql", "nulls_not_distinct") {
        Some(OptionValue::Boolean(true)) => c.sql.word(" NULLS NOT DISTINCT"),
        Some(OptionValue::Boolean(false)) => c.sql.word(" NULLS DISTINCT"),
        _ => &mut c.sql,
    };
    if let Some(OptionValue::Map(with)) = given(options, "with")
        && !with.is_empty()
    {
        c.sql.word(" WITH (");
        storage_parameters(c, with)?;
        c.sql.word(")");
    }
    if let Some(tablespace) = text(options, "tablespace") {
        c.sql.word(" TABLESPACE ").identifier(tablespace);
    }
    if let Some(condition) = given(options, "where") {
        c.sql.word(" WHERE ");
        condition_option(c, condition)?;
    }
    Ok(())
}

/// An expression of an index: in parentheses, unless it is a column, a function or the like.
pub(super) fn index_element(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    grouped(c, expression, Against::Anything)
}

/// The key by which operator classes find an expression.
fn element_key(expression: &Expression) -> Option<&str> {
    match expression {
        Expression::Column { name, .. } | Expression::Label { name, .. } => Some(&name.text),
        _ => None,
    }
}

fn operator_class(
    c: &mut Compiler<'_>,
    ops: Option<&IndexMap<String, OptionValue>>,
    key: Option<&str>,
) {
    if let Some(class) = ops
        .zip(key)
        .and_then(|(ops, key)| ops.get(key))
        .and_then(OptionValue::as_str)
    {
        c.sql.word(" ").verbatim(class);
    }
}

fn method(c: &mut Compiler<'_>, using: &str) -> CompileResult {
    let is_word = !using.is_empty()
        && using
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_');
    if !is_word {
        return Err(unexpected_phrase(
            using,
            r"^(?:btree|hash|gist|gin|[\w_]+)$",
        ));
    }
    c.sql.verbatim(&using.to_lowercase());
    Ok(())
}

/// A condition that was given as an option: an expression, or text.
fn condition_option(c: &mut Compiler<'_>, condition: &OptionValue) -> CompileResult {
    match condition {
        OptionValue::Expression { expression } => {
            c.scoped(Scope::DDL, |c| c.dialect.expression(c, expression))
        }
        OptionValue::Text(text) => c.scoped(Scope::DDL, |c| {
            c.dialect.expression(c, &Expression::text(text.as_str()))
        }),
        OptionValue::Null
        | OptionValue::Boolean(_)
        | OptionValue::Integer(_)
        | OptionValue::Float(_)
        | OptionValue::List(_)
        | OptionValue::Map(_) => Err(CompileError::compile(
            "postgresql_where is no SQL expression",
        )),
    }
}

/// ` INCLUDE (…)`, if columns are to be included.
pub(super) fn include_clause(c: &mut Compiler<'_>, options: &DialectOptions) -> CompileResult {
    if let Some(OptionValue::List(columns)) = given(options, "include")
        && !columns.is_empty()
    {
        c.sql.word(" INCLUDE (");
        c.list(columns, |c, column| match column {
            OptionValue::Text(name) => {
                c.sql.identifier(name);
                Ok(())
            }
            OptionValue::Expression { expression } => {
                c.scoped(Scope::DDL, |c| c.dialect.expression(c, expression))
            }
            _ => Err(CompileError::compile(
                "postgresql_include takes names of columns",
            )),
        })?;
        c.sql.word(")");
    }
    Ok(())
}

/// `name = value` with `, ` between them.
pub(super) fn storage_parameters(
    c: &mut Compiler<'_>,
    with: &IndexMap<String, OptionValue>,
) -> CompileResult {
    c.list(with, |c, (parameter, value)| {
        c.sql.verbatim(parameter);
        let text = match value {
            OptionValue::Null => return Ok(()),
            OptionValue::Boolean(value) => value.to_string(),
            OptionValue::Integer(value) => value.to_string(),
            OptionValue::Float(value) => limbeck_dialect::generic::literal::python_float(*value),
            OptionValue::Text(value) => value.clone(),
            OptionValue::List(_) | OptionValue::Expression { .. } | OptionValue::Map(_) => {
                return Err(CompileError::compile(format!(
                    "the storage parameter '{parameter}' is no plain value"
                )));
            }
        };
        c.sql.word(" = ").verbatim(&text);
        Ok(())
    })
}

/// `EXCLUDE USING … (…)`.
pub(super) fn exclude(c: &mut Compiler<'_>, exclude: &ExcludeConstraint) -> CompileResult {
    preamble(c, exclude.name.as_ref())?;
    c.sql.word("EXCLUDE USING ");
    method(c, exclude.using.as_deref().unwrap_or("gist"))?;
    c.sql.word(" (");
    c.list(&exclude.elements, |c, element| {
        c.scoped(Scope::DDL, |c| {
            element_expression_of_exclude(c, &element.expression)
        })?;
        if let Some(class) = &element.operator_class {
            c.sql.word(" ").verbatim(class);
        }
        c.sql.word(" WITH ").verbatim(&element.operator);
        Ok(())
    })?;
    c.sql.word(")");
    if let Some(condition) = &exclude.condition {
        c.sql.word(" WHERE (");
        c.scoped(Scope::DDL, |c| c.dialect.expression(c, condition))?;
        c.sql.word(")");
    }
    deferrability(c, exclude.deferrable, exclude.initially.as_deref())
}

fn element_expression_of_exclude(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    grouped(c, expression, Against::Anything)
}
