//! `cargo xtask test`

use std::io::{self, BufRead, BufReader, Write};
use std::process::Stdio;

use limbeck_testing::alembic;

use crate::workspace::{cargo, root, target};

/// What may be left out, and what is passed on.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Leaves out everything that needs a live server of this kind
    #[arg(long, value_name = "DATABASE", value_parser = ["postgresql", "mysql"])]
    without: Vec<String>,
    /// Tries 2,000 random schemas for each database instead of 50
    #[arg(long)]
    long: bool,
    /// Runs only tests whose names contain this text
    filter: Option<String>,
    /// Arguments for `cargo test`, after `--`
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Counts of tests over all test programs.
#[derive(Default)]
struct Summary {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Summary {
    /// Adds the counts of a test program's closing line, such as
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(kind)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match kind {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

/// Sets up servers and the comparison environment, runs all tests, and prints one summary.
pub(crate) fn run(arguments: &Arguments) -> io::Result<()> {
    let python = alembic::prepare_environment(
        &target().join("alembic"),
        &root().join("tests/requirements.txt"),
    )?;
    let servers = limbeck_testing::server::Servers::start(&arguments.without)?;

    let mut command = cargo();
    command
        .args(["test", "--workspace", "--locked", "--no-fail-fast"])
        .args(&arguments.rest)
        .args(&arguments.filter)
        .env(alembic::PYTHON_VARIABLE, python)
        .envs(servers.variables())
        .stdout(Stdio::piped());
    if arguments.long {
        command.env("LIMBECK_TEST_SCHEMAS", "2000");
    }
    let mut child = command.spawn()?;
    let mut summary = Summary::default();
    if let Some(output) = child.stdout.take() {
        let mut terminal = io::stdout().lock();
        for line in BufReader::new(output).lines() {
            let line = line?;
            summary.add(&line);
            writeln!(terminal, "{line}")?;
        }
    }
    let status = child.wait()?;
    drop(servers);

    println!();
    for database in &arguments.without {
        println!("left out on request: everything that needs {database}");
    }
    println!(
        "{} passed, {} failed, {} skipped",
        summary.passed, summary.failed, summary.ignored
    );
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("cargo test: {status}")))
    }
}
