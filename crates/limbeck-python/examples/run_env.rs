//! Runs an environment script, and the given revision scripts within its `run_migrations()`,
//! against canned answers. Prints every request as one line of JSON.
//!
//! ```console
//! $ cargo run -p limbeck-python --example run_env -- [--sql] [--downgrade] \
//!       [--url URL] [--ini alembic.ini] env.py [revision.py …]
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

use std::cell::Cell;
use std::path::PathBuf;
use std::process::ExitCode;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::{
    EnvironmentInvocation, EnvironmentRuntime, EnvironmentSettings, InspectQuery, LogLevel,
    Request, ScriptError, ScriptHost, StepRunner, StepScript,
};

/// The allocator of the program, so that measurements are of the same kind.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Canned {
    steps: Vec<PathBuf>,
    function: &'static str,
    as_sql: bool,
    next: Cell<i64>,
}

impl Canned {
    fn number(&self) -> Value {
        self.next.set(self.next.get() + 1);
        Value::Integer(self.next.get())
    }

    fn migrate(&self, runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        let steps: Vec<StepScript> = self
            .steps
            .iter()
            .map(|path| StepScript {
                revision: path
                    .file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned())
                    .unwrap_or_default(),
                path: path.clone(),
                function: self.function,
            })
            .collect();
        runner.announce(&steps);
        for step in &steps {
            runner.prepare(step)?;
        }
        for step in &steps {
            runner.log(
                "alembic.runtime.migration",
                LogLevel::Info,
                &format!("Running {} {}", self.function, step.revision),
            );
            runner.run(step)?;
            let applied = Value::map([
                ("is_upgrade", Value::Boolean(self.function == "upgrade")),
                ("is_stamp", Value::Boolean(false)),
                (
                    "up_revision_ids",
                    Value::List(vec![step.revision.as_str().into()]),
                ),
                ("down_revision_ids", Value::List(Vec::new())),
                ("source", Value::List(Vec::new())),
                (
                    "destination",
                    Value::List(vec![step.revision.as_str().into()]),
                ),
            ]);
            runner.version_applied(&applied, std::slice::from_ref(&step.revision))?;
        }
        Ok(Value::Null)
    }
}

fn result_set() -> Value {
    Value::map([
        ("columns", Value::List(vec!["a".into()])),
        (
            "rows",
            Value::List(vec![Value::List(vec![Value::Integer(1)])]),
        ),
        ("row_count", Value::Integer(1)),
        ("last_row_id", Value::Null),
    ])
}

impl EnvironmentRuntime for Canned {
    fn request(&self, request: Request, runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        match serde_json::to_string(&request) {
            Ok(text) => println!("{text}"),
            Err(error) => println!("(not serialisable: {error}) {request:?}"),
        }
        Ok(match request {
            Request::Connect { url, .. } => {
                let dialect = url.split([':', '+']).next().unwrap_or_default().to_owned();
                Value::map([
                    ("connection", self.number()),
                    ("dialect", dialect.into()),
                    ("driver", "canned".into()),
                    (
                        "server_version",
                        Value::List(vec![Value::Integer(17), Value::Integer(0)]),
                    ),
                    ("default_schema", "public".into()),
                ])
            }
            Request::Configure { options } => {
                let dialect = options
                    .dialect_name
                    .clone()
                    .or_else(|| {
                        let url = options.url.as_deref()?;
                        Some(url.split([':', '+']).next()?.to_owned())
                    })
                    .unwrap_or_else(|| "postgresql".to_owned());
                Value::map([
                    ("context", self.number()),
                    ("dialect", dialect.into()),
                    (
                        "as_sql",
                        Value::Boolean(options.as_sql.unwrap_or(self.as_sql)),
                    ),
                    (
                        "transactional_ddl",
                        Value::Boolean(options.transactional_ddl.unwrap_or(true)),
                    ),
                ])
            }
            Request::Execute { .. } | Request::ExecuteDriverSql { .. } => result_set(),
            Request::Inspect { query, .. } => match query {
                InspectQuery::HasTable { .. } => Value::Boolean(false),
                InspectQuery::DefaultSchemaName => "public".into(),
                InspectQuery::Table { .. } => Value::Null,
                InspectQuery::SchemaNames
                | InspectQuery::TableNames { .. }
                | InspectQuery::ViewNames { .. }
                | InspectQuery::SequenceNames { .. }
                | InspectQuery::Enums { .. } => Value::List(Vec::new()),
            },
            Request::Compile { .. } => "<compiled>".into(),
            Request::RunMigrations { .. } => self.migrate(runner)?,
            Request::CurrentHeads { .. } => Value::List(Vec::new()),
            Request::TakeOutput { .. } => "".into(),
            _ => Value::Null,
        })
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut paths = Vec::new();
    let mut settings = EnvironmentSettings {
        ini_section: "alembic".to_owned(),
        ..EnvironmentSettings::default()
    };
    let mut section = IndexMap::new();
    section.insert("script_location".to_owned(), ".".to_owned());
    section.insert(
        "sqlalchemy.url".to_owned(),
        "postgresql://scott:tiger@localhost/test".to_owned(),
    );
    let mut function = "upgrade";
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--sql" => settings.is_offline = true,
            "--downgrade" => function = "downgrade",
            "--url" => {
                section.insert(
                    "sqlalchemy.url".to_owned(),
                    arguments.next().unwrap_or_default(),
                );
            }
            "--ini" => settings.config_file = arguments.next().map(PathBuf::from),
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    if paths.is_empty() {
        eprintln!(
            "usage: run_env [--sql] [--downgrade] [--url URL] [--ini FILE] env.py [revision.py …]"
        );
        return ExitCode::from(2);
    }
    let path = paths.remove(0);
    settings.script_location = path.parent().map(PathBuf::from).unwrap_or_default();
    settings.ini.insert("alembic".to_owned(), section);
    let runtime = Canned {
        steps: paths,
        function,
        as_sql: settings.is_offline,
        next: Cell::new(0),
    };
    let invocation = EnvironmentInvocation {
        reads_models: false,
        search_path: vec![PathBuf::from(".")],
        path,
        settings,
    };
    let started = std::time::Instant::now();
    let host = PythonHost::new(std::env::args().collect());
    let result = host.run_environment(&invocation, &runtime);
    eprintln!("[{:?}]", started.elapsed());
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprint!("{}", error.trace);
            eprintln!("{}: {error}", error.class);
            if let Some(origin) = error.origin {
                eprintln!("  at {origin}");
            }
            ExitCode::FAILURE
        }
    }
}
