//! Private servers end with the process that started them, however it ends.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, DatabaseUrl};
use limbeck_testing::server;

#[test]
fn a_killed_process_leaves_nothing_behind() {
    let without = std::env::var(server::WITHOUT).unwrap_or_default();
    if without.contains("postgresql") {
        return;
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_servers"))
        .arg("mysql")
        .env_remove(server::POSTGRESQL_URL)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = None;
    let mut folder = None;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let value = line.split('\'').nth(1).unwrap().to_owned();
        if line.contains(server::POSTGRESQL_URL) {
            url = Some(DatabaseUrl::parse(&value).unwrap());
        } else if line.contains(server::CERTIFICATE) {
            folder = Some(PathBuf::from(value).parent().unwrap().to_owned());
            break;
        }
    }
    let (url, folder) = (url.unwrap(), folder.unwrap());
    let connect = || limbeck_postgresql::connect(&url, &ConnectOptions::default());
    connect().unwrap();
    assert!(folder.exists());

    child.kill().unwrap();
    child.wait().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while folder.exists() || connect().is_ok() {
        assert!(
            Instant::now() < deadline,
            "{} is still there",
            folder.display()
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}
