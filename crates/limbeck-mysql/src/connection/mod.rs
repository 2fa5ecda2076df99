//! Connections to MySQL and MariaDB servers.

mod error;
mod implicit_commit;
mod options;
mod value;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use limbeck_dialect::{
    ConnectOptions, Connection, ConnectionCanceller, DatabaseError, DatabaseErrorKind, DatabaseUrl,
    Inspector, ResultSet,
};
use limbeck_model::Value;
use mysql::prelude::Queryable;
use mysql::{Conn, DriverError, Opts};

use self::options::{Settings, SslMode};
use crate::inspect::MysqlInspector;

/// A connection to a MySQL or MariaDB server.
pub struct MysqlConnection {
    connection: Conn,
    /// For the connection that cancels.
    opts: Opts,
    dialect: String,
    version: Vec<u32>,
    is_mariadb: bool,
    database: Option<String>,
    in_transaction: bool,
    autocommit: bool,
    cancelled: Arc<AtomicBool>,
}

/// Connects to the server of a URL.
///
/// # Errors
///
/// When the server can't be reached or refuses the login, in the words of PyMySQL, and when a
/// `mariadb` URL leads to a MySQL server.
pub fn connect(
    url: &DatabaseUrl,
    options: &ConnectOptions,
) -> Result<Box<dyn Connection>, DatabaseError> {
    let settings = options::gather(url, options)?;
    Ok(Box::new(MysqlConnection::open(&settings, &url.dialect)?))
}

impl MysqlConnection {
    fn open(settings: &Settings, dialect: &str) -> Result<Self, DatabaseError> {
        // The driver asks for the process's provider, and there is none unless one was chosen.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (connection, opts) =
            login(settings).map_err(|error| error::of_connecting(&error, settings))?;
        let mut connection = Self {
            connection,
            opts,
            dialect: dialect.to_owned(),
            version: Vec::new(),
            is_mariadb: false,
            database: None,
            in_transaction: false,
            autocommit: false,
            cancelled: Arc::new(AtomicBool::new(false)),
        };
        let answer = connection.query("SELECT VERSION(), DATABASE()")?;
        let mut cells = answer.rows.into_iter().flatten();
        if let Some(Value::Text(version)) = cells.next() {
            connection.version = parse_version(&version);
            connection.is_mariadb = version.to_ascii_lowercase().contains("mariadb");
        }
        if let Some(Value::Text(database)) = cells.next() {
            connection.database = Some(database);
        }
        if dialect == "mariadb" && !connection.is_mariadb {
            let version: Vec<String> = connection.version.iter().map(u32::to_string).collect();
            return Err(DatabaseError {
                help: Some("write mysql:// instead of mariadb:// in the database URL".to_owned()),
                ..DatabaseError::new(
                    DatabaseErrorKind::Connection,
                    format!(
                        "MySQL version {} is not a MariaDB variant.",
                        version.join(".")
                    ),
                )
            });
        }
        Ok(connection)
    }

    /// Executes text and gives the rows of each of its statements.
    pub(crate) fn row_sets(&mut self, sql: &str) -> Result<Vec<Vec<Vec<Value>>>, DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        let read = |connection: &mut Conn| {
            let mut answer = connection.query_iter(sql)?;
            let mut sets = Vec::new();
            while let Some(mut set) = answer.iter() {
                let columns: Arc<[mysql::Column]> = set.columns().as_ref().into();
                let rows: Result<Vec<_>, mysql::Error> = set
                    .by_ref()
                    .map(|row| row.map(|row| read_row(row, &columns)))
                    .collect();
                sets.push(rows?);
            }
            Ok(sets)
        };
        read(&mut self.connection).map_err(|error: mysql::Error| {
            error::of_statement(&error, sql, self.cancelled.load(Ordering::Relaxed))
        })
    }

    /// Executes text and gives the first result.
    fn run(&mut self, sql: &str, wants_rows: bool) -> Result<ResultSet, DatabaseError> {
        self.cancelled.store(false, Ordering::Relaxed);
        if implicit_commit::commits(sql) {
            self.in_transaction = false;
        }
        read_all(&mut self.connection, sql, wants_rows).map_err(|error| {
            error::of_statement(&error, sql, self.cancelled.load(Ordering::Relaxed))
        })
    }
}

/// Logs in, with TLS where the mode says so.
fn login(settings: &Settings) -> Result<(Conn, Opts), mysql::Error> {
    let plain = || Opts::from(settings.builder.clone());
    let secure = || Opts::from(settings.builder.clone().ssl_opts(settings.ssl.options()));
    let connect = |opts: Opts| Conn::new(opts.clone()).map(|connection| (connection, opts));
    match settings.ssl.mode() {
        SslMode::Disabled => connect(plain()),
        SslMode::Preferred => match connect(secure()) {
            Err(
                mysql::Error::TlsError(_)
                | mysql::Error::CodecError(_)
                | mysql::Error::DriverError(DriverError::TlsNotSupported),
            ) => connect(plain()),
            answer => answer,
        },
        SslMode::Required | SslMode::VerifyCa | SslMode::VerifyIdentity => connect(secure()),
    }
}

/// Reads every result of the text. Rows are kept of the first; the count is the last one's.
fn read_all(connection: &mut Conn, sql: &str, wants_rows: bool) -> Result<ResultSet, mysql::Error> {
    let mut answer = connection.query_iter(sql)?;
    let mut result = ResultSet::default();
    let mut is_first = true;
    while let Some(mut set) = answer.iter() {
        let columns: Arc<[mysql::Column]> = set.columns().as_ref().into();
        let mut count = set.affected_rows();
        result.last_row_id = set
            .last_insert_id()
            .filter(|id| *id != 0)
            .and_then(|id| i64::try_from(id).ok());
        if is_first && wants_rows {
            result.columns = columns
                .iter()
                .map(|column| column.name_str().into_owned())
                .collect();
        }
        let mut rows = 0;
        for row in set.by_ref() {
            let row = row?;
            rows += 1;
            if is_first && wants_rows {
                result.rows.push(read_row(row, &columns));
            }
        }
        if !columns.is_empty() {
            count = rows;
        }
        result.row_count = Some(count);
        is_first = false;
    }
    Ok(result)
}

fn read_row(row: mysql::Row, columns: &[mysql::Column]) -> Vec<Value> {
    row.unwrap()
        .into_iter()
        .zip(columns)
        .map(|(cell, column)| value::read(cell, column))
        .collect()
}

/// `10.11.6-MariaDB-0+deb12u1` is 10, 11 and 6.
fn parse_version(text: &str) -> Vec<u32> {
    // Old replication clients only knew single digits, so MariaDB put this before its version.
    text.strip_prefix("5.5.5-")
        .unwrap_or(text)
        .split(['-', '+', ' '])
        .next()
        .unwrap_or_default()
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect()
}

/// A lock's name: the server holds all names in one space and allows 64 characters.
fn lock_name(database: &str, name: &str) -> String {
    let hash = [database, "\0", name]
        .iter()
        .flat_map(|part| part.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("limbeck_{hash:016x}")
}

impl Connection for MysqlConnection {
    fn dialect(&self) -> &str {
        &self.dialect
    }

    fn server_version(&self) -> &[u32] {
        &self.version
    }

    fn is_mariadb(&self) -> bool {
        self.is_mariadb
    }

    fn default_schema(&self) -> Option<&str> {
        self.database.as_deref()
    }

    fn database(&self) -> &str {
        self.database.as_deref().unwrap_or_default()
    }

    fn execute(&mut self, sql: &str) -> Result<Option<u64>, DatabaseError> {
        Ok(self.run(sql, false)?.row_count)
    }

    fn query(&mut self, sql: &str) -> Result<ResultSet, DatabaseError> {
        self.run(sql, true)
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        if !self.autocommit {
            self.execute("BEGIN")?;
            self.in_transaction = true;
        }
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

    fn in_transaction(&self) -> bool {
        self.in_transaction
    }

    fn set_isolation_level(&mut self, level: &str) -> Result<(), DatabaseError> {
        let name = level.to_ascii_uppercase().replace('_', " ");
        match name.as_str() {
            "AUTOCOMMIT" => {
                self.autocommit = true;
                return Ok(());
            }
            "READ UNCOMMITTED" | "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE" => {}
            _ => {
                return Err(DatabaseError::new(
                    DatabaseErrorKind::Programming,
                    format!(
                        "Invalid value {level:?} for isolation_level. Valid isolation levels for \
                         {} are AUTOCOMMIT, READ COMMITTED, READ UNCOMMITTED, REPEATABLE READ, \
                         SERIALIZABLE",
                        self.dialect
                    ),
                ));
            }
        }
        self.autocommit = false;
        self.execute(&format!("SET SESSION TRANSACTION ISOLATION LEVEL {name}"))
            .map(drop)
    }

    fn try_lock(&mut self, name: &str) -> Result<bool, DatabaseError> {
        let name = lock_name(self.database(), name);
        let answer = self.query(&format!("SELECT GET_LOCK('{name}', 0)"))?;
        Ok(answer.rows.first().and_then(|row| row.first()) == Some(&Value::Integer(1)))
    }

    fn unlock(&mut self, name: &str) -> Result<(), DatabaseError> {
        let name = lock_name(self.database(), name);
        self.query(&format!("SELECT RELEASE_LOCK('{name}')"))
            .map(drop)
    }

    fn canceller(&self) -> Box<dyn ConnectionCanceller> {
        Box::new(Canceller {
            opts: self.opts.clone(),
            id: self.connection.connection_id(),
            cancelled: Arc::clone(&self.cancelled),
        })
    }

    fn inspector(&mut self) -> Box<dyn Inspector + '_> {
        Box::new(MysqlInspector::new(self))
    }
}

struct Canceller {
    opts: Opts,
    id: u32,
    cancelled: Arc<AtomicBool>,
}

impl ConnectionCanceller for Canceller {
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        // Whether the server got it shows in the statement that it ends.
        if let Ok(mut connection) = Conn::new(self.opts.clone()) {
            let _ = connection.query_drop(format!("KILL QUERY {}", self.id));
        }
    }
}
