//! Messages on standard output, laid out as Alembic lays them out.

use std::io::Write;

use super::{stdin_columns, wrap};

/// Indentation of messages on a terminal.
const INDENT: &str = "  ";

/// Writes messages to standard output. A reader that went away is no error: output then stops.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Messenger {
    quiet: bool,
    /// Width of the terminal; messages are written as they are without one.
    columns: Option<usize>,
}

impl Messenger {
    /// A writer for messages, or one that writes nothing (`--quiet`).
    pub(crate) fn new(quiet: bool) -> Self {
        Self {
            quiet,
            columns: stdin_columns(),
        }
    }

    /// Writes a message: indented and wrapped on a terminal.
    pub(crate) fn message(self, text: &str) {
        self.write(&format!("{}\n", self.laid_out(text)));
    }

    /// Writes the start of a status line, which [`Messenger::finish`] ends.
    pub(crate) fn start(self, text: &str, line_break: bool) {
        let end = if line_break { "\n" } else { "" };
        self.write(&format!("{}{end}", self.laid_out(&format!("{text} ..."))));
    }

    /// Ends a status line.
    pub(crate) fn finish(self, is_success: bool) {
        self.write(if is_success { "  done\n" } else { "  FAILED\n" });
    }

    /// Writes text as it is.
    pub(crate) fn raw(self, text: &str) {
        self.write(text);
    }

    fn laid_out(self, text: &str) -> String {
        match self.columns {
            None => text.to_owned(),
            Some(columns) => {
                let lines = wrap(text, columns.saturating_sub(INDENT.len()));
                let lines: Vec<String> =
                    lines.iter().map(|line| format!("{INDENT}{line}")).collect();
                lines.join("\n")
            }
        }
    }

    fn write(self, text: &str) {
        if self.quiet {
            return;
        }
        write_stdout(text);
    }
}

/// Writes to standard output, whoever listens.
pub(crate) fn write_stdout(text: &str) {
    let mut stdout = std::io::stdout().lock();
    // A closed pipe (`limbeck history | head`) ends the output, not the program.
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// Writes to standard error, whoever listens.
pub(crate) fn write_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
