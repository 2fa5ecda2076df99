//! Connections to a live server.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseErrorKind, DatabaseUrl};
use limbeck_model::Value;
use limbeck_postgresql::connect;
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
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    let connection = connection.as_mut();
    connection
        .execute("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN positive AS integer")
        .unwrap();
    let text = |text: &str| Value::text(text);
    let list = Value::List;
    for (expression, expected) in [
        ("NULL", Value::Null),
        ("true", Value::Boolean(true)),
        ("1::int2", Value::Integer(1)),
        ("-9223372036854775808", Value::Integer(i64::MIN)),
        ("5::oid", Value::Integer(5)),
        ("7::positive", Value::Integer(7)),
        ("1.5::float4", Value::Float(1.5)),
        ("1e300::float8", Value::Float(1e300)),
        ("'-Infinity'::float8", Value::Float(f64::NEG_INFINITY)),
        ("1.50::numeric", Value::Decimal("1.50".into())),
        ("'NaN'::numeric", Value::Decimal("NaN".into())),
        ("'a''b'", text("a'b")),
        ("'x'::char(3)", text("x  ")),
        ("'ok'::mood", text("ok")),
        ("'\\x00ff'::bytea", Value::Bytes(vec![0, 255])),
        ("'2020-02-29'::date", Value::Date("2020-02-29".into())),
        ("'12:34:56.5'::time", Value::Time("12:34:56.5".into())),
        ("'12:34+02'::timetz", Value::Time("12:34:00+02:00".into())),
        (
            "'2020-02-29 12:34'::timestamp",
            Value::DateTime("2020-02-29 12:34:00".into()),
        ),
        (
            "'2020-02-29 12:34:56.789+05:30'::timestamptz AT TIME ZONE 'UTC'",
            Value::DateTime("2020-02-29 07:04:56.789".into()),
        ),
        (
            "'1 year 2 mons 3 days 04:05:06.7'::interval",
            Value::Interval {
                days: 428,
                seconds: 14_706,
                microseconds: 700_000,
            },
        ),
        (
            "'-1 day +02:03'::interval",
            Value::Interval {
                days: -1,
                seconds: 7_380,
                microseconds: 0,
            },
        ),
        (
            "'-00:00:01'::interval",
            Value::Interval {
                days: -1,
                seconds: 86_399,
                microseconds: 0,
            },
        ),
        (
            "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid",
            Value::Uuid("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11".into()),
        ),
        (
            "'{\"a\": [1, 2.5, null, \"x\"]}'::jsonb",
            Value::map([(
                "a",
                list(vec![
                    Value::Integer(1),
                    Value::Float(2.5),
                    Value::Null,
                    text("x"),
                ]),
            )]),
        ),
        ("ARRAY[1, NULL]", list(vec![Value::Integer(1), Value::Null])),
        (
            "ARRAY['a', 'b,\"c\\', 'NULL', '']",
            list(vec![text("a"), text("b,\"c\\"), text("NULL"), text("")]),
        ),
        ("'{}'::int[]", list(vec![])),
        ("'(1,2)'::point", text("(1,2)")),
        ("int4range(1, 5)", text("[1,5)")),
        ("'10.0.0.1'::inet", text("10.0.0.1")),
        ("5::money::numeric", Value::Decimal("5.00".into())),
        ("ROW(1, 'a')", text("(1,a)")),
    ] {
        assert_eq!(one(connection, expression), expected, "{expression}");
    }
    let nested = one(connection, "'[0:1][1:2]={{1,2},{3,4}}'::int[]");
    let row = |a, b| list(vec![Value::Integer(a), Value::Integer(b)]);
    assert_eq!(nested, list(vec![row(1, 2), row(3, 4)]));
}

#[test]
fn executes_several_statements() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    let count = connection
        .execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); UPDATE t SET a = 0")
        .unwrap();
    assert_eq!(count, Some(2));
    let result = connection
        .query("INSERT INTO t VALUES (3); SELECT * FROM t")
        .unwrap();
    assert!(result.rows.is_empty());
    let result = connection
        .query("SELECT a AS x, 1 FROM t WHERE a = 3;")
        .unwrap();
    assert_eq!(result.columns, ["x", "?column?"]);
    assert_eq!(result.rows, [[Value::Integer(3), Value::Integer(1)]]);
    let result = connection.query("SELECT 1 AS x WHERE false").unwrap();
    assert_eq!((result.columns, result.rows), (vec!["x".into()], vec![]));
    assert_eq!(
        connection.query("DELETE FROM t").unwrap().row_count,
        Some(3)
    );
}

#[test]
fn transactions_are_explicit() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection.begin().unwrap();
    connection.execute("CREATE TABLE t (a int)").unwrap();
    assert!(connection.in_transaction());
    connection.rollback().unwrap();
    assert!(!connection.in_transaction());
    connection.set_isolation_level("serializable").unwrap();
    connection.begin().unwrap();
    assert_eq!(
        connection.query("SHOW transaction_isolation").unwrap().rows,
        [[Value::text("serializable")]]
    );
    connection.execute("CREATE TABLE t (a int)").unwrap();
    connection.commit().unwrap();
    connection.set_isolation_level("AUTOCOMMIT").unwrap();
    connection.begin().unwrap();
    connection
        .execute("CREATE INDEX CONCURRENTLY i ON t (a)")
        .unwrap();
    assert!(connection.set_isolation_level("BOGUS").is_err());
}

#[test]
fn errors_read_as_in_psycopg2() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    let error = connection.query("SELECT *\nFROM x").unwrap_err();
    assert_eq!(
        error.message,
        "relation \"x\" does not exist\nLINE 2: FROM x\n             ^"
    );
    assert_eq!(error.kind, DatabaseErrorKind::Programming);
    assert_eq!(error.code.as_deref(), Some("42P01"));
    let error = connection
        .execute(
            "select aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
             aaaaaaaa(1), 1 from pg_class where relnamex = 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        )
        .unwrap_err();
    assert_eq!(
        error.message,
        "syntax error at or near \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\n\
         LINE 1: ...aaaaaaaaaa(1), 1 from pg_class where relnamex = 1 aaaaaaaaaa...\n\
        \x20                                                            ^"
    );
    connection
        .execute("CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)")
        .unwrap();
    let error = connection.execute("INSERT INTO t VALUES (1)").unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Integrity);
    assert_eq!(
        error.message,
        "duplicate key value violates unique constraint \"t_pkey\"\n\
         DETAIL:  Key (a)=(1) already exists."
    );
}

#[test]
fn keeps_notices() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection.execute("DROP TABLE IF EXISTS t").unwrap();
    assert_eq!(
        connection.take_notices(),
        ["NOTICE:  table \"t\" does not exist, skipping"]
    );
    assert!(connection.take_notices().is_empty());
}

#[test]
fn one_session_holds_the_lock() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    assert!(first.try_lock("version").unwrap());
    assert!(!second.try_lock("version").unwrap());
    assert!(second.try_lock("other").unwrap());
    first.unlock("version").unwrap();
    assert!(second.try_lock("version").unwrap());
    drop(second);
    // The server notices in its own time that the session is gone.
    let taken = (0..200).any(|_| {
        let taken = first.try_lock("version").unwrap();
        if !taken {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        taken
    });
    assert!(taken);
}

#[test]
fn cancels_a_running_statement() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    let canceller = connection.canceller();
    let started = Instant::now();
    let error = std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            canceller.cancel();
        });
        connection.execute("SELECT pg_sleep(60)").unwrap_err()
    });
    assert_eq!(error.kind, DatabaseErrorKind::Cancelled);
    assert_eq!(error.message, "canceling statement due to user request");
    assert!(started.elapsed() < Duration::from_secs(10));
    assert_eq!(one(connection.as_mut(), "1"), Value::Integer(1));
    let error = connection
        .execute("SET statement_timeout = 50; SELECT pg_sleep(60)")
        .unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Operational);
}

#[test]
fn waits_for_locks_no_longer_than_told() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    first.execute("CREATE TABLE t (a int)").unwrap();
    first.begin().unwrap();
    first.execute("LOCK TABLE t").unwrap();
    second.execute("SET lock_timeout = '100ms'").unwrap();
    let error = second.execute("DROP TABLE t").unwrap_err();
    assert_eq!(error.code.as_deref(), Some("55P03"));
    assert_eq!(error.kind, DatabaseErrorKind::Operational);
}

#[test]
fn a_killed_session_is_a_lost_connection() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    let Value::Integer(id) = one(first.as_mut(), "pg_backend_pid()") else {
        panic!("no process id");
    };
    let error = std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            one(second.as_mut(), &format!("pg_terminate_backend({id})"));
        });
        first.execute("SELECT pg_sleep(60)").unwrap_err()
    });
    assert_eq!(error.kind, DatabaseErrorKind::Connection);
    assert!(error.message.contains("terminating connection"));
    let error = first.execute("SELECT 1").unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Connection);
    assert!(
        error
            .message
            .starts_with("server closed the connection unexpectedly")
    );
    assert!(first.rollback().is_ok());
}

#[test]
fn refused_logins_say_why_without_the_password() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut url = database.url().clone();
    url.database = Some("limbeck_missing".into());
    let error = refusal(&url);
    assert_eq!(error.kind, DatabaseErrorKind::Connection);
    assert!(
        error
            .message
            .ends_with("failed: FATAL:  database \"limbeck_missing\" does not exist"),
        "{}",
        error.message
    );
    assert!(error.help.is_some());

    let mut url = database.url().clone();
    url.port = Some(1);
    assert_eq!(
        refusal(&url).message,
        "connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n\
         \tIs the server running on that host and accepting TCP/IP connections?"
    );
    url.host = Some("/nonexistent".into());
    assert_eq!(
        refusal(&url).message,
        "connection to server on socket \"/nonexistent/.s.PGSQL.1\" failed: \
         No such file or directory\n\
         \tIs the server running locally and accepting connections on that socket?"
    );
    url.host = Some("host.invalid".into());
    let message = refusal(&url).message;
    assert!(
        message.starts_with("could not translate host name \"host.invalid\" to address: "),
        "{message}"
    );
}

#[test]
fn a_wrong_password_is_refused() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    if std::env::var_os(server::CERTIFICATE).is_none() {
        // Only the private server is known to ask for passwords.
        return;
    }
    let mut url = database.url().clone();
    url.password = Some("sekret".into());
    let error = refusal(&url);
    assert!(
        error
            .message
            .ends_with("FATAL:  password authentication failed for user \"limbeck\""),
        "{}",
        error.message
    );
    assert!(!format!("{error:?}").contains("sekret"));
    url.password = None;
    let message = refusal(&url).message;
    assert!(
        message.ends_with("fe_sendauth: no password supplied"),
        "{message}"
    );
}

#[test]
fn tls_goes_as_far_as_asked() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let Ok(authority) = std::env::var(server::CERTIFICATE) else {
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
        one(
            connection.as_mut(),
            "ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
        ) == Value::Boolean(true)
    };
    assert!(is_secure(&with(&[], "127.0.0.1")));
    assert!(!is_secure(&with(&[("sslmode", "disable")], "127.0.0.1")));
    assert!(!is_secure(&with(&[("sslmode", "allow")], "127.0.0.1")));
    assert!(is_secure(&with(&[("ssl", "require")], "127.0.0.1")));
    let trusting = [
        ("sslmode", "verify-full"),
        ("sslrootcert", authority.as_str()),
    ];
    assert!(is_secure(&with(&trusting, "localhost")));
    assert!(is_secure(&with(&trusting, "127.0.0.1")));
    // Another name for this machine is not in the certificate.
    let message = refusal(&with(&trusting, "127.0.0.2")).message;
    assert!(!message.is_empty());
    let error = refusal(&with(
        &[("sslmode", "verify-ca"), ("sslrootcert", "system")],
        "127.0.0.1",
    ));
    assert!(error.message.contains("SSL error"), "{}", error.message);
    let error = refusal(&with(
        &[
            ("sslmode", "verify-ca"),
            ("sslrootcert", "/nonexistent.crt"),
        ],
        "127.0.0.1",
    ));
    assert_eq!(
        error.message,
        "certificate file \"/nonexistent.crt\" does not exist"
    );
}

#[test]
fn several_hosts_are_tried_in_turn() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut url = database.url().clone();
    let port = url.port.take().unwrap_or(5432);
    let host = url.host.take().unwrap();
    url.query.insert(
        "host".into(),
        vec!["127.0.0.1:1".into(), format!("{host}:{port}")],
    );
    let mut connection = database.try_connect(&url).unwrap();
    assert_eq!(one(connection.as_mut(), "1"), Value::Integer(1));
    url.query
        .insert("target_session_attrs".into(), vec!["standby".into()]);
    let message = refusal(&url).message;
    assert!(message.contains("port 1 failed: Connection refused"));
    assert!(message.ends_with("failed: server is not in hot standby mode"));
    url.query
        .insert("target_session_attrs".into(), vec!["read-write".into()]);
    database.try_connect(&url).unwrap();
}

#[test]
fn session_settings_are_passed_on() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut url = database.url().clone();
    url.query
        .insert("options".into(), vec!["-csearch_path=pg_catalog".into()]);
    url.query
        .insert("application_name".into(), vec!["my app".into()]);
    let mut options = ConnectOptions::default();
    options.arguments.insert(
        "server_settings".into(),
        Value::map([("work_mem", Value::text("5MB"))]),
    );
    let mut connection = connect(&url, &options).unwrap();
    assert_eq!(connection.default_schema(), Some("pg_catalog"));
    let mut show = |name: &str| connection.query(&format!("SHOW {name}")).unwrap().rows;
    assert_eq!(show("work_mem"), [[Value::text("5MB")]]);
    assert_eq!(show("application_name"), [[Value::text("my app")]]);

    url.query.insert("bogus".into(), vec!["1".into()]);
    assert_eq!(
        refusal(&url).message,
        "invalid dsn: invalid connection option \"bogus\""
    );
}

#[test]
fn works_within_an_asynchronous_application() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = database.connect();
        assert_eq!(one(connection.as_mut(), "1"), Value::Integer(1));
        drop(connection);
        drop(database);
    });
}

#[test]
fn statements_that_the_protocol_refuses_leave_the_connection_usable() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection.execute("CREATE TABLE t (a int)").unwrap();
    let error = connection.execute("SELECT 'a\0b'").unwrap_err();
    assert_eq!(error.kind, DatabaseErrorKind::Programming);
    let error = connection.query("SELECT $1").unwrap_err();
    assert_eq!(error.code.as_deref(), Some("42P02"), "{error:?}");
    for sql in ["COPY t FROM STDIN", "COPY t TO STDOUT"] {
        let error = connection.execute(sql).unwrap_err();
        assert_eq!(error.kind, DatabaseErrorKind::NotSupported, "{error:?}");
        let error = connection.query(sql).unwrap_err();
        assert_eq!(error.kind, DatabaseErrorKind::NotSupported, "{error:?}");
    }
    assert_eq!(one(connection.as_mut(), "1"), Value::Integer(1));
}
