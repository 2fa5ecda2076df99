//! Opening of database files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseError, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;
use rusqlite::OpenFlags;
use rusqlite::functions::FunctionFlags;

use super::{SqliteConnection, Transaction, error};

/// How long a statement waits for another process's lock, unless `timeout` says otherwise. Longer
/// than the five seconds of Python's `sqlite3`, since several processes that migrate at once read
/// while one of them writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Options that belong to Python's `sqlite3.connect` rather than to SQLite's URI file names.
const DRIVER_OPTIONS: [&str; 8] = [
    "uri",
    "timeout",
    "isolation_level",
    "detect_types",
    "check_same_thread",
    "cached_statements",
    "autocommit",
    "factory",
];

/// Opens the database file of a URL, and creates it when it does not exist.
///
/// # Errors
///
/// When the URL is no SQLite URL, or the file can't be opened or is no SQLite database.
pub fn connect(
    url: &DatabaseUrl,
    options: &ConnectOptions,
) -> Result<Box<dyn Connection>, DatabaseError> {
    Ok(Box::new(open(url, options)?))
}

pub(crate) fn open(
    url: &DatabaseUrl,
    options: &ConnectOptions,
) -> Result<SqliteConnection, DatabaseError> {
    if url.host.is_some() || url.username.is_some() || url.port.is_some() {
        return Err(DatabaseError::new(
            DatabaseErrorKind::Programming,
            format!(
                "Invalid SQLite URL: {url}\nValid SQLite URL forms are:\n \
                 sqlite:///:memory: (or, sqlite://)\n sqlite:///relative/path/to/file.db\n \
                 sqlite:////absolute/path/to/file.db"
            ),
        ));
    }
    let is_uri = url.option("uri").is_some_and(is_true)
        || matches!(options.arguments.get("uri"), Some(Value::Boolean(true)));
    let (name, path) = file_name(url, is_uri)?;

    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if is_uri {
        flags |= OpenFlags::SQLITE_OPEN_URI;
    }
    let mut database = rusqlite::Connection::open_with_flags(&name, flags)
        .map_err(|error| error::of_opening(error, &path))?;

    let cancelled = Arc::new(AtomicBool::new(false));
    wait_when_busy(&mut database, busy_timeout(url, options), &cancelled)
        .and_then(|()| make_like_python(&database))
        .and_then(|()| probe(&database))
        .map_err(|error| error::of_opening(error, &path))?;

    let number = u32::try_from(rusqlite::version_number()).unwrap_or_default();
    Ok(SqliteConnection {
        database,
        name: path.display().to_string(),
        version: [number / 1_000_000, number / 1_000 % 1_000, number % 1_000],
        cancelled,
        transaction: Transaction::default(),
        locks: HashMap::new(),
    })
}

/// The name to give to SQLite, and the path to show.
fn file_name(url: &DatabaseUrl, is_uri: bool) -> Result<(PathBuf, PathBuf), DatabaseError> {
    let database = url.database.as_deref().unwrap_or_default();
    if database.is_empty() || database == ":memory:" {
        return Ok((":memory:".into(), ":memory:".into()));
    }
    if is_uri {
        let mut name = database.to_owned();
        let mut separator = if database.contains('?') { '&' } else { '?' };
        for (key, values) in &url.query {
            if !DRIVER_OPTIONS.contains(&key.as_str()) {
                for value in values {
                    name.push_str(&format!("{separator}{key}={value}"));
                    separator = '&';
                }
            }
        }
        return Ok((name.into(), shown_path(database)));
    }
    // An absolute path never looks like a URI, nor does it change with the working directory.
    let path = std::path::absolute(database).map_err(|error| {
        DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("unable to open database file: {error}"),
        )
    })?;
    Ok((path.clone(), path))
}

fn shown_path(uri: &str) -> PathBuf {
    let path = uri.strip_prefix("file:").unwrap_or(uri);
    Path::new(path.split(['?', '#']).next().unwrap_or(path)).to_owned()
}

fn is_true(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "yes" | "on" | "1" | "t" | "y"
    )
}

fn busy_timeout(url: &DatabaseUrl, options: &ConnectOptions) -> Duration {
    let seconds = match options.arguments.get("timeout") {
        Some(Value::Integer(seconds)) => Some(*seconds as f64),
        Some(Value::Float(seconds)) => Some(*seconds),
        _ => url.option("timeout").and_then(|text| text.parse().ok()),
    };
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .or(options.timeout)
        .unwrap_or(BUSY_TIMEOUT)
}

/// Waits for locks of other processes with growing pauses, until the timeout or a cancellation.
fn wait_when_busy(
    database: &mut rusqlite::Connection,
    timeout: Duration,
    cancelled: &Arc<AtomicBool>,
) -> Result<(), rusqlite::Error> {
    let cancelled = Arc::clone(cancelled);
    let mut started = Instant::now();
    database.busy_handler(Some(move |attempt: i32| {
        if attempt == 0 {
            started = Instant::now();
        }
        if cancelled.load(Ordering::Relaxed) || started.elapsed() >= timeout {
            return false;
        }
        let pause = Duration::from_millis(1 << attempt.clamp(0, 5));
        std::thread::sleep(pause.min(timeout));
        true
    }))
}

/// Gives the connection the defaults of Python's `sqlite3` under SQLAlchemy: foreign keys are not
/// enforced, and `REGEXP` searches.
fn make_like_python(database: &rusqlite::Connection) -> Result<(), rusqlite::Error> {
    database.execute_batch("PRAGMA foreign_keys = OFF")?;
    database.create_scalar_function(
        "regexp",
        2,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
        |context| {
            let pattern = context.get::<Option<String>>(0)?;
            let text = context.get::<Option<String>>(1)?;
            let (Some(pattern), Some(text)) = (pattern, text) else {
                return Ok(None);
            };
            let pattern = regex::Regex::new(&pattern)
                .map_err(|error| rusqlite::Error::UserFunctionError(Box::new(error)))?;
            Ok(Some(pattern.is_match(&text)))
        },
    )
}

/// Reads the file's header: SQLite itself would only notice with the first statement that the file
/// is no database.
fn probe(database: &rusqlite::Connection) -> Result<(), rusqlite::Error> {
    match database.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
            Ok(())
        }
        answer => answer.map(drop),
    }
}
