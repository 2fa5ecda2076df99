//! Why schemas can't be compared.

use std::error::Error;

/// What a dialect or a project's function failed with.
pub type HookError = Box<dyn Error + Send + Sync>;

/// Why schemas can't be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// Two `MetaData` describe the same table.
    #[error("Duplicate table keys across multiple MetaData objects: {keys}")]
    DuplicateTables {
        /// The tables, each in double quotes.
        keys: String,
    },
    /// A foreign key refers to a table that no model describes.
    #[error(
        "Foreign key associated with column '{table}.{column}' could not find table \
         '{referred_table}' with which to generate a foreign key to target column \
         '{referred_column}'"
    )]
    UnknownTable {
        /// The referring table.
        table: String,
        /// The referring column.
        column: String,
        /// The table that is not there.
        referred_table: String,
        /// The column of that table.
        referred_column: String,
    },
    /// A foreign key refers to a column that its table does not have.
    #[error(
        "Could not initialize target column for ForeignKey '{referred_table}.{referred_column}' \
         on table '{table}': table '{referred_table}' has no column named '{referred_column}'"
    )]
    UnknownColumn {
        /// The referring table.
        table: String,
        /// The referred table.
        referred_table: String,
        /// The column that is not there.
        referred_column: String,
    },
    /// A rename was asked for that does not fit the schemas.
    #[error("can't rename {what}: {reason}")]
    Rename {
        /// The rename as it was asked for, `table.old:new`.
        what: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The dialect has no answer, or a function of the project failed.
    #[error(transparent)]
    Hook(#[from] HookError),
}
