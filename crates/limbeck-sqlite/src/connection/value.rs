//! Cells of result rows.

use limbeck_model::Value;
use rusqlite::Row;
use rusqlite::types::ValueRef;

/// Reads a cell by its storage class, as Python's `sqlite3` does.
pub(super) fn read(row: &Row<'_>, index: usize) -> Result<Value, rusqlite::Error> {
    Ok(match row.get_ref(index)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Float(number),
        ValueRef::Text(bytes) => Value::Text(
            std::str::from_utf8(bytes)
                .map_err(|error| rusqlite::Error::Utf8Error(index, error))?
                .to_owned(),
        ),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}
