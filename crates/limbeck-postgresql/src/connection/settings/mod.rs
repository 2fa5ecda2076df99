//! What a connection needs to know, gathered from where `libpq` gathers it: the URL and the driver's
//! arguments, then the service file, then the environment, then defaults.

mod endpoint;
mod names;
#[cfg(test)]
mod tests;

use std::time::Duration;

use indexmap::IndexMap;
use limbeck_dialect::{ConnectOptions, DatabaseError, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;

use self::endpoint::{endpoint, host_and_port, parse_port, socket_directory};
use self::names::{KNOWN, VARIABLES, WITHOUT_EFFECT};
use super::passfile;
use super::service;
use super::ssl::{SslMode, SslSettings};

/// Which of several servers will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionKind {
    Any,
    ReadWrite,
    ReadOnly,
    Primary,
    Standby,
    PreferStandby,
}

pub(in crate::connection) use self::endpoint::Endpoint;

/// Everything about a connection to be made.
pub(super) struct Settings {
    pub(super) endpoints: Vec<Endpoint>,
    pub(super) user: String,
    /// One password for each endpoint.
    pub(super) passwords: Vec<Option<String>>,
    pub(super) database: String,
    pub(super) options: Option<String>,
    pub(super) application_name: Option<String>,
    /// Parameters that asyncpg's `server_settings` sets.
    pub(super) parameters: Vec<(String, String)>,
    pub(super) timeout: Option<Duration>,
    pub(super) ssl: SslSettings,
    pub(super) session: SessionKind,
}

/// Reads an environment variable; tests give their own.
pub(super) type Environment<'e> = &'e dyn Fn(&str) -> Option<String>;

impl Settings {
    /// Gathers the settings of a connection.
    pub(super) fn gather(
        url: &DatabaseUrl,
        options: &ConnectOptions,
        environment: Environment<'_>,
    ) -> Result<Self, DatabaseError> {
        let mut given = Given::default();
        given.add_url(url)?;
        given.add_arguments(&options.arguments)?;
        let service = given.take("service").or_else(|| environment("PGSERVICE"));
        if let Some(service) = service {
            for (key, value) in service::read(&service, environment)? {
                given.set_default(&key, value);
            }
        }
        for (key, variable) in VARIABLES {
            if let Some(value) = environment(variable).filter(|value| !value.is_empty()) {
                given.set_default(key, value);
            }
        }
        given.resolve(options, environment)
    }
}

/// Options by name, as given.
#[derive(Default)]
struct Given {
    options: IndexMap<String, String>,
    /// `host=a:1&host=b:2`, as SQLAlchemy spells several hosts.
    host_list: Vec<String>,
    parameters: Vec<(String, String)>,
}

impl Given {
    fn add_url(&mut self, url: &DatabaseUrl) -> Result<(), DatabaseError> {
        let non_empty = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        for (key, value) in [
            ("user", non_empty(&url.username)),
            ("password", url.password.clone()),
            ("host", non_empty(&url.host)),
            ("port", url.port.map(|port| port.to_string())),
            ("dbname", non_empty(&url.database)),
        ] {
            if let Some(value) = value {
                self.options.insert(key.to_owned(), value);
            }
        }
        for (key, values) in &url.query {
            if key == "host" {
                self.options.shift_remove("host");
                self.host_list = values
                    .iter()
                    .flat_map(|value| value.split(','))
                    .map(str::to_owned)
                    .collect();
            } else {
                self.add(key, &values.join(","))?;
            }
        }
        Ok(())
    }

    fn add_arguments(&mut self, arguments: &IndexMap<String, Value>) -> Result<(), DatabaseError> {
        for (key, value) in arguments {
            match value {
                Value::Null => {}
                Value::Map(parameters) if key == "server_settings" => {
                    for (name, value) in parameters {
                        if let Some(value) = text_of(value) {
                            self.parameters.push((name.clone(), value));
                        }
                    }
                }
                // `ssl=True` of asyncpg verifies the certificate, `ssl=False` goes without.
                Value::Boolean(true) if key == "ssl" => self.add("ssl", "verify-full")?,
                Value::Boolean(false) if key == "ssl" => self.add("ssl", "disable")?,
                value => {
                    if let Some(value) = text_of(value) {
                        self.add(key, &value)?;
                    } else if !WITHOUT_EFFECT.contains(&key.as_str()) {
                        return Err(unknown_option(key));
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, key: &str, value: &str) -> Result<(), DatabaseError> {
        let key = match key {
            "ssl" => "sslmode",
            "timeout" => "connect_timeout",
            "database" => "dbname",
            _ if WITHOUT_EFFECT.contains(&key) => return Ok(()),
            "sslcrl" | "sslcrldir" => {
                return Err(DatabaseError::new(
                    DatabaseErrorKind::NotSupported,
                    format!("the connection option \"{key}\" is not supported"),
                ));
            }
            _ if !KNOWN.contains(&key) => return Err(unknown_option(key)),
            _ => key,
        };
        self.options.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn set_default(&mut self, key: &str, value: String) {
        if key == "host" && !self.host_list.is_empty() {
            return;
        }
        self.options.entry(key.to_owned()).or_insert(value);
    }

    fn take(&mut self, key: &str) -> Option<String> {
        self.options.shift_remove(key)
    }

    fn resolve(
        mut self,
        options: &ConnectOptions,
        environment: Environment<'_>,
    ) -> Result<Settings, DatabaseError> {
        let endpoints = self.endpoints()?;
        let user = match self.take("user") {
            Some(user) => user,
            None => operating_system_user(environment)?,
        };
        let database = self.take("dbname").unwrap_or_else(|| user.clone());
        let password = self.take("password").filter(|text| !text.is_empty());
        let passfile = self.take("passfile");
        let passwords = match password {
            Some(password) => vec![Some(password); endpoints.len()],
            None => passfile::find(passfile, environment, &endpoints, &database, &user),
        };
        let timeout = match self.take("connect_timeout") {
            Some(text) => connect_timeout(&text)?,
            None => options.timeout,
        };
        Ok(Settings {
            passwords,
            endpoints,
            user,
            database,
            options: self.take("options"),
            application_name: self.take("application_name"),
            parameters: std::mem::take(&mut self.parameters),
            timeout,
            ssl: self.ssl(environment)?,
            session: session_kind(self.take("target_session_attrs").as_deref())?,
        })
    }

    fn ssl(&mut self, environment: Environment<'_>) -> Result<SslSettings, DatabaseError> {
        let root = self.take("sslrootcert");
        let mode = match self.take("sslmode") {
            Some(mode) => SslMode::parse(&mode)?,
            None if root.as_deref() == Some("system") => SslMode::VerifyFull,
            None => SslMode::Prefer,
        };
        let direct = self.take("sslnegotiation").as_deref() == Some("direct");
        let certificate = self.take("sslcert");
        let key = self.take("sslkey");
        Ok(SslSettings::new(
            mode,
            direct,
            root,
            certificate,
            key,
            passfile::home(environment).as_deref(),
        ))
    }

    fn endpoints(&mut self) -> Result<Vec<Endpoint>, DatabaseError> {
        let ports = self.take("port").unwrap_or_default();
        let ports: Vec<&str> = ports.split(',').collect();
        let addresses = self.take("hostaddr").unwrap_or_default();
        let addresses: Vec<&str> = addresses.split(',').collect();

        let hosts: Vec<(String, Option<String>)> = if self.host_list.is_empty() {
            let hosts = self
                .take("unix_sock")
                .map(socket_directory)
                .or_else(|| self.take("host"))
                .unwrap_or_default();
            hosts
                .split(',')
                .map(|host| (host.to_owned(), None))
                .collect()
        } else {
            self.host_list
                .iter()
                .map(|host| host_and_port(host))
                .collect()
        };
        if ports.len() > 1 && ports.len() != hosts.len() {
            return Err(DatabaseError::new(
                DatabaseErrorKind::Connection,
                format!(
                    "could not match {} port numbers to {} hosts",
                    ports.len(),
                    hosts.len()
                ),
            ));
        }
        hosts
            .into_iter()
            .enumerate()
            .map(|(index, (host, own_port))| {
                let port = own_port.unwrap_or_else(|| {
                    (*ports.get(index).or(ports.first()).unwrap_or(&"")).to_owned()
                });
                let port = parse_port(&port)?;
                let address = addresses
                    .get(index)
                    .filter(|address| !address.is_empty())
                    .map(|address| (*address).to_owned());
                Ok(endpoint(host, address, port))
            })
            .collect()
    }
}

fn connect_timeout(text: &str) -> Result<Option<Duration>, DatabaseError> {
    match text.trim().parse::<f64>() {
        Ok(seconds) if seconds > 0.0 => Ok(Duration::try_from_secs_f64(seconds).ok()),
        Ok(_) => Ok(None),
        Err(_) => Err(DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("invalid integer value \"{text}\" for connection option \"connect_timeout\""),
        )),
    }
}

fn session_kind(text: Option<&str>) -> Result<SessionKind, DatabaseError> {
    Ok(match text {
        None | Some("any") => SessionKind::Any,
        Some("read-write") => SessionKind::ReadWrite,
        Some("read-only") => SessionKind::ReadOnly,
        Some("primary") => SessionKind::Primary,
        Some("standby") => SessionKind::Standby,
        Some("prefer-standby") => SessionKind::PreferStandby,
        Some(other) => {
            return Err(DatabaseError::new(
                DatabaseErrorKind::Connection,
                format!("invalid target_session_attrs value: \"{other}\""),
            ));
        }
    })
}

fn operating_system_user(environment: Environment<'_>) -> Result<String, DatabaseError> {
    if let Ok(user) = whoami::username() {
        return Ok(user);
    }
    environment("USER")
        .or_else(|| environment("LOGNAME"))
        .ok_or_else(|| DatabaseError {
            help: Some("name the user in the database URL, or in PGUSER".to_owned()),
            ..DatabaseError::new(
                DatabaseErrorKind::Connection,
                "no PostgreSQL user name specified",
            )
        })
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Decimal(text) | Value::BigInteger(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(true) => Some("on".to_owned()),
        Value::Boolean(false) => Some("off".to_owned()),
        _ => None,
    }
}

fn unknown_option(key: &str) -> DatabaseError {
    DatabaseError {
        help: Some(
            "the options that are understood are those of libpq's connection strings \
             and of asyncpg.connect()"
                .to_owned(),
        ),
        ..DatabaseError::new(
            DatabaseErrorKind::Programming,
            format!("invalid dsn: invalid connection option \"{key}\""),
        )
    }
}
