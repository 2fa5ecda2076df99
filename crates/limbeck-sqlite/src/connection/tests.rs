use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseError, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;

use super::connect;

fn open(url: &str) -> Result<Box<dyn Connection>, DatabaseError> {
    connect(
        &DatabaseUrl::parse(url).unwrap(),
        &ConnectOptions::default(),
    )
}

fn memory() -> Box<dyn Connection> {
    open("sqlite://").unwrap()
}

fn file(path: &Path) -> Result<Box<dyn Connection>, DatabaseError> {
    open(&format!("sqlite:///{}", path.display()))
}

fn count(connection: &mut dyn Connection, table: &str) -> Value {
    let result = connection
        .query(&format!("SELECT count(*) FROM {table}"))
        .unwrap();
    result.rows[0][0].clone()
}

#[test]
fn text_behind_a_nul_character_is_not_cut_off() {
    let mut connection = memory();
    connection.execute("CREATE TABLE t (a)").unwrap();
    connection.execute("INSERT INTO t VALUES (1)").unwrap();
    let error = connection
        .execute("DELETE FROM t\0 WHERE a = 2")
        .unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Programming);
    assert_eq!(error.message, "the query contains a null character");
    assert_eq!(count(connection.as_mut(), "t"), Value::Integer(1));
}

#[test]
fn reads_each_storage_class() {
    let result = memory()
        .query("SELECT NULL AS a, 1, 2.5, 'x', x'0102'")
        .unwrap();
    assert_eq!(result.columns[0], "a");
    assert_eq!(
        result.rows,
        [vec![
            Value::Null,
            Value::Integer(1),
            Value::Float(2.5),
            Value::text("x"),
            Value::Bytes(vec![1, 2]),
        ]]
    );
}

#[test]
fn counts_changed_rows() {
    let mut connection = memory();
    assert_eq!(connection.execute("CREATE TABLE t (a)").unwrap(), None);
    assert_eq!(
        connection
            .execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2), (3);")
            .unwrap(),
        Some(2)
    );
    assert_eq!(connection.execute("UPDATE t SET a = 0").unwrap(), Some(3));
    let result = connection
        .query("INSERT INTO t VALUES (9) RETURNING a")
        .unwrap();
    assert_eq!(result.rows, [[Value::Integer(9)]]);
    assert_eq!((result.row_count, result.last_row_id), (Some(1), Some(4)));
}

#[test]
fn rolls_back_data_definition() {
    let mut connection = memory();
    connection.begin().unwrap();
    connection.execute("CREATE TABLE t (a)").unwrap();
    connection.rollback().unwrap();
    assert!(!connection.in_transaction());
    connection.execute("CREATE TABLE t (a)").unwrap();
}

#[test]
fn pragmas_take_effect_after_data_definition() {
    let mut connection = memory();
    connection.begin().unwrap();
    connection.execute("CREATE TABLE t (a)").unwrap();
    connection.execute("PRAGMA foreign_keys=ON").unwrap();
    assert_eq!(
        connection.query("PRAGMA foreign_keys").unwrap().rows,
        [[Value::Integer(1)]]
    );
    assert!(connection.in_transaction());
    connection.execute("INSERT INTO t VALUES (1)").unwrap();
    connection.execute("PRAGMA foreign_keys=OFF").unwrap();
    connection.rollback().unwrap();
    // The table was committed for the pragma's sake, and the row was not.
    assert_eq!(count(connection.as_mut(), "t"), Value::Integer(0));
    assert_eq!(
        connection.query("PRAGMA foreign_keys").unwrap().rows,
        [[Value::Integer(1)]]
    );
}

#[test]
fn foreign_keys_are_off_as_in_python() {
    assert_eq!(
        memory().query("PRAGMA foreign_keys").unwrap().rows,
        [[Value::Integer(0)]]
    );
}

#[test]
fn regexp_searches() {
    assert_eq!(
        memory()
            .query("SELECT 'abc' REGEXP 'b', 'abc' REGEXP '^b', NULL REGEXP 'b'")
            .unwrap()
            .rows,
        [[Value::Integer(1), Value::Integer(0), Value::Null]]
    );
}

#[test]
fn errors_have_kinds() {
    let mut connection = memory();
    connection
        .execute("CREATE TABLE t (a INTEGER PRIMARY KEY)")
        .unwrap();
    let error = connection
        .execute("INSERT INTO t VALUES (1), (1)")
        .unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Integrity);
    assert_eq!(error.message, "UNIQUE constraint failed: t.a");
    let error = connection.query("SELECT * FROM missing").unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Operational);
    assert_eq!(error.message, "no such table: missing");
    assert_eq!(error.statement.as_deref(), Some("SELECT * FROM missing"));
}

#[test]
fn refuses_a_file_that_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.db");
    std::fs::write(
        &path,
        "this is text, and long enough to be read as a header\n".repeat(9),
    )
    .unwrap();
    let error = file(&path).err().unwrap();
    assert_eq!(error.message, "file is not a database");
    assert!(error.help.unwrap().contains("text.db"));
}

#[test]
fn names_a_missing_directory() {
    let folder = tempfile::tempdir().unwrap();
    let error = file(&folder.path().join("missing/a.db")).err().unwrap();
    assert_eq!(
        error.message,
        format!(
            "unable to open database file: {}",
            folder.path().join("missing/a.db").display()
        )
    );
    assert!(error.help.unwrap().contains("does not exist"));
}

#[test]
fn refuses_a_host() {
    let error = open("sqlite://host/x.db").err().unwrap();
    assert!(
        error
            .message
            .starts_with("Invalid SQLite URL: sqlite://host/x.db\n")
    );
}

#[test]
fn opens_uri_file_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    file(&path).unwrap().execute("CREATE TABLE t (a)").unwrap();
    let mut connection = open(&format!(
        "sqlite:///file:{}?mode=ro&uri=true",
        path.display()
    ))
    .unwrap();
    let error = connection.execute("INSERT INTO t VALUES (1)").unwrap_err();
    assert_eq!(error.message, "attempt to write a readonly database");
}

#[test]
fn one_holder_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let holders = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..20 {
                    let mut connection = file(&path).unwrap();
                    while !connection.try_lock("version").unwrap() {
                        std::thread::yield_now();
                    }
                    assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                    connection
                        .execute("CREATE TABLE IF NOT EXISTS t (a)")
                        .unwrap();
                    assert_eq!(holders.fetch_sub(1, Ordering::SeqCst), 1);
                    connection.unlock("version").unwrap();
                }
            });
        }
    });
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["a.db"]);
}

#[test]
fn a_lock_left_behind_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut first = file(&path).unwrap();
    assert!(first.try_lock("version").unwrap());
    assert!(first.try_lock("other").unwrap());
    let mut second = file(&path).unwrap();
    assert!(!second.try_lock("version").unwrap());
    drop(first);
    assert!(second.try_lock("version").unwrap());
}

#[test]
fn waits_for_the_write_lock_no_longer_than_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut first = file(&path).unwrap();
    first.begin().unwrap();
    first.execute("CREATE TABLE t (a)").unwrap();
    let mut second = open(&format!("sqlite:///{}?timeout=0.2", path.display())).unwrap();
    let started = Instant::now();
    let error = second.execute("CREATE TABLE u (a)").unwrap_err();
    assert_eq!(error.message, "database is locked");
    assert_eq!(error.code.as_deref(), Some("SQLITE_BUSY"));
    assert!(started.elapsed() >= Duration::from_millis(200));
}

#[test]
fn cancels_a_running_statement() {
    let mut connection = memory();
    let canceller = connection.canceller();
    let error = std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            canceller.cancel();
        });
        connection
            .query(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                 SELECT count(*) FROM n",
            )
            .unwrap_err()
    });
    assert_eq!(error.kind, DatabaseErrorKind::Cancelled);
}

#[test]
fn cancels_waiting_for_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut first = file(&path).unwrap();
    first.begin().unwrap();
    first.execute("CREATE TABLE t (a)").unwrap();
    let mut second = file(&path).unwrap();
    let canceller = second.canceller();
    let started = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            canceller.cancel();
        });
        second.execute("CREATE TABLE u (a)").unwrap_err()
    });
    assert!(started.elapsed() < Duration::from_secs(10));
}
