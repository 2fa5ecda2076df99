//! `cargo xtask parity`

use std::io;
use std::process::Command;

use limbeck_testing::alembic;

use crate::workspace::{cargo, check, root, target};

/// What is compared with Alembic.
#[derive(clap::Subcommand)]
pub(crate) enum Arguments {
    /// Compares the directives with what Alembic did, and lists what differs
    Ops {
        /// Asks Alembic again what it does, for the groups that are compared, before the comparison
        #[arg(long)]
        record: bool,
        /// Compares only groups whose names contain this text, such as `batch` or `::mysql`
        filter: Option<String>,
    },
}

/// Compares and prints a table.
pub(crate) fn run(arguments: &Arguments) -> io::Result<()> {
    let Arguments::Ops { record, filter } = arguments;
    if *record {
        let python = alembic::prepare_environment(
            &target().join("alembic"),
            &root().join("tests/requirements.txt"),
        )?;
        check(
            Command::new(python)
                .arg(root().join("tests/operations/record.py"))
                .args(filter),
        )?;
    }
    let servers = limbeck_testing::server::Servers::start(&[])?;
    check(
        cargo()
            .args(["test", "--locked", "--quiet", "-p", "limbeck-cli"])
            .args(["--test", "operations", "--"])
            .args(filter)
            .envs(servers.variables())
            .env("LIMBECK_PARITY_REPORT", "1"),
    )
}
