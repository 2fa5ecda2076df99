//! Database URLs in every spelling that SQLAlchemy accepts.

use indexmap::IndexMap;

/// A parsed database URL: `dialect+driver://user:password@host:port/database?key=value`.
///
/// `Debug` and `Display` hide the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    /// The dialect's name: `postgresql`, `mysql`, `mariadb`, `sqlite`, `mssql`, `oracle`.
    pub dialect: String,
    /// The driver after the plus sign, such as `asyncpg`.
    pub driver: Option<String>,
    /// User name, decoded.
    pub username: Option<String>,
    /// Password, decoded.
    pub password: Option<String>,
    /// Host name, address, or directory of a socket.
    pub host: Option<String>,
    /// Port.
    pub port: Option<u16>,
    /// Database name, or path of the file for SQLite.
    pub database: Option<String>,
    /// Query options, decoded; a repeated key has several values.
    pub query: IndexMap<String, Vec<String>>,
}
