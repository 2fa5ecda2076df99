//! Ctrl-C while a migration runs.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use limbeck_testing::Database;

use crate::project::Project;

/// Starts an upgrade whose revision announces itself and then runs a statement for long; sends
/// SIGINT during that statement.
fn interrupted(project: &Project, endless: &str) {
    let endless = format!("op.execute({endless:?})");
    project.revision(
        "a1",
        None,
        &[
            "op.create_table('one', sa.Column('id', sa.Integer))",
            "print('started', flush=True)",
            &endless,
        ],
        &["op.drop_table('one')"],
    );
    let mut command = project.command(&["upgrade", "head"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert_eq!(line, "started\n");
    std::thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    let answer = project.answer(&child.wait_with_output().unwrap());
    assert_eq!(answer.code, 130, "{answer:#?}");
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    assert!(answer.stderr.contains("Interrupted"), "{answer:#?}");

    // The lock is free, and nothing of the step is left that the database can roll back.
    project.revision(
        "a1",
        None,
        &[
            "op.execute('DROP TABLE IF EXISTS one')",
            "op.execute('CREATE TABLE one (id INTEGER)')",
        ],
        &[],
    );
    project.succeed(&["upgrade", "head", "--lock-timeout", "1"]);
}

#[test]
fn sqlite_statement() {
    let project = Project::sqlite();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                   SELECT count(*) FROM n";
    interrupted(&project, endless);
}

#[test]
fn postgresql_statement() {
    if let Some(database) = Database::postgresql() {
        interrupted(&Project::on(database), "SELECT pg_sleep(60)");
    }
}

#[test]
fn mysql_statement() {
    if let Some(database) = Database::mysql() {
        interrupted(&Project::on(database), "SELECT SLEEP(60)");
    }
}

#[test]
fn a_script_that_computes() {
    let project = Project::sqlite();
    project.revision(
        "a1",
        None,
        &["print('started', flush=True)", "while True: pass"],
        &[],
    );
    let mut command = project.command(&["upgrade", "head"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    std::thread::sleep(Duration::from_millis(100));
    let kill = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    let answer = project.answer(&child.wait_with_output().unwrap());
    assert_eq!(answer.code, 130, "{answer:#?}");
}

#[test]
fn waiting_for_the_lock() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    let mut holder = project.database().connect();
    let name = format!("limbeck:{}::alembic_version", holder.database());
    assert!(holder.try_lock(&name).unwrap());
    let mut command = project.command(&["upgrade", "head"]);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    let answer = project.answer(&child.wait_with_output().unwrap());
    assert_eq!(answer.code, 130, "{answer:#?}");
}
