//! The directives one by one: what they write and what they leave, beside what Alembic did.
//!
//! The cases are in `tests/operations/`; see the README there. `LIMBECK_PARITY_REPORT` in the
//! environment asks for a table at the end: how many cases are identical, and which are not.

#![expect(clippy::print_stdout, reason = "the table is for whoever asked for it")]

mod batch;
mod live;
mod report;
mod sql;
mod tool;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = match sql::trials().and_then(|mut trials| {
        trials.extend(batch::trials()?);
        trials.extend(live::trials());
        Ok(trials)
    }) {
        Ok(trials) => trials,
        Err(error) => {
            println!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let conclusion = libtest_mimic::run(&arguments, trials);
    if std::env::var_os("LIMBECK_PARITY_REPORT").is_some() {
        print!("{}", report::text());
    }
    conclusion.exit_code()
}
