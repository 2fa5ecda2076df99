//! Where servers listen.

use std::path::PathBuf;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};

/// Where a server listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::connection) enum Endpoint {
    /// A host name or address, and an address that replaces looking it up.
    Tcp {
        /// The host, for the certificate and for messages.
        host: String,
        /// `hostaddr`.
        address: Option<String>,
        /// The port.
        port: u16,
    },
    /// The directory of a Unix socket, and the port that is part of its name.
    Unix {
        /// The directory.
        directory: PathBuf,
        /// The port.
        port: u16,
    },
}

pub(super) fn endpoint(host: String, address: Option<String>, port: u16) -> Endpoint {
    if host.starts_with('/') || host.starts_with('@') {
        return Endpoint::Unix {
            directory: host.into(),
            port,
        };
    }
    match (host.is_empty(), address) {
        (true, Some(address)) => Endpoint::Tcp {
            host: address.clone(),
            address: Some(address),
            port,
        },
        (true, None) => default_endpoint(port),
        (false, address) => Endpoint::Tcp {
            host,
            address,
            port,
        },
    }
}

/// The socket of a server on this machine where there is one, or else its TCP port.
fn default_endpoint(port: u16) -> Endpoint {
    if cfg!(unix) {
        for directory in ["/var/run/postgresql", "/run/postgresql", "/tmp"] {
            let directory = PathBuf::from(directory);
            if directory.join(format!(".s.PGSQL.{port}")).exists() {
                return Endpoint::Unix { directory, port };
            }
        }
    }
    Endpoint::Tcp {
        host: "localhost".to_owned(),
        address: None,
        port,
    }
}

/// pg8000 names the socket itself, not its directory.
pub(super) fn socket_directory(path: String) -> String {
    match path.rsplit_once("/.s.PGSQL.") {
        Some((directory, _)) => directory.to_owned(),
        None => path,
    }
}

/// Splits `host:port`, where the host may be an IPv6 address in brackets.
pub(super) fn host_and_port(text: &str) -> (String, Option<String>) {
    if let Some(inner) = text.strip_prefix('[')
        && let Some((host, rest)) = inner.split_once(']')
    {
        return (host.to_owned(), rest.strip_prefix(':').map(str::to_owned));
    }
    match text.split_once(':') {
        Some((host, port)) if !port.contains(':') => (host.to_owned(), Some(port.to_owned())),
        _ => (text.to_owned(), None),
    }
}

pub(super) fn parse_port(text: &str) -> Result<u16, DatabaseError> {
    if text.is_empty() {
        return Ok(5432);
    }
    text.trim().parse().map_err(|_| {
        DatabaseError::new(
            DatabaseErrorKind::Connection,
            format!("invalid port number: \"{text}\""),
        )
    })
}
