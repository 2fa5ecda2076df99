//! The dialects: facts about MySQL and MariaDB.

use limbeck_dialect::{
    Capabilities, ComparisonServer, CompileContext, CompileResult, Dialect, IdentifierRules,
    OfflineFormat, ParameterStyle, StringRules,
};
use limbeck_diff::DialectComparison;

use crate::compare::MysqlComparison;
use crate::keywords::{MARIADB_RESERVED_WORDS, MYSQL_RESERVED_WORDS};

/// MySQL or MariaDB.
///
/// The name is that of the URL, by which options and variants are found; the vendor is that of the
/// server. They differ when a `mysql://` URL leads to a MariaDB server.
#[derive(Debug, Clone)]
pub struct MysqlDialect {
    name: &'static str,
    is_mariadb: bool,
    capabilities: Capabilities,
    identifiers: IdentifierRules,
    pub(crate) features: Features,
}

/// What depends on the vendor and the version of the server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features {
    /// `DEFAULT` takes expressions in parentheses.
    pub(crate) default_expressions: bool,
    /// `CAST` takes floating point types.
    pub(crate) float_cast: bool,
    /// `ON DUPLICATE KEY UPDATE` refers to the new row by an alias.
    pub(crate) new_row_alias: bool,
}

const CAPABILITIES: Capabilities = Capabilities {
    alter_constraints: true,
    comments: true,
    inline_comments: true,
    native_boolean: false,
    boolean_check: true,
    native_enum: true,
    native_uuid: false,
    sequences: false,
    identity_columns: false,
    insert_returning: false,
    update_returning: false,
    delete_returning: false,
    multiple_values: true,
    with_after_insert: true,
    default_values: false,
    empty_insert: true,
    transactional_ddl: false,
    row_count: true,
    integer_division: false,
    parameter_style: ParameterStyle::Format,
};

const OFFLINE: OfflineFormat = OfflineFormat {
    terminator: ";",
    begin: "BEGIN",
    begin_ends_batch: false,
    batch_separator: None,
};

fn identifiers(reserved: &'static [&'static str]) -> IdentifierRules {
    IdentifierRules {
        open: '`',
        close: '`',
        reserved,
        leading_underscore: true,
        max_length: 255,
        max_index_length: Some(64),
        max_constraint_length: Some(64),
        quote_collations: true,
    }
}

impl MysqlDialect {
    /// MySQL, as far as nothing is known of the server.
    pub fn mysql() -> Self {
        Self {
            name: "mysql",
            is_mariadb: false,
            capabilities: CAPABILITIES,
            identifiers: identifiers(&MYSQL_RESERVED_WORDS),
            features: Features {
                default_expressions: true,
                float_cast: false,
                new_row_alias: false,
            },
        }
    }

    /// MariaDB, as far as nothing is known of the server.
    pub fn mariadb() -> Self {
        Self {
            name: "mariadb",
            is_mariadb: true,
            capabilities: Capabilities {
                insert_returning: true,
                delete_returning: true,
                native_uuid: true,
                ..CAPABILITIES
            },
            identifiers: identifiers(&MARIADB_RESERVED_WORDS),
            ..Self::mysql()
        }
    }

    /// The same dialect in front of a server of this vendor and version.
    #[must_use]
    pub fn with_server(self, is_mariadb: bool, version: &[u32]) -> Self {
        if is_mariadb {
            Self {
                name: self.name,
                capabilities: Capabilities {
                    sequences: version >= &[10, 3],
                    delete_returning: version >= &[10, 0, 5],
                    insert_returning: version >= &[10, 5],
                    native_uuid: version >= &[10, 7],
                    ..CAPABILITIES
                },
                features: Features {
                    default_expressions: version >= &[10, 2, 1],
                    float_cast: version >= &[10, 4, 5],
                    new_row_alias: false,
                },
                ..Self::mariadb()
            }
        } else {
            Self {
                name: self.name,
                features: Features {
                    default_expressions: version >= &[8, 0, 13],
                    float_cast: version >= &[8, 0, 17],
                    new_row_alias: version >= &[8, 0, 20],
                },
                ..Self::mysql()
            }
        }
    }

    /// Whether the server is MariaDB.
    pub fn is_mariadb(&self) -> bool {
        self.is_mariadb
    }
}

impl Dialect for MysqlDialect {
    fn name(&self) -> &'static str {
        self.name
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identifier_rules(&self) -> &IdentifierRules {
        &self.identifiers
    }

    fn offline_format(&self) -> &OfflineFormat {
        &OFFLINE
    }

    fn string_rules(&self, context: &CompileContext) -> StringRules {
        StringRules {
            backslash_escapes: context.backslash_escapes.unwrap_or(true),
        }
    }

    fn compiler_prefix(&self) -> &'static str {
        "MySQL"
    }
    fn comparison<'c>(
        &'c self,
        server: ComparisonServer<'c>,
    ) -> CompileResult<Box<dyn DialectComparison + 'c>> {
        Ok(Box::new(MysqlComparison::new(self, server)))
    }
}
