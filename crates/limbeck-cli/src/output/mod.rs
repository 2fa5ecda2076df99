//! Writing to the terminal.

mod message;
mod style;
mod terminal;
mod wrap;

pub(crate) use message::{Messenger, write_stderr, write_stdout};
pub(crate) use style::{Look, Style};
pub(crate) use terminal::{stderr_is_terminal, stdin_columns, stdout_columns};
pub(crate) use wrap::wrap;
