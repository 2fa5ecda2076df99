//! SQLite dialect of Limbeck.
//!
//! | module | holds |
//! |---|---|
//! | [`connection`] | connections to database files |
//! | [`inspect`] | reading the schema of a database |

pub mod connection;
pub mod inspect;

pub use connection::connect;
