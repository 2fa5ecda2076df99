//! What the standard streams are connected to.

use std::io::IsTerminal;

use terminal_size::{Width, terminal_size_of};

/// Columns of the terminal that standard input is connected to; `None` when it is none. Alembic
/// lays its messages out by this rather than by the stream that they are written to.
pub(crate) fn stdin_columns() -> Option<usize> {
    columns(terminal_size_of(std::io::stdin()))
}

/// Columns of the terminal that standard output is connected to.
pub(crate) fn stdout_columns() -> Option<usize> {
    columns(terminal_size_of(std::io::stdout()))
}

/// Whether standard error is a terminal on which lines may be coloured and redrawn.
pub(crate) fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

fn columns<H>(size: Option<(Width, H)>) -> Option<usize> {
    size.map(|(width, _)| usize::from(width.0))
        .filter(|columns| *columns > 0)
}
