//! The dialect: facts about Oracle.

use limbeck_dialect::{Capabilities, Dialect, IdentifierRules, OfflineFormat, ParameterStyle};

use crate::keywords::RESERVED_WORDS;

/// Oracle Database, as SQLAlchemy knows it before it has seen a server: 23c or later.
#[derive(Debug, Clone, Copy, Default)]
pub struct OracleDialect;

const CAPABILITIES: Capabilities = Capabilities {
    alter_constraints: true,
    comments: true,
    inline_comments: false,
    native_boolean: true,
    boolean_check: true,
    native_enum: false,
    native_uuid: false,
    sequences: true,
    identity_columns: true,
    insert_returning: true,
    update_returning: true,
    delete_returning: true,
    multiple_values: false,
    with_after_insert: true,
    default_values: false,
    empty_insert: false,
    transactional_ddl: false,
    row_count: true,
    integer_division: false,
    parameter_style: ParameterStyle::Named,
};

const IDENTIFIERS: IdentifierRules = IdentifierRules {
    open: '"',
    close: '"',
    reserved: &RESERVED_WORDS,
    leading_underscore: false,
    max_length: 128,
    max_index_length: None,
    max_constraint_length: None,
    quote_collations: true,
};

const OFFLINE: OfflineFormat = OfflineFormat {
    terminator: "",
    begin: "SET TRANSACTION READ WRITE",
    begin_ends_batch: true,
    batch_separator: Some("/"),
};

impl Dialect for OracleDialect {
    fn name(&self) -> &'static str {
        "oracle"
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
        "Oracle"
    }

    /// `RETURNING … INTO :ret_0` needs a variable that a script has not.
    fn returns_inserted_keys(&self) -> bool {
        false
    }
}
