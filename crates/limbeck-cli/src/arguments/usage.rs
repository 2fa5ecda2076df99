//! Usage and help texts in the layout of Python's `argparse`.

use super::specification::{CommandSpec, OptionSpec, PositionalSpec};
use crate::output::wrap;

/// Column at which help texts start at the latest.
const MAXIMUM_HELP_COLUMN: usize = 24;

/// What a usage text describes.
pub(crate) struct Page<'a> {
    /// The program, with the sub-command after it.
    pub(crate) program: String,
    pub(crate) options: Vec<OptionSpec>,
    pub(crate) positionals: &'a [PositionalSpec],
    /// The sub-commands, on the page of the program itself.
    pub(crate) commands: Vec<&'a CommandSpec>,
    /// Columns available.
    pub(crate) width: usize,
}

impl Page<'_> {
    /// The usage lines, ending in a line break.
    pub(crate) fn usage(&self) -> String {
        let prefix = "usage: ";
        let options: Vec<String> = self.options.iter().map(option_part).collect();
        let positionals = self.positional_parts();
        let parts: Vec<&str> = std::iter::once(self.program.as_str())
            .chain(options.iter().map(String::as_str))
            .chain(positionals.iter().map(String::as_str))
            .collect();
        let line = parts.join(" ");
        if prefix.len() + line.chars().count() <= self.width {
            return format!("{prefix}{line}\n");
        }
        let indent = " ".repeat(prefix.len() + self.program.chars().count() + 1);
        let first: Vec<&str> = parts[..=options.len()].to_vec();
        let mut lines = fill(&first, &indent, prefix.len(), self.width);
        if let Some(line) = lines.first_mut() {
            *line = line[indent.len()..].to_owned();
        }
        let rest = &parts[options.len() + 1..];
        lines.extend(fill(rest, &indent, indent.len(), self.width));
        format!("{prefix}{}\n", lines.join("\n"))
    }

    /// The whole help text.
    pub(crate) fn help(&self) -> String {
        let mut text = self.usage();
        let column = self.help_column();
        if !self.positionals.is_empty() || !self.commands.is_empty() {
            text.push_str("\npositional arguments:\n");
            for positional in self.positionals {
                text.push_str(&entry(
                    positional.name,
                    positional.help,
                    2,
                    column,
                    self.width,
                ));
            }
            if !self.commands.is_empty() {
                text.push_str(&format!("  {}\n", self.choices()));
            }
            for command in &self.commands {
                text.push_str(&entry(command.name, command.help, 4, column, self.width));
            }
        }
        text.push_str("\noptions:\n");
        for option in &self.options {
            text.push_str(&entry(
                &invocation(option),
                option.help,
                2,
                column,
                self.width,
            ));
        }
        text
    }

    /// The sub-commands as one argument: `{branches,check,…}`.
    pub(crate) fn choices(&self) -> String {
        let names: Vec<&str> = self.commands.iter().map(|command| command.name).collect();
        format!("{{{}}}", names.join(","))
    }

    fn positional_parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for positional in self.positionals {
            if positional.choices.is_empty() {
                parts.push(positional.name.to_owned());
            } else {
                parts.push(format!("{{{}}}", positional.choices.join(",")));
            }
            if positional.many {
                parts.push(format!("[{} ...]", positional.name));
            }
        }
        if !self.commands.is_empty() {
            parts.push(self.choices());
            parts.push("...".to_owned());
        }
        parts
    }

    fn help_column(&self) -> usize {
        let longest = self
            .options
            .iter()
            .map(|option| invocation(option).chars().count())
            .chain(
                self.positionals
                    .iter()
                    .map(|positional| positional.name.len()),
            )
            .chain((!self.commands.is_empty()).then(|| self.choices().len()))
            .max()
            .unwrap_or(0);
        let maximum = MAXIMUM_HELP_COLUMN.min(self.width.saturating_sub(20).max(4));
        (longest + 4).min(maximum)
    }
}

fn option_part(option: &OptionSpec) -> String {
    let flag = option.flags[0];
    if option.takes_value() {
        format!("[{flag} {}]", option.placeholder())
    } else {
        format!("[{flag}]")
    }
}

fn invocation(option: &OptionSpec) -> String {
    let flags: Vec<String> = option
        .flags
        .iter()
        .map(|flag| {
            if option.takes_value() {
                format!("{flag} {}", option.placeholder())
            } else {
                (*flag).to_owned()
            }
        })
        .collect();
    flags.join(", ")
}

fn fill(parts: &[&str], indent: &str, start: usize, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line: Vec<&str> = Vec::new();
    let mut length = start;
    for part in parts {
        let size = part.chars().count();
        if length + size > width && !line.is_empty() {
            lines.push(format!("{indent}{}", line.join(" ")));
            line.clear();
            length = indent.len();
        }
        line.push(part);
        length += size + 1;
    }
    if !line.is_empty() {
        lines.push(format!("{indent}{}", line.join(" ")));
    }
    lines
}

fn entry(name: &str, help: &str, indent: usize, column: usize, width: usize) -> String {
    let help_lines = wrap(help, width.saturating_sub(column).max(11));
    let margin = " ".repeat(column);
    let mut text = " ".repeat(indent);
    text.push_str(name);
    let length = indent + name.chars().count();
    let mut lines = help_lines.iter();
    if length + 2 <= column {
        text.push_str(&" ".repeat(column - length));
        text.push_str(lines.next().map_or("", String::as_str));
    }
    text.push('\n');
    for line in lines {
        text.push_str(&margin);
        text.push_str(line);
        text.push('\n');
    }
    text
}
