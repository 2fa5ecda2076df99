//! The dialect: facts about SQL Server.

use limbeck_dialect::{Capabilities, Dialect, IdentifierRules, OfflineFormat, ParameterStyle};

use crate::keywords::RESERVED_WORDS;

/// SQL Server.
#[derive(Debug, Clone, Copy, Default)]
pub struct MssqlDialect;

const CAPABILITIES: Capabilities = Capabilities {
    alter_constraints: true,
    comments: true,
    inline_comments: false,
    native_boolean: false,
    boolean_check: false,
    native_enum: false,
    native_uuid: false,
    sequences: true,
    identity_columns: false,
    insert_returning: true,
    update_returning: true,
    delete_returning: true,
    multiple_values: true,
    with_after_insert: false,
    default_values: true,
    empty_insert: false,
    transactional_ddl: true,
    row_count: true,
    integer_division: true,
    parameter_style: ParameterStyle::Named,
};

const IDENTIFIERS: IdentifierRules = IdentifierRules {
    open: '[',
    close: ']',
    reserved: &RESERVED_WORDS,
    leading_underscore: true,
    max_length: 128,
    max_index_length: None,
    max_constraint_length: None,
    quote_collations: false,
};

const OFFLINE: OfflineFormat = OfflineFormat {
    terminator: ";",
    begin: "BEGIN TRANSACTION",
    begin_ends_batch: false,
    batch_separator: Some("GO"),
};

impl Dialect for MssqlDialect {
    fn name(&self) -> &'static str {
        "mssql"
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
        "MS"
    }
}
