//! A private PostgreSQL server.

use std::io;
use std::path::{Path, PathBuf};

use super::process::{self, Process};
use super::{Folder, Started};
use crate::install::{Programs, newest_first, on_path};

const PROGRAMS: Programs = Programs {
    name: "PostgreSQL",
    package: "postgresql",
    alternative: ", name a running server in LIMBECK_TEST_POSTGRESQL_URL, or leave it out with \
                  --without postgresql",
    find: find_programs,
};

/// The folder with `initdb` and `postgres`, which Debian keeps off the search path.
fn find_programs() -> Option<PathBuf> {
    newest_first(Path::new("/usr/lib/postgresql"))
        .into_iter()
        .chain(newest_first(Path::new("/usr/local/opt")))
        .chain(newest_first(Path::new("/opt/homebrew/opt")))
        .map(|folder| folder.join("bin"))
        .find(|folder| folder.join("initdb").is_file())
        .or_else(|| Some(on_path("initdb")?.parent()?.to_owned()))
}

pub(super) fn start(folder: &Folder) -> io::Result<Started> {
    let programs = PROGRAMS.locate()?;
    let password = super::password();
    let password_file = folder.path.join("password");
    std::fs::write(&password_file, &password)?;
    folder.give(&password_file)?;
    let data = folder.path.join("data");
    process::run(
        process::command(programs.join("initdb"), folder)
            .args([
                "--username=limbeck",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
            ])
            .args(["--locale=C", "--no-sync"])
            .arg(format!("--pwfile={}", password_file.display()))
            .arg(format!("--pgdata={}", data.display())),
    )?;

    let port = super::free_port()?;
    let mut arguments = vec!["-D".to_owned(), data.display().to_string()];
    for setting in [
        format!("port={port}"),
        "listen_addresses=127.0.0.1".to_owned(),
        format!("unix_socket_directories={}", folder.path.display()),
        "ssl=on".to_owned(),
        format!("ssl_cert_file={}", folder.path.join("server.crt").display()),
        format!("ssl_key_file={}", folder.path.join("server.key").display()),
        // Tests drop their data anyway, so it may as well be lost in a crash.
        "fsync=off".to_owned(),
        "synchronous_commit=off".to_owned(),
        "full_page_writes=off".to_owned(),
        "autovacuum=off".to_owned(),
        "max_connections=200".to_owned(),
        "max_prepared_transactions=10".to_owned(),
    ] {
        arguments.push("-c".to_owned());
        arguments.push(setting);
    }
    // SIGQUIT ends the server at once.
    let process = Process::start(folder, "QUIT", &programs.join("postgres"), &arguments)?;
    let url = format!("postgresql://limbeck:{password}@127.0.0.1:{port}/postgres");
    process.wait_until_ready(&url, limbeck_postgresql::connect)?;
    Ok(Started { url, process })
}
