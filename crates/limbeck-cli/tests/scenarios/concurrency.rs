//! Several migrations of one database at the same time.

use std::process::Stdio;

use limbeck_dialect::Connection;
use limbeck_testing::Database;

use crate::project::Project;

const PROCESSES: usize = 10;
const REVISIONS: usize = 5;

/// Ten processes upgrade at once. Each revision inserts a row that says that it ran.
fn all_succeed(project: &Project) {
    project.revision(
        "r0",
        None,
        &["op.create_table('runs', sa.Column('name', sa.String(10)))"],
        &[],
    );
    for number in 1..REVISIONS {
        let insert = format!("op.execute(\"INSERT INTO runs (name) VALUES ('r{number}')\")");
        let down = format!("r{}", number - 1);
        project.revision(&format!("r{number}"), Some(&down), &[&insert], &[]);
    }
    let children: Vec<_> = (0..PROCESSES)
        .map(|_| {
            let mut command = project.command(&["upgrade", "head"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    for child in children {
        let answer = project.answer(&child.wait_with_output().unwrap());
        assert_eq!(answer.code, 0, "{answer:#?}");
    }
    assert_eq!(
        project.column("SELECT name FROM runs"),
        ["r1", "r2", "r3", "r4"]
    );
    assert_eq!(project.versions(), ["r4"]);
}

#[test]
fn sqlite_upgrades_all_succeed() {
    all_succeed(&Project::sqlite());
}

#[test]
fn postgresql_upgrades_all_succeed() {
    if let Some(database) = Database::postgresql() {
        all_succeed(&Project::on(database));
    }
}

#[test]
fn mysql_upgrades_all_succeed() {
    if let Some(database) = Database::mysql() {
        all_succeed(&Project::on(database));
    }
}

/// The name of the lock of a project.
fn lock_name(connection: &dyn Connection) -> String {
    let schema = connection.default_schema().unwrap_or_default();
    format!("limbeck:{}:{schema}:alembic_version", connection.database())
}

/// While somebody holds the lock an upgrade gives up after the time allowed, and succeeds without
/// the lock.
fn waits_no_longer_than_allowed(project: &Project) {
    project.revision(
        "a1",
        None,
        &["op.create_table('one', sa.Column('id', sa.Integer))"],
        &[],
    );
    let mut holder = project.database().connect();
    let name = lock_name(holder.as_ref());
    assert!(holder.try_lock(&name).unwrap());
    let answer = project.run(&["upgrade", "head", "--lock-timeout", "300ms"]);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert!(
        answer.stdout.starts_with("FAILED: Another migration of ")
            && answer.stdout.contains("gave up waiting for it after "),
        "{answer:#?}"
    );
    assert!(answer.stderr.contains("--lock-timeout"), "{answer:#?}");
    assert!(project.tables().is_empty());
    project.succeed(&["upgrade", "head", "--no-lock"]);
    assert_eq!(project.tables(), ["one"]);
    holder.unlock(&name).unwrap();
    project.succeed(&["downgrade", "base", "--lock-timeout", "5"]);
}

#[test]
fn sqlite_lock_timeout() {
    waits_no_longer_than_allowed(&Project::sqlite());
}

#[test]
fn postgresql_lock_timeout() {
    if let Some(database) = Database::postgresql() {
        waits_no_longer_than_allowed(&Project::on(database));
    }
}

#[test]
fn mysql_lock_timeout() {
    if let Some(database) = Database::mysql() {
        waits_no_longer_than_allowed(&Project::on(database));
    }
}
