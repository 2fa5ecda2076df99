//! What kind a statement is, as far as transactions are concerned.

use rusqlite::Statement;

/// The kinds of statement that transactions tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatementKind {
    /// Only reads.
    Read,
    /// Changes rows: what Python's `sqlite3` begins a transaction for.
    Data,
    /// Changes the schema.
    Definition,
    /// `SAVEPOINT`.
    Savepoint,
    /// `COMMIT`, `END`.
    Commit,
    /// `ROLLBACK` of the whole transaction.
    Rollback,
    /// `BEGIN`, `RELEASE`, `ROLLBACK TO`.
    TransactionControl,
    /// Has no effect, or fails, within a transaction.
    OutsideTransaction,
}

/// Pragmas that SQLite ignores or refuses within a transaction.
const OUTSIDE_TRANSACTION: [&str; 4] = ["foreign_keys", "journal_mode", "synchronous", "page_size"];

impl StatementKind {
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        let sql = statement.expanded_sql().unwrap_or_default();
        let mut words = words(&sql);
        let keyword = words.next().unwrap_or_default().to_ascii_uppercase();
        match keyword.as_str() {
            "INSERT" | "UPDATE" | "DELETE" | "REPLACE" => Self::Data,
            "SAVEPOINT" => Self::Savepoint,
            "COMMIT" | "END" => Self::Commit,
            "ROLLBACK" if !words.any(|word| word.eq_ignore_ascii_case("TO")) => Self::Rollback,
            "BEGIN" | "ROLLBACK" | "RELEASE" => Self::TransactionControl,
            "VACUUM" | "ATTACH" | "DETACH" => Self::OutsideTransaction,
            "PRAGMA" => {
                let mut name = words.next().unwrap_or_default();
                let mut rest = words.next();
                if rest == Some(".") {
                    name = words.next().unwrap_or_default();
                    rest = words.next();
                }
                let sets = matches!(rest, Some("=" | "("));
                if sets
                    && OUTSIDE_TRANSACTION
                        .iter()
                        .any(|pragma| name.eq_ignore_ascii_case(pragma))
                {
                    Self::OutsideTransaction
                } else if sets && !statement.readonly() {
                    Self::Definition
                } else {
                    Self::Read
                }
            }
            _ if statement.readonly() => Self::Read,
            // `WITH … INSERT`.
            "WITH" => Self::Data,
            _ => Self::Definition,
        }
    }
}

/// The words and signs of a statement, without white space and comments.
fn words(mut sql: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        loop {
            sql = sql.trim_start();
            if let Some(rest) = sql.strip_prefix("--") {
                sql = rest.split_once('\n').map_or("", |(_, rest)| rest);
            } else if let Some(rest) = sql.strip_prefix("/*") {
                sql = rest.split_once("*/").map_or("", |(_, rest)| rest);
            } else {
                break;
            }
        }
        let first = sql.chars().next()?;
        let end = if first.is_alphanumeric() || first == '_' {
            sql.find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(sql.len())
        } else {
            first.len_utf8()
        };
        let (word, rest) = sql.split_at(end);
        sql = rest;
        Some(word)
    })
}
