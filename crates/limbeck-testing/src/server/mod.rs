//! Servers for the tests of one run: those that the environment names, or private ones that are
//! started from installed programs and leave nothing behind.

mod certificate;
mod mariadb;
mod postgresql;
pub(crate) mod process;

use std::io;
use std::path::PathBuf;

use self::process::Process;

/// Names the PostgreSQL server, as a URL with a user who may create databases.
pub const POSTGRESQL_URL: &str = "LIMBECK_TEST_POSTGRESQL_URL";
/// Names the MySQL or MariaDB server, as a URL with a user who may create databases.
pub const MYSQL_URL: &str = "LIMBECK_TEST_MYSQL_URL";
/// Kinds of server that were left out on request, separated by commas.
pub const WITHOUT: &str = "LIMBECK_TEST_WITHOUT";
/// The file with the certificate that the private servers' certificates are signed with. Only set
/// for private servers.
pub const CERTIFICATE: &str = "LIMBECK_TEST_CERTIFICATE";

/// The servers of a run. They stop when this is dropped, or when the process ends in any way.
pub struct Servers {
    variables: Vec<(String, String)>,
    /// Kept for their end.
    _processes: Vec<Process>,
}

impl Servers {
    /// Starts, for each kind that is not in `without` (`postgresql`, `mysql`), a private server
    /// unless the environment names one. Missing programs are installed where that is possible
    /// (Debian, as root).
    ///
    /// # Errors
    ///
    /// When programs are missing, with the command that installs them, or a server does not start,
    /// with the end of its log.
    pub fn start(without: &[String]) -> io::Result<Self> {
        let mut servers = Self {
            variables: Vec::new(),
            _processes: Vec::new(),
        };
        servers.set(WITHOUT, without.join(","));
        let mut certificate = None;
        for (kind, variable) in [("postgresql", POSTGRESQL_URL), ("mysql", MYSQL_URL)] {
            if without.iter().any(|name| name == kind) {
                continue;
            }
            if let Some(url) = std::env::var(variable).ok().filter(|url| !url.is_empty()) {
                servers.set(variable, url);
                continue;
            }
            let folder = Folder::new(kind)?;
            certificate::write(&folder)?;
            let started = match kind {
                "postgresql" => postgresql::start(&folder)?,
                _ => mariadb::start(&folder)?,
            };
            // Each private server has a certificate authority of its own.
            certificate::append_authority(&folder, &mut certificate)?;
            servers.set(variable, started.url);
            servers._processes.push(started.process);
        }
        if let Some(path) = certificate {
            servers.set(CERTIFICATE, path.display().to_string());
        }
        Ok(servers)
    }

    /// The environment variables that tell tests about the servers.
    pub fn variables(&self) -> Vec<(String, String)> {
        self.variables.clone()
    }

    fn set(&mut self, name: &str, value: String) {
        self.variables.push((name.to_owned(), value));
    }
}

/// A server that was started.
struct Started {
    url: String,
    process: Process,
}

/// The folder of a private server, which belongs to the user that it runs as.
struct Folder {
    path: PathBuf,
    user: Option<process::User>,
}

impl Folder {
    /// The path is short, since those of Unix sockets are limited to about 100 characters.
    fn new(kind: &str) -> io::Result<Self> {
        let prefix = format!("limbeck-{kind}-");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        let path = match process::memory_folder() {
            Some(folder) => builder.tempdir_in(folder),
            None => builder.tempdir(),
        };
        let path = path?.keep();
        let user = process::unprivileged_user()?;
        let folder = Self { path, user };
        folder.give(&folder.path)?;
        Ok(folder)
    }

    /// Makes the server's user the owner of a file or folder.
    fn give(&self, path: &std::path::Path) -> io::Result<()> {
        #[cfg(unix)]
        if let Some(user) = &self.user {
            std::os::unix::fs::chown(path, Some(user.id), Some(user.group))?;
        }
        let _ = path;
        Ok(())
    }
}

/// A port that nobody listens on.
fn free_port() -> io::Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?
        .local_addr()?
        .port())
}

/// A password for a private server, so that other users of the machine stay out.
fn password() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
