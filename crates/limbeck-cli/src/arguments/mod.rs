//! The command line: from words to an [`Invocation`].

mod duration;
mod parser;
mod specification;
mod usage;

#[cfg(test)]
mod tests;

use std::time::Duration;

pub(crate) use parser::{ArgumentValue, Values};
use parser::{Grammar, Stop};
pub(crate) use specification::{COMMANDS, CommandSpec, GLOBAL, HELP, OptionSpec};
use usage::Page;

/// Columns of help and usage texts when the terminal does not say.
const DEFAULT_COLUMNS: usize = 80;

/// The name under which the program was called, which decides what it says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// `limbeck`.
    Limbeck,
    /// A link called `alembic`: tools that parse the output of Alembic keep working.
    Alembic,
}

impl Program {
    /// From the first word of the command line.
    pub(crate) fn from_path(path: &str) -> Self {
        let name = std::path::Path::new(path)
            .file_stem()
            .and_then(|stem| stem.to_str());
        if name == Some("alembic") {
            Self::Alembic
        } else {
            Self::Limbeck
        }
    }

    /// The name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Limbeck => "limbeck",
            Self::Alembic => "alembic",
        }
    }

    /// What `--version` prints.
    pub(crate) fn version(self) -> String {
        let version = match self {
            Self::Limbeck => env!("CARGO_PKG_VERSION"),
            Self::Alembic => limbeck::ALEMBIC_VERSION,
        };
        format!("{} {version}", self.name())
    }

    fn options(self, options: &[OptionSpec]) -> Vec<OptionSpec> {
        let shown = |option: &&OptionSpec| self == Self::Limbeck || !option.extension;
        options.iter().filter(shown).copied().collect()
    }
}

/// A command line that was understood.
#[derive(Debug, Clone)]
pub(crate) struct Invocation {
    /// The sub-command.
    pub(crate) command: &'static CommandSpec,
    /// Values of the options before the sub-command.
    pub(crate) global: Values,
    /// Values of the sub-command's options and positional arguments.
    pub(crate) local: Values,
}

impl Invocation {
    /// Whether a flag was given.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.value(name) == Some(&ArgumentValue::Flag(true))
    }

    /// The text of an option or argument.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.value(name) {
            Some(ArgumentValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The texts of an option or argument that may be repeated.
    pub(crate) fn list(&self, name: &str) -> &[String] {
        match self.value(name) {
            Some(ArgumentValue::List(texts)) => texts,
            _ => &[],
        }
    }

    /// The value of `--lock-timeout`, which was checked when the command line was read.
    pub(crate) fn lock_timeout(&self) -> Option<Duration> {
        self.text("lock_timeout").and_then(duration::parse)
    }

    fn value(&self, name: &str) -> Option<&ArgumentValue> {
        // No sub-command has an option with the attribute name of a global one.
        self.local.get(name).or_else(|| self.global.get(name))
    }
}

/// What to do instead of running a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Print to standard output and succeed.
    Print(String),
    /// Print to standard error and fail with code 2.
    Misuse(String),
}

/// Reads the words after the program's name.
pub(crate) fn parse(program: Program, words: &[String]) -> Result<Invocation, Outcome> {
    parse_for_width(program, words, columns())
}

/// Reads the words after the program's name; help and usage texts are laid out for a terminal of
/// this many columns.
fn parse_for_width(
    program: Program,
    words: &[String],
    columns: usize,
) -> Result<Invocation, Outcome> {
    let main_page = Page {
        program: program.name().to_owned(),
        options: program.options(GLOBAL),
        positionals: &[],
        commands: shown_commands(program),
        width: columns - 2,
    };
    let grammar = Grammar {
        options: GLOBAL.to_vec(),
        positionals: &[],
        has_commands: true,
    };
    let mut parsed =
        parser::parse(&grammar, words).map_err(|stop| outcome(program, &main_page, stop))?;
    let misuse = |text: String| outcome(program, &main_page, Stop::Error(text));
    let Some(command_words) = parsed.command.take() else {
        return Err(misuse("too few arguments".to_owned()));
    };
    let Some((name, rest)) = command_words.split_first() else {
        return Err(misuse("too few arguments".to_owned()));
    };
    let Some(command) = specification::command(name) else {
        let names: Vec<&str> = main_page
            .commands
            .iter()
            .map(|command| command.name)
            .collect();
        return Err(misuse(parser::invalid_choice(
            &main_page.choices(),
            name,
            &names,
        )));
    };
    let mut options = vec![HELP];
    options.extend_from_slice(command.options);
    let page = Page {
        program: format!("{} {}", program.name(), command.name),
        options: program.options(&options),
        positionals: command.positionals,
        commands: Vec::new(),
        width: main_page.width,
    };
    let grammar = Grammar {
        options,
        positionals: command.positionals,
        has_commands: false,
    };
    let sub = parser::parse(&grammar, rest).map_err(|stop| outcome(program, &page, stop))?;
    parsed.extras.extend(sub.extras);
    if !parsed.extras.is_empty() {
        let extras = parsed.extras.join(" ");
        return Err(misuse(format!("unrecognized arguments: {extras}")));
    }
    let invocation = Invocation {
        command,
        global: with_defaults(parsed.values),
        local: with_defaults(sub.values),
    };
    if let Some(text) = invocation.text("lock_timeout")
        && duration::parse(text).is_none()
    {
        let text = parser::quoted(text);
        let fault = format!("argument --lock-timeout: invalid duration: {text}");
        return Err(outcome(program, &page, Stop::Error(fault)));
    }
    Ok(invocation)
}

fn outcome(program: Program, page: &Page<'_>, stop: Stop) -> Outcome {
    match stop {
        Stop::Help => Outcome::Print(page.help()),
        Stop::Version => Outcome::Print(format!("{}\n", program.version())),
        Stop::Error(text) => {
            Outcome::Misuse(format!("{}{}: error: {text}\n", page.usage(), page.program))
        }
    }
}

fn shown_commands(program: Program) -> Vec<&'static CommandSpec> {
    let shown = |command: &&CommandSpec| program == Program::Limbeck || !command.extension;
    COMMANDS.iter().filter(shown).collect()
}

fn with_defaults(mut values: Values) -> Values {
    for (name, default) in [("name", "alembic"), ("template", "generic")] {
        if let Some(value @ ArgumentValue::Absent) = values.get_mut(name) {
            *value = ArgumentValue::Text(default.to_owned());
        }
    }
    values
}

fn columns() -> usize {
    let from_environment = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok());
    from_environment
        .filter(|columns| *columns > 0)
        .or_else(crate::output::stdout_columns)
        .unwrap_or(DEFAULT_COLUMNS)
        .max(22)
}
