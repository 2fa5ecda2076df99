//! SQL output (`--sql`): how statements are laid out as a script.

use crate::Dialect;

/// How a dialect's SQL output is laid out.
#[derive(Debug, Clone, Copy)]
pub struct OfflineFormat {
    /// What ends a statement.
    pub terminator: &'static str,
    /// What begins a transaction, without terminator.
    pub begin: &'static str,
    /// Whether the batch separator stands after it.
    pub begin_ends_batch: bool,
    /// What stands after each statement by default (`GO`, `/`).
    pub batch_separator: Option<&'static str>,
}

/// Lays statements out as a script, as Alembic does: each piece ends with an empty line.
#[derive(Debug, Clone)]
pub struct OfflinePrinter<'a> {
    format: &'a OfflineFormat,
    batch_separator: Option<String>,
}

impl<'a> OfflinePrinter<'a> {
    /// A printer for a dialect. `batch_separator` replaces the dialect's own
    /// (`mssql_batch_separator`, `oracle_batch_separator`); an empty one leaves it out.
    pub fn new(dialect: &'a dyn Dialect, batch_separator: Option<&str>) -> Self {
        let format = dialect.offline_format();
        Self {
            format,
            batch_separator: format
                .batch_separator
                .map(|own| batch_separator.unwrap_or(own).to_owned())
                .filter(|separator| !separator.is_empty()),
        }
    }

    /// A statement: tabs as four spaces, no white space around it, its terminator, and the batch
    /// separator of the dialect.
    pub fn statement(&self, sql: &str) -> String {
        let mut text = self.terminated(sql.replace('\t', "    ").trim());
        self.separate(&mut text);
        text
    }

    /// Text as it is, such as `-- Running upgrade  -> a1` (`static_output`).
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        text.push_str("\n\n");
        text
    }

    /// The beginning of a transaction. Alembic writes it where DDL is transactional.
    pub fn begin(&self) -> String {
        let mut text = self.terminated(self.format.begin);
        if self.format.begin_ends_batch {
            self.separate(&mut text);
        }
        text
    }

    /// The end of a transaction. Alembic writes it where DDL is transactional.
    pub fn commit(&self) -> String {
        let mut text = self.terminated("COMMIT");
        self.separate(&mut text);
        text
    }

    fn terminated(&self, sql: &str) -> String {
        let mut text = sql.to_owned();
        text.push_str(self.format.terminator);
        text.push_str("\n\n");
        text
    }

    fn separate(&self, text: &mut String) {
        if let Some(separator) = &self.batch_separator {
            text.push_str(separator);
            text.push_str("\n\n");
        }
    }
}
