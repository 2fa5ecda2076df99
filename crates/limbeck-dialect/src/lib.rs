//! What every dialect of Limbeck implements, and the one writer of SQL text.
//!
//! | module | holds |
//! |---|---|
//! | [`connection`] | the [`Connection`] trait, rows and database errors |
//! | [`inspector`] | the [`Inspector`] trait: what a live database contains |
//! | [`url`] | database URLs in every spelling that SQLAlchemy accepts |

pub mod connection;
pub mod inspector;
pub mod url;

pub use connection::{
    ConnectOptions, Connection, ConnectionCanceller, DatabaseError, DatabaseErrorKind, ResultSet,
};
pub use inspector::Inspector;
pub use url::{DatabaseUrl, UrlError};
