//! SQL Server dialect of Limbeck. It writes SQL; there are no connections yet.
//!
//! | module | holds |
//! |---|---|
//! | [`dialect`] | facts about SQL Server |
//! | `types`, `compile` | SQL where it differs from SQLAlchemy's default |

mod compile;
pub mod dialect;
mod keywords;
mod types;

pub use dialect::MssqlDialect;
