//! Questions to the person at the terminal.

use std::io::{BufRead as _, IsTerminal as _};

use limbeck::Rename;

use crate::arguments::Invocation;
use crate::output::{Look, Style, stderr_is_terminal, write_stderr};
use crate::signals;

/// Whether a command may ask: only somebody who sees questions and can type gets one, and not for
/// what scripts read.
pub(crate) fn can_ask(invocation: &Invocation) -> bool {
    invocation.command.name == "revision"
        && !invocation.flag("quiet")
        && std::io::stdin().is_terminal()
        && stderr_is_terminal()
}

/// Whether a drop and an addition are a rename. No answer is a no.
pub(crate) fn is_rename(rename: &Rename) -> bool {
    let style = Style::for_stream(true);
    let question = match rename {
        Rename::Table { table, new_name } => {
            format!("Was the table {} renamed to {new_name}?", table.key())
        }
        Rename::Column {
            table,
            column,
            new_name,
        } => format!(
            "Was the column {}.{column} renamed to {new_name}?",
            table.key()
        ),
    };
    let question = format!("{} [y/N] ", style.paint(Look::Notice, &question));
    let mut answer = String::new();
    let is_read = signals::while_asking(|| {
        write_stderr(&question);
        std::io::stdin().lock().read_line(&mut answer).is_ok()
    });
    is_read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}
