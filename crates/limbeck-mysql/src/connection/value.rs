//! Cells of result rows, from the text in which the server sends them.

use limbeck_model::Value;
use mysql::Column;
use mysql::consts::{ColumnFlags, ColumnType};

/// The character set number of columns that hold bytes.
const BINARY: u16 = 63;

/// Reads a cell, as PyMySQL does: what is no valid date stays text.
pub(super) fn read(cell: mysql::Value, column: &Column) -> Value {
    match cell {
        mysql::Value::NULL => Value::Null,
        mysql::Value::Bytes(bytes) => from_bytes(bytes, column),
        // The text protocol sends nothing but bytes; these are kept true in case it does.
        mysql::Value::Int(number) => Value::Integer(number),
        mysql::Value::UInt(number) => integer(&number.to_string()),
        mysql::Value::Float(number) => Value::Float(f64::from(number)),
        mysql::Value::Double(number) => Value::Float(number),
        other => Value::Text(other.as_sql(true)),
    }
}

fn from_bytes(bytes: Vec<u8>, column: &Column) -> Value {
    let r#type = column.column_type();
    if matches!(
        r#type,
        ColumnType::MYSQL_TYPE_BIT | ColumnType::MYSQL_TYPE_GEOMETRY
    ) {
        return Value::Bytes(bytes);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Value::Bytes(error.into_bytes()),
    };
    match r#type {
        ColumnType::MYSQL_TYPE_DECIMAL | ColumnType::MYSQL_TYPE_NEWDECIMAL => Value::Decimal(text),
        ColumnType::MYSQL_TYPE_TINY
        | ColumnType::MYSQL_TYPE_SHORT
        | ColumnType::MYSQL_TYPE_LONG
        | ColumnType::MYSQL_TYPE_LONGLONG
        | ColumnType::MYSQL_TYPE_INT24
        | ColumnType::MYSQL_TYPE_YEAR => integer(&text),
        ColumnType::MYSQL_TYPE_FLOAT | ColumnType::MYSQL_TYPE_DOUBLE => match text.parse() {
            Ok(number) => Value::Float(number),
            Err(_) => Value::Text(text),
        },
        ColumnType::MYSQL_TYPE_DATE | ColumnType::MYSQL_TYPE_NEWDATE if is_real_date(&text) => {
            Value::Date(text)
        }
        ColumnType::MYSQL_TYPE_DATETIME
        | ColumnType::MYSQL_TYPE_DATETIME2
        | ColumnType::MYSQL_TYPE_TIMESTAMP
        | ColumnType::MYSQL_TYPE_TIMESTAMP2
            if is_real_date(&text) =>
        {
            Value::DateTime(text)
        }
        ColumnType::MYSQL_TYPE_TIME | ColumnType::MYSQL_TYPE_TIME2 => {
            interval(&text).unwrap_or(Value::Text(text))
        }
        ColumnType::MYSQL_TYPE_STRING
        | ColumnType::MYSQL_TYPE_VAR_STRING
        | ColumnType::MYSQL_TYPE_VARCHAR
        | ColumnType::MYSQL_TYPE_BLOB
        | ColumnType::MYSQL_TYPE_TINY_BLOB
        | ColumnType::MYSQL_TYPE_MEDIUM_BLOB
        | ColumnType::MYSQL_TYPE_LONG_BLOB
            if column.character_set() == BINARY
                && column.flags().contains(ColumnFlags::BINARY_FLAG) =>
        {
            Value::Bytes(text.into_bytes())
        }
        _ => Value::Text(text),
    }
}

fn integer(text: &str) -> Value {
    match text.parse() {
        Ok(number) => Value::Integer(number),
        Err(_) => Value::BigInteger(text.to_owned()),
    }
}

/// MySQL stores dates such as `0000-00-00`, which are none.
fn is_real_date(text: &str) -> bool {
    let mut parts = text.split(['-', ' ']);
    (0..3).all(|_| {
        parts
            .next()
            .is_some_and(|part| part.bytes().any(|digit| digit != b'0'))
    })
}

/// `[-]HHH:MM:SS[.ffffff]`, which is a duration.
fn interval(text: &str) -> Option<Value> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (clock, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let mut parts = clock.splitn(3, ':').map(str::parse::<i64>);
    let mut part = || parts.next()?.ok();
    let seconds = part()?
        .checked_mul(3600)?
        .checked_add(part()?.checked_mul(60)?)?
        .checked_add(part()?)?;
    let fraction: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    let total = seconds.checked_mul(1_000_000)?.checked_add(fraction)? * sign;
    const DAY: i64 = 86_400_000_000;
    let rest = total.rem_euclid(DAY);
    Some(Value::Interval {
        days: total.div_euclid(DAY),
        seconds: rest / 1_000_000,
        microseconds: rest % 1_000_000,
    })
}

#[cfg(test)]
mod tests {
    use limbeck_model::Value;

    use super::{interval, is_real_date};

    #[test]
    fn durations_are_normalised() {
        let value = |days, seconds, microseconds| {
            Some(Value::Interval {
                days,
                seconds,
                microseconds,
            })
        };
        assert_eq!(interval("12:34:56.5"), value(0, 45_296, 500_000));
        assert_eq!(interval("838:59:59"), value(34, 82_799, 0));
        assert_eq!(interval("-00:00:01"), value(-1, 86_399, 0));
        assert_eq!(interval("x"), None);
    }

    #[test]
    fn zero_dates_are_none() {
        assert!(is_real_date("2020-01-01 00:00:00"));
        assert!(!is_real_date("0000-00-00"));
        assert!(!is_real_date("2020-00-01"));
    }
}
