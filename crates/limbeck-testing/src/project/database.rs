//! The database that a project works on, by the URLs that projects write.

use std::fmt::{self, Write as _};
use std::io;
use std::process::Command;

use serde::Deserialize;

use super::pool;
use crate::Database;

/// A database that cases run on, by the dialect's name in its URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatabaseKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgresql,
    /// The MySQL or MariaDB server of the run, by a `mysql://` URL.
    Mysql,
    /// The same server by a `mariadb://` URL.
    Mariadb,
}

impl fmt::Display for DatabaseKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgresql => "postgresql",
            Self::Mysql => "mysql",
            Self::Mariadb => "mariadb",
        })
    }
}

/// An empty database of a kind. It is gone with this value.
pub struct ProjectDatabase {
    kind: DatabaseKind,
    database: Database,
    url: String,
    async_url: String,
}

impl ProjectDatabase {
    /// Creates an empty database.
    ///
    /// # Errors
    ///
    /// When databases of this kind were left out on request.
    pub fn create(kind: DatabaseKind) -> io::Result<Self> {
        let left_out = || io::Error::other(format!("{kind} was left out on request"));
        let (database, driver, async_driver) = match kind {
            DatabaseKind::Sqlite => (Database::sqlite(), "sqlite", "sqlite+aiosqlite"),
            DatabaseKind::Postgresql => (
                pool::take().ok_or_else(left_out)?,
                "postgresql+psycopg2",
                "postgresql+asyncpg",
            ),
            DatabaseKind::Mysql => (
                Database::mysql().ok_or_else(left_out)?,
                "mysql+pymysql",
                "mysql+aiomysql",
            ),
            DatabaseKind::Mariadb => (
                Database::mysql().ok_or_else(left_out)?,
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
    pub fn hide(&self, text: &str) -> String {
        let name = self.database.url().database.as_deref().unwrap_or("");
        text.replace(&self.url, "<url>")
            .replace(&self.async_url, "<async url>")
            .replace(name, "<database>")
    }

    /// Replaces the URL's placeholders.
    pub fn fill(&self, text: &str) -> String {
        text.replace("{url}", &self.url)
            .replace("{async_url}", &self.async_url)
    }

    /// Executes SQL.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub fn execute(&self, sql: &str) -> io::Result<()> {
        self.database
            .connect()
            .execute(sql)
            .map(drop)
            .map_err(io::Error::other)
    }

    /// Executes a script whose statements each end with a semicolon at the end of a line.
    ///
    /// # Errors
    ///
    /// What the database says, with the statement.
    pub fn execute_script(&self, script: &str) -> io::Result<()> {
        let mut connection = self.database.connect();
        for statement in script.split(";\n").map(str::trim) {
            if !statement.is_empty() {
                connection
                    .execute(statement)
                    .map_err(|error| io::Error::other(format!("{error}: {statement}")))?;
            }
        }
        Ok(())
    }

    /// Schema and rows, as the database's own tool prints them, without these tables.
    ///
    /// # Errors
    ///
    /// When the tool is missing or fails.
    pub fn dump(&self, left_out: &[&str]) -> io::Result<String> {
        let url = self.database.url();
        let name = url.database.clone().unwrap_or_default();
        let text = match self.kind {
            DatabaseKind::Sqlite => self.dump_sqlite(left_out)?,
            DatabaseKind::Postgresql => output(
                Command::new("pg_dump")
                    .args(["--no-owner", "--inserts"])
                    .args(
                        left_out
                            .iter()
                            .map(|table| format!("--exclude-table={table}")),
                    )
                    .arg(self.database.url_text()),
            )?,
            DatabaseKind::Mysql | DatabaseKind::Mariadb => {
                let mut command = Command::new("mariadb-dump");
                command
                    .args([
                        "--skip-comments",
                        "--skip-dump-date",
                        "--skip-extended-insert",
                    ])
                    .args(
                        left_out
                            .iter()
                            .map(|table| format!("--ignore-table={name}.{table}")),
                    );
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
        Ok(text
            .replace(&name, "<database>")
            .lines()
            .filter(|line| !is_random(line))
            .flat_map(|line| [line, "\n"])
            .collect())
    }

    /// SQLite's schema is its own text; rows follow, table by table.
    fn dump_sqlite(&self, left_out: &[&str]) -> io::Result<String> {
        let mut connection = self.database.connect();
        let mut query = |sql: &str| connection.query(sql).map_err(io::Error::other);
        let schema = query(&format!(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT IN ('{}') \
             ORDER BY type, name",
            left_out.join("', '")
        ))?;
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

/// Whether a line of a dump differs in any two runs, or says nothing.
fn is_random(line: &str) -> bool {
    const STARTS: [&str; 5] = ["\\restrict ", "\\unrestrict ", "--", "/*!", "/*M!"];
    line.is_empty() || STARTS.iter().any(|start| line.starts_with(start))
}

impl Drop for ProjectDatabase {
    fn drop(&mut self) {
        if self.kind == DatabaseKind::Postgresql {
            pool::give_back(self.database.take());
        }
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
