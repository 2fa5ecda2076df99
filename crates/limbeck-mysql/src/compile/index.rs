//! Indexes.

use limbeck_dialect::generic::index::required_name;
use limbeck_dialect::{CompileResult, Compiler, Scope, TableName};
use limbeck_model::OptionValue;
use limbeck_model::expression::{Expression, UnaryOperator};
use limbeck_model::schema::{Index, IndexElement};

use super::options::{text, text_or_mysql};

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
    if let Some(prefix) = text(c, options, "prefix") {
        c.sql.verbatim(prefix).word(" ");
    }
    c.sql.word("INDEX ");
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.index_name(name)?;
    c.sql.word(" ON ");
    c.table(table)?;
    c.sql.word(" (");
    let length = options.get(c.dialect.name(), "length");
    c.list(&index.elements, |c, element| {
        let key = match element {
            IndexElement::Column { column } => {
                c.sql.name(column);
                column.text.clone()
            }
            IndexElement::Expression { expression } => {
                let written =
                    c.capture(|c| c.scoped(Scope::DDL, |c| index_element(c, expression)))?;
                c.sql.verbatim(&written);
                match &**expression {
                    Expression::Column { name, .. } => name.text.clone(),
                    _ => written,
                }
            }
        };
        prefix_length(c, length, &key);
        Ok(())
    })?;
    c.sql.word(")");
    if let Some(parser) = text_or_mysql(c, options, "with_parser") {
        c.sql.word(" WITH PARSER ").verbatim(parser);
    }
    if let Some(using) = text_or_mysql(c, options, "using") {
        c.sql.word(" USING ").identifier(using);
    }
    Ok(())
}

/// An expression: in parentheses of its own if it is an operation or a function.
pub(super) fn index_element(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    let grouped = match expression {
        Expression::Unary { operator, .. } => !matches!(
            operator,
            UnaryOperator::Ascending | UnaryOperator::Descending
        ),
        Expression::Binary { .. }
        | Expression::Between { .. }
        | Expression::In { .. }
        | Expression::Collate { .. }
        | Expression::Function { .. } => true,
        _ => false,
    };
    if grouped {
        c.sql.word("(");
    }
    c.dialect.expression(c, expression)?;
    if grouped {
        c.sql.word(")");
    }
    Ok(())
}

/// `(10)` behind an element of which only a prefix is indexed.
fn prefix_length(c: &mut Compiler<'_>, length: Option<&OptionValue>, key: &str) {
    let number = match length {
        Some(OptionValue::Integer(number)) => Some(*number),
        Some(OptionValue::Map(lengths)) => match lengths.get(key) {
            Some(OptionValue::Integer(number)) => Some(*number),
            _ => None,
        },
        _ => None,
    };
    if let Some(number) = number {
        c.sql.word("(").integer(number).word(")");
    }
}
