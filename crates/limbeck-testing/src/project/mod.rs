//! A project that Alembic or Limbeck works on: a copy of its files, and a database of its own.

mod database;
mod pool;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub use self::database::{DatabaseKind, ProjectDatabase};
pub use self::pool::drop_idle_databases;
use crate::alembic::{self, Outcome};

/// Who executes a command.
#[derive(Debug, Clone)]
pub enum Tool {
    /// Alembic itself.
    Alembic,
    /// A program at a path, which takes the same arguments.
    Program(PathBuf),
}

/// A folder and a database, which both end with this value.
pub struct Project {
    folder: TempDir,
    database: ProjectDatabase,
    variables: BTreeMap<String, String>,
}

impl Project {
    /// An empty folder and an empty database.
    ///
    /// # Errors
    ///
    /// When databases of this kind were left out on request, or the folder can't be made.
    pub fn create(kind: DatabaseKind) -> io::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            database: ProjectDatabase::create(kind)?,
            variables: BTreeMap::from([("TZ".to_owned(), "UTC".to_owned())]),
        })
    }

    /// The database.
    pub fn database(&self) -> &ProjectDatabase {
        &self.database
    }

    /// The folder without symbolic links, as tools print it.
    ///
    /// # Errors
    ///
    /// When the folder is gone.
    pub fn folder(&self) -> io::Result<PathBuf> {
        self.folder.path().canonicalize()
    }

    /// Sets a variable of the environment, filling in the database's URL.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.variables
            .insert(name.to_owned(), self.database.fill(value));
    }

    /// Copies a folder's files into the project, filling in the database's URL. The description of
    /// a case (`case.toml`) and databases stay behind.
    ///
    /// # Errors
    ///
    /// When a file can't be read or written.
    pub fn copy(&self, from: &Path) -> io::Result<()> {
        self.copy_into(from, self.folder.path())
    }

    fn copy_into(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            let (source, target) = (entry.path(), to.join(entry.file_name()));
            if entry.file_type()?.is_dir() {
                self.copy_into(&source, &target)?;
            } else if entry.file_name() != "case.toml"
                && source.extension().is_none_or(|extension| extension != "db")
            {
                let content = match String::from_utf8(std::fs::read(&source)?) {
                    Ok(text) => self.database.fill(&text).into_bytes(),
                    Err(error) => error.into_bytes(),
                };
                std::fs::write(&target, content)?;
            }
        }
        Ok(())
    }

    /// Executes a command in the project's folder.
    ///
    /// # Errors
    ///
    /// When the tool can't be started. That the command fails is no error; see
    /// [`Outcome::exit_code`].
    pub fn run(&self, tool: &Tool, arguments: &[String]) -> io::Result<Outcome> {
        match tool {
            Tool::Alembic => alembic::run(arguments, &self.folder()?, &self.variables),
            Tool::Program(path) => {
                let output = Command::new(path)
                    .args(arguments)
                    .current_dir(self.folder()?)
                    .envs(&self.variables)
                    .stdin(Stdio::null())
                    .output()?;
                Ok(Outcome {
                    exit_code: output.status.code().unwrap_or(-1),
                    stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
                    stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
                })
            }
        }
    }
}
