//! Errors of SQLite, sorted into the kinds of PEP 249 as Python's `sqlite3` sorts them.

use std::path::Path;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use rusqlite::ffi;

/// The error of opening a database file.
pub(super) fn of_opening(error: rusqlite::Error, path: &Path) -> DatabaseError {
    let mut error = translate(error);
    error.help = match error.code.as_deref() {
        Some("SQLITE_CANTOPEN") => Some(why_not_opened(path)),
        Some("SQLITE_NOTADB") => Some(format!(
            "{} exists but is no SQLite database, or is encrypted; \
             check the path in the database URL",
            path.display()
        )),
        _ => error.help,
    };
    error
}

/// The error of a statement.
pub(crate) fn of_statement(error: rusqlite::Error, sql: &str) -> DatabaseError {
    let mut error = translate(error);
    error.statement = Some(sql.to_owned());
    error
}

/// The refusal of SQL that has a NUL character in it.
pub(super) fn nul_character(sql: &str) -> DatabaseError {
    DatabaseError {
        statement: Some(sql.to_owned()),
        ..DatabaseError::new(
            DatabaseErrorKind::Programming,
            "the query contains a null character",
        )
    }
}

pub(super) fn unknown_isolation_level(level: &str) -> DatabaseError {
    DatabaseError {
        help: Some("use SERIALIZABLE, READ UNCOMMITTED or AUTOCOMMIT".to_owned()),
        ..DatabaseError::new(
            DatabaseErrorKind::Programming,
            format!("Invalid value {level:?} for isolation_level on SQLite"),
        )
    }
}

fn why_not_opened(path: &Path) -> String {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => format!(
            "the directory {} does not exist; create it first, or correct the path in the \
             database URL",
            folder.display()
        ),
        _ if path.is_dir() => format!("{} is a directory", path.display()),
        _ => format!(
            "check that {} may be read and written by this user",
            path.display()
        ),
    }
}

fn translate(error: rusqlite::Error) -> DatabaseError {
    let (code, message) = match error {
        rusqlite::Error::SqliteFailure(code, message) => (
            code,
            message.unwrap_or_else(|| ffi::code_to_str(code.extended_code).to_owned()),
        ),
        rusqlite::Error::SqlInputError { error, msg, .. } => (error, msg),
        rusqlite::Error::Utf8Error(column, _) => {
            return DatabaseError {
                help: Some("read it as a BLOB: CAST(column AS BLOB)".to_owned()),
                ..DatabaseError::new(
                    DatabaseErrorKind::Operational,
                    format!("Could not decode to UTF-8 the text in result column {column}"),
                )
            };
        }
        other => return DatabaseError::new(DatabaseErrorKind::Programming, other.to_string()),
    };
    let (name, kind) = classify(code.extended_code & 0xff);
    DatabaseError {
        code: Some(name.to_owned()),
        help: help(name).map(str::to_owned),
        ..DatabaseError::new(kind, message)
    }
}

fn help(name: &str) -> Option<&'static str> {
    match name {
        "SQLITE_BUSY" => Some(
            "another process is writing to the database; try again, or wait longer with \
             ?timeout=<seconds> in the database URL",
        ),
        "SQLITE_READONLY" => {
            Some("the database file, or the directory that it is in, may not be written to")
        }
        "SQLITE_FULL" => Some("free some disk space and try again"),
        _ => None,
    }
}

fn classify(primary: i32) -> (&'static str, DatabaseErrorKind) {
    use DatabaseErrorKind as Kind;
    match primary {
        ffi::SQLITE_ERROR => ("SQLITE_ERROR", Kind::Operational),
        ffi::SQLITE_INTERNAL => ("SQLITE_INTERNAL", Kind::Internal),
        ffi::SQLITE_PERM => ("SQLITE_PERM", Kind::Operational),
        ffi::SQLITE_ABORT => ("SQLITE_ABORT", Kind::Operational),
        ffi::SQLITE_BUSY => ("SQLITE_BUSY", Kind::Operational),
        ffi::SQLITE_LOCKED => ("SQLITE_LOCKED", Kind::Operational),
        ffi::SQLITE_NOMEM => ("SQLITE_NOMEM", Kind::Operational),
        ffi::SQLITE_READONLY => ("SQLITE_READONLY", Kind::Operational),
        ffi::SQLITE_INTERRUPT => ("SQLITE_INTERRUPT", Kind::Cancelled),
        ffi::SQLITE_IOERR => ("SQLITE_IOERR", Kind::Operational),
        ffi::SQLITE_CORRUPT => ("SQLITE_CORRUPT", Kind::Internal),
        ffi::SQLITE_NOTFOUND => ("SQLITE_NOTFOUND", Kind::Internal),
        ffi::SQLITE_FULL => ("SQLITE_FULL", Kind::Operational),
        ffi::SQLITE_CANTOPEN => ("SQLITE_CANTOPEN", Kind::Operational),
        ffi::SQLITE_PROTOCOL => ("SQLITE_PROTOCOL", Kind::Operational),
        ffi::SQLITE_SCHEMA => ("SQLITE_SCHEMA", Kind::Operational),
        ffi::SQLITE_TOOBIG => ("SQLITE_TOOBIG", Kind::Data),
        ffi::SQLITE_CONSTRAINT => ("SQLITE_CONSTRAINT", Kind::Integrity),
        ffi::SQLITE_MISMATCH => ("SQLITE_MISMATCH", Kind::Integrity),
        ffi::SQLITE_MISUSE => ("SQLITE_MISUSE", Kind::Programming),
        ffi::SQLITE_AUTH => ("SQLITE_AUTH", Kind::Operational),
        ffi::SQLITE_RANGE => ("SQLITE_RANGE", Kind::Programming),
        ffi::SQLITE_NOTADB => ("SQLITE_NOTADB", Kind::Connection),
        _ => ("SQLITE_UNKNOWN", Kind::Internal),
    }
}
