//! Limbeck runs database schema migrations: projects made for Alembic, as they are, without Python.
//!
//! # Example
//!
//! ```no_run
//! use limbeck::command::{self, UpgradeOptions};
//! use limbeck::config::{Config, ConfigFiles, ProcessContext};
//! use limbeck::Environment;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let context = ProcessContext {
//!     working_directory: std::env::current_dir()?,
//!     variables: std::env::vars().collect(),
//! };
//! let files = ConfigFiles {
//!     ini: Some("alembic.ini".into()),
//!     toml: None,
//! };
//! let config = Config::load(context, files, "alembic")?;
//! let environment = Environment::new(config).on_event(|event| println!("{event:?}"));
//! let report = command::upgrade(&environment, "head", &UpgradeOptions::default())?;
//! for step in &report.steps {
//!     println!("{} {}", step.to.join(", "), step.doc);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The library prints nothing. A [`command`] answers a value; what happens meanwhile is told to the
//! function given to [`Environment::on_event`]; an [`Error`] says what went wrong, where, and what
//! had been done before. (Scripts of the project print what they like: they have the process's
//! standard output and standard error, and configure their own logging.)
//!
//! # Map
//!
//! | module | holds |
//! |---|---|
//! | [`command`] | the commands, one file each |
//! | [`config`] | `alembic.ini` and `pyproject.toml` |
//! | `environment` | [`Environment`], and the run of an environment script |
//! | `autogenerate` | comparing models with a database, and the source of revisions |
//! | `project` | a script directory with its revisions, as commands need it |
//! | `database` | connections as scripts see them, with SQLAlchemy's implicit transactions |
//! | `dialects` | the one registry of dialects |
//! | `compile` | from operations to SQL text |
//! | `version_table` | the table that holds which revisions are applied |
//! | `lock` | keeping other migrations of the same database out |
//! | `interrupt` | stopping a command from another thread |
//! | `progress`, `step`, `report`, `listing` | what commands answer |
//! | `error`, `event` | what goes wrong, and what happens |
//!
//! # Features
//!
//! `python` (the interpreter for scripts), `postgresql`, `mysql` and `sqlite` (live connections) are
//! all on by default. SQL output for every dialect needs none of them.

pub mod command;
pub mod config;

mod autogenerate;
mod compile;
mod database;
mod dialects;
mod environment;
mod error;
mod event;
mod host;
mod interrupt;
mod listing;
mod lock;
mod progress;
mod project;
mod report;
mod step;
mod version_table;

pub use autogenerate::RenameCandidate;
pub use config::Config;
pub use environment::Environment;
pub use error::{Error, ErrorKind, Result};
pub use event::Event;
pub use interrupt::Interrupt;
pub use listing::{Listing, RevisionInfo};
pub use lock::LockOptions;
pub use report::Report;
pub use step::{StepInfo, StepState};

pub use limbeck_diff::summary::{Fate, PartSummary, TableSummary};
pub use limbeck_diff::{Hint, NotCompared, Rename};
pub use limbeck_model::operation::OperationList;
pub use limbeck_model::{Origin, Value};
pub use limbeck_script::progress::{FileAction, FileEvent};
pub use limbeck_script::script::{LineOptions, ScriptView};

/// The version of Alembic whose behaviour this version of Limbeck has.
pub const ALEMBIC_VERSION: &str = "1.20.1";
