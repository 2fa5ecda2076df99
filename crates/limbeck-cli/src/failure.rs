//! The one place that turns errors into text and exit codes.

use std::process::ExitCode;

use limbeck::{Error, ErrorKind, StepState};

use crate::output::{Look, Messenger, Style, stderr_is_terminal, write_stderr};

/// Exit code of a wrong command line.
pub(crate) const MISUSE: u8 = 2;
/// Exit code of a refusal, Alembic's `sys.exit(-1)`.
const REFUSED: u8 = 255;
/// Exit code of an exception in a script.
const FAULT: u8 = 1;
/// Exit code after Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;
/// Exit code of a fault of our own.
const BUG: u8 = 70;

/// Prints an error and answers the exit code.
pub(crate) fn report(error: &Error, messenger: Messenger, raise_errors: bool) -> ExitCode {
    let style = Style::for_stream(stderr_is_terminal());
    if error.class() == Some("SystemExit") {
        return exit_of_script(&error.to_string());
    }
    let code = match error.kind() {
        ErrorKind::Refused | ErrorKind::File | ErrorKind::LockTimeout => {
            if raise_errors {
                write_stderr(&explained(error, style));
                FAULT
            } else {
                messenger.message(&format!("FAILED: {error}"));
                write_stderr(&place(error, style));
                REFUSED
            }
        }
        ErrorKind::Interrupted => {
            say_interrupted();
            INTERRUPTED
        }
        _ => {
            write_stderr(&explained(error, style));
            FAULT
        }
    };
    write_stderr(&consequences(error, style));
    if let Some(help) = error.help() {
        write_stderr(&format!("{} {help}\n", style.paint(Look::Notice, "help:")));
    }
    ExitCode::from(code)
}

/// Says that somebody has ended the program.
pub(crate) fn say_interrupted() {
    let style = Style::for_stream(stderr_is_terminal());
    write_stderr(&format!("{}\n", style.paint(Look::Bad, "Interrupted")));
}

/// What Python makes of `sys.exit(status)`: a number is the exit code, a text goes to standard error.
fn exit_of_script(status: &str) -> ExitCode {
    match status.parse::<i64>() {
        // Only the lowest byte reaches the parent process.
        Ok(code) => ExitCode::from(code.to_le_bytes()[0]),
        Err(_) => {
            write_stderr(&format!("{status}\n"));
            ExitCode::from(FAULT)
        }
    }
}

/// The place of a refusal, where the message does not name the file already. That of a refusal by
/// the command itself would be the line of the environment script that runs migrations.
fn place(error: &Error, style: Style) -> String {
    let is_of_interest = error.trace().is_empty() || error.failed_step().is_some();
    let message = error.to_string();
    match error
        .origin()
        .filter(|origin| is_of_interest && !message.contains(&origin.file))
    {
        Some(origin) => format!("{} {origin}\n", style.paint(Look::Notice, "at:")),
        None => String::new(),
    }
}

/// The trace, and the message where no trace ends with it.
fn explained(error: &Error, style: Style) -> String {
    let trace = error.trace();
    if !trace.is_empty() {
        let line_break = if trace.ends_with('\n') { "" } else { "\n" };
        return format!("{trace}{line_break}");
    }
    let place = error
        .origin()
        .map(|origin| format!("{origin}: "))
        .unwrap_or_default();
    format!("{} {place}{error}\n", style.paint(Look::Bad, "error:"))
}

/// What the steps before and in the failure have left behind.
fn consequences(error: &Error, style: Style) -> String {
    let mut text = String::new();
    let count = |state| {
        error
            .steps()
            .iter()
            .filter(|step| step.state == state)
            .count()
    };
    let name = |step: &limbeck::StepInfo| {
        format!(
            "{} {} -> {}",
            step.action,
            step.from.join(", "),
            step.to.join(", ")
        )
    };
    if let Some(step) = error.failed_step() {
        let fate = if step.state == StepState::WrittenInPart {
            "failed; its SQL is not complete"
        } else if error.kept_statements().is_empty() {
            "failed and was rolled back"
        } else {
            "failed in part; what it did stays"
        };
        text.push_str(&format!(
            "{} {} {fate}\n",
            style.paint(Look::Bad, "Step"),
            name(step)
        ));
        for statement in error.kept_statements() {
            text.push_str(&format!("  stays: {}\n", one_line(statement)));
        }
        if !error.kept_statements().is_empty() {
            text.push_str(
                "  The database can't roll these back. Undo them by hand, or take them out of the \
                 script, before it is run again.\n",
            );
        }
    }
    let (applied, rolled_back) = (count(StepState::Applied), count(StepState::RolledBack));
    if rolled_back > 0 {
        text.push_str(&format!(
            "{rolled_back} earlier {} rolled back with it\n",
            if rolled_back == 1 {
                "step was"
            } else {
                "steps were"
            }
        ));
    }
    if applied > 0 {
        text.push_str(&format!(
            "{applied} earlier {} committed\n",
            if applied == 1 {
                "step stays"
            } else {
                "steps stay"
            }
        ));
    }
    text
}

fn one_line(statement: &str) -> String {
    statement.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs the program; a fault of our own becomes a short message instead of a Rust panic.
pub(crate) fn catch_panics(body: fn() -> ExitCode) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or("no message");
        let place = panic
            .location()
            .map(|place| format!(" ({place})"))
            .unwrap_or_default();
        write_stderr(&format!(
            "limbeck {} has met a fault of its own: {message}{place}\nPlease report it at {} with \
             the command that you ran.\n",
            env!("CARGO_PKG_VERSION"),
            concat!(env!("CARGO_PKG_REPOSITORY"), "/issues"),
        ));
    }));
    std::panic::catch_unwind(body).unwrap_or(ExitCode::from(BUG))
}
