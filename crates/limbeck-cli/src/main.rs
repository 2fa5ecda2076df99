//! The `limbeck` program: arguments → settings → one library call → printing.

mod arguments;
mod commands;
mod completions;
mod difference;
mod editor;
mod failure;
mod namespace;
mod output;
mod presenter;
mod questions;
mod signals;
mod template_list;

use std::process::ExitCode;

use arguments::{Outcome, Program};

/// The interpreter makes many small objects; this allocator saves a seventh of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    failure::catch_panics(run)
}

fn run() -> ExitCode {
    let mut words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let path = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    let program = Program::from_path(&path);
    match arguments::parse(program, &words) {
        Ok(invocation) => {
            let arguments = std::iter::once(path).chain(words).collect();
            commands::run(program, &invocation, arguments)
        }
        Err(Outcome::Print(text)) => {
            output::write_stdout(&text);
            ExitCode::SUCCESS
        }
        Err(Outcome::Misuse(text)) => {
            output::write_stderr(&text);
            ExitCode::from(failure::MISUSE)
        }
    }
}
