//! Casts and fields of dates.

use std::borrow::Cow;

use limbeck_model::expression::Expression;
use limbeck_model::schema::SqlType;

use super::nested;
use crate::{CompileResult, Compiler};

/// `CAST(x AS type)`.
///
/// # Errors
///
/// When the dialect has no such type, or no `TRY_CAST`.
pub fn cast(
    c: &mut Compiler<'_>,
    operand: &Expression,
    r#type: &SqlType,
    r#try: bool,
) -> CompileResult {
    if r#try {
        return Err(crate::generic::unsupported(c, "Compiler", "TryCast"));
    }
    c.sql.word("CAST(");
    nested(c, &coerced(operand, r#type))?;
    c.sql.word(" AS ");
    c.dialect.type_sql(c, r#type)?;
    c.sql.word(")");
    Ok(())
}

/// An operand of a cast: a value without a type is of the target type.
pub fn coerced<'e>(operand: &'e Expression, r#type: &SqlType) -> Cow<'e, Expression> {
    match operand {
        Expression::Bind(bind) if bind.r#type.is_none() => {
            let mut bind = bind.clone();
            bind.r#type = Some(r#type.clone());
            Cow::Owned(Expression::Bind(bind))
        }
        operand => Cow::Borrowed(operand),
    }
}

/// An operand that is treated as of another type.
pub(super) fn type_coerce(
    c: &mut Compiler<'_>,
    operand: &Expression,
    r#type: &SqlType,
) -> CompileResult {
    nested(c, &coerced(operand, r#type))
}

/// The fields that `EXTRACT` knows.
const EXTRACT_FIELDS: [&str; 15] = [
    "month",
    "day",
    "year",
    "second",
    "hour",
    "doy",
    "minute",
    "quarter",
    "dow",
    "week",
    "epoch",
    "milliseconds",
    "microseconds",
    "timezone_hour",
    "timezone_minute",
];

/// `EXTRACT(field FROM x)`.
///
/// # Errors
///
/// When the field is no word.
pub fn extract(c: &mut Compiler<'_>, field: &str, operand: &Expression) -> CompileResult {
    c.sql.word("EXTRACT(");
    if EXTRACT_FIELDS.contains(&field) {
        c.sql.verbatim(field);
    } else {
        c.phrase(field)?;
    }
    c.sql.word(" FROM ");
    nested(c, operand)?;
    c.sql.word(")");
    Ok(())
}
