//! The one registry of dialects: everything that depends on a dialect's name is looked up here.

use std::rc::Rc;

use limbeck_dialect::{
    ConnectOptions, Connection, DatabaseError, DatabaseUrl, Dialect, ParameterStyle,
};
use limbeck_mssql::MssqlDialect;
use limbeck_mysql::MysqlDialect;
use limbeck_oracle::OracleDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_script::host::{ConfigureOptions, ScriptError};
use limbeck_sqlite::SqliteDialect;

use crate::database::script_error;

type Connect = fn(&DatabaseUrl, &ConnectOptions) -> Result<Box<dyn Connection>, DatabaseError>;

/// What is known of a dialect.
pub(crate) struct DialectEntry {
    /// The dialect's name.
    pub(crate) name: &'static str,
    /// The name of Alembic's class for the dialect, which its log lines show.
    pub(crate) implementation: &'static str,
    /// The dialect, as far as nothing is known of the server.
    dialect: fn() -> Rc<dyn Dialect>,
    /// The dialect in front of a server.
    for_server: fn(&dyn Connection) -> Rc<dyn Dialect>,
    /// Opens connections; absent where only SQL output is supported, or where the dialect was left
    /// out of the build.
    connect: Option<Connect>,
    /// Drivers whose bind markers differ from those of the default driver.
    driver_styles: &'static [(&'static str, ParameterStyle)],
    /// Drivers whose bind markers in SQL output differ from those of the default driver: where no
    /// driver is loaded, its dialect's own style counts.
    offline_driver_styles: &'static [(&'static str, ParameterStyle)],
    /// Whether the bind markers that a driver gets carry casts.
    has_bind_casts: fn(Option<&str>) -> bool,
    /// The option that replaces the batch separator.
    batch_separator: fn(&ConfigureOptions) -> Option<&str>,
    /// How to find out who holds a lock: a text with `{name}` and `{database}` in it.
    lock_holder_hint: &'static str,
}

impl DialectEntry {
    /// The dialect, as far as nothing is known of the server.
    pub(crate) fn dialect(&self) -> Rc<dyn Dialect> {
        (self.dialect)()
    }

    /// The dialect in front of a server.
    pub(crate) fn dialect_for(&self, connection: &dyn Connection) -> Rc<dyn Dialect> {
        (self.for_server)(connection)
    }

    /// Opens a connection.
    pub(crate) fn connect(
        &self,
        url: &DatabaseUrl,
        options: &ConnectOptions,
    ) -> Result<Box<dyn Connection>, ScriptError> {
        match self.connect {
            Some(connect) => connect(url, options).map_err(script_error),
            None => Err(ScriptError::command(format!(
                "{} databases can't be connected to by this program; --sql writes the statements",
                self.name
            ))),
        }
    }

    /// The style of bind markers that the driver of a URL uses.
    pub(crate) fn parameter_style(&self, url: Option<&DatabaseUrl>) -> ParameterStyle {
        self.style_of(self.driver_styles, url)
    }

    /// The style of bind markers in SQL output for the driver of a URL.
    pub(crate) fn offline_parameter_style(&self, url: Option<&DatabaseUrl>) -> ParameterStyle {
        self.style_of(self.offline_driver_styles, url)
    }

    /// Whether bind markers for the driver of a URL carry casts.
    pub(crate) fn has_bind_casts(&self, url: Option<&DatabaseUrl>) -> bool {
        (self.has_bind_casts)(driver_of(url))
    }

    fn style_of(
        &self,
        styles: &[(&str, ParameterStyle)],
        url: Option<&DatabaseUrl>,
    ) -> ParameterStyle {
        let driver = driver_of(url);
        let of_driver = styles.iter().find(|(name, _)| Some(*name) == driver);
        of_driver.map_or(
            self.dialect().capabilities().parameter_style,
            |(_, style)| *style,
        )
    }

    /// The batch separator that an environment script asked for.
    pub(crate) fn batch_separator<'a>(&self, options: &'a ConfigureOptions) -> Option<&'a str> {
        (self.batch_separator)(options)
    }

    /// How to find out who holds a lock.
    pub(crate) fn lock_holder_hint(&self, name: &str, database: &str) -> String {
        self.lock_holder_hint
            .replace("{name}", name)
            .replace("{database}", database)
    }
}

fn driver_of(url: Option<&DatabaseUrl>) -> Option<&str> {
    url.and_then(|url| url.driver.as_deref())
}

/// The function that connects, where it is part of the build.
macro_rules! live {
    ($feature:literal, $connect:path) => {{
        #[cfg(feature = $feature)]
        let connect: Option<Connect> = Some($connect);
        #[cfg(not(feature = $feature))]
        let connect: Option<Connect> = None;
        connect
    }};
}

fn none(_options: &ConfigureOptions) -> Option<&str> {
    None
}

static POSTGRESQL: DialectEntry = DialectEntry {
    name: "postgresql",
    implementation: "PostgresqlImpl",
    dialect: || Rc::new(PostgresqlDialect),
    for_server: |_| Rc::new(PostgresqlDialect),
    connect: live!("postgresql", limbeck_postgresql::connect),
    driver_styles: POSTGRESQL_DRIVER_STYLES,
    offline_driver_styles: POSTGRESQL_DRIVER_STYLES,
    has_bind_casts: |driver| driver != Some("psycopg2"),
    batch_separator: none,
    lock_holder_hint: "Its session is listed by: SELECT pid, usename, application_name, \
                       client_addr FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype \
                       = 'advisory' AND granted;",
};

const POSTGRESQL_DRIVER_STYLES: &[(&str, ParameterStyle)] = &[
    ("asyncpg", ParameterStyle::NumericDollar),
    ("pg8000", ParameterStyle::Format),
];

static MYSQL: DialectEntry = DialectEntry {
    name: "mysql",
    implementation: "MySQLImpl",
    dialect: || Rc::new(MysqlDialect::mysql()),
    for_server: |connection| {
        let (is_mariadb, version) = (connection.is_mariadb(), connection.server_version());
        Rc::new(MysqlDialect::mysql().with_server(is_mariadb, version))
    },
    connect: live!("mysql", limbeck_mysql::connect),
    driver_styles: MYSQL_DRIVER_STYLES,
    offline_driver_styles: MYSQL_OFFLINE_DRIVER_STYLES,
    has_bind_casts: |_| false,
    batch_separator: none,
    lock_holder_hint: MYSQL_LOCK_HOLDER_HINT,
};

static MARIADB: DialectEntry = DialectEntry {
    name: "mariadb",
    implementation: "MariaDBImpl",
    dialect: || Rc::new(MysqlDialect::mariadb()),
    for_server: |connection| {
        let version = connection.server_version();
        Rc::new(MysqlDialect::mariadb().with_server(true, version))
    },
    connect: live!("mysql", limbeck_mysql::connect),
    driver_styles: MYSQL_DRIVER_STYLES,
    offline_driver_styles: MYSQL_OFFLINE_DRIVER_STYLES,
    has_bind_casts: |_| false,
    batch_separator: none,
    lock_holder_hint: MYSQL_LOCK_HOLDER_HINT,
};

const MYSQL_DRIVER_STYLES: &[(&str, ParameterStyle)] = &[
    ("mariadbconnector", ParameterStyle::Qmark),
    ("pymysql", ParameterStyle::Pyformat),
    ("aiomysql", ParameterStyle::Pyformat),
    ("asyncmy", ParameterStyle::Pyformat),
];

const MYSQL_OFFLINE_DRIVER_STYLES: &[(&str, ParameterStyle)] = &[
    ("mariadbconnector", ParameterStyle::Qmark),
    ("pyodbc", ParameterStyle::Named),
];

const MYSQL_LOCK_HOLDER_HINT: &str = "Its session is listed by: SELECT * FROM \
                                      information_schema.processlist WHERE db = '{database}';";

static SQLITE: DialectEntry = DialectEntry {
    name: "sqlite",
    implementation: "SQLiteImpl",
    dialect: || Rc::new(SqliteDialect),
    for_server: |_| Rc::new(SqliteDialect),
    connect: live!("sqlite", limbeck_sqlite::connect),
    driver_styles: &[],
    offline_driver_styles: &[],
    has_bind_casts: |_| false,
    batch_separator: none,
    lock_holder_hint: "It runs on this machine, or on one that shares the file: fuser {database} \
                       lists the processes that have it open.",
};

static MSSQL: DialectEntry = DialectEntry {
    name: "mssql",
    implementation: "MSSQLImpl",
    dialect: || Rc::new(MssqlDialect),
    for_server: |_| Rc::new(MssqlDialect),
    connect: None,
    driver_styles: &[
        ("pymssql", ParameterStyle::Pyformat),
        ("mssqlpython", ParameterStyle::Qmark),
    ],
    offline_driver_styles: &[("mssqlpython", ParameterStyle::Qmark)],
    has_bind_casts: |_| false,
    batch_separator: |options| options.mssql_batch_separator.as_deref(),
    lock_holder_hint: "",
};

static ORACLE: DialectEntry = DialectEntry {
    name: "oracle",
    implementation: "OracleImpl",
    dialect: || Rc::new(OracleDialect),
    for_server: |_| Rc::new(OracleDialect),
    connect: None,
    driver_styles: &[],
    offline_driver_styles: &[],
    has_bind_casts: |_| false,
    batch_separator: |options| options.oracle_batch_separator.as_deref(),
    lock_holder_hint: "",
};

const ENTRIES: &[&DialectEntry] = &[&POSTGRESQL, &MYSQL, &MARIADB, &SQLITE, &MSSQL, &ORACLE];

/// The dialect of a URL.
pub(crate) fn for_url(url: &DatabaseUrl) -> Result<&'static DialectEntry, ScriptError> {
    url.check_plugin()
        .map_err(|error| url_error(error.message, error.help))?;
    let found = ENTRIES.iter().find(|entry| entry.name == url.dialect);
    found.copied().ok_or_else(|| {
        url_error(
            format!(
                "Can't load plugin: sqlalchemy.dialects:{}",
                url.driver_name()
            ),
            None,
        )
    })
}

/// Reads a URL that a script gave.
pub(crate) fn parse_url(text: &str) -> Result<DatabaseUrl, ScriptError> {
    DatabaseUrl::parse(text).map_err(|error| {
        let mut result = ScriptError::new("sqlalchemy.exc.ArgumentError", error.message);
        result.help = error.help;
        result
    })
}

fn url_error(message: String, help: Option<String>) -> ScriptError {
    let mut error = ScriptError::new("sqlalchemy.exc.NoSuchModuleError", message);
    error.help = help;
    error
}
