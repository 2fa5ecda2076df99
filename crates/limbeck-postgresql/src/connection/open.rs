//! Opening of connections.

use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use limbeck_dialect::{ConnectOptions, Connection, DatabaseError, DatabaseErrorKind, DatabaseUrl};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::config::{SslMode as WireSslMode, SslNegotiation};
use tokio_postgres::{AsyncMessage, Client, Config, SimpleQueryMessage};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::{self, Place};
use super::runtime::Driver;
use super::settings::{Endpoint, SessionKind, Settings};
use super::ssl::SslMode;
use super::{Notices, PostgresqlConnection};

/// Connects to the server of a URL, as `libpq` would: options that the URL leaves out come from the
/// `PG…` environment variables, a service file and `.pgpass`, and several hosts are tried in turn.
///
/// # Errors
///
/// When no server can be reached, or it refuses the login, in the words of `libpq`.
pub fn connect(
    url: &DatabaseUrl,
    options: &ConnectOptions,
) -> Result<Box<dyn Connection>, DatabaseError> {
    let settings = Settings::gather(url, options, &|name| std::env::var(name).ok())?;
    Ok(Box::new(open(&settings)?))
}

/// An open session, before anything was asked of it.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) task: JoinHandle<()>,
    pub(super) notices: Notices,
    pub(super) version: String,
    pub(super) tls: MakeRustlsConnect,
}

fn open(settings: &Settings) -> Result<PostgresqlConnection, DatabaseError> {
    let driver = Driver::new()
        .map_err(|error| DatabaseError::new(DatabaseErrorKind::Connection, error.to_string()))?;
    let tls = MakeRustlsConnect::new(settings.ssl.client_config()?);
    let session = driver.wait(find_server(settings, &driver, &tls))?;
    PostgresqlConnection::start(driver, session, settings.database.clone())
}

/// Tries every server in turn.
async fn find_server(
    settings: &Settings,
    driver: &Driver,
    tls: &MakeRustlsConnect,
) -> Result<Session, DatabaseError> {
    let mut passes = vec![settings.session];
    if settings.session == SessionKind::PreferStandby {
        passes = vec![SessionKind::Standby, SessionKind::Any];
    }
    let mut failures: Vec<DatabaseError> = Vec::new();
    for session_kind in passes {
        failures.clear();
        for (endpoint, password) in settings.endpoints.iter().zip(&settings.passwords) {
            let attempt = Attempt {
                settings,
                endpoint,
                password: password.as_deref(),
                session_kind,
                driver,
                tls,
            };
            match attempt.connect().await {
                Ok(session) => return Ok(session),
                Err(Refusal {
                    errors, is_final, ..
                }) => {
                    failures.extend(errors);
                    if is_final {
                        return Err(error::joined(failures));
                    }
                }
            }
        }
    }
    Err(error::joined(failures))
}

/// Why an endpoint did not do.
struct Refusal {
    errors: Vec<DatabaseError>,
    /// Whether other endpoints are not tried: a server that refused the login was the right one.
    is_final: bool,
    /// Whether nobody answered at all, so that trying again without TLS, or with it, is no use.
    is_absent: bool,
}

impl From<DatabaseError> for Refusal {
    fn from(error: DatabaseError) -> Self {
        Self {
            errors: vec![error],
            is_final: false,
            is_absent: false,
        }
    }
}

struct Attempt<'a> {
    settings: &'a Settings,
    endpoint: &'a Endpoint,
    password: Option<&'a str>,
    session_kind: SessionKind,
    driver: &'a Driver,
    tls: &'a MakeRustlsConnect,
}

impl Attempt<'_> {
    async fn connect(&self) -> Result<Session, Refusal> {
        match self.endpoint {
            Endpoint::Unix { directory, port } => {
                let mut config = self.config(*port);
                set_directory(&mut config, directory);
                config.ssl_mode(WireSslMode::Disable);
                let place = Place::Socket {
                    directory: directory.clone(),
                    port: *port,
                };
                self.try_once(&config, &place).await
            }
            Endpoint::Tcp {
                host,
                address,
                port,
            } => {
                let mut refusal = Refusal {
                    errors: Vec::new(),
                    is_final: false,
                    is_absent: false,
                };
                for address in lookup(address.as_deref().unwrap_or(host), *port).await? {
                    let place = Place::Host {
                        host: host.clone(),
                        address,
                        port: *port,
                    };
                    for mode in wire_modes(self.settings.ssl.mode) {
                        let mut config = self.config(*port);
                        config.host(host).hostaddr(address).ssl_mode(*mode);
                        match self.try_once(&config, &place).await {
                            Ok(session) => return Ok(session),
                            Err(mut failed) => {
                                let is_login = failed.is_final;
                                refusal.errors.append(&mut failed.errors);
                                refusal.is_final |= is_login;
                                if failed.is_absent {
                                    break;
                                }
                            }
                        }
                    }
                    if refusal.is_final {
                        break;
                    }
                }
                // The same refusal with and without TLS is one refusal.
                refusal.errors.dedup_by(|a, b| a.message == b.message);
                Err(refusal)
            }
        }
    }

    fn config(&self, port: u16) -> Config {
        let settings = self.settings;
        let mut config = Config::new();
        config
            .user(&settings.user)
            .dbname(&settings.database)
            .port(port);
        if let Some(password) = self.password {
            config.password(password);
        }
        if let Some(options) = startup_options(settings) {
            config.options(options);
        }
        config.application_name(settings.application_name.as_deref().unwrap_or("limbeck"));
        if settings.ssl.direct {
            config.ssl_negotiation(SslNegotiation::Direct);
        }
        config
    }

    async fn try_once(&self, config: &Config, place: &Place) -> Result<Session, Refusal> {
        let limit = self.settings.timeout.unwrap_or(Duration::MAX);
        match tokio::time::timeout(limit, self.establish(config, place)).await {
            Ok(result) => result,
            Err(_) => Err(Refusal {
                is_absent: true,
                ..place.failure("timeout expired").into()
            }),
        }
    }

    async fn establish(&self, config: &Config, place: &Place) -> Result<Session, Refusal> {
        let (client, connection) = config.connect(self.tls.clone()).await.map_err(|error| {
            let is_final = error
                .code()
                .is_some_and(|code| code.code().starts_with("28") || code.code() == "3D000");
            Refusal {
                is_absent: error::is_absence(&error),
                errors: vec![error::of_connecting(&error, place)],
                is_final,
            }
        })?;
        let version = connection
            .parameter("server_version")
            .unwrap_or_default()
            .to_owned();
        let notices = Notices::default();
        let task = self.driver.spawn(attend(connection, Arc::clone(&notices)));
        check_session(&client, self.session_kind, place).await?;
        Ok(Session {
            client,
            task,
            notices,
            version,
            tls: self.tls.clone(),
        })
    }
}

/// Serves a connection until it ends, and keeps the server's notices.
async fn attend<S, T>(mut connection: tokio_postgres::Connection<S, T>, notices: Notices)
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        match std::future::poll_fn(|context| connection.poll_message(context)).await {
            Some(Ok(AsyncMessage::Notice(notice))) => notices
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(format!("{}:  {}", notice.severity(), notice.message())),
            Some(Ok(_)) => {}
            // The statement that was running gets the error.
            Some(Err(_)) | None => return,
        }
    }
}

async fn lookup(host: &str, port: u16) -> Result<Vec<IpAddr>, DatabaseError> {
    if let Ok(address) = host.parse() {
        return Ok(vec![address]);
    }
    let found = tokio::net::lookup_host((host, port)).await;
    let addresses: Vec<IpAddr> = match found {
        Ok(addresses) => addresses.map(|address| address.ip()).collect(),
        Err(error) => return Err(error::unknown_host(host, &error.to_string())),
    };
    if addresses.is_empty() {
        return Err(error::unknown_host(host, "it has no address"));
    }
    Ok(addresses)
}

/// The ways in which TLS is tried, in order.
fn wire_modes(mode: SslMode) -> &'static [WireSslMode] {
    match mode {
        SslMode::Disable => &[WireSslMode::Disable],
        SslMode::Allow => &[WireSslMode::Disable, WireSslMode::Require],
        SslMode::Prefer => &[WireSslMode::Prefer, WireSslMode::Disable],
        SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull => &[WireSslMode::Require],
    }
}

#[cfg(unix)]
fn set_directory(config: &mut Config, directory: &Path) {
    config.host_path(directory);
}

#[cfg(not(unix))]
fn set_directory(config: &mut Config, directory: &Path) {
    config.host(directory.display().to_string());
}

/// `options`, with asyncpg's `server_settings` in the same form.
fn startup_options(settings: &Settings) -> Option<String> {
    let mut parts: Vec<String> = settings.options.iter().cloned().collect();
    for (name, value) in &settings.parameters {
        let value = value.replace('\\', "\\\\").replace(' ', "\\ ");
        parts.push(format!("-c {name}={value}"));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Whether the server is of the kind that `target_session_attrs` asks for.
async fn check_session(
    client: &Client,
    kind: SessionKind,
    place: &Place,
) -> Result<(), DatabaseError> {
    let (sql, wanted, refusal) = match kind {
        SessionKind::Any | SessionKind::PreferStandby => return Ok(()),
        SessionKind::ReadWrite => ("SHOW transaction_read_only", "off", "session is read-only"),
        SessionKind::ReadOnly => (
            "SHOW transaction_read_only",
            "on",
            "session is not read-only",
        ),
        SessionKind::Primary => (
            "SELECT pg_catalog.pg_is_in_recovery()",
            "f",
            "server is in hot standby mode",
        ),
        SessionKind::Standby => (
            "SELECT pg_catalog.pg_is_in_recovery()",
            "t",
            "server is not in hot standby mode",
        ),
    };
    let messages = client
        .simple_query(sql)
        .await
        .map_err(|error| error::of_connecting(&error, place))?;
    let fits = messages.iter().any(
        |message| matches!(message, SimpleQueryMessage::Row(row) if row.get(0) == Some(wanted)),
    );
    if fits {
        Ok(())
    } else {
        Err(place.failure(refusal))
    }
}
