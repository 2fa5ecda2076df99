//! PostgreSQL dialect of Limbeck.
//!
//! | module | holds |
//! |---|---|
//! | [`dialect`] | facts about PostgreSQL |
//! | `types`, `compile` | SQL where it differs from SQLAlchemy's default |
//! | [`connection`] | connections to servers |
//! | [`inspect`] | reading the schema of a database |

mod compare;
mod compile;
#[cfg(feature = "connection")]
pub mod connection;
pub mod dialect;
#[cfg(feature = "connection")]
pub mod inspect;
mod keywords;
mod types;

#[cfg(feature = "connection")]
pub use connection::connect;
pub use dialect::PostgresqlDialect;
