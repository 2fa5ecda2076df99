//! Connections to PostgreSQL servers.
//!
//! Statements are sent in the simple query protocol, in which the server answers in text: so do
//! `psql` and `psycopg2`, and several statements in one text work. What the types of result columns
//! are is asked beside it, in the same round trip.

mod error;
mod open;
mod passfile;
mod runtime;
mod service;
mod settings;
mod ssl;
mod statements;
mod value;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{TryStreamExt, future};
use limbeck_dialect::{
    Connection, ConnectionCanceller, DatabaseError, DatabaseErrorKind, Dialect, Inspector,
    ResultSet, SqlWriter, StringRules,
};
use limbeck_model::Value;
use tokio::task::JoinHandle;
use tokio_postgres::types::Type;
use tokio_postgres::{CancelToken, Client, SimpleQueryMessage, SimpleQueryRow};
use tokio_postgres_rustls::MakeRustlsConnect;

use self::open::Session;
use self::runtime::Driver;
use crate::PostgresqlDialect;
use crate::inspect::{PostgresqlInspector, Row};

pub use self::open::connect;

/// A command about a prepared transaction.
fn with_name(command: &'static str, name: &str) -> String {
    let strings = StringRules {
        backslash_escapes: false,
    };
    let mut sql = SqlWriter::new(PostgresqlDialect.identifier_rules(), strings, false);
    sql.word(command).string(name).take()
}

/// What the server said beside its answers.
type Notices = Arc<Mutex<Vec<String>>>;

/// How long the server is given to read that the connection ends, and to take a cancellation.
const FAREWELL: Duration = Duration::from_secs(2);

/// A connection to a PostgreSQL server.
pub struct PostgresqlConnection {
    /// `None` only while it is dropped.
    client: Option<Client>,
    task: Option<JoinHandle<()>>,
    driver: Driver,
    notices: Notices,
    tls: MakeRustlsConnect,
    version: Vec<u32>,
    database: String,
    default_schema: Option<String>,
    isolation: Isolation,
    in_transaction: bool,
    cancelled: Arc<AtomicBool>,
}

/// How transactions begin.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Isolation {
    /// At the server's default level.
    Default,
    /// At this level.
    Level(String),
    /// Not at all.
    Autocommit,
}

impl PostgresqlConnection {
    /// Asks what every connection has to know.
    fn start(driver: Driver, session: Session, database: String) -> Result<Self, DatabaseError> {
        let mut connection = Self {
            client: Some(session.client),
            task: Some(session.task),
            driver,
            notices: session.notices,
            tls: session.tls,
            version: parse_version(&session.version),
            database,
            default_schema: None,
            isolation: Isolation::Default,
            in_transaction: false,
            cancelled: Arc::new(AtomicBool::new(false)),
        };
        // Dates are read in the ISO style, whatever the server's own is.
        let rows = connection.rows(
            "SELECT pg_catalog.set_config('datestyle', 'ISO', false), \
             pg_catalog.current_schema()",
        )?;
        connection.default_schema = rows.first().and_then(|row| row.get(1)).map(str::to_owned);
        Ok(connection)
    }

    fn client(&self) -> Result<&Client, DatabaseError> {
        self.client.as_ref().ok_or_else(|| {
            DatabaseError::new(DatabaseErrorKind::Connection, "the connection is closed")
        })
    }

    /// Executes text and gives the rows of each of its statements as text.
    pub(crate) fn row_sets(&mut self, sql: &str) -> Result<Vec<Vec<Row>>, DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        let messages = self
            .driver
            .wait(self.client()?.simple_query(sql))
            .map_err(|error| self.failed(&error, sql))?;
        let mut sets = Vec::new();
        let mut rows = Vec::new();
        for message in messages {
            match message {
                SimpleQueryMessage::Row(row) => rows.push(Row(row)),
                SimpleQueryMessage::CommandComplete(_) => sets.push(std::mem::take(&mut rows)),
                _ => {}
            }
        }
        Ok(sets)
    }

    /// The rows of one statement.
    fn rows(&mut self, sql: &str) -> Result<Vec<Row>, DatabaseError> {
        Ok(self.row_sets(sql)?.into_iter().next().unwrap_or_default())
    }

    fn failed(&self, error: &tokio_postgres::Error, sql: &str) -> DatabaseError {
        error::of_statement(error, sql, self.cancelled.load(Ordering::Relaxed))
    }

    /// Executes one statement whose rows are wanted.
    fn query_one(&self, sql: &str) -> Result<ResultSet, DatabaseError> {
        let client = self.client()?;
        // Both requests are on their way before the first answer comes.
        let (prepared, answer) = self
            .driver
            .wait(future::join(client.prepare(sql), client.simple_query(sql)));
        let answer = match (prepared, answer) {
            (Ok(statement), Ok(messages)) => Ok((Some(statement), messages)),
            // Whatever can't be prepared may still be executed; then nothing is known of its types.
            (Err(_), Ok(messages)) => Ok((None, messages)),
            // In a transaction the second error only says that the first made it fail.
            (Err(first), Err(_)) => Err(first),
            (Ok(_), Err(error)) => Err(error),
        };
        let (statement, messages) = answer.map_err(|error| self.failed(&error, sql))?;
        let types: Vec<Type> = statement.map_or_else(Vec::new, |statement| {
            statement
                .columns()
                .iter()
                .map(|column| column.type_().clone())
                .collect()
        });
        let mut result = ResultSet::default();
        for message in messages {
            match message {
                SimpleQueryMessage::RowDescription(columns) => {
                    result.columns = columns
                        .iter()
                        .map(|column| column.name().to_owned())
                        .collect();
                }
                SimpleQueryMessage::Row(row) => result.rows.push(read_row(&row, &types)),
                SimpleQueryMessage::CommandComplete(count) => result.row_count = Some(count),
                _ => {}
            }
        }
        Ok(result)
    }
}

fn read_row(row: &SimpleQueryRow, types: &[Type]) -> Vec<Value> {
    (0..row.len())
        .map(|index| match row.get(index) {
            None => Value::Null,
            Some(text) => value::read(text, types.get(index).unwrap_or(&Type::TEXT)),
        })
        .collect()
}

/// `15.8 (Debian 15.8-1)` is 15 and 8; `17beta2` is 17.
fn parse_version(text: &str) -> Vec<u32> {
    text.split([' ', '('])
        .next()
        .unwrap_or_default()
        .split('.')
        .map_while(|part| {
            let end = part
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(part.len());
            part[..end].parse().ok()
        })
        .collect()
}

/// A lock's key: FNV-1a of its name, which stays the same between versions and platforms.
fn lock_key(name: &str) -> i64 {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.cast_signed()
}

impl Connection for PostgresqlConnection {
    fn dialect(&self) -> &str {
        "postgresql"
    }

    fn server_version(&self) -> &[u32] {
        &self.version
    }

    fn default_schema(&self) -> Option<&str> {
        self.default_schema.as_deref()
    }

    fn database(&self) -> &str {
        &self.database
    }

    fn execute(&mut self, sql: &str) -> Result<Option<u64>, DatabaseError> {
        if let Some(error) = error::not_to_be_sent(sql) {
            return Err(error);
        }
        self.cancelled.store(false, Ordering::Relaxed);
        let client = self.client()?;
        self.driver
            .wait(async {
                let mut answer = std::pin::pin!(client.simple_query_raw(sql).await?);
                let mut count = None;
                while let Some(message) = answer.try_next().await? {
                    if let SimpleQueryMessage::CommandComplete(rows) = message {
                        count = Some(rows);
                    }
                }
                Ok(count)
            })
            .map_err(|error| self.failed(&error, sql))
    }

    fn query(&mut self, sql: &str) -> Result<ResultSet, DatabaseError> {
        if let Some(error) = error::not_to_be_sent(sql) {
            return Err(error);
        }
        if statements::has_several(sql) {
            return Ok(ResultSet {
                row_count: self.execute(sql)?,
                ..ResultSet::default()
            });
        }
        self.cancelled.store(false, Ordering::Relaxed);
        self.query_one(sql)
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        match &self.isolation {
            Isolation::Autocommit => return Ok(()),
            Isolation::Default => self.execute("BEGIN")?,
            Isolation::Level(level) => self.execute(&format!("BEGIN ISOLATION LEVEL {level}"))?,
        };
        self.in_transaction = true;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), DatabaseError> {
        if std::mem::take(&mut self.in_transaction) {
            self.execute("COMMIT")?;
        }
        Ok(())
    }

    fn rollback(&mut self) -> Result<(), DatabaseError> {
        if std::mem::take(&mut self.in_transaction) {
            self.execute("ROLLBACK")?;
        }
        Ok(())
    }

    fn prepare_transaction(&mut self, name: &str) -> Result<(), DatabaseError> {
        self.execute(&with_name("PREPARE TRANSACTION ", name))?;
        self.in_transaction = false;
        Ok(())
    }

    fn commit_prepared(&mut self, name: &str) -> Result<(), DatabaseError> {
        self.execute(&with_name("COMMIT PREPARED ", name))
            .map(|_| ())
    }

    fn rollback_prepared(&mut self, name: &str) -> Result<(), DatabaseError> {
        self.execute(&with_name("ROLLBACK PREPARED ", name))
            .map(|_| ())
    }

    fn in_transaction(&self) -> bool {
        self.in_transaction
    }

    fn set_isolation_level(&mut self, level: &str) -> Result<(), DatabaseError> {
        let name = level.to_ascii_uppercase().replace('_', " ");
        self.isolation = match name.as_str() {
            "AUTOCOMMIT" => Isolation::Autocommit,
            "DEFAULT" => Isolation::Default,
            "READ UNCOMMITTED" | "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE" => {
                Isolation::Level(name)
            }
            _ => {
                return Err(DatabaseError::new(
                    DatabaseErrorKind::Programming,
                    format!(
                        "Invalid value {level:?} for isolation_level. Valid isolation levels for \
                         postgresql are AUTOCOMMIT, READ COMMITTED, READ UNCOMMITTED, \
                         REPEATABLE READ, SERIALIZABLE"
                    ),
                ));
            }
        };
        Ok(())
    }

    fn try_lock(&mut self, name: &str) -> Result<bool, DatabaseError> {
        let key = lock_key(name);
        let rows = self.rows(&format!("SELECT pg_catalog.pg_try_advisory_lock({key})"))?;
        Ok(rows.first().and_then(|row| row.get(0)) == Some("t"))
    }

    fn unlock(&mut self, name: &str) -> Result<(), DatabaseError> {
        let key = lock_key(name);
        self.rows(&format!("SELECT pg_catalog.pg_advisory_unlock({key})"))
            .map(drop)
    }

    fn take_notices(&mut self) -> Vec<String> {
        let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut notices)
    }

    fn canceller(&self) -> Box<dyn ConnectionCanceller> {
        Box::new(Canceller {
            token: self.client.as_ref().map(Client::cancel_token),
            tls: self.tls.clone(),
            cancelled: Arc::clone(&self.cancelled),
        })
    }

    fn inspector(&mut self) -> Box<dyn Inspector + '_> {
        Box::new(PostgresqlInspector::new(self))
    }
}

impl Drop for PostgresqlConnection {
    fn drop(&mut self) {
        // Without a client the task tells the server that the connection ends, and then ends too.
        self.client = None;
        if let Some(task) = self.task.take() {
            let _ = self
                .driver
                .wait(async { tokio::time::timeout(FAREWELL, task).await });
        }
    }
}

struct Canceller {
    token: Option<CancelToken>,
    tls: MakeRustlsConnect,
    cancelled: Arc<AtomicBool>,
}

impl ConnectionCanceller for Canceller {
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        if let (Some(token), Ok(driver)) = (&self.token, Driver::new()) {
            // Whether the server got it shows in the statement that it ends.
            let _ = driver.wait(async {
                tokio::time::timeout(FAREWELL, token.cancel_query(self.tls.clone())).await
            });
        }
    }
}
