//! Compares what the dialects write with what Alembic wrote (`tests/operations/sql`).
//!
//! `tests/operations/record.py` records. Differences that are meant are listed with their reasons in
//! `tests/operations/sql/differences.json`. `PARITY_CASE` in the environment limits the test to the cases
//! whose names contain it.
#![expect(clippy::expect_used, reason = "a test that can't go on fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileError, CompileErrorKind, CompileMemory, Dialect, OfflinePrinter,
    ParameterStyle, compile_operation,
};
use limbeck_model::operation::Operation;
use limbeck_model::schema::NamingConvention;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    script: String,
    /// Absent where only a script can say what the case is about.
    operations: Option<Vec<Operation>>,
    dialects: IndexMap<String, Recorded>,
    #[serde(default)]
    paramstyle: Option<String>,
    #[serde(default = "yes")]
    literal_binds: bool,
    #[serde(default)]
    naming_convention: NamingConvention,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct Recorded {
    sql: String,
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    warnings: Vec<String>,
}

#[derive(Deserialize)]
struct Difference {
    file: String,
    case: String,
    dialects: Vec<String>,
    /// Whether it shows in scripts only.
    #[serde(default)]
    script: bool,
    #[expect(dead_code, reason = "for people")]
    reason: String,
}

struct Outcome {
    sql: String,
    error: Option<CompileError>,
    warnings: Vec<String>,
}

fn dialects() -> Vec<Box<dyn Dialect>> {
    vec![
        Box::new(limbeck_postgresql::PostgresqlDialect),
        Box::new(limbeck_sqlite::SqliteDialect),
        Box::new(limbeck_mysql::MysqlDialect::mysql()),
        Box::new(limbeck_mysql::MysqlDialect::mariadb()),
        Box::new(limbeck_mssql::MssqlDialect),
        Box::new(limbeck_oracle::OracleDialect),
    ]
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/operations/sql")
}

fn compile(dialect: &dyn Dialect, case: &Case) -> Outcome {
    let style = match case.paramstyle.as_deref() {
        None => ParameterStyle::Named,
        Some("default") => dialect.capabilities().parameter_style,
        Some(name) => ParameterStyle::from_name(name).expect("a parameter style"),
    };
    let mut context = CompileContext::offline(case.literal_binds, style);
    context.naming_convention = case.naming_convention.clone();
    // The cases are recorded with psycopg, SQLAlchemy's default driver.
    context.bind_casts = true;
    let printer = OfflinePrinter::new(dialect, None);
    let mut memory = CompileMemory::default();
    let mut outcome = Outcome {
        sql: String::new(),
        error: None,
        warnings: Vec::new(),
    };
    for operation in case.operations.iter().flatten() {
        match compile_operation(dialect, operation, &context, &mut memory) {
            Ok(compiled) => {
                for statement in &compiled.statements {
                    outcome.sql.push_str(&printer.statement(&statement.sql));
                }
                outcome.warnings.extend(compiled.warnings);
            }
            Err(error) => {
                outcome.error = Some(error);
                break;
            }
        }
    }
    outcome
}

fn class(kind: CompileErrorKind) -> &'static str {
    kind.class().rsplit('.').next().unwrap_or_default()
}

/// What differs, or nothing.
fn compare(recorded: &Recorded, outcome: &Outcome) -> Option<String> {
    let mut report = String::new();
    match (&recorded.error, &outcome.error) {
        (None, None) => {}
        (Some(class_name), Some(error)) => {
            if class_name != class(error.kind) {
                let _ = writeln!(report, "error class: {class_name} / {}", class(error.kind));
            }
            let message = recorded.message.as_deref().unwrap_or_default();
            if message != error.message {
                let _ = writeln!(report, "message:\n  {message}\n  {}", error.message);
            }
        }
        (Some(class_name), None) => {
            let message = recorded.message.as_deref().unwrap_or_default();
            let _ = writeln!(report, "no error, but {class_name}: {message}");
        }
        (None, Some(error)) => {
            let _ = writeln!(report, "unexpected {}: {error}", class(error.kind));
        }
    }
    if recorded.error.is_none() && recorded.sql != outcome.sql {
        let _ = writeln!(
            report,
            "--- Alembic\n{}--- here\n{}",
            recorded.sql, outcome.sql
        );
    }
    if recorded.error.is_none() && recorded.warnings != outcome.warnings {
        let _ = writeln!(
            report,
            "warnings:\n  {:?}\n  {:?}",
            recorded.warnings, outcome.warnings
        );
    }
    (!report.is_empty()).then_some(report)
}

fn files() -> Vec<(String, File)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(directory().join("recorded"))
        .expect("recorded cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a name");
            let text = std::fs::read_to_string(&path).expect("a recorded file");
            let mut file: File = serde_json::from_str(&text).unwrap_or_else(|error| {
                panic!("{}: {error}", path.display());
            });
            file.cases.retain(|case| case.operations.is_some());
            (stem.to_owned(), file)
        })
        .collect()
}

/// DDL is the same text, whether it is printed or executed on a server of the latest version.
#[test]
fn ddl_is_the_same_live() {
    let all = dialects();
    for (stem, file) in files() {
        if matches!(
            stem.as_str(),
            "statements" | "expressions" | "literals" | "patterns"
        ) {
            continue;
        }
        for case in file.cases.iter().filter(|case| case.paramstyle.is_none()) {
            // SQL Server's types depend on its version.
            for dialect in all.iter().filter(|dialect| dialect.name() != "mssql") {
                let mut offline = CompileContext::offline(true, ParameterStyle::Named);
                offline.naming_convention = case.naming_convention.clone();
                let mut live = CompileContext::live(&[99], None);
                live.naming_convention = case.naming_convention.clone();
                let compile = |context: &CompileContext| {
                    let mut memory = CompileMemory::default();
                    case.operations
                        .iter()
                        .flatten()
                        .map(|operation| {
                            compile_operation(dialect.as_ref(), operation, context, &mut memory)
                                .map(|compiled| compiled.statements)
                        })
                        .collect::<Vec<_>>()
                };
                assert_eq!(
                    compile(&offline),
                    compile(&live),
                    "{stem} / {} / {}",
                    case.name,
                    dialect.name()
                );
            }
        }
    }
}

#[test]
fn sql_is_what_alembic_writes() {
    let differences: Vec<Difference> = serde_json::from_str(
        &std::fs::read_to_string(directory().join("differences.json"))
            .expect("the list of differences"),
    )
    .expect("a list of differences");
    let dialects = dialects();
    let only = std::env::var("PARITY_CASE").ok();
    let mut identical: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut unexpected = String::new();
    let mut count = 0;
    for (stem, file) in &files() {
        for case in &file.cases {
            if only
                .as_ref()
                .is_some_and(|only| !case.name.contains(only.as_str()))
            {
                continue;
            }
            for dialect in &dialects {
                let Some(recorded) = case.dialects.get(dialect.name()) else {
                    continue;
                };
                let found = compare(recorded, &compile(dialect.as_ref(), case));
                let listed = differences.iter().any(|difference| {
                    !difference.script
                        && difference.file == *stem
                        && difference.case == case.name
                        && difference
                            .dialects
                            .iter()
                            .any(|name| name == dialect.name())
                });
                let counts = identical.entry(dialect.name()).or_default();
                counts.1 += 1;
                match (found, listed) {
                    (None, false) => counts.0 += 1,
                    (Some(_), true) => {}
                    (Some(report), false) => {
                        count += 1;
                        let _ = writeln!(
                            unexpected,
                            "=== {stem} / {} / {}\n{}\n{report}",
                            case.name,
                            dialect.name(),
                            case.script.trim()
                        );
                    }
                    (None, true) if only.is_none() => {
                        count += 1;
                        let _ = writeln!(
                            unexpected,
                            "=== {stem} / {} / {}: listed as a difference, but identical",
                            case.name,
                            dialect.name()
                        );
                    }
                    (None, true) => {}
                }
            }
        }
    }
    for (dialect, (same, all)) in &identical {
        println!("{dialect}: {same} of {all} identical");
    }
    assert!(
        unexpected.is_empty(),
        "{count} unexpected differences\n{unexpected}"
    );
}
