//! Databases that live as long as one test.

use std::sync::atomic::{AtomicU32, Ordering};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseError, DatabaseUrl};

use crate::server;

/// A database of its own for one test. It is dropped with this value.
pub struct Database {
    url: DatabaseUrl,
    /// How to get rid of it; `None` for SQLite, whose folder goes by itself.
    server: Option<DatabaseUrl>,
    /// Kept for its end.
    _folder: Option<tempfile::TempDir>,
}

impl Database {
    /// An empty database on the PostgreSQL server of the run, or `None` when PostgreSQL was left
    /// out on request.
    ///
    /// # Panics
    ///
    /// When no server is named, which means that the tests were not started by `cargo xtask test`.
    pub fn postgresql() -> Option<Self> {
        Self::on_server("postgresql", server::POSTGRESQL_URL)
    }

    /// An empty database on the MySQL or MariaDB server of the run, or `None` when MySQL was left
    /// out on request.
    ///
    /// # Panics
    ///
    /// When no server is named, which means that the tests were not started by `cargo xtask test`.
    pub fn mysql() -> Option<Self> {
        Self::on_server("mysql", server::MYSQL_URL)
    }

    /// A file for an SQLite database, which does not exist yet.
    ///
    /// # Panics
    ///
    /// When no temporary folder can be made.
    #[expect(clippy::expect_used, reason = "a test can't go on without its folder")]
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("test.db");
        let mut url = plain_url("sqlite");
        url.database = Some(path.display().to_string());
        Self {
            url,
            server: None,
            _folder: Some(folder),
        }
    }

    /// The database's URL, with the password.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// The URL as text, with the password, for configuration files.
    pub fn url_text(&self) -> String {
        self.url.render_as_string(false)
    }

    /// Moves the database into a new value; with this one nothing ends any more.
    pub(crate) fn take(&mut self) -> Self {
        Self {
            url: self.url.clone(),
            server: self.server.take(),
            _folder: self._folder.take(),
        }
    }

    /// Opens a connection.
    ///
    /// # Panics
    ///
    /// When the server refuses it.
    #[expect(
        clippy::expect_used,
        reason = "a test can't go on without its database"
    )]
    pub fn connect(&self) -> Box<dyn Connection> {
        self.try_connect(&self.url).expect("a connection")
    }

    /// Opens a connection to a URL of the same dialect, with what the test changed in it.
    ///
    /// # Errors
    ///
    /// When the server refuses it.
    pub fn try_connect(&self, url: &DatabaseUrl) -> Result<Box<dyn Connection>, DatabaseError> {
        open(url)
    }

    #[expect(
        clippy::expect_used,
        reason = "a test can't go on without its database"
    )]
    fn on_server(kind: &str, variable: &str) -> Option<Self> {
        let without = std::env::var(server::WITHOUT).unwrap_or_default();
        if without.split(',').any(|name| name == kind) {
            return None;
        }
        let text = std::env::var(variable).unwrap_or_else(|_| {
            panic!(
                "{variable} is not set. Run the tests with `cargo xtask test`, which starts a \
                 server, or set it to the URL of one whose user may create databases"
            )
        });
        let server = DatabaseUrl::parse(&text).expect("a database URL");
        let name = unique_name();
        let mut url = server.clone();
        url.database = Some(name.clone());
        // What is recorded of tables must not depend on the server's own settings.
        let settings = match kind {
            "mysql" => " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
            _ => "",
        };
        let create = format!("CREATE DATABASE {name}{settings}");
        // A connection of its own: it may not be to the database that it drops later.
        open(&server)
            .and_then(|mut connection| connection.execute(&create))
            .expect("a new database");
        Some(Self {
            url,
            server: Some(server),
            _folder: None,
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (Some(server), Some(name)) = (&self.server, &self.url.database) else {
            return;
        };
        // Connections of a failed test must not keep the database.
        let force = if server.dialect == "postgresql" {
            " WITH (FORCE)"
        } else {
            ""
        };
        if let Ok(mut connection) = open(server) {
            let _ = connection.execute(&format!("DROP DATABASE IF EXISTS {name}{force}"));
        }
    }
}

fn open(url: &DatabaseUrl) -> Result<Box<dyn Connection>, DatabaseError> {
    let options = ConnectOptions::default();
    match url.dialect.as_str() {
        "postgresql" => limbeck_postgresql::connect(url, &options),
        "sqlite" => limbeck_sqlite::connect(url, &options),
        _ => limbeck_mysql::connect(url, &options),
    }
}

fn plain_url(dialect: &str) -> DatabaseUrl {
    DatabaseUrl {
        dialect: dialect.to_owned(),
        driver: None,
        username: None,
        password: None,
        host: None,
        port: None,
        database: None,
        query: indexmap::IndexMap::new(),
    }
}

/// A name that no other test of any process uses.
fn unique_name() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let random = uuid::Uuid::new_v4().simple().to_string();
    format!("limbeck_{}_{number}_{}", std::process::id(), &random[..8])
}
