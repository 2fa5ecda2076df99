//! What SQLAlchemy 2.1.9's `make_url` answers for the same texts.

use super::DatabaseUrl;

fn parse(text: &str) -> DatabaseUrl {
    DatabaseUrl::parse(text).unwrap()
}

fn message(text: &str) -> String {
    DatabaseUrl::parse(text).unwrap_err().message
}

#[test]
fn reads_every_part() {
    let url = parse("postgresql+asyncpg://u:p%40ss%3A@h:5432/db?a=1&a=2&b=x%20y+z&c=");
    assert_eq!(url.dialect, "postgresql");
    assert_eq!(url.driver.as_deref(), Some("asyncpg"));
    assert_eq!(url.username.as_deref(), Some("u"));
    assert_eq!(url.password.as_deref(), Some("p@ss:"));
    assert_eq!(url.host.as_deref(), Some("h"));
    assert_eq!(url.port, Some(5432));
    assert_eq!(url.database.as_deref(), Some("db"));
    assert_eq!(url.query["a"], ["1", "2"]);
    assert_eq!(url.option("b"), Some("x y z"));
    assert!(!url.query.contains_key("c"));
}

#[test]
fn reads_the_forms_of_sqlite() {
    for (text, database) in [
        ("sqlite://", None),
        ("sqlite:///rel", Some("rel")),
        ("sqlite:////abs", Some("/abs")),
        ("sqlite:///:memory:", Some(":memory:")),
        (
            "sqlite:///file:path/db?uri=true&mode=ro",
            Some("file:path/db"),
        ),
        ("sqlite:///C:\\a\\b.db", Some("C:\\a\\b.db")),
        ("sqlite:///a%20b", Some("a b")),
    ] {
        assert_eq!(parse(text).database.as_deref(), database, "{text}");
    }
}

#[test]
fn passwords_may_hold_almost_anything() {
    for (text, username, password, host) in [
        ("postgresql://u:p/x@h/db", "u", Some("p/x"), Some("h")),
        ("postgresql://u:p@ss@h/db", "u", Some("p"), Some("ss@h")),
        ("postgresql://a b:c d@h/x", "a b", Some("c d"), Some("h")),
        ("postgresql://:pw@h/db", "", Some("pw"), Some("h")),
        ("postgresql://u:@h/", "u", Some(""), Some("h")),
        (
            "postgresql://u:\u{e9}%C3%A9~!@h/d",
            "u",
            Some("\u{e9}\u{e9}~!"),
            Some("h"),
        ),
        ("postgresql://%zz@h/d", "%zz", None, Some("h")),
        (
            "postgresql://u:p@/db?host=a:1&host=b:2",
            "u",
            Some("p"),
            None,
        ),
    ] {
        let url = parse(text);
        assert_eq!(url.username.as_deref(), Some(username), "{text}");
        assert_eq!(url.password.as_deref(), password, "{text}");
        assert_eq!(url.host.as_deref(), host, "{text}");
    }
}

#[test]
fn reads_ipv6_hosts() {
    let url = parse("postgresql+psycopg2://u:p@[::1]:5432/db");
    assert_eq!(url.host.as_deref(), Some("::1"));
    assert_eq!(url.port, Some(5432));
    assert_eq!(url.to_string(), "postgresql+psycopg2://u:***@[::1]:5432/db");
}

#[test]
fn renders_as_sqlalchemy_does() {
    for (text, rendered) in [
        ("sqlite:///:memory:", "sqlite:///%3Amemory%3A"),
        (
            "sqlite:///file:path/db?uri=true&mode=ro",
            "sqlite:///file%3Apath/db?mode=ro&uri=true",
        ),
        ("postgresql://u:@h/", "postgresql://u:***@h/"),
        ("postgresql://u@h:5432", "postgresql://u@h:5432"),
        ("postgresql://h/db%20x", "postgresql://h/db x"),
        (
            "mysql://u:p@h:3306/db/extra?x=a%26b&y",
            "mysql://u:***@h:3306/db/extra?x=a%26b",
        ),
        (
            "mysql+pymysql://u@h/d?ssl_ca=/a b&charset=utf8mb4",
            "mysql+pymysql://u@h/d?charset=utf8mb4&ssl_ca=%2Fa+b",
        ),
        ("postgresql://h/d?x=%zz", "postgresql://h/d?x=%25zz"),
        (
            "postgresql://h/d?=x&&a=b;c=d",
            "postgresql://h/d?=x&a=b%3Bc%3Dd",
        ),
    ] {
        assert_eq!(parse(text).to_string(), rendered);
    }
    assert_eq!(
        parse("postgresql://u:\u{e9}~!@h/d").render_as_string(false),
        "postgresql://u:%C3%A9~%21@h/d"
    );
}

#[test]
fn what_it_shows_never_holds_a_password() {
    for text in [
        "postgresql://u:sekret@h/d",
        "postgresql://u:a@sekret@h/d",
        "postgresql://h/d?password=sekret",
        "postgresql://h/d?sslpassword=sekret",
        "mysql://u:sekret@h/d?passwd=sekret",
    ] {
        let url = parse(text);
        assert!(!format!("{url} {url:?} {url:#?}").contains("sekret"));
    }
    let error = DatabaseUrl::parse("postgresql://u:a@b:sekret@h/d").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("sekret"));
}

#[test]
fn refuses_what_is_no_url() {
    for text in [
        "",
        "foo",
        "postgresql:",
        "bad scheme://x",
        " postgresql://h",
    ] {
        assert_eq!(
            message(text),
            "Could not parse SQLAlchemy URL from given URL string"
        );
    }
    for text in [
        "postgresql://u:p@h:abc/db",
        "postgresql://u@h:/db",
        "mysql://h:99999/d",
    ] {
        assert!(message(text).contains("port"), "{text}");
    }
}

#[test]
fn names_the_right_spelling_of_a_dialect() {
    let error = parse("postgres://u@h/db").check_plugin().unwrap_err();
    assert_eq!(
        error.message,
        "Can't load plugin: sqlalchemy.dialects:postgres"
    );
    assert_eq!(
        error.help.as_deref(),
        Some("write postgresql:// instead of postgres:// in the database URL")
    );
    let error = parse("postgresql+foo://h/d").check_plugin().unwrap_err();
    assert_eq!(
        error.message,
        "Can't load plugin: sqlalchemy.dialects:postgresql.foo"
    );
    for text in [
        "postgresql+psycopg2://",
        "postgresql+psycopg://",
        "postgresql+asyncpg://",
        "postgresql+pg8000://",
        "sqlite+pysqlite://",
        "sqlite+aiosqlite://",
        "mysql+pymysql://",
        "mysql+mysqldb://",
        "mysql+aiomysql://",
        "mysql+asyncmy://",
        "mysql+mysqlconnector://",
        "mariadb+pymysql://",
        "mssql+pyodbc://",
        "oracle+oracledb://",
    ] {
        parse(text).check_plugin().unwrap();
    }
    assert!(parse("postgresql+asyncpg://").has_async_driver());
    assert!(!parse("postgresql+psycopg://").has_async_driver());
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        let _ = DatabaseUrl::parse(&text);
    }

    #[test]
    fn what_was_rendered_reads_back(
        username in proptest::option::of("[^\0]{1,8}"),
        password in proptest::option::of("\\PC{0,8}"),
        host in proptest::option::of("[a-z0-9.]{1,8}"),
        port in proptest::option::of(0_u16..),
        database in proptest::option::of("\\PC{1,8}"),
        value in "\\PC{1,8}",
    ) {
        let url = DatabaseUrl {
            dialect: "postgresql".to_owned(),
            driver: None,
            username: username.or_else(|| password.as_ref().map(|_| String::new())),
            password,
            host,
            port,
            database,
            query: [("k".to_owned(), vec![value.clone(), value])].into_iter().collect(),
        };
        let text = url.render_as_string(false);
        proptest::prop_assert_eq!(DatabaseUrl::parse(&text).unwrap(), url);
    }
}
