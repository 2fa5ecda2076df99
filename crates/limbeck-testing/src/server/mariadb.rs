//! A private MariaDB server, or MySQL where only that is installed.

use std::io;
use std::path::PathBuf;

use super::process::{self, Process};
use super::{Folder, Started};
use crate::install::{Programs, on_path};

const PROGRAMS: Programs = Programs {
    name: "MariaDB",
    package: "mariadb-server",
    alternative: ", name a running server in LIMBECK_TEST_MYSQL_URL, or leave it out with \
                  --without mysql",
    find: || on_path("mariadbd").or_else(|| on_path("mysqld")),
};

pub(super) fn start(folder: &Folder) -> io::Result<Started> {
    let program = PROGRAMS.locate()?;
    let data = folder.path.join("data");
    initialize(folder, &program, &data)?;

    // Executed while the server starts, before it listens.
    let password = super::password();
    let script = folder.path.join("init.sql");
    std::fs::write(
        &script,
        format!(
            "CREATE USER 'limbeck'@'%' IDENTIFIED BY '{password}';\n\
             GRANT ALL ON *.* TO 'limbeck'@'%' WITH GRANT OPTION;\n"
        ),
    )?;
    folder.give(&script)?;

    let port = super::free_port()?;
    let path = |name: &str| folder.path.join(name).display().to_string();
    let arguments = [
        "--no-defaults".to_owned(),
        format!("--datadir={}", data.display()),
        format!("--socket={}", path("socket")),
        format!("--pid-file={}", path("pid")),
        format!("--init-file={}", script.display()),
        format!("--port={port}"),
        "--bind-address=127.0.0.1".to_owned(),
        "--skip-name-resolve".to_owned(),
        "--skip-log-bin".to_owned(),
        format!("--ssl-ca={}", path("authority.crt")),
        format!("--ssl-cert={}", path("server.crt")),
        format!("--ssl-key={}", path("server.key")),
        // Tests drop their data anyway, so it may as well be lost in a crash.
        "--innodb-flush-log-at-trx-commit=0".to_owned(),
        "--innodb-doublewrite=0".to_owned(),
        "--innodb-flush-method=nosync".to_owned(),
        "--innodb-buffer-pool-size=64M".to_owned(),
        "--max-connections=200".to_owned(),
    ];
    let process = Process::start(folder, "KILL", &program, &arguments)?;
    let url = format!("mysql://limbeck:{password}@127.0.0.1:{port}/mysql");
    process.wait_until_ready(&url, limbeck_mysql::connect)?;
    Ok(Started { url, process })
}

fn initialize(folder: &Folder, program: &PathBuf, data: &std::path::Path) -> io::Result<()> {
    let data = format!("--datadir={}", data.display());
    if let Some(installer) = on_path("mariadb-install-db") {
        return process::run(
            process::command(installer, folder)
                .arg("--no-defaults")
                .arg(data)
                .args(["--skip-test-db", "--auth-root-authentication-method=normal"]),
        );
    }
    process::run(
        process::command(program, folder)
            .arg("--no-defaults")
            .arg(data)
            .arg("--initialize-insecure"),
    )
}
