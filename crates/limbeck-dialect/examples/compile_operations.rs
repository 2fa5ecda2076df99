//! Compiles 100,000 operations for each dialect on one core and prints the seconds that each took.
//!
//! The operations are those of the recorded cases under `tests/operations/sql`, over and over.
//! `cargo xtask bench` runs it.

#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use limbeck_dialect::{CompileContext, CompileMemory, Dialect, ParameterStyle, compile_operation};
use limbeck_model::operation::Operation;
use serde::Deserialize;

/// How many operations are compiled for each dialect.
const OPERATIONS: usize = 100_000;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    operations: Option<Vec<Operation>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut operations = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/operations/sql/recorded");
    for entry in std::fs::read_dir(folder)? {
        let file: File = serde_json::from_str(&std::fs::read_to_string(entry?.path())?)?;
        operations.extend(file.cases.into_iter().filter_map(|case| case.operations));
    }
    let operations: Vec<Operation> = operations.into_iter().flatten().collect();
    let dialects: [&dyn Dialect; 5] = [
        &limbeck_postgresql::PostgresqlDialect,
        &limbeck_mysql::MysqlDialect::mysql(),
        &limbeck_sqlite::SqliteDialect,
        &limbeck_mssql::MssqlDialect,
        &limbeck_oracle::OracleDialect,
    ];
    for dialect in dialects {
        let context = CompileContext::offline(true, ParameterStyle::Named);
        // What a dialect refuses is not counted.
        let compilable: Vec<&Operation> = operations
            .iter()
            .filter(|operation| {
                let mut memory = CompileMemory::default();
                compile_operation(dialect, operation, &context, &mut memory).is_ok()
            })
            .collect();
        let mut memory = CompileMemory::default();
        let mut length = 0;
        let started = Instant::now();
        for operation in compilable.iter().cycle().take(OPERATIONS) {
            let compiled = compile_operation(dialect, operation, &context, &mut memory)?;
            length += compiled
                .statements
                .iter()
                .map(|statement| statement.sql.len())
                .sum::<usize>();
        }
        let seconds = started.elapsed().as_secs_f64();
        println!("{} {seconds:.3} {length}", dialect.name());
    }
    Ok(())
}
