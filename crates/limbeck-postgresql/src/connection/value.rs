//! Cells of result rows, from the text in which the server sends them.

use indexmap::IndexMap;
use limbeck_model::Value;
use tokio_postgres::types::{Kind, Type};

/// Reads a cell of a type, as `psycopg2` with SQLAlchemy does: what has no counterpart stays text.
pub(super) fn read(text: &str, r#type: &Type) -> Value {
    let value = match r#type.kind() {
        Kind::Array(element) => array(text, element),
        Kind::Domain(base) => Some(read(text, base)),
        _ => scalar(text, r#type),
    };
    value.unwrap_or_else(|| Value::text(text))
}

/// `None` for text that does not have the type's usual form.
fn scalar(text: &str, r#type: &Type) -> Option<Value> {
    Some(match *r#type {
        Type::BOOL => Value::Boolean(text == "t"),
        Type::INT2 | Type::INT4 | Type::INT8 | Type::OID => Value::Integer(text.parse().ok()?),
        Type::FLOAT4 | Type::FLOAT8 => Value::Float(text.parse().ok()?),
        Type::NUMERIC => Value::Decimal(text.to_owned()),
        Type::BYTEA => Value::Bytes(bytes(text)?),
        Type::DATE => Value::Date(text.to_owned()),
        Type::TIME => Value::Time(text.to_owned()),
        Type::TIMETZ => Value::Time(with_minutes_of_offset(text)),
        Type::TIMESTAMP => Value::DateTime(text.to_owned()),
        Type::TIMESTAMPTZ => Value::DateTime(with_minutes_of_offset(text)),
        Type::INTERVAL => interval(text)?,
        Type::UUID => Value::Uuid(text.to_owned()),
        Type::JSON | Type::JSONB => json(serde_json::from_str(text).ok()?),
        _ if r#type.name() == "hstore" => hstore(text)?,
        _ => return None,
    })
}

/// `+00` becomes `+00:00`.
fn with_minutes_of_offset(text: &str) -> String {
    let time = text.find(':').unwrap_or(0);
    match text[time..].rfind(['+', '-']) {
        Some(sign) if !text[time + sign..].contains(':') => format!("{text}:00"),
        _ => text.to_owned(),
    }
}

/// Bytes in the hexadecimal or in the older escaped form.
fn bytes(text: &str) -> Option<Vec<u8>> {
    if let Some(digits) = text.strip_prefix("\\x") {
        let nibble = |digit: u8| char::from(digit).to_digit(16);
        return digits
            .as_bytes()
            .chunks(2)
            .map(|pair| match pair {
                [high, low] => u8::try_from(nibble(*high)? * 16 + nibble(*low)?).ok(),
                _ => None,
            })
            .collect();
    }
    let mut result = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'\\' {
            result.push(*first);
        } else if let Some(after) = rest.strip_prefix(b"\\") {
            result.push(b'\\');
            rest = after;
        } else {
            let digits = std::str::from_utf8(rest.get(..3)?).ok()?;
            result.push(u8::from_str_radix(digits, 8).ok()?);
            rest = &rest[3..];
        }
    }
    Some(result)
}

/// An interval in PostgreSQL's own style (`1 year 2 mons -3 days 04:05:06.7`). As in `psycopg2`, a
/// year has 365 days and a month 30.
fn interval(text: &str) -> Option<Value> {
    let mut days = 0_i64;
    let mut microseconds = 0_i64;
    let mut words = text.split(' ');
    while let Some(word) = words.next() {
        if word.contains(':') {
            microseconds = clock(word)?;
            continue;
        }
        let number: i64 = word.parse().ok()?;
        let unit = match words.next()?.trim_end_matches('s') {
            "year" => 365,
            "mon" => 30,
            "day" => 1,
            _ => return None,
        };
        days = days.checked_add(number.checked_mul(unit)?)?;
    }
    const DAY: i64 = 86_400_000_000;
    days = days.checked_add(microseconds.div_euclid(DAY))?;
    let rest = microseconds.rem_euclid(DAY);
    Some(Value::Interval {
        days,
        seconds: rest / 1_000_000,
        microseconds: rest % 1_000_000,
    })
}

/// Microseconds of `[±]HH:MM:SS[.ffffff]`.
fn clock(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let mut parts = digits.split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let (seconds, fraction) = match parts.next().unwrap_or("0").split_once('.') {
        Some((seconds, fraction)) => (seconds, format!("{fraction:0<6}")),
        None => (digits.rsplit(':').next()?, "0".to_owned()),
    };
    let seconds: i64 = seconds.parse().ok()?;
    let fraction: i64 = fraction.parse().ok()?;
    let total = hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_add(seconds)?;
    total
        .checked_mul(1_000_000)?
        .checked_add(fraction)?
        .checked_mul(sign)
}

/// A JSON document as Python's `json` reads it.
fn json(document: serde_json::Value) -> Value {
    match document {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Boolean(value),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Value::Integer(number),
            (None, Some(number)) => Value::BigInteger(number.to_string()),
            (None, None) => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(json).collect()),
        serde_json::Value::Object(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key, json(value)))
                .collect(),
        ),
    }
}

/// `"key"=>"value", "other"=>NULL`.
fn hstore(text: &str) -> Option<Value> {
    let mut entries = IndexMap::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (key, after) = quoted(rest)?;
        rest = after.strip_prefix("=>")?;
        let value = match rest.strip_prefix("NULL") {
            Some(after) => {
                rest = after;
                Value::Null
            }
            None => {
                let (value, after) = quoted(rest)?;
                rest = after;
                Value::Text(value)
            }
        };
        entries.insert(key, value);
        rest = rest.strip_prefix(", ").unwrap_or(rest);
    }
    Some(Value::Map(entries))
}

/// Reads `"…"`, in which a backslash escapes, and gives what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut characters = text.strip_prefix('"')?.chars();
    let mut content = String::new();
    loop {
        match characters.next()? {
            '"' => return Some((content, characters.as_str())),
            '\\' => content.push(characters.next()?),
            other => content.push(other),
        }
    }
}

/// `{1,NULL,"a \"quoted\" text",{…}}`, with or without bounds before it.
fn array(text: &str, element: &Type) -> Option<Value> {
    let text = match text.strip_prefix('[') {
        Some(_) => text.split_once('=')?.1,
        None => text,
    };
    let delimiter = if *element == Type::BOX { ';' } else { ',' };
    let (value, rest) = array_items(text, element, delimiter)?;
    rest.is_empty().then_some(value)
}

fn array_items<'t>(text: &'t str, element: &Type, delimiter: char) -> Option<(Value, &'t str)> {
    let mut rest = text.strip_prefix('{')?;
    let mut items = Vec::new();
    if let Some(rest) = rest.strip_prefix('}') {
        return Some((Value::List(items), rest));
    }
    loop {
        if rest.starts_with('{') {
            let (item, after) = array_items(rest, element, delimiter)?;
            items.push(item);
            rest = after;
        } else if rest.starts_with('"') {
            let (content, after) = quoted(rest)?;
            items.push(read(&content, element));
            rest = after;
        } else {
            let end = rest.find([delimiter, '}'])?;
            let (content, after) = rest.split_at(end);
            items.push(if content == "NULL" {
                Value::Null
            } else {
                read(content, element)
            });
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('}') {
            return Some((Value::List(items), after));
        }
        rest = rest.strip_prefix(delimiter)?;
    }
}
