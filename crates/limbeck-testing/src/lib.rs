//! Throw-away databases and scenario helpers for Limbeck's tests.

pub mod alembic;
pub mod database;
pub mod inspection;
mod install;
pub mod project;
pub mod server;

pub use database::Database;
