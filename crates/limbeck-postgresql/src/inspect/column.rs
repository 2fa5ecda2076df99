//! Columns.

use limbeck_dialect::raw_text;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{
    Autoincrement, Column, Computed, Identity, SequenceOptions, ServerDefault, SqlType, TypeClass,
};
use serde::Deserialize;

use super::named_types::NamedTypes;
use super::row::Row;
use super::types;

/// What `pg_sequence` says of an identity column.
#[derive(Default, Deserialize)]
struct IdentityRow {
    always: bool,
    start: i64,
    increment: i64,
    min_value: i64,
    max_value: i64,
    cache: i64,
    cycle: bool,
}

pub(super) fn build(row: &Row, named: &NamedTypes, schema: Option<&str>) -> Column {
    let r#type = types::resolve(row.text(2), named.get(row.text(10)), row.get(7), row.get(8));
    let mut column = Column::new(row.text(1), r#type);
    column.comment = row.get(9).map(str::to_owned);
    let mut nullable = !row.flag(3);
    let mut default = row.get(4).map(raw_text);
    if column.r#type.class == TypeClass::PostgresqlDomain {
        let domain = &column.r#type.arguments;
        default = default.or_else(|| domain.default.as_deref().cloned());
        nullable = nullable && domain.not_null != Some(true);
    }
    column.nullable = Some(nullable);
    let generated = row.text(5);
    if !generated.is_empty() {
        column.computed = default.take().map(|expression| Computed {
            expression,
            persisted: Some(generated == "s"),
        });
    }
    column.identity = row.get(6).map(|_| identity(row.json::<IdentityRow>(6)));
    let mut draws_from_sequence = false;
    if let Some(Expression::Text { text, .. }) = &mut default
        && let Some(sequence) = sequence_of(text)
    {
        draws_from_sequence = is_integer(&column.r#type);
        if let Some(schema) = schema
            && !text[sequence..]
                .split('\'')
                .next()
                .unwrap_or_default()
                .contains('.')
        {
            text.insert_str(sequence, &format!("\"{schema}\"."));
        }
    }
    column.server_default = default.map(|expression| ServerDefault::Expression {
        expression: Box::new(expression),
    });
    column.autoincrement = if draws_from_sequence || column.identity.is_some() {
        Autoincrement::Enabled
    } else {
        Autoincrement::Disabled
    };
    column
}

/// Where the name of the sequence stands in `nextval('…'::regclass)`.
fn sequence_of(default: &str) -> Option<usize> {
    const CALL: &str = "nextval('";
    let start = default.find(CALL)? + CALL.len();
    default[start..].contains('\'').then_some(start)
}

fn is_integer(r#type: &SqlType) -> bool {
    matches!(
        r#type.class,
        TypeClass::SqlInteger | TypeClass::SqlBigInt | TypeClass::SqlSmallInt
    )
}

fn identity(row: IdentityRow) -> Identity {
    Identity {
        always: row.always,
        sequence: SequenceOptions {
            start: Some(row.start),
            increment: Some(row.increment),
            min_value: Some(row.min_value),
            max_value: Some(row.max_value),
            cycle: Some(row.cycle),
            cache: Some(row.cache),
            ..SequenceOptions::default()
        },
        ..Identity::default()
    }
}
