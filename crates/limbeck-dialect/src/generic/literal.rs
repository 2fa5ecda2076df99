//! Literals.

use std::fmt::Write as _;

use limbeck_model::Value;
use limbeck_model::schema::SqlType;

use crate::types::{Affinity, effective_type};
use crate::{BindRendering, CompileError, CompileResult, Compiler};

/// A duration, as Python's `timedelta` normalises it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Whole days; negative for negative durations.
    pub days: i64,
    /// Seconds within the day.
    pub seconds: i64,
    /// Microseconds within the second.
    pub microseconds: i64,
}

impl Interval {
    /// All of it in seconds, as Python writes `timedelta.total_seconds()`.
    ///
    /// # Errors
    ///
    /// When it is longer than any `timedelta`.
    pub fn total_seconds(self) -> CompileResult<String> {
        let seconds = self
            .days
            .checked_mul(86_400)
            .and_then(|seconds| seconds.checked_add(self.seconds))
            .ok_or_else(|| CompileError::compile("the interval is out of range"))?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "Python divides by 10**6 in a float just so"
        )]
        let total = (seconds as f64) + (self.microseconds as f64) / 1e6;
        Ok(python_float(total))
    }
}

/// A value as a literal.
///
/// # Errors
///
/// When the database can't hold the value.
pub fn literal(c: &mut Compiler<'_>, value: &Value, r#type: Option<&SqlType>) -> CompileResult {
    let dialect = c.dialect;
    let name = dialect.name();
    let affinity = r#type.map(|r#type| Affinity::of(effective_type(r#type, name)));
    match (value, affinity) {
        // Sent to a database, `None` is a JSON document; printed, Alembic shows NULL.
        (Value::Null, Some(Affinity::Json))
            if c.context.binds == BindRendering::Inline && !none_as_null(r#type) =>
        {
            return dialect.json_literal(c, "null");
        }
        (Value::Null, _) => {
            c.sql.word("NULL");
        }
        (value, Some(Affinity::Json)) => return dialect.json_literal(c, &json_text(value)?),
        (Value::Boolean(value), Some(Affinity::Integer | Affinity::Numeric | Affinity::Float)) => {
            c.sql.integer(i64::from(*value));
        }
        (Value::Boolean(value), _) => dialect.boolean_literal(c, *value),
        (Value::Integer(number @ (0 | 1)), Some(Affinity::Boolean)) => {
            dialect.boolean_literal(c, *number == 1);
        }
        (Value::Integer(number), _) => {
            c.sql.integer(*number);
        }
        (Value::BigInteger(digits) | Value::Decimal(digits), _) => return number(c, digits),
        (Value::Float(value), _) => return number(c, &python_float(*value)),
        (Value::Text(text), Some(Affinity::Integer | Affinity::Numeric | Affinity::Float))
            if is_number(text.trim()) =>
        {
            c.sql.verbatim(text.trim());
        }
        (Value::Text(text), Some(Affinity::Uuid)) => dialect.uuid_literal(c, text, r#type),
        (Value::Text(text), _) => return dialect.typed_string_literal(c, text, r#type),
        (Value::Bytes(bytes), _) => dialect.bytes_literal(c, bytes),
        (Value::Date(date), _) => dialect.date_literal(c, date),
        (Value::Time(time), _) => dialect.time_literal(c, time),
        (Value::DateTime(datetime), _) => {
            dialect.datetime_literal(c, &datetime.replacen('T', " ", 1))
        }
        (
            Value::Interval {
                days,
                seconds,
                microseconds,
            },
            _,
        ) => {
            let interval = Interval {
                days: *days,
                seconds: *seconds,
                microseconds: *microseconds,
            };
            return dialect.interval_literal(c, interval, r#type);
        }
        (Value::Uuid(uuid), _) => dialect.uuid_literal(c, uuid, r#type),
        (Value::Enumeration { name, .. }, _) => {
            return dialect.typed_string_literal(c, name, r#type);
        }
        (Value::List(items), _) => return dialect.list_literal(c, items, r#type),
        (Value::Map(_), _) => {
            return Err(no_renderer(value, r#type));
        }
    }
    Ok(())
}

fn none_as_null(r#type: Option<&SqlType>) -> bool {
    r#type.is_some_and(|r#type| r#type.arguments.none_as_null == Some(true))
}

/// SQLAlchemy's error for a value that can't be written.
pub fn no_renderer(value: &Value, r#type: Option<&SqlType>) -> CompileError {
    let shown = json_text(value).unwrap_or_default();
    let datatype = r#type.map_or("NullType", |r#type| super::types::class_name(r#type));
    CompileError::compile(format!(
        "No literal value renderer is available for literal value \"{shown}\" with datatype \
         {datatype}"
    ))
}

fn number(c: &mut Compiler<'_>, digits: &str) -> CompileResult {
    if is_number(digits) {
        c.sql.verbatim(digits);
        Ok(())
    } else {
        c.dialect.special_number(c, digits)
    }
}

/// Whether text is a number in plain or scientific notation, and nothing else.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    !(whole.is_empty() && fraction.is_empty())
        && digits(whole)
        && digits(fraction)
        && exponent.is_none_or(|exponent| {
            let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent)
        })
}

/// A float as Python's `repr` writes it.
pub fn python_float(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    // Both switch to scientific notation at the same magnitudes; Python signs the exponent and
    // writes at least two digits of it.
    let text = format!("{value:?}");
    match text.split_once('e') {
        None => text,
        Some((mantissa, exponent)) => {
            let (sign, digits) = match exponent.strip_prefix('-') {
                Some(digits) => ('-', digits),
                None => ('+', exponent),
            };
            format!("{mantissa}e{sign}{digits:0>2}")
        }
    }
}

/// True or false in the dialect's spelling.
pub fn boolean(c: &mut Compiler<'_>, value: bool) {
    c.sql
        .word(match (c.dialect.capabilities().native_boolean, value) {
            (true, true) => "true",
            (true, false) => "false",
            (false, true) => "1",
            (false, false) => "0",
        });
}

/// The refusal of a number that is not finite.
///
/// # Errors
///
/// Always.
pub fn special_number(c: &mut Compiler<'_>, number: &str) -> CompileResult {
    Err(CompileError::compile(format!(
        "{} has no literal for the number {number}",
        c.dialect.name()
    )))
}

/// A duration as a point in time after the epoch, which is how dialects without intervals store it.
///
/// # Errors
///
/// When the point in time is outside of what a date can be.
pub fn interval(c: &mut Compiler<'_>, interval: Interval) -> CompileResult {
    let datetime = epoch_datetime(interval)?;
    c.dialect.datetime_literal(c, &datetime);
    Ok(())
}

/// The point in time that lies a duration after the epoch.
///
/// # Errors
///
/// When it is outside of the years 1 to 9999.
pub fn epoch_datetime(interval: Interval) -> CompileResult<String> {
    let (year, month, day) = civil_from_days(interval.days);
    if !(1..=9999).contains(&year) {
        return Err(CompileError::compile(
            "date value out of range: an interval is stored as a date and time after 1970-01-01",
        ));
    }
    let (hours, rest) = (interval.seconds / 3600, interval.seconds % 3600);
    let (minutes, seconds) = (rest / 60, rest % 60);
    let mut text = format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}");
    if interval.microseconds != 0 {
        // Writing to a string can't fail.
        let _ = write!(text, ".{:06}", interval.microseconds);
    }
    Ok(text)
}

/// Year, month and day of a number of days after 1970-01-01 in the proleptic Gregorian calendar
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 {
        month_index + 3
    } else {
        month_index - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// A UUID: with hyphens where the dialect has a type for it, without them in `CHAR(32)`.
pub fn uuid(c: &mut Compiler<'_>, uuid: &str, r#type: Option<&SqlType>) {
    let native = c.dialect.capabilities().native_uuid
        && r#type.is_none_or(|r#type| r#type.arguments.native_uuid != Some(false));
    if native {
        c.sql.string(uuid);
    } else {
        c.sql.string(&uuid.replace('-', ""));
    }
}

/// The refusal of a list.
///
/// # Errors
///
/// Always.
pub fn list(c: &mut Compiler<'_>, items: &[Value], r#type: Option<&SqlType>) -> CompileResult {
    let _ = c;
    Err(no_renderer(&Value::List(items.to_vec()), r#type))
}

/// A value as JSON text, as Python's `json.dumps` writes it by default.
///
/// # Errors
///
/// When JSON has no such value.
pub fn json_text(value: &Value) -> CompileResult<String> {
    let mut text = String::new();
    write_json(&mut text, value)?;
    Ok(text)
}

fn write_json(out: &mut String, value: &Value) -> CompileResult {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Integer(number) => out.push_str(&number.to_string()),
        Value::BigInteger(digits) => out.push_str(digits),
        Value::Float(number) => out.push_str(&match python_float(*number).as_str() {
            "nan" => "NaN".to_owned(),
            "inf" => "Infinity".to_owned(),
            "-inf" => "-Infinity".to_owned(),
            finite => finite.to_owned(),
        }),
        Value::Text(text) => write_json_string(out, text),
        Value::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push_str(", ");
                }
                write_json(out, item)?;
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (position, (key, item)) in entries.iter().enumerate() {
                if position > 0 {
                    out.push_str(", ");
                }
                write_json_string(out, key);
                out.push_str(": ");
                write_json(out, item)?;
            }
            out.push('}');
        }
        Value::Enumeration { value, .. } => write_json(out, value)?,
        Value::Decimal(_) => return Err(not_serializable("Decimal")),
        Value::Bytes(_) => return Err(not_serializable("bytes")),
        Value::Date(_) => return Err(not_serializable("date")),
        Value::Time(_) => return Err(not_serializable("time")),
        Value::DateTime(_) => return Err(not_serializable("datetime")),
        Value::Interval { .. } => return Err(not_serializable("timedelta")),
        Value::Uuid(_) => return Err(not_serializable("UUID")),
    }
    Ok(())
}

fn not_serializable(class: &str) -> CompileError {
    CompileError::new(
        crate::CompileErrorKind::Statement,
        format!("(builtins.TypeError) Object of type {class} is not JSON serializable"),
    )
}

fn write_json_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(character),
            other => {
                let mut units = [0; 2];
                for unit in other.encode_utf16(&mut units) {
                    // Writing to a string can't fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}
