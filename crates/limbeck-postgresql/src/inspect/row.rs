//! Rows of the catalogue.

use serde::de::DeserializeOwned;
use tokio_postgres::SimpleQueryRow;

/// The rows of one query.
pub(super) type RowSet = Vec<Row>;

/// A row whose cells are text.
pub(crate) struct Row(pub(crate) SimpleQueryRow);

impl Row {
    /// A cell; `None` for `NULL`.
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        self.0.try_get(index).ok().flatten()
    }

    /// A cell that is never `NULL`.
    pub(super) fn text(&self, index: usize) -> &str {
        self.get(index).unwrap_or_default()
    }

    /// A truth value; `NULL` is false.
    pub(super) fn flag(&self, index: usize) -> bool {
        self.get(index) == Some("t")
    }

    /// A cell with JSON.
    pub(super) fn json<T: DeserializeOwned + Default>(&self, index: usize) -> T {
        self.get(index)
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }
}
