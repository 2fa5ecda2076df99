//! Connections to a live server.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;
use limbeck_mysql::connect;
use limbeck_testing::{Database, server};

fn refusal(url: &DatabaseUrl) -> limbeck_dialect::DatabaseError {
    connect(url, &ConnectOptions::default()).err().unwrap()
}

fn one(connection: &mut dyn Connection, expression: &str) -> Value {
    let result = connection.query(&format!("SELECT {expression}")).unwrap();
    result.rows[0][0].clone()
}

#[test]
fn reads_every_common_type() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    connection
        .execute(
            "CREATE TABLE t (a TINYINT(1), b BIGINT UNSIGNED, c DECIMAL(5,2), d DOUBLE, e FLOAT, \
             f VARCHAR(9), g TEXT, h BLOB, i VARBINARY(9), j DATE, k DATETIME(3), l TIME, m YEAR, \
             n BIT(9), o ENUM('x','y'), p SET('x','y'), q CHAR(3), r JSON)",
        )
        .unwrap();
    connection
        .execute(
            "INSERT INTO t VALUES (1, 18446744073709551615, 1.5, 2.5, 0.5, 'é', 'text', \
             x'00ff', 'b', '2020-02-29', '2020-02-29 01:02:03.4', '-850:00:00' + INTERVAL 0 SECOND, \
             2020, b'101', 'x', 'x,y', 'c', '{\"a\": 1}')",
        )
        .or_else(|_| {
            connection.execute(
                "INSERT INTO t VALUES (1, 18446744073709551615, 1.5, 2.5, 0.5, 'é', 'text', \
                 x'00ff', 'b', '2020-02-29', '2020-02-29 01:02:03.4', '30:00:00', \
                 2020, b'101', 'x', 'x,y', 'c', '{\"a\": 1}')",
            )
        })
        .unwrap();
    let row = connection.query("SELECT * FROM t").unwrap().rows.remove(0);
    let text = |text: &str| Value::text(text);
    let expected = [
        Value::Integer(1),
        Value::BigInteger("18446744073709551615".into()),
        Value::Decimal("1.50".into()),
        Value::Float(2.5),
        Value::Float(0.5),
        text("é"),
        text("text"),
        Value::Bytes(vec![0, 255]),
        Value::Bytes(b"b".to_vec()),
        Value::Date("2020-02-29".into()),
        Value::DateTime("2020-02-29 01:02:03.400".into()),
        row[11].clone(),
        Value::Integer(2020),
        Value::Bytes(vec![0, 5]),
        text("x"),
        text("x,y"),
        text("c"),
        text("{\"a\": 1}"),
    ];
    assert_eq!(row, expected);
    assert!(matches!(row[11], Value::Interval { .. }));
}

#[test]
fn executes_several_statements() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    let count = connection
        .execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); UPDATE t SET a = 1")
        .unwrap();
    // Rows that match count, changed or not.
    assert_eq!(count, Some(2));
    let result = connection.query("SELECT a AS x, 1 FROM t").unwrap();
    assert_eq!(result.columns, ["x", "1"]);
    assert_eq!(result.rows.len(), 2);
    connection
        .execute("CREATE TABLE u (id int PRIMARY KEY AUTO_INCREMENT)")
        .unwrap();
    let result = connection.query("INSERT INTO u VALUES (NULL)").unwrap();
    assert_eq!((result.row_count, result.last_row_id), (Some(1), Some(1)));
    let error = connection
        .execute("INSERT INTO u VALUES (7); SELECT * FROM missing; INSERT INTO u VALUES (8)")
        .unwrap_err();
    assert_eq!(error.code.as_deref(), Some("1146"));
    assert_eq!(
        one(connection.as_mut(), "count(*) FROM u"),
        Value::Integer(2)
    );
}

#[test]
fn transactions_are_explicit() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    connection.execute("CREATE TABLE t (a int)").unwrap();
    connection.set_isolation_level("read committed").unwrap();
    connection.begin().unwrap();
    connection.execute("INSERT INTO t VALUES (1)").unwrap();
    connection.rollback().unwrap();
    assert_eq!(
        one(connection.as_mut(), "count(*) FROM t"),
        Value::Integer(0)
    );
    connection.begin().unwrap();
    connection.execute("INSERT INTO t VALUES (1)").unwrap();
    connection.commit().unwrap();
    let mut other = database.connect();
    assert_eq!(one(other.as_mut(), "count(*) FROM t"), Value::Integer(1));
    assert!(connection.set_isolation_level("BOGUS").is_err());
}

#[test]
fn knows_the_server() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let connection = database.connect();
    assert_eq!(connection.dialect(), "mysql");
    assert_eq!(
        connection.default_schema(),
        database.url().database.as_deref()
    );
    assert!(connection.server_version()[0] >= 5);
    let mut url = database.url().clone();
    url.dialect = "mariadb".into();
    match connect(&url, &ConnectOptions::default()) {
        Ok(other) => {
            assert!(connection.is_mariadb());
            assert_eq!(other.dialect(), "mariadb");
        }
        Err(error) => {
            assert!(!connection.is_mariadb());
            assert!(error.message.ends_with("is not a MariaDB variant."));
        }
    }
}

#[test]
fn errors_read_as_in_pymysql() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let name = database.url().database.clone().unwrap();
    let mut connection = database.connect();
    let error = connection.query("SELECT * FROM x").unwrap_err();
    assert_eq!(
        error.message,
        format!("(1146, \"Table '{name}.x' doesn't exist\")")
    );
    assert_eq!(error.kind, DatabaseErrorKind::Programming);
    connection
        .execute("CREATE TABLE t (a int PRIMARY KEY)")
        .unwrap();
    let error = connection
        .execute("INSERT INTO t VALUES (1), (1)")
        .unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Integrity);
    assert_eq!(error.code.as_deref(), Some("1062"));
}

#[test]
fn one_session_holds_the_lock() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    assert!(first.try_lock("version").unwrap());
    assert!(!second.try_lock("version").unwrap());
    assert!(second.try_lock("other").unwrap());
    first.unlock("version").unwrap();
    assert!(second.try_lock("version").unwrap());
}

#[test]
fn cancels_a_running_statement() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    connection.execute("CREATE TABLE t (a int)").unwrap();
    let mut blocker = database.connect();
    blocker.execute("LOCK TABLES t WRITE").unwrap();
    let canceller = connection.canceller();
    let started = Instant::now();
    let error = std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            canceller.cancel();
        });
        connection
            .execute("ALTER TABLE t ADD COLUMN b int")
            .unwrap_err()
    });
    assert_eq!(error.kind, DatabaseErrorKind::Cancelled);
    assert!(started.elapsed() < Duration::from_secs(10));
    assert_eq!(one(connection.as_mut(), "1"), Value::Integer(1));
}

#[test]
fn waits_for_locks_no_longer_than_told() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    first.execute("CREATE TABLE t (a int)").unwrap();
    first.execute("LOCK TABLES t WRITE").unwrap();
    second.execute("SET SESSION lock_wait_timeout = 1").unwrap();
    let error = second.execute("DROP TABLE t").unwrap_err();
    assert_eq!(error.code.as_deref(), Some("1205"));
    assert_eq!(error.kind, DatabaseErrorKind::Operational);
}

#[test]
fn a_killed_session_is_a_lost_connection() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    let Value::Integer(id) = one(first.as_mut(), "connection_id()") else {
        panic!("no connection id");
    };
    let error = std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            second.execute(&format!("KILL {id}")).unwrap();
        });
        first.execute("DO SLEEP(60)").unwrap_err()
    });
    assert_eq!(error.kind, DatabaseErrorKind::Connection, "{error:?}");
    let error = first.execute("SELECT 1").unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Connection, "{error:?}");
}

#[test]
fn refused_logins_say_why_without_the_password() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut url = database.url().clone();
    url.password = Some("sekret".into());
    let error = refusal(&url);
    assert_eq!(error.kind, DatabaseErrorKind::Connection);
    assert!(
        error
            .message
            .starts_with("(1045, \"Access denied for user '"),
        "{}",
        error.message
    );
    assert!(!format!("{error:?}").contains("sekret"));

    // MariaDB says 1045 again; MySQL may ask for an authentication plugin that we don't have.
    url.username = Some("limbeck_nobody".into());
    let error = refusal(&url);
    assert_eq!(error.kind, DatabaseErrorKind::Connection);
    let help = error.help.clone().unwrap_or_default();
    assert!(help.starts_with("correct the user"), "{error:?}");
    assert!(!format!("{error:?}").contains("sekret"));

    let mut url = database.url().clone();
    url.database = Some("limbeck_missing".into());
    assert_eq!(
        refusal(&url).message,
        "(1049, \"Unknown database 'limbeck_missing'\")"
    );
    url.port = Some(1);
    assert_eq!(
        refusal(&url).message,
        "(2003, \"Can't connect to MySQL server on '127.0.0.1:1' \
         ([Errno 111] Connection refused)\")"
    );
    url.host = Some("host.invalid".into());
    let message = refusal(&url).message;
    assert!(
        message.starts_with("(2003, \"Can't connect to MySQL server on 'host.invalid:1' ("),
        "{message}"
    );
    url.query
        .insert("unix_socket".into(), vec!["/nonexistent".into()]);
    let message = refusal(&url).message;
    assert!(
        message.contains("through socket '/nonexistent'"),
        "{message}"
    );
    url.query.insert("bogus".into(), vec!["1".into()]);
    assert_eq!(
        refusal(&url).message,
        "connect() got an unexpected keyword argument 'bogus'"
    );
}

#[test]
fn tls_goes_as_far_as_asked() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let Ok(authority) = std::env::var(server::CERTIFICATE) else {
        // Only the private server is known to have TLS.
        return;
    };
    let with = |options: &[(&str, &str)], host: &str| {
        let mut url = database.url().clone();
        url.host = Some(host.to_owned());
        for (key, value) in options {
            url.query.insert((*key).into(), vec![(*value).into()]);
        }
        url
    };
    let is_secure = |url: &DatabaseUrl| {
        let mut connection = database.try_connect(url).unwrap();
        let rows = connection
            .query("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
            .unwrap()
            .rows;
        rows[0][1] != Value::text("")
    };
    assert!(is_secure(&with(&[], "127.0.0.1")));
    assert!(!is_secure(&with(&[("ssl_disabled", "true")], "127.0.0.1")));
    assert!(is_secure(&with(&[("ssl", "true")], "127.0.0.1")));
    let trusting = [
        ("ssl_mode", "VERIFY_IDENTITY"),
        ("ssl_ca", authority.as_str()),
    ];
    assert!(is_secure(&with(&trusting, "localhost")));
    let error = refusal(&with(&[("ssl_verify_cert", "true")], "127.0.0.1"));
    assert!(error.message.starts_with("(2026, "), "{}", error.message);
    let error = refusal(&with(&[("ssl_ca", "/nonexistent.crt")], "127.0.0.1"));
    assert_eq!(
        error.message,
        "the file \"/nonexistent.crt\" of ssl_ca does not exist"
    );
}

#[test]
fn session_settings_are_passed_on() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut url = database.url().clone();
    url.query
        .insert("sql_mode".into(), vec!["ANSI_QUOTES".into()]);
    url.query
        .insert("init_command".into(), vec!["SET @a = 5".into()]);
    url.query.insert("charset".into(), vec!["utf8mb4".into()]);
    let mut connection = connect(&url, &ConnectOptions::default()).unwrap();
    assert_eq!(
        one(connection.as_mut(), "@@sql_mode"),
        Value::text("ANSI_QUOTES")
    );
    assert_eq!(one(connection.as_mut(), "@a"), Value::Integer(5));
}
