//! Errors in the words of PyMySQL, sorted into the kinds of PEP 249 as it sorts them.

use std::io;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use mysql::{DriverError, Error, MySqlError};

use super::options::{Settings, SslMode};

/// The error of an attempt to connect.
pub(super) fn of_connecting(error: &Error, settings: &Settings) -> DatabaseError {
    match error {
        Error::MySqlError(refusal) => DatabaseError {
            help: help_for_login(refusal.code).map(str::to_owned),
            ..of_server(refusal, DatabaseErrorKind::Connection)
        },
        Error::DriverError(DriverError::CouldNotConnect(Some((_, reason, _)))) => {
            unreachable(settings, &python_reason(reason))
        }
        Error::DriverError(DriverError::ConnectTimeout) => unreachable(settings, "timed out"),
        Error::DriverError(DriverError::TlsNotSupported) => DatabaseError {
            help: Some("set ssl_mode=PREFERRED, or enable TLS on the server".to_owned()),
            ..DatabaseError::new(
                DatabaseErrorKind::Connection,
                "(2026, 'SSL connection error: SSL is required but the server doesn't support it')",
            )
        },
        Error::DriverError(DriverError::UnknownAuthPlugin(plugin)) => of_plugin(plugin),
        Error::TlsError(reason) => of_tls(&reason.to_string()),
        // The handshake goes on with the first packet after the one that asked for it.
        Error::CodecError(reason) if settings.ssl.mode() != SslMode::Disabled => {
            let reason = reason.to_string();
            let reason = reason
                .strip_prefix("IO error: `")
                .and_then(|reason| reason.strip_suffix('\''))
                .unwrap_or(&reason);
            of_tls(reason)
        }
        Error::IoError(reason) => unreachable(settings, &python_reason(&reason.to_string())),
        other => DatabaseError::new(DatabaseErrorKind::Connection, other.to_string()),
    }
}

/// MySQL asks for one of its authentication plugins at random when it does not know the user, so as
/// not to tell who exists.
fn of_plugin(plugin: &str) -> DatabaseError {
    DatabaseError {
        code: Some("2059".to_owned()),
        help: Some(
            "correct the user in the database URL: MySQL may ask for any plugin when it doesn't know \
             the user; or give the user the plugin caching_sha2_password"
                .to_owned(),
        ),
        ..DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("(2059, \"Authentication plugin '{plugin}' is not supported\")"),
        )
    }
}

fn of_tls(reason: &str) -> DatabaseError {
    DatabaseError {
        code: Some("2026".to_owned()),
        help: Some(
            "check ssl_ca and the server's certificate; \
             ssl_mode=REQUIRED encrypts without checking the certificate"
                .to_owned(),
        ),
        ..DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("(2026, 'SSL connection error: {reason}')"),
        )
    }
}

/// `[Errno 111] Connection refused`, from `Connection refused (os error 111)`.
fn python_reason(reason: &str) -> String {
    let reason = reason
        .strip_prefix("failed to lookup address information: ")
        .unwrap_or(reason);
    match reason
        .strip_suffix(')')
        .and_then(|reason| reason.rsplit_once(" (os error "))
    {
        Some((reason, number)) => format!("[Errno {number}] {reason}"),
        None => reason.to_owned(),
    }
}

fn unreachable(settings: &Settings, reason: &str) -> DatabaseError {
    let place = match &settings.socket {
        Some(socket) => format!("local MySQL server through socket '{socket}'"),
        None if settings.port == 3306 => format!("MySQL server on '{}'", settings.host),
        None => format!("MySQL server on '{}:{}'", settings.host, settings.port),
    };
    DatabaseError {
        code: Some("2003".to_owned()),
        help: Some("start the server, or correct host and port in the database URL".to_owned()),
        ..DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("(2003, \"Can't connect to {place} ({reason})\")"),
        )
    }
}

fn help_for_login(code: u16) -> Option<&'static str> {
    match code {
        1045 | 1698 => Some("correct the user or the password in the database URL"),
        1044 => Some("grant the user access to the database"),
        1049 => Some("create the database first, or correct its name in the database URL"),
        1040 => Some("too many connections are open; try again later"),
        _ => None,
    }
}

/// The error of a statement.
pub(super) fn of_statement(error: &Error, sql: &str, cancelled: bool) -> DatabaseError {
    let error = match error {
        Error::MySqlError(refusal) => {
            let kind = match refusal.code {
                1317 if cancelled => DatabaseErrorKind::Cancelled,
                code => classify(code),
            };
            of_server(refusal, kind)
        }
        Error::IoError(reason) => lost(reason),
        Error::CodecError(reason) => lost(&io::Error::other(reason.to_string())),
        other => DatabaseError::new(DatabaseErrorKind::Internal, other.to_string()),
    };
    DatabaseError {
        statement: Some(sql.to_owned()),
        ..error
    }
}

fn lost(reason: &io::Error) -> DatabaseError {
    DatabaseError {
        code: Some("2013".to_owned()),
        help: Some("check the server's log".to_owned()),
        ..DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("(2013, 'Lost connection to MySQL server during query ({reason})')"),
        )
    }
}

fn of_server(refusal: &MySqlError, kind: DatabaseErrorKind) -> DatabaseError {
    DatabaseError {
        code: Some(refusal.code.to_string()),
        ..DatabaseError::new(
            kind,
            format!("({}, {})", refusal.code, python_repr(&refusal.message)),
        )
    }
}

/// The text as Python shows it: in single quotes, or in double ones when it has single ones.
fn python_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for character in text.chars() {
        match character {
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            c if c == quote => {
                shown.push('\\');
                shown.push(c);
            }
            c => shown.push(c),
        }
    }
    shown.push(quote);
    shown
}

fn classify(code: u16) -> DatabaseErrorKind {
    use DatabaseErrorKind as Kind;
    match code {
        1007 | 1064 | 1102 | 1103 | 1110 | 1111 | 1112 | 1113 | 1146 | 1149 | 1179 => {
            Kind::Programming
        }
        1171 | 1230 | 1263 | 1264 | 1265 | 1366 | 1367 | 1406 | 1441 => Kind::Data,
        1048 | 1062 | 1215 | 1216 | 1217 | 1451 | 1452 => Kind::Integrity,
        1196 | 1235 | 1286 | 1289 => Kind::NotSupported,
        1053 | 1077 | 1079 | 1080 | 1152..=1161 | 1927 | 3169 => Kind::Connection,
        0..1000 => Kind::Internal,
        _ => Kind::Operational,
    }
}
