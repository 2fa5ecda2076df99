//! Throw-away databases come and go.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use limbeck_model::Value;
use limbeck_testing::Database;

fn lives_and_dies(database: Option<Database>, catalogue: &str) {
    let Some(database) = database else { return };
    let name = database.url().database.clone().unwrap();
    let mut connection = database.connect();
    connection.execute("CREATE TABLE t (a INTEGER)").unwrap();
    let mut server = database.url().clone();
    server.database = Some(
        match server.dialect.as_str() {
            "postgresql" => "postgres",
            _ => "mysql",
        }
        .to_owned(),
    );
    let mut other = database.try_connect(&server).unwrap();
    let mut count = || {
        other
            .query(&format!("SELECT count(*) FROM {catalogue} = '{name}'"))
            .unwrap()
            .rows
    };
    assert_eq!(count(), [[Value::Integer(1)]]);
    drop(database);
    assert_eq!(count(), [[Value::Integer(0)]]);
}

#[test]
fn postgresql() {
    lives_and_dies(
        Database::postgresql(),
        "pg_catalog.pg_database WHERE datname",
    );
}

#[test]
fn mysql() {
    lives_and_dies(
        Database::mysql(),
        "information_schema.schemata WHERE schema_name",
    );
}

#[test]
fn sqlite() {
    let database = Database::sqlite();
    let path = database.url().database.clone().unwrap();
    database
        .connect()
        .execute("CREATE TABLE t (a INTEGER)")
        .unwrap();
    assert!(std::path::Path::new(&path).exists());
    drop(database);
    assert!(!std::path::Path::new(&path).exists());
}
