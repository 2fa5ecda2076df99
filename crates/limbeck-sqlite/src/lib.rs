//! SQLite dialect of Limbeck.
//!
//! | module | holds |
//! |---|---|
//! | [`dialect`] | facts about SQLite |
//! | `types`, `compile` | SQL where it differs from SQLAlchemy's default |
//! | [`connection`] | connections to database files |
//! | [`inspect`] | reading the schema of a database |

mod compare;
mod compile;
#[cfg(feature = "connection")]
pub mod connection;
pub mod dialect;
#[cfg(feature = "connection")]
pub mod inspect;
mod keywords;
mod reflection;
mod types;

#[cfg(feature = "connection")]
pub use connection::connect;
pub use dialect::SqliteDialect;
pub use reflection::limit_to_reflection;
