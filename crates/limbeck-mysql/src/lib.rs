//! MySQL and MariaDB dialects of Limbeck.
//!
//! | module | holds |
//! |---|---|
//! | [`connection`] | connections to servers |
//! | [`inspect`] | reading the schema of a database |

pub mod connection;
pub mod inspect;

pub use connection::connect;
