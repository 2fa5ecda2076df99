//! Developer commands of Limbeck: `cargo xtask test`, `cargo xtask parity`,
//! `cargo xtask lint`, `cargo xtask bench`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

mod bench;
mod lint;
mod parity;
mod test;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(about = "Developer commands of Limbeck")]
enum Command {
    /// Sets up everything that the tests need and runs them all
    Test(test::Arguments),
    /// Compares Limbeck with Alembic and lists what differs
    #[command(subcommand)]
    Parity(parity::Arguments),
    /// Times Limbeck and Alembic in turn on generated projects
    Bench(bench::Arguments),
    /// Checks formatting, lints, documentation and the licences of dependencies
    Lint,
}

fn main() -> ExitCode {
    let result = match Command::parse() {
        Command::Test(arguments) => test::run(&arguments),
        Command::Parity(arguments) => parity::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Lint => lint::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
