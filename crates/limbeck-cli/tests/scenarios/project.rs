//! A project in a folder of its own, and the program run on it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use limbeck_model::Value;
use limbeck_testing::Database;
use regex::Regex;
use tempfile::TempDir;

const INI: &str = include_str!("project/alembic.ini");
const ENV: &str = include_str!("project/env.py");

/// A project in a folder of its own.
pub(crate) struct Project {
    folder: TempDir,
    database: Database,
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// A folder with nothing in it, and an SQLite database that does not exist yet.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            database: Database::sqlite(),
        }
    }

    /// A project without revisions on a database.
    pub(crate) fn on(database: Database) -> Self {
        let project = Self {
            folder: tempfile::tempdir().unwrap(),
            database,
        };
        let url = project.database.url_text().replace('%', "%%");
        project.write("alembic.ini", &INI.replace("<url>", &url));
        project.write("migrations/env.py", ENV);
        fs::create_dir(project.path("migrations/versions")).unwrap();
        project
    }

    /// A project without revisions on SQLite.
    pub(crate) fn sqlite() -> Self {
        Self::on(Database::sqlite())
    }

    /// Adds a revision whose `upgrade()` and `downgrade()` have these lines.
    pub(crate) fn revision(
        &self,
        id: &str,
        down: Option<&str>,
        upgrade: &[&str],
        downgrade: &[&str],
    ) {
        let body = |lines: &[&str]| {
            let lines = if lines.is_empty() { &["pass"] } else { lines };
            lines
                .iter()
                .map(|line| format!("    {line}\n"))
                .collect::<String>()
        };
        let down = down.map_or("None".to_owned(), |down| format!("{down:?}"));
        let text = format!(
            "\"\"\"step {id}\"\"\"\nimport sqlalchemy as sa\nfrom alembic import op\n\nrevision = \
             {id:?}\ndown_revision = {down}\n\n\ndef upgrade():\n{}\n\ndef downgrade():\n{}",
            body(upgrade),
            body(downgrade)
        );
        self.write(&format!("migrations/versions/{id}.py"), &text);
    }

    /// Writes a file, and the folders that it is in.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// The program with its arguments, in the project's folder.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_limbeck"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_remove("ALEMBIC_CONFIG")
            .env("COLUMNS", "80")
            .env("EDITOR", "true")
            .stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, words: &[&str]) -> Answer {
        self.answer(&self.command(words).output().unwrap())
    }

    /// Runs the program, which has to succeed.
    pub(crate) fn succeed(&self, words: &[&str]) -> Answer {
        let answer = self.run(words);
        assert_eq!(answer.code, 0, "{words:?}: {answer:#?}");
        answer
    }

    /// What a process wrote, in a form that does not depend on this run.
    pub(crate) fn answer(&self, output: &Output) -> Answer {
        let folder = self.folder.path().canonicalize().unwrap();
        let time = Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+").unwrap();
        let normal = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            let text = text.replace(folder.to_str().unwrap(), "/project");
            time.replace_all(&text, "<time>").into_owned()
        };
        Answer {
            code: output.status.code().unwrap_or(-1),
            stdout: normal(&output.stdout),
            stderr: normal(&output.stderr),
        }
    }

    /// The first column of the rows of a query, sorted.
    pub(crate) fn column(&self, sql: &str) -> Vec<String> {
        let mut connection = self.database.connect();
        let result = connection.query(sql).unwrap();
        let mut values: Vec<String> = result
            .rows
            .into_iter()
            .map(|row| match row.into_iter().next() {
                Some(Value::Text(text)) => text,
                other => format!("{other:?}"),
            })
            .collect();
        values.sort();
        values
    }

    /// The rows of the version table.
    pub(crate) fn versions(&self) -> Vec<String> {
        self.column("SELECT version_num FROM alembic_version")
    }

    /// The tables of the database, without the version table.
    pub(crate) fn tables(&self) -> Vec<String> {
        let mut connection = self.database.connect();
        let tables = connection.inspector().table_names(None).unwrap();
        tables
            .into_iter()
            .filter(|name| name != "alembic_version")
            .collect()
    }
}
