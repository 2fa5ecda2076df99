use std::time::Duration;

use limbeck_dialect::{ConnectOptions, DatabaseUrl};
use limbeck_model::Value;

use super::{Endpoint, SessionKind, Settings};
use crate::connection::ssl::SslMode;

/// The settings of a URL in an environment of pairs of names and values.
fn gather(url: &str, variables: &[(&str, &str)]) -> Settings {
    try_gather(url, variables, &ConnectOptions::default()).unwrap()
}

fn try_gather(
    url: &str,
    variables: &[(&str, &str)],
    options: &ConnectOptions,
) -> Result<Settings, limbeck_dialect::DatabaseError> {
    let environment = |name: &str| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        // Never the home folder of whoever runs the tests.
        let fallback = (name == "HOME").then(|| "/nonexistent".to_owned());
        found.map(|(_, value)| (*value).to_owned()).or(fallback)
    };
    Settings::gather(&DatabaseUrl::parse(url).unwrap(), options, &environment)
}

fn tcp(host: &str, port: u16) -> Endpoint {
    Endpoint::Tcp {
        host: host.to_owned(),
        address: None,
        port,
    }
}

#[test]
fn the_url_comes_before_the_environment() {
    let variables = [
        ("PGHOST", "env"),
        ("PGPORT", "1"),
        ("PGUSER", "eve"),
        ("PGPASSWORD", "secret"),
        ("PGDATABASE", "envdb"),
        ("PGSSLMODE", "require"),
        ("PGOPTIONS", "-c x=1"),
        ("PGAPPNAME", "app"),
        ("PGCONNECT_TIMEOUT", "7"),
        ("PGTARGETSESSIONATTRS", "read-write"),
    ];
    let settings = gather("postgresql://", &variables);
    assert_eq!(settings.endpoints, [tcp("env", 1)]);
    assert_eq!(settings.user, "eve");
    assert_eq!(settings.passwords, [Some("secret".to_owned())]);
    assert_eq!(settings.database, "envdb");
    assert_eq!(settings.ssl.mode, SslMode::Require);
    assert_eq!(settings.options.as_deref(), Some("-c x=1"));
    assert_eq!(settings.application_name.as_deref(), Some("app"));
    assert_eq!(settings.timeout, Some(Duration::from_secs(7)));
    assert_eq!(settings.session, SessionKind::ReadWrite);

    let url = "postgresql+psycopg2://u:p@h:2/d?sslmode=disable&connect_timeout=0&options=-cy%3D2";
    let settings = gather(url, &variables);
    assert_eq!(settings.endpoints, [tcp("h", 2)]);
    assert_eq!(settings.user, "u");
    assert_eq!(settings.passwords, [Some("p".to_owned())]);
    assert_eq!(settings.database, "d");
    assert_eq!(settings.ssl.mode, SslMode::Disable);
    assert_eq!(settings.options.as_deref(), Some("-cy=2"));
    assert_eq!(settings.timeout, None);
}

#[test]
fn several_hosts_in_each_spelling() {
    let expected = [tcp("a", 1), tcp("b", 2)];
    for url in [
        "postgresql://u@/d?host=a:1&host=b:2",
        "postgresql://u@a,b/d?port=1,2",
        "postgresql+asyncpg://u@/d?host=a:1,b:2",
        "postgresql://u@/d?host=a&host=b&port=1&port=2",
    ] {
        assert_eq!(gather(url, &[]).endpoints, expected, "{url}");
    }
    let settings = gather("postgresql://u@/d?host=[::1]:3&host=b", &[]);
    assert_eq!(settings.endpoints, [tcp("::1", 3), tcp("b", 5432)]);
    let settings = gather("postgresql://u@h/d?hostaddr=10.0.0.1", &[]);
    assert_eq!(
        settings.endpoints,
        [Endpoint::Tcp {
            host: "h".into(),
            address: Some("10.0.0.1".into()),
            port: 5432
        }]
    );
}

#[test]
fn sockets_in_each_spelling() {
    for url in [
        "postgresql://u@/d?host=/run/pg&port=7",
        "postgresql+pg8000://u@:7/d?unix_sock=/run/pg/.s.PGSQL.7",
    ] {
        let settings = gather(url, &[("PGHOST", "elsewhere")]);
        assert_eq!(
            settings.endpoints,
            [Endpoint::Unix {
                directory: "/run/pg".into(),
                port: 7
            }],
            "{url}"
        );
    }
}

#[test]
fn drivers_arguments_count_too() {
    let mut options = ConnectOptions::default();
    options.arguments.insert("ssl".into(), true.into());
    options
        .arguments
        .insert("statement_cache_size".into(), 0_i64.into());
    options.arguments.insert(
        "server_settings".into(),
        Value::map([("jit", Value::text("off"))]),
    );
    options.timeout = Some(Duration::from_secs(3));
    let settings = try_gather("postgresql+asyncpg://u@h/d", &[], &options).unwrap();
    assert_eq!(settings.ssl.mode, SslMode::VerifyFull);
    assert_eq!(settings.parameters, [("jit".to_owned(), "off".to_owned())]);
    assert_eq!(settings.timeout, Some(Duration::from_secs(3)));
}

#[test]
fn passwords_and_services_come_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let passfile = folder.path().join(".pgpass");
    std::fs::write(&passfile, "h:5432:d:u:from file\n*:*:*:*:other\n").unwrap();
    let home = folder.path().to_str().unwrap();
    let find = |url: &str| gather(url, &[("HOME", home)]).passwords;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |mode| std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&passfile, mode(0o644)).unwrap();
        assert_eq!(find("postgresql://u@h/d"), [None]);
        std::fs::set_permissions(&passfile, mode(0o600)).unwrap();
    }
    assert_eq!(find("postgresql://u@h/d"), [Some("from file".to_owned())]);
    assert_eq!(find("postgresql://v@h/d"), [Some("other".to_owned())]);
    assert_eq!(find("postgresql://u:given@h/d"), [Some("given".to_owned())]);

    std::fs::write(
        folder.path().join(".pg_service.conf"),
        "[mine]\nhost=service\nport=9\ndbname=sdb\nuser=su\n",
    )
    .unwrap();
    let variables = [("HOME", home), ("PGPORT", "1")];
    let settings = gather("postgresql:///?service=mine", &variables);
    assert_eq!(settings.endpoints, [tcp("service", 9)]);
    assert_eq!(
        (settings.user.as_str(), settings.database.as_str()),
        ("su", "sdb")
    );
    let error = try_gather(
        "postgresql:///?service=missing",
        &variables,
        &ConnectOptions::default(),
    )
    .err()
    .unwrap();
    assert_eq!(error.message, "definition of service \"missing\" not found");
}

#[test]
fn wrong_values_are_named() {
    for (url, message) in [
        (
            "postgresql://u@h/d?sslmode=foo",
            "invalid sslmode value: \"foo\"",
        ),
        ("postgresql://u@h/d?port=x", "invalid port number: \"x\""),
        (
            "postgresql://u@h/d?foo=1",
            "invalid dsn: invalid connection option \"foo\"",
        ),
        (
            "postgresql://u@a,b,c/d?port=1,2",
            "could not match 2 port numbers to 3 hosts",
        ),
        (
            "postgresql://u@h/d?target_session_attrs=any-old",
            "invalid target_session_attrs value: \"any-old\"",
        ),
    ] {
        let error = try_gather(url, &[], &ConnectOptions::default())
            .err()
            .unwrap();
        assert_eq!(error.message, message);
    }
}
