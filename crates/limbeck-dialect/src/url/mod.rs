//! Database URLs in every spelling that SQLAlchemy accepts.

mod parse;
mod plugin;
mod render;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

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

/// Why a text is no usable database URL. Never holds any part of the text that may be a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct UrlError {
    /// What is wrong, as SQLAlchemy words it.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl DatabaseUrl {
    /// Reads a URL.
    ///
    /// # Errors
    ///
    /// `Could not parse SQLAlchemy URL from given URL string` for text that is no URL, and an error
    /// of its own for a port that is no number.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        parse::parse(text)
    }

    /// `dialect+driver`, or the dialect alone.
    pub fn driver_name(&self) -> String {
        match &self.driver {
            Some(driver) => format!("{}+{driver}", self.dialect),
            None => self.dialect.clone(),
        }
    }

    /// The URL as text, with the password readable only when `hide_password` is false: SQLAlchemy's
    /// `render_as_string`.
    pub fn render_as_string(&self, hide_password: bool) -> String {
        render::render(self, hide_password)
    }

    /// Whether SQLAlchemy has a dialect and driver of this name.
    ///
    /// # Errors
    ///
    /// `Can't load plugin: sqlalchemy.dialects:<name>`, with the right spelling as help where the
    /// name is a usual slip such as `postgres`.
    pub fn check_plugin(&self) -> Result<(), UrlError> {
        plugin::check(self)
    }

    /// Whether the driver named is one that only `create_async_engine` accepts.
    pub fn has_async_driver(&self) -> bool {
        plugin::is_async(self)
    }

    /// The last value of a query option.
    pub fn option(&self, key: &str) -> Option<&str> {
        self.query.get(key)?.last().map(String::as_str)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render_as_string(true))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DatabaseUrl({self})")
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::parse(text)
    }
}
