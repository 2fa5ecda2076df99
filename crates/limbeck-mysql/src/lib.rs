//! MySQL and MariaDB dialects of Limbeck.
//!
//! | module | holds |
//! |---|---|
//! | [`dialect`] | facts about MySQL and MariaDB |
//! | `types`, `compile` | SQL where they differ from SQLAlchemy's default |
//! | [`connection`] | connections to servers |
//! | [`inspect`] | reading the schema of a database |

mod compile;
pub mod connection;
pub mod dialect;
pub mod inspect;
mod keywords;
mod types;

pub use connection::connect;
pub use dialect::MysqlDialect;
