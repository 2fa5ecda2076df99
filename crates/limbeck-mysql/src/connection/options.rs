//! From a URL and driver arguments to what the driver needs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use limbeck_dialect::{ConnectOptions, DatabaseError, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;
use mysql::consts::CapabilityFlags;
use mysql::{ClientIdentity, OptsBuilder, SslOpts};

/// How far TLS goes, as `ssl_mode` of MySQL's own clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SslMode {
    Disabled,
    Preferred,
    Required,
    VerifyCa,
    VerifyIdentity,
}

/// Everything about a connection to be made.
pub(super) struct Settings {
    pub(super) builder: OptsBuilder,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) socket: Option<String>,
    pub(super) ssl: Ssl,
}

/// What the options say of TLS.
#[derive(Debug, Clone, Default)]
pub(super) struct Ssl {
    pub(super) mode: Option<SslMode>,
    root: Option<PathBuf>,
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    check_hostname: Option<bool>,
    verify: Option<bool>,
    /// Whether the driver checks names in certificates unless told otherwise.
    checks_names: bool,
}

impl Ssl {
    /// The mode asked for, or the one that follows from the other options.
    pub(super) fn mode(&self) -> SslMode {
        if let Some(mode) = self.mode {
            return mode;
        }
        match (self.verify, self.check_hostname) {
            (Some(false), _) => SslMode::Required,
            (_, Some(true)) => SslMode::VerifyIdentity,
            (_, None) if self.root.is_some() && self.checks_names => SslMode::VerifyIdentity,
            (Some(true), _) => SslMode::VerifyCa,
            _ if self.root.is_some() => SslMode::VerifyCa,
            _ if self.certificate.is_some() => SslMode::Required,
            _ => SslMode::Preferred,
        }
    }

    /// The driver's options for a mode that uses TLS.
    pub(super) fn options(&self) -> SslOpts {
        let mode = self.mode();
        let identity = match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => {
                Some(ClientIdentity::new(certificate.clone(), key.clone()))
            }
            _ => None,
        };
        SslOpts::default()
            .with_root_cert_path(self.root.clone())
            .with_client_identity(identity)
            .with_danger_accept_invalid_certs(matches!(
                mode,
                SslMode::Disabled | SslMode::Preferred | SslMode::Required
            ))
            .with_danger_skip_domain_validation(mode != SslMode::VerifyIdentity)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<bool, DatabaseError> {
        match key {
            "ca" => self.root = Some(value.into()),
            "cert" => self.certificate = Some(value.into()),
            "key" => self.key = Some(value.into()),
            "check_hostname" | "verify_identity" => self.check_hostname = Some(is_true(value)),
            "verify_cert" | "verify_mode" => {
                self.verify = Some(is_true(value) || value.eq_ignore_ascii_case("required"));
            }
            "disabled" if is_true(value) => self.mode = Some(SslMode::Disabled),
            "disabled" => {}
            "mode" => self.mode = Some(parse_mode(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Names a file that does not exist before the driver says only that some file does not.
    pub(super) fn check_files(&self) -> Result<(), DatabaseError> {
        for (what, path) in [
            ("ssl_ca", &self.root),
            ("ssl_cert", &self.certificate),
            ("ssl_key", &self.key),
        ] {
            if let Some(path) = path
                && !path.exists()
            {
                return Err(refused(format!(
                    "the file \"{}\" of {what} does not exist",
                    path.display()
                )));
            }
        }
        Ok(())
    }
}

/// Options of drivers that have no bearing on a migration.
const WITHOUT_EFFECT: [&str; 26] = [
    "auth_plugin",
    "autocommit",
    "binary_prefix",
    "buffered",
    "client_flag",
    "collation",
    "compress",
    "consume_results",
    "conv",
    "converter_class",
    "cursorclass",
    "defer_connect",
    "get_warnings",
    "local_infile",
    "max_allowed_packet",
    "named_pipe",
    "no_delay",
    "pool_name",
    "pool_size",
    "program_name",
    "raise_on_warnings",
    "read_timeout",
    "use_pure",
    "use_unicode",
    "write_timeout",
    "echo",
];

/// Reads the URL and the driver's arguments.
pub(super) fn gather(
    url: &DatabaseUrl,
    options: &ConnectOptions,
) -> Result<Settings, DatabaseError> {
    let mut given = Given::new(url);
    for (key, values) in &url.query {
        for value in values {
            given.add(key, value)?;
        }
    }
    for (key, value) in &options.arguments {
        match value {
            Value::Null => {}
            Value::Map(entries) if key == "ssl" => {
                given.ssl.mode = given.ssl.mode.or(None);
                given.uses_ssl = true;
                for (key, value) in entries {
                    if let Some(value) = text_of(value)
                        && !given.ssl.set(key, &value)?
                    {
                        return Err(unknown_option(&format!("ssl[{key}]")));
                    }
                }
            }
            value => match text_of(value) {
                Some(value) => given.add(key, &value)?,
                None if WITHOUT_EFFECT.contains(&key.as_str()) => {}
                None => return Err(unknown_option(key)),
            },
        }
    }
    given.finish(options.timeout)
}

struct Given {
    host: Option<String>,
    port: Option<u16>,
    user: Option<String>,
    password: Option<String>,
    database: Option<String>,
    socket: Option<String>,
    charset: String,
    sql_mode: Option<String>,
    init_command: Option<String>,
    timeout: Option<Duration>,
    ssl: Ssl,
    uses_ssl: bool,
    /// Whether the driver goes through the local socket for `localhost`.
    prefers_socket: bool,
}

impl Given {
    fn new(url: &DatabaseUrl) -> Self {
        let non_empty = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let is_c_client = matches!(
            url.driver.as_deref(),
            None | Some("mysqldb" | "mariadbconnector")
        );
        Self {
            host: non_empty(&url.host),
            port: url.port,
            user: non_empty(&url.username),
            password: non_empty(&url.password),
            database: non_empty(&url.database),
            socket: None,
            charset: "utf8mb4".to_owned(),
            sql_mode: None,
            init_command: None,
            timeout: None,
            ssl: Ssl {
                checks_names: matches!(
                    url.driver.as_deref(),
                    Some("pymysql" | "aiomysql" | "asyncmy")
                ),
                ..Ssl::default()
            },
            uses_ssl: false,
            prefers_socket: is_c_client,
        }
    }

    fn add(&mut self, key: &str, value: &str) -> Result<(), DatabaseError> {
        match key {
            "host" => self.host = Some(value.to_owned()),
            "port" => {
                self.port = Some(
                    value
                        .parse()
                        .map_err(|_| refused(format!("invalid port number: \"{value}\"")))?,
                );
            }
            "user" | "username" => self.user = Some(value.to_owned()),
            "password" | "passwd" => self.password = Some(value.to_owned()),
            "database" | "db" => self.database = Some(value.to_owned()),
            "unix_socket" => self.socket = Some(value.to_owned()),
            "charset" => self.charset = charset(value)?,
            "sql_mode" => self.sql_mode = Some(value.to_owned()),
            "init_command" => self.init_command = Some(value.to_owned()),
            "connect_timeout" | "connection_timeout" => {
                let seconds: f64 = value
                    .parse()
                    .map_err(|_| refused(format!("invalid connect_timeout: \"{value}\"")))?;
                self.timeout = Duration::try_from_secs_f64(seconds).ok();
            }
            "ssl" => {
                if is_true(value) {
                    self.uses_ssl = true;
                } else if value.eq_ignore_ascii_case("false") || value == "0" {
                    self.ssl.mode = Some(SslMode::Disabled);
                } else {
                    return Err(unknown_option(key));
                }
            }
            _ if WITHOUT_EFFECT.contains(&key) => {}
            _ => {
                let known = match key.strip_prefix("ssl_") {
                    Some(key) => self.ssl.set(key, value)?,
                    None => false,
                };
                if !known {
                    return Err(unknown_option(key));
                }
            }
        }
        Ok(())
    }

    fn finish(mut self, timeout: Option<Duration>) -> Result<Settings, DatabaseError> {
        let host = self.host.unwrap_or_else(|| "localhost".to_owned());
        if self.socket.is_none()
            && self.prefers_socket
            && host == "localhost"
            && self.port.is_none()
        {
            self.socket = default_socket();
        }
        if self.uses_ssl && self.ssl.mode.is_none() && self.ssl.mode() == SslMode::Preferred {
            self.ssl.mode = Some(SslMode::Required);
        }
        if self.socket.is_some() {
            self.ssl.mode = Some(SslMode::Disabled);
        }
        self.ssl.check_files()?;
        // Without this the collation would be the driver's, not the server's default.
        let mut init = vec![format!("SET NAMES {}", self.charset)];
        if let Some(mode) = self.sql_mode {
            init.push(format!(
                "SET SESSION sql_mode = '{}'",
                mode.replace('\'', "''")
            ));
        }
        init.extend(self.init_command);
        let port = self.port.unwrap_or(3306);
        let builder = OptsBuilder::new()
            .ip_or_hostname(Some(host.clone()))
            .tcp_port(port)
            .socket(self.socket.clone())
            .prefer_socket(false)
            .user(self.user)
            .pass(self.password)
            .db_name(self.database)
            .init(init)
            .tcp_connect_timeout(Some(
                self.timeout.or(timeout).unwrap_or(Duration::from_secs(10)),
            ))
            // SQLAlchemy counts rows that match, whether or not their values change.
            .additional_capabilities(CapabilityFlags::CLIENT_FOUND_ROWS);
        Ok(Settings {
            builder,
            host,
            port,
            socket: self.socket,
            ssl: self.ssl,
        })
    }
}

fn default_socket() -> Option<String> {
    [
        "/run/mysqld/mysqld.sock",
        "/var/run/mysqld/mysqld.sock",
        "/var/lib/mysql/mysql.sock",
        "/tmp/mysql.sock",
    ]
    .into_iter()
    .find(|path| Path::new(path).exists())
    .map(str::to_owned)
}

fn charset(text: &str) -> Result<String, DatabaseError> {
    let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match text {
        // Statements are sent in UTF-8, whatever the tables' character sets are.
        _ if !is_name => Err(refused(format!("Unknown character set: '{text}'"))),
        "utf8" | "utf8mb3" | "utf8mb4" => Ok(text.to_owned()),
        _ => Ok("utf8mb4".to_owned()),
    }
}

fn parse_mode(text: &str) -> Result<SslMode, DatabaseError> {
    Ok(match text.to_ascii_uppercase().as_str() {
        "DISABLED" => SslMode::Disabled,
        "PREFERRED" => SslMode::Preferred,
        "REQUIRED" => SslMode::Required,
        "VERIFY_CA" => SslMode::VerifyCa,
        "VERIFY_IDENTITY" => SslMode::VerifyIdentity,
        _ => {
            return Err(DatabaseError {
                help: Some(
                    "use one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY"
                        .to_owned(),
                ),
                ..refused(format!("invalid ssl_mode: \"{text}\""))
            });
        }
    })
}

fn is_true(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "yes" | "on" | "1" | "t" | "y"
    )
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Decimal(text) | Value::BigInteger(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}

fn refused(message: String) -> DatabaseError {
    DatabaseError::new(DatabaseErrorKind::Connection, message)
}

fn unknown_option(key: &str) -> DatabaseError {
    DatabaseError {
        help: Some(
            "understood are charset, unix_socket, connect_timeout, init_command, sql_mode, ssl_ca, \
             ssl_cert, ssl_key, ssl_mode, ssl_disabled, ssl_verify_cert, ssl_verify_identity and \
             ssl_check_hostname"
                .to_owned(),
        ),
        ..DatabaseError::new(
            DatabaseErrorKind::Programming,
            format!("connect() got an unexpected keyword argument '{key}'"),
        )
    }
}
