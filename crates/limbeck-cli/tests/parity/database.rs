//! The database of one side of a case.

use std::fmt::Write as _;
use std::io;
use std::process::Command;
use std::sync::LazyLock;

use limbeck_testing::Database as TestServerDatabase;
use regex::Regex;

use crate::case::Database;

/// Lines of a dump that differ in any two runs.
static RANDOM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^(\\(un)?restrict .*|--.*|/\*M?!.*|)\n").unwrap());

/// An empty database of a kind.
pub(crate) struct TestDatabase {
    kind: Database,
    database: TestServerDatabase,
    url: String,
    async_url: String,
}

impl TestDatabase {
    pub(crate) fn create(kind: Database) -> io::Result<Self> {
        let left_out = || io::Error::other(format!("{kind} was left out on request"));
        let (database, driver, async_driver) = match kind {
            Database::Sqlite => (TestServerDatabase::sqlite(), "sqlite", "sqlite+aiosqlite"),
            Database::Postgresql => (
                TestServerDatabase::postgresql().ok_or_else(left_out)?,
                "postgresql+psycopg2",
                "postgresql+asyncpg",
            ),
            Database::Mysql => (
                TestServerDatabase::mysql().ok_or_else(left_out)?,
                "mysql+pymysql",
                "mysql+aiomysql",
            ),
            Database::Mariadb => (
                TestServerDatabase::mysql().ok_or_else(left_out)?,
                "mariadb+pymysql",
                "mariadb+aiomysql",
            ),
        };
        let text = database.url_text();
        let (_, rest) = text
            .split_once("://")
            .ok_or_else(|| io::Error::other("no URL"))?;
        let url = format!("{driver}://{rest}");
        let async_url = format!("{async_driver}://{rest}");
        Ok(Self {
            kind,
            database,
            url,
            async_url,
        })
    }

    /// Replaces the database's URL and name, which differ between the two sides.
    pub(crate) fn hide(&self, text: &str) -> String {
        let name = self.database.url().database.as_deref().unwrap_or("");
        text.replace(&self.url, "<url>")
            .replace(&self.async_url, "<async url>")
            .replace(name, "<database>")
    }

    /// Replaces the URL's placeholders.
    pub(crate) fn fill(&self, text: &str) -> String {
        text.replace("{url}", &self.url)
            .replace("{async_url}", &self.async_url)
    }

    /// Executes SQL.
    pub(crate) fn execute(&self, sql: &str) -> io::Result<()> {
        self.database
            .connect()
            .execute(sql)
            .map(drop)
            .map_err(io::Error::other)
    }

    /// Schema and rows, as the database's own tool prints them.
    pub(crate) fn dump(&self) -> io::Result<String> {
        let url = self.database.url();
        let name = url.database.clone().unwrap_or_default();
        let text = match self.kind {
            Database::Sqlite => self.dump_sqlite()?,
            Database::Postgresql => output(
                Command::new("pg_dump")
                    .args(["--no-owner", "--inserts"])
                    .arg(self.database.url_text()),
            )?,
            Database::Mysql | Database::Mariadb => {
                let mut command = Command::new("mariadb-dump");
                command.args([
                    "--skip-comments",
                    "--skip-dump-date",
                    "--skip-extended-insert",
                ]);
                if let Some(socket) = url
                    .query
                    .get("unix_socket")
                    .and_then(|values| values.first())
                {
                    command.arg(format!("--socket={socket}"));
                } else {
                    command.arg(format!(
                        "--host={}",
                        url.host.as_deref().unwrap_or("127.0.0.1")
                    ));
                    command.arg("--protocol=tcp");
                }
                if let Some(port) = url.port {
                    command.arg(format!("--port={port}"));
                }
                command.arg(format!(
                    "--user={}",
                    url.username.as_deref().unwrap_or("root")
                ));
                command.env("MYSQL_PWD", url.password.as_deref().unwrap_or(""));
                output(command.arg(&name))?
            }
        };
        Ok(RANDOM
            .replace_all(&text.replace(&name, "<database>"), "")
            .into_owned())
    }

    /// SQLite's schema is its own text; rows follow, table by table.
    fn dump_sqlite(&self) -> io::Result<String> {
        let mut connection = self.database.connect();
        let mut query = |sql: &str| connection.query(sql).map_err(io::Error::other);
        let schema = query("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")?;
        let mut text = String::new();
        let mut tables = Vec::new();
        for row in &schema.rows {
            let _ = writeln!(text, "{row:?}");
            if let [
                limbeck_model::Value::Text(kind),
                limbeck_model::Value::Text(name),
                _,
            ] = &row[..]
                && kind == "table"
            {
                tables.push(name.clone());
            }
        }
        for table in tables {
            let rows = query(&format!("SELECT * FROM \"{}\"", table.replace('"', "\"\"")))?;
            let mut rows: Vec<String> = rows.rows.iter().map(|row| format!("{row:?}")).collect();
            rows.sort();
            let _ = writeln!(text, "{table}: {rows:#?}");
        }
        Ok(text.replace("\\n", "\n"))
    }
}

fn output(command: &mut Command) -> io::Result<String> {
    let output = command
        .output()
        .map_err(|error| io::Error::new(error.kind(), format!("can't run {command:?}: {error}")))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ))
    }
}
