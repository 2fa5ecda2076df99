use std::path::Path;
use std::time::Duration;

use limbeck_dialect::{ConnectOptions, Connection, DatabaseUrl};
use limbeck_model::Value;

use super::super::SqliteConnection;
use super::super::open::open;

const LONG: Duration = Duration::from_secs(3600);

fn connect(path: &Path, lifetime: Duration) -> SqliteConnection {
    let url = DatabaseUrl::parse(&format!("sqlite:///{}", path.display())).unwrap();
    let mut connection = open(&url, &ConnectOptions::default()).unwrap();
    connection.transaction.group.lifetime = lifetime;
    connection
}

fn count(connection: &mut SqliteConnection, table: &str) -> Value {
    let result = connection
        .query(&format!("SELECT count(*) FROM {table}"))
        .unwrap();
    result.rows[0][0].clone()
}

/// A transaction that ends with `commit_soon`.
fn soon(connection: &mut dyn Connection, sql: &str) -> bool {
    connection.begin().unwrap();
    connection.execute(sql).unwrap();
    connection.commit_soon().unwrap()
}

#[test]
fn transactions_in_a_row_become_durable_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    let mut writer = connect(&path, LONG);
    let mut reader = connect(&path, LONG);
    assert!(!soon(&mut writer, "CREATE TABLE t (a)"));
    assert!(!soon(&mut writer, "INSERT INTO t VALUES (1)"));
    assert!(!writer.in_transaction());
    assert!(reader.query("SELECT * FROM t").is_err());
    writer.flush().unwrap();
    assert_eq!(count(&mut reader, "t"), Value::Integer(1));
}

#[test]
fn a_rollback_keeps_the_transactions_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    let mut writer = connect(&path, LONG);
    soon(&mut writer, "CREATE TABLE t (a)");
    writer.begin().unwrap();
    writer.execute("INSERT INTO t VALUES (1)").unwrap();
    writer.rollback().unwrap();
    assert_eq!(count(&mut writer, "t"), Value::Integer(0));
    writer.begin().unwrap();
    writer.execute("INSERT INTO t VALUES (2)").unwrap();
    writer.execute("ROLLBACK").unwrap();
    drop(writer);
    assert_eq!(count(&mut connect(&path, LONG), "t"), Value::Integer(0));
}

#[test]
fn a_script_that_commits_itself_commits_what_was_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    let mut writer = connect(&path, LONG);
    soon(&mut writer, "CREATE TABLE t (a)");
    writer.begin().unwrap();
    writer.execute("INSERT INTO t VALUES (1)").unwrap();
    writer.execute("COMMIT").unwrap();
    assert_eq!(count(&mut connect(&path, LONG), "t"), Value::Integer(1));
    soon(&mut writer, "INSERT INTO t VALUES (2)");
    drop(writer);
    assert_eq!(count(&mut connect(&path, LONG), "t"), Value::Integer(2));
}

#[test]
fn what_can_not_run_in_a_transaction_ends_the_group() {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = connect(&folder.path().join("x.db"), LONG);
    soon(&mut connection, "CREATE TABLE t (a)");
    connection.begin().unwrap();
    connection.execute("PRAGMA foreign_keys = ON").unwrap();
    connection.commit().unwrap();
    let on = connection.query("PRAGMA foreign_keys").unwrap();
    assert_eq!(on.rows[0][0], Value::Integer(1));
    soon(&mut connection, "INSERT INTO t VALUES (1)");
    connection.execute("VACUUM").unwrap();
}

#[test]
fn a_group_that_is_too_old_takes_nothing_in() {
    let mut connection = connect(Path::new(":memory:"), Duration::ZERO);
    connection.begin().unwrap();
    connection.execute("CREATE TABLE t (a)").unwrap();
    assert!(connection.commit_soon().unwrap());
}

#[test]
fn a_group_that_sqlite_gave_up_is_reported() {
    let mut connection = connect(Path::new(":memory:"), LONG);
    soon(
        &mut connection,
        "CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK)",
    );
    soon(&mut connection, "INSERT INTO t VALUES (1)");
    connection.begin().unwrap();
    assert!(connection.execute("INSERT INTO t VALUES (1)").is_err());
    connection.rollback().unwrap();
    assert!(connection.flush().is_err());
    assert!(connection.flush().is_ok());
}
