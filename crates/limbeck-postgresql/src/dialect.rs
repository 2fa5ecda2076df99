//! The dialect: facts about PostgreSQL.

use limbeck_dialect::{
    Capabilities, ComparisonServer, CompileContext, CompileResult, Dialect, IdentifierRules,
    OfflineFormat, ParameterStyle, StringRules,
};
use limbeck_diff::DialectComparison;

use crate::compare::PostgresqlComparison;
use crate::keywords::RESERVED_WORDS;

/// PostgreSQL.
#[derive(Debug, Clone, Copy, Default)]
pub struct PostgresqlDialect;

const CAPABILITIES: Capabilities = Capabilities {
    alter_constraints: true,
    comments: true,
    inline_comments: false,
    native_boolean: true,
    boolean_check: true,
    native_enum: true,
    native_uuid: true,
    sequences: true,
    identity_columns: true,
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
    parameter_style: ParameterStyle::Pyformat,
};

const IDENTIFIERS: IdentifierRules = IdentifierRules {
    open: '"',
    close: '"',
    reserved: &RESERVED_WORDS,
    leading_underscore: true,
    max_length: 63,
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

impl Dialect for PostgresqlDialect {
    fn name(&self) -> &'static str {
        "postgresql"
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

    fn string_rules(&self, context: &CompileContext) -> StringRules {
        StringRules {
            backslash_escapes: context.backslash_escapes.unwrap_or(false),
        }
    }

    fn compiler_prefix(&self) -> &'static str {
        "PG"
    }
    fn comparison<'c>(
        &'c self,
        server: ComparisonServer<'c>,
    ) -> CompileResult<Box<dyn DialectComparison + 'c>> {
        Ok(Box::new(PostgresqlComparison::new(self, server)))
    }
}
