//! The dialect: facts about SQLite.

use limbeck_dialect::{
    Capabilities, ComparisonServer, CompileResult, Dialect, IdentifierRules, OfflineFormat,
    ParameterStyle,
};
use limbeck_diff::DialectComparison;

use crate::compare::SqliteComparison;
use crate::keywords::RESERVED_WORDS;

/// SQLite.
#[derive(Debug, Clone, Copy, Default)]
pub struct SqliteDialect;

const CAPABILITIES: Capabilities = Capabilities {
    alter_constraints: false,
    comments: false,
    inline_comments: false,
    native_boolean: false,
    boolean_check: true,
    native_enum: false,
    native_uuid: false,
    sequences: false,
    identity_columns: false,
    insert_returning: true,
    update_returning: true,
    delete_returning: true,
    multiple_values: true,
    with_after_insert: false,
    default_values: true,
    empty_insert: false,
    // SQLite's DDL is transactional, but Alembic knows it through a driver that was not.
    transactional_ddl: false,
    row_count: true,
    integer_division: true,
    parameter_style: ParameterStyle::Qmark,
};

const IDENTIFIERS: IdentifierRules = IdentifierRules {
    open: '"',
    close: '"',
    reserved: &RESERVED_WORDS,
    leading_underscore: true,
    max_length: 9999,
    max_index_length: None,
    max_constraint_length: None,
    quote_collations: true,
};

const OFFLINE: OfflineFormat = OfflineFormat {
    terminator: ";",
    begin: "BEGIN",
    begin_ends_batch: false,
    batch_separator: None,
};

impl Dialect for SqliteDialect {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn capabilities(&self) -> &Capabilities {
        &CAPABILITIES
    }

    fn identifier_rules(&self) -> &IdentifierRules {
        &IDENTIFIERS
    }

    fn offline_format(&self) -> &OfflineFormat {
        &OFFLINE
    }

    fn compiler_prefix(&self) -> &'static str {
        "SQLite"
    }
    fn comparison<'c>(
        &'c self,
        server: ComparisonServer<'c>,
    ) -> CompileResult<Box<dyn DialectComparison + 'c>> {
        Ok(Box::new(SqliteComparison::new(self, server)))
    }
}
