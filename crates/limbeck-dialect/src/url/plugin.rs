//! The names of dialects and drivers.

use super::{DatabaseUrl, UrlError};

/// Dialects with their synchronous and asynchronous drivers, as SQLAlchemy ships them.
const PLUGINS: [(&str, &[&str], &[&str]); 6] = [
    (
        "postgresql",
        &["psycopg2", "psycopg", "pg8000", "psycopg2cffi"],
        &["asyncpg", "psycopg_async"],
    ),
    (
        "mysql",
        &[
            "mysqldb",
            "pymysql",
            "mysqlconnector",
            "mariadbconnector",
            "cymysql",
            "pyodbc",
        ],
        &["aiomysql", "asyncmy"],
    ),
    (
        "mariadb",
        &[
            "mysqldb",
            "pymysql",
            "mysqlconnector",
            "mariadbconnector",
            "cymysql",
            "pyodbc",
        ],
        &["aiomysql", "asyncmy"],
    ),
    (
        "sqlite",
        &["pysqlite", "pysqlite_numeric", "pysqlcipher"],
        &["aiosqlite", "aiosqlite_numeric"],
    ),
    ("mssql", &["pyodbc", "pymssql", "mssqlpython"], &["aioodbc"]),
    ("oracle", &["cx_oracle", "oracledb"], &["oracledb_async"]),
];

/// Usual slips and the name that was meant.
const SLIPS: [(&str, &str); 7] = [
    ("postgres", "postgresql"),
    ("pg", "postgresql"),
    ("pgsql", "postgresql"),
    ("psql", "postgresql"),
    ("sqlite3", "sqlite"),
    ("sqlserver", "mssql"),
    ("maria", "mariadb"),
];

pub(super) fn check(url: &DatabaseUrl) -> Result<(), UrlError> {
    let name = match &url.driver {
        Some(driver) => format!("{}.{driver}", url.dialect),
        None => url.dialect.clone(),
    };
    let dialect = PLUGINS.iter().find(|(name, _, _)| *name == url.dialect);
    let help = match (dialect, &url.driver) {
        (Some(_), None) => return Ok(()),
        (Some((_, drivers, async_drivers)), Some(driver)) => {
            let driver = driver.as_str();
            if drivers.contains(&driver) || async_drivers.contains(&driver) {
                return Ok(());
            }
            let mut all = drivers.to_vec();
            all.extend_from_slice(async_drivers);
            format!(
                "write {dialect}:// or {dialect}+driver:// with one of {all}",
                dialect = url.dialect,
                all = all.join(", ")
            )
        }
        (None, _) => match SLIPS.iter().find(|(slip, _)| *slip == url.dialect) {
            Some((slip, meant)) => {
                format!("write {meant}:// instead of {slip}:// in the database URL")
            }
            None if url.dialect == "driver" => "the database URL is still the one of the \
                 template: set sqlalchemy.url, or whatever env.py reads it from"
                .to_owned(),
            None => {
                let names: Vec<&str> = PLUGINS.iter().map(|(name, _, _)| *name).collect();
                format!("the known dialects are {}", names.join(", "))
            }
        },
    };
    Err(UrlError {
        message: format!("Can't load plugin: sqlalchemy.dialects:{name}"),
        help: Some(help),
    })
}

pub(super) fn is_async(url: &DatabaseUrl) -> bool {
    url.driver.as_deref().is_some_and(|driver| {
        PLUGINS
            .iter()
            .any(|(name, _, drivers)| *name == url.dialect && drivers.contains(&driver))
    })
}
