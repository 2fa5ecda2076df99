//! SQL output (`--sql`): how statements are laid out as a script.

use crate::Dialect;

/// How a dialect's SQL output is laid out.
#[derive(Debug, Clone, Copy)]
pub struct OfflineFormat {
    /// What ends a statement.
    pub terminator: &'static str,
    /// What begins a transaction, with its terminator; `None` where Alembic writes none.
    pub begin: Option<&'static str>,
    /// What commits a transaction, with its terminator; `None` where Alembic writes none.
    pub commit: Option<&'static str>,
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
        let mut text = sql.replace('\t', "    ").trim().to_owned();
        text.push_str(self.format.terminator);
        text.push_str("\n\n");
        self.separate(&mut text);
        text
    }

    /// Text as it is, such as `-- Running upgrade  -> a1` (`static_output`).
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        text.push_str("\n\n");
        text
    }

    /// The beginning of a transaction; empty where Alembic writes none.
    pub fn begin(&self) -> String {
        self.format
            .begin
            .map(|begin| self.text(begin))
            .unwrap_or_default()
    }

    /// The end of a transaction; empty where Alembic writes none.
    pub fn commit(&self) -> String {
        let Some(commit) = self.format.commit else {
            return String::new();
        };
        let mut text = self.text(commit);
        self.separate(&mut text);
        text
    }

    fn separate(&self, text: &mut String) {
        if let Some(separator) = &self.batch_separator {
            text.push_str(separator);
            text.push_str("\n\n");
        }
    }
}
