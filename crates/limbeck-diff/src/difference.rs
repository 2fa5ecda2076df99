//! What a comparison found.

use limbeck_model::Name;
use limbeck_model::operation::OperationList;
use limbeck_model::schema::QualifiedName;
use serde::Serialize;

use crate::Rename;

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Difference {
    /// The operations that lead from the database to the models. Their inverse leads back.
    pub operations: OperationList,
    /// What was said on the way.
    pub notes: Notes,
    /// Drops and additions that look like renames.
    pub renames: Vec<Rename>,
    /// Operations that can fail on data.
    pub hints: Vec<Hint>,
}

/// What is said during a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Notes {
    /// Log records, in order.
    pub log: Vec<LogRecord>,
    /// Python warnings (`UserWarning`), in order.
    pub warnings: Vec<String>,
    /// What was not compared.
    pub not_compared: Vec<NotCompared>,
}

impl Notes {
    /// Adds a log record.
    pub fn info(&mut self, logger: &'static str, message: impl Into<String>) {
        self.log.push(LogRecord {
            logger,
            level: LogLevel::Info,
            message: message.into(),
        });
    }

    /// Adds something that was not compared.
    pub fn not_compared(
        &mut self,
        table: &QualifiedName,
        subject: impl Into<String>,
        reason: impl Into<String>,
    ) {
        self.not_compared.push(NotCompared {
            table: table.clone(),
            subject: subject.into(),
            reason: reason.into(),
        });
    }
}

/// Severity of a [`LogRecord`], as Python's `logging` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LogLevel {
    /// `INFO`
    Info,
    /// `WARNING`
    Warning,
}

/// A log record, worded as Alembic words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogRecord {
    /// The logger's name, such as `alembic.autogenerate.compare.tables`.
    pub logger: &'static str,
    /// The severity.
    pub level: LogLevel,
    /// The message.
    pub message: String,
}

/// Something that was not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotCompared {
    /// The table.
    pub table: QualifiedName,
    /// What it is, such as `primary key` or `index 'ix_a'`.
    pub subject: String,
    /// Why it was not compared.
    pub reason: String,
}

/// An operation that can fail on data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub enum Hint {
    /// A column that must have a value, without a default, is added to a table: that fails where
    /// the table has rows.
    NotNullWithoutDefault {
        /// The table.
        table: QualifiedName,
        /// The column.
        column: Name,
    },
    /// A column that may be `NULL` must have a value from now on: that fails where a row has none.
    NotNull {
        /// The table.
        table: QualifiedName,
        /// The column.
        column: Name,
    },
}
