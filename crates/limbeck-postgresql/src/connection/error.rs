//! Errors in the words of `libpq`, sorted into the kinds of PEP 249 as `psycopg2` sorts them.

use std::error::Error as _;
use std::io;
use std::net::IpAddr;
use std::path::PathBuf;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use tokio_postgres::error::{DbError, ErrorPosition};

use super::statements;

/// Where a connection was tried, for messages.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Host {
        host: String,
        address: IpAddr,
        port: u16,
    },
    Socket {
        directory: PathBuf,
        port: u16,
    },
}

impl Place {
    /// `connection to server … failed: …`.
    pub(super) fn failure(&self, reason: &str) -> DatabaseError {
        DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("connection to server {self} failed: {reason}"),
        )
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Host {
                host,
                address,
                port,
            } => {
                if host.parse() == Ok(*address) {
                    write!(formatter, "at \"{host}\", port {port}")
                } else {
                    write!(formatter, "at \"{host}\" ({address}), port {port}")
                }
            }
            Self::Socket { directory, port } => write!(
                formatter,
                "on socket \"{}\"",
                directory.join(format!(".s.PGSQL.{port}")).display()
            ),
        }
    }
}

/// The error of an attempt to connect.
pub(super) fn of_connecting(error: &tokio_postgres::Error, place: &Place) -> DatabaseError {
    if let Some(refusal) = error.as_db_error() {
        let mut failure = place.failure(&format!(
            "{}:  {}",
            refusal.severity(),
            message_of(refusal, None)
        ));
        failure.code = Some(refusal.code().code().to_owned());
        failure.help = help_for_login(refusal);
        return failure;
    }
    let cause = error.source();
    if let Some(cause) = cause.and_then(|cause| cause.downcast_ref::<io::Error>()) {
        return of_socket(cause, place);
    }
    let reason = match cause.map(ToString::to_string) {
        Some(reason) if reason == "password missing" => {
            let mut failure = place.failure("fe_sendauth: no password supplied");
            failure.help =
                Some("put the password into the database URL, PGPASSWORD or ~/.pgpass".to_owned());
            return failure;
        }
        Some(reason) if reason == "server does not support TLS" => {
            let mut failure = place.failure("server does not support SSL, but SSL was required");
            failure.help = Some("set sslmode=prefer, or enable TLS on the server".to_owned());
            return failure;
        }
        Some(reason) => reason,
        None => error.to_string(),
    };
    place.failure(&reason)
}

/// Whether the connection came to nothing before the server said anything.
pub(super) fn is_absence(error: &tokio_postgres::Error) -> bool {
    error
        .source()
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .is_some_and(|cause| {
            !cause
                .get_ref()
                .is_some_and(|inner| inner.is::<rustls::Error>())
        })
}

fn of_socket(error: &io::Error, place: &Place) -> DatabaseError {
    let reason = match error.raw_os_error() {
        // `io::Error` adds the number, which `libpq` does not show.
        Some(code) => error
            .to_string()
            .replace(&format!(" (os error {code})"), ""),
        None => error.to_string(),
    };
    let question = match place {
        Place::Host { .. } => {
            "Is the server running on that host and accepting TCP/IP connections?"
        }
        Place::Socket { .. } => {
            "Is the server running locally and accepting connections on that socket?"
        }
    };
    let is_absent = matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::NotFound
            | io::ErrorKind::TimedOut
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
    );
    if is_absent {
        let mut failure = place.failure(&format!("{reason}\n\t{question}"));
        failure.help =
            Some("start the server, or correct host and port in the database URL".to_owned());
        return failure;
    }
    let mut failure = place.failure(&reason);
    if error
        .get_ref()
        .is_some_and(|inner| inner.is::<rustls::Error>())
    {
        failure.message = format!("connection to server {place} failed: SSL error: {reason}");
        failure.help = Some(
            "check sslrootcert and the server's certificate; \
             sslmode=require encrypts without checking the certificate"
                .to_owned(),
        );
    }
    failure
}

pub(super) fn unknown_host(host: &str, reason: &str) -> DatabaseError {
    let reason = reason
        .strip_prefix("failed to lookup address information: ")
        .unwrap_or(reason);
    DatabaseError {
        help: Some("correct the host in the database URL".to_owned()),
        ..DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("could not translate host name \"{host}\" to address: {reason}"),
        )
    }
}

/// Several failures as one, each on its line.
pub(super) fn joined(failures: Vec<DatabaseError>) -> DatabaseError {
    let message = failures
        .iter()
        .map(|failure| failure.message.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    match failures.into_iter().last() {
        Some(last) => DatabaseError { message, ..last },
        None => DatabaseError::new(DatabaseErrorKind::Connection, "no host was named"),
    }
}

fn help_for_login(refusal: &DbError) -> Option<String> {
    Some(
        match refusal.code().code() {
            "28P01" => {
                "correct the user or the password in the database URL, PGPASSWORD or ~/.pgpass"
            }
            "28000" => "correct the user in the database URL, or let it in by pg_hba.conf",
            "3D000" => {
                "create the database first (createdb), or correct its name in the database URL"
            }
            "53300" => "too many connections are open; try again later",
            "57P03" => "the server is starting up or shutting down; try again in a moment",
            _ => return None,
        }
        .to_owned(),
    )
}

/// The error of a statement.
pub(super) fn of_statement(
    error: &tokio_postgres::Error,
    sql: &str,
    cancelled: bool,
) -> DatabaseError {
    let statement = Some(sql.to_owned());
    if let Some(refusal) = error.as_db_error() {
        let code = refusal.code().code();
        let kind = match code {
            "57014" if cancelled => DatabaseErrorKind::Cancelled,
            _ => classify(code),
        };
        return DatabaseError {
            code: Some(code.to_owned()),
            statement,
            ..DatabaseError::new(kind, message_of(refusal, Some(sql)))
        };
    }
    let is_lost = error.is_closed() || error.source().is_some_and(|cause| cause.is::<io::Error>());
    if is_lost {
        return DatabaseError {
            statement,
            help: Some("check the server's log".to_owned()),
            ..DatabaseError::new(
                DatabaseErrorKind::Connection,
                "server closed the connection unexpectedly\n\
                 \tThis probably means the server terminated abnormally\n\
                 \tbefore or while processing the request.",
            )
        };
    }
    let message = match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    DatabaseError {
        statement,
        ..DatabaseError::new(DatabaseErrorKind::Internal, message)
    }
}

/// What is refused before it is sent, since the server could not answer it.
pub(super) fn not_to_be_sent(sql: &str) -> Option<DatabaseError> {
    let (kind, message, help) = if sql.contains('\0') {
        (
            DatabaseErrorKind::Programming,
            "A string literal cannot contain NUL (0x00) characters.",
            "write the statement without them",
        )
    } else if statements::copies_through_client(sql) {
        (
            DatabaseErrorKind::NotSupported,
            "COPY FROM STDIN and COPY TO STDOUT are not supported",
            "insert the rows with INSERT, or copy from a file on the server",
        )
    } else {
        return None;
    };
    Some(DatabaseError {
        statement: Some(sql.to_owned()),
        help: Some(help.to_owned()),
        ..DatabaseError::new(kind, message)
    })
}

/// The message with all that the server said beside it, laid out as `libpq` does.
fn message_of(refusal: &DbError, sql: Option<&str>) -> String {
    let mut text = refusal.message().to_owned();
    match refusal.position() {
        Some(ErrorPosition::Original(position)) => {
            if let Some(sql) = sql {
                push_line(&mut text, sql, *position);
            }
        }
        Some(ErrorPosition::Internal { position, query }) => {
            push_line(&mut text, query, *position);
        }
        None => {}
    }
    for (label, part) in [
        ("DETAIL:  ", refusal.detail()),
        ("HINT:  ", refusal.hint()),
        ("CONTEXT:  ", refusal.where_()),
    ] {
        if let Some(part) = part {
            text.push('\n');
            text.push_str(label);
            text.push_str(part);
        }
    }
    text
}

/// Columns of a line that are shown.
const WIDTH: usize = 60;
/// Columns that stay visible to the right of the error.
const MARGIN: usize = 10;

/// Adds the line of the statement that the error is in, and a mark below the place.
fn push_line(text: &mut String, sql: &str, position: u32) {
    let characters: Vec<char> = sql.chars().collect();
    let index = (position as usize).saturating_sub(1).min(characters.len());
    let start = characters[..index]
        .iter()
        .rposition(|c| *c == '\n')
        .map_or(0, |newline| newline + 1);
    let end = characters[index..]
        .iter()
        .position(|c| *c == '\n' || *c == '\r')
        .map_or(characters.len(), |length| index + length);
    let number = 1 + characters[..start].iter().filter(|c| **c == '\n').count();

    let line = &characters[start..end];
    let column = index - start;
    let mut from = 0;
    let mut to = line.len();
    if line.len() > WIDTH {
        if column + MARGIN < WIDTH {
            to = WIDTH;
        } else {
            to = (column + MARGIN).min(line.len());
            from = to - WIDTH;
        }
    }
    let mut shown = format!("LINE {number}: ");
    if from > 0 {
        shown.push_str("...");
    }
    let indent = shown.chars().count() + column - from;
    shown.extend(
        line[from..to]
            .iter()
            .map(|c| if *c == '\t' { ' ' } else { *c }),
    );
    if to < line.len() {
        shown.push_str("...");
    }
    text.push('\n');
    text.push_str(&shown);
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push('^');
}

/// The kind by SQLSTATE (ISO/IEC 9075 classes and PostgreSQL's own).
fn classify(code: &str) -> DatabaseErrorKind {
    use DatabaseErrorKind as Kind;
    if code.starts_with("57P0") {
        return Kind::Connection;
    }
    match code.get(..2).unwrap_or_default() {
        "08" => Kind::Connection,
        "0A" => Kind::NotSupported,
        "20" | "21" | "3D" | "3F" | "42" | "44" => Kind::Programming,
        "22" => Kind::Data,
        "23" => Kind::Integrity,
        "26" | "27" | "28" | "34" | "40" | "53" | "54" | "55" | "57" | "58" | "72" | "F0"
        | "HV" => Kind::Operational,
        _ => Kind::Internal,
    }
}
