//! Reading an argument list the way Python's `argparse` does, since that is what people's habits
//! and scripts rely on: unique prefixes of long options, `-x=1`, `-x1`, `-ab`, negative numbers as
//! positional arguments, `--`.

use std::collections::BTreeMap;

use super::specification::{Action, OptionSpec, PositionalSpec};

/// The value of an option or positional argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ArgumentValue {
    /// Not given.
    Absent,
    /// A flag.
    Flag(bool),
    /// One text.
    Text(String),
    /// Several.
    List(Vec<String>),
}

/// Values by attribute name.
pub(crate) type Values = BTreeMap<&'static str, ArgumentValue>;

/// Why parsing stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The help text was asked for.
    Help,
    /// The version was asked for.
    Version,
    /// The arguments are wrong.
    Error(String),
}

/// What one level of the command line accepts.
pub(crate) struct Grammar<'a> {
    pub(crate) options: Vec<OptionSpec>,
    pub(crate) positionals: &'a [PositionalSpec],
    /// Whether the first positional argument and all that follows belong to a sub-command.
    pub(crate) has_commands: bool,
}

/// What one level of the command line held.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) values: Values,
    /// The sub-command's name and its arguments.
    pub(crate) command: Option<Vec<String>>,
    /// Arguments that nothing accepts.
    pub(crate) extras: Vec<String>,
}

enum Kind {
    /// A value.
    Value,
    /// `--`, after which everything is a value.
    Separator,
    /// An option, possibly unknown, with a value attached to it.
    Option {
        spec: Option<OptionSpec>,
        spelling: String,
        attached: Option<String>,
    },
}

struct Reader<'a> {
    grammar: &'a Grammar<'a>,
    arguments: &'a [String],
    kinds: Vec<Kind>,
    parsed: Parsed,
    /// Positional arguments that were already filled.
    filled: usize,
}

/// Parses one level.
pub(crate) fn parse(grammar: &Grammar<'_>, arguments: &[String]) -> Result<Parsed, Stop> {
    let mut values = Values::new();
    for option in &grammar.options {
        match option.action {
            Action::Store | Action::Append => {
                values.insert(option.destination, ArgumentValue::Absent);
            }
            Action::Flag => {
                values.insert(option.destination, ArgumentValue::Flag(false));
            }
            Action::Help | Action::Version => {}
        }
    }
    let mut reader = Reader {
        grammar,
        arguments,
        kinds: classify(&grammar.options, arguments)?,
        parsed: Parsed {
            values,
            ..Parsed::default()
        },
        filled: 0,
    };
    reader.read()?;
    Ok(reader.parsed)
}

fn classify(options: &[OptionSpec], arguments: &[String]) -> Result<Vec<Kind>, Stop> {
    let mut kinds = Vec::with_capacity(arguments.len());
    let mut all_values = false;
    for argument in arguments {
        let kind = if all_values {
            Kind::Value
        } else if argument == "--" {
            all_values = true;
            Kind::Separator
        } else {
            classify_one(options, argument)?
        };
        kinds.push(kind);
    }
    Ok(kinds)
}

fn classify_one(options: &[OptionSpec], argument: &str) -> Result<Kind, Stop> {
    if !argument.starts_with('-') || argument.len() == 1 {
        return Ok(Kind::Value);
    }
    let found = |spec: &OptionSpec, spelling: &str, attached: Option<&str>| Kind::Option {
        spec: Some(*spec),
        spelling: spelling.to_owned(),
        attached: attached.map(str::to_owned),
    };
    let exact = |text: &str| options.iter().find(|option| option.flags.contains(&text));
    if let Some(spec) = exact(argument) {
        return Ok(found(spec, argument, None));
    }
    if let Some((spelling, attached)) = argument.split_once('=')
        && let Some(spec) = exact(spelling)
    {
        return Ok(found(spec, spelling, Some(attached)));
    }
    let mut matches = abbreviations(options, argument);
    if matches.len() > 1 {
        let spellings: Vec<&str> = matches.iter().map(|(_, spelling, _)| *spelling).collect();
        return Err(Stop::Error(format!(
            "ambiguous option: {argument} could match {}",
            spellings.join(", ")
        )));
    }
    if let Some((spec, spelling, attached)) = matches.pop() {
        return Ok(found(spec, spelling, attached));
    }
    if is_negative_number(argument) || argument.contains(' ') {
        return Ok(Kind::Value);
    }
    Ok(Kind::Option {
        spec: None,
        spelling: argument.to_owned(),
        attached: None,
    })
}

/// The options that an inexact spelling can mean: long ones that start with it, or the short one
/// that it starts with, followed by its value.
fn abbreviations<'a, 'b>(
    options: &'a [OptionSpec],
    argument: &'b str,
) -> Vec<(&'a OptionSpec, &'static str, Option<&'b str>)> {
    let all = options
        .iter()
        .flat_map(|option| option.flags.iter().map(move |flag| (option, *flag)));
    if argument.starts_with("--") {
        let (prefix, attached) = match argument.split_once('=') {
            Some((prefix, attached)) => (prefix, Some(attached)),
            None => (argument, None),
        };
        return all
            .filter(|(_, flag)| flag.starts_with(prefix))
            .map(|(option, flag)| (option, flag, attached))
            .collect();
    }
    let short_length = 1 + argument[1..].chars().next().map_or(0, char::len_utf8);
    let (short, rest) = argument.split_at(short_length);
    all.filter(|(_, flag)| *flag == short)
        .map(|(option, flag)| (option, flag, Some(rest)))
        .collect()
}

fn is_negative_number(argument: &str) -> bool {
    let Some(digits) = argument.strip_prefix('-') else {
        return false;
    };
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    match digits.split_once('.') {
        Some((whole, fraction)) => {
            all_digits(whole) && !fraction.is_empty() && all_digits(fraction)
        }
        None => !digits.is_empty() && all_digits(digits),
    }
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Stop> {
        let mut position = 0;
        while let Some(option) = self.next_option(position) {
            if position != option {
                let end = self.read_positionals(position)?;
                if end > position {
                    position = end;
                    continue;
                }
                self.parsed
                    .extras
                    .extend_from_slice(&self.arguments[position..option]);
            }
            position = self.read_option(option)?;
        }
        let end = self.read_positionals(position)?;
        self.parsed.extras.extend_from_slice(&self.arguments[end..]);
        let missing: Vec<&str> = self.grammar.positionals[self.filled..]
            .iter()
            .map(|positional| positional.name)
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Stop::Error(format!(
                "the following arguments are required: {}",
                missing.join(", ")
            )))
        }
    }

    fn next_option(&self, from: usize) -> Option<usize> {
        (from..self.kinds.len()).find(|index| matches!(self.kinds[*index], Kind::Option { .. }))
    }

    /// Fills positional arguments from the values at a position; answers where it ended.
    fn read_positionals(&mut self, from: usize) -> Result<usize, Stop> {
        let first_value = (from..self.kinds.len())
            .find(|index| !matches!(self.kinds[*index], Kind::Separator))
            .filter(|index| matches!(self.kinds[*index], Kind::Value));
        if self.grammar.has_commands {
            if first_value.is_none() || self.parsed.command.is_some() {
                return Ok(from);
            }
            self.parsed.command = Some(self.arguments[from..].to_vec());
            return Ok(self.arguments.len());
        }
        let mut position = from;
        while let Some(positional) = self.grammar.positionals.get(self.filled) {
            let mut values = Vec::new();
            let mut end = position;
            while let Some(kind) = self.kinds.get(end) {
                match kind {
                    Kind::Separator => {}
                    Kind::Value if values.is_empty() || positional.many => {
                        values.push(self.arguments[end].clone());
                    }
                    Kind::Value | Kind::Option { .. } => break,
                }
                end += 1;
            }
            let Some(first) = values.first() else {
                break;
            };
            let value = if positional.many {
                ArgumentValue::List(values)
            } else {
                check_choice(positional, first)?;
                ArgumentValue::Text(first.clone())
            };
            self.parsed.values.insert(positional.name, value);
            self.filled += 1;
            position = end;
        }
        Ok(position)
    }

    fn read_option(&mut self, index: usize) -> Result<usize, Stop> {
        let Kind::Option {
            spec,
            spelling,
            attached,
        } = &self.kinds[index]
        else {
            return Ok(index + 1);
        };
        let (mut spelling, mut attached) = (spelling.clone(), attached.clone());
        let Some(mut spec) = *spec else {
            self.parsed.extras.push(self.arguments[index].clone());
            return Ok(index + 1);
        };
        let fault = |spec: &OptionSpec, text: String| {
            Stop::Error(format!("argument {}: {text}", spec.display_name()))
        };
        loop {
            let Some(text) = attached.take() else {
                if !spec.takes_value() {
                    self.store(&spec, None)?;
                    return Ok(index + 1);
                }
                if !matches!(self.kinds.get(index + 1), Some(Kind::Value)) {
                    return Err(fault(&spec, "expected one argument".to_owned()));
                }
                let value = self.arguments[index + 1].clone();
                self.store(&spec, Some(value))?;
                return Ok(index + 2);
            };
            if spec.takes_value() {
                self.store(&spec, Some(text))?;
                return Ok(index + 1);
            }
            // A short flag may be followed by further short options in the same word.
            let is_short = !spelling.starts_with("--");
            let next = text.chars().next().filter(|_| is_short);
            let next = next.map(|letter| (format!("-{letter}"), &text[letter.len_utf8()..]));
            let following = next.and_then(|(flag, rest)| {
                let option = self
                    .grammar
                    .options
                    .iter()
                    .find(|option| option.flags.contains(&flag.as_str()))?;
                Some((*option, flag, rest.to_owned()))
            });
            let Some((option, flag, rest)) = following else {
                return Err(fault(
                    &spec,
                    format!("ignored explicit argument {}", quoted(&text)),
                ));
            };
            self.store(&spec, None)?;
            (spec, spelling) = (option, flag);
            attached = Some(rest).filter(|rest| !rest.is_empty());
        }
    }

    fn store(&mut self, spec: &OptionSpec, value: Option<String>) -> Result<(), Stop> {
        let values = &mut self.parsed.values;
        match (spec.action, value) {
            (Action::Help, _) => return Err(Stop::Help),
            (Action::Version, _) => return Err(Stop::Version),
            (Action::Flag, _) | (Action::Store | Action::Append, None) => {
                values.insert(spec.destination, ArgumentValue::Flag(true));
            }
            (Action::Store, Some(text)) => {
                values.insert(spec.destination, ArgumentValue::Text(text));
            }
            (Action::Append, Some(text)) => match values.get_mut(spec.destination) {
                Some(ArgumentValue::List(texts)) => texts.push(text),
                _ => {
                    values.insert(spec.destination, ArgumentValue::List(vec![text]));
                }
            },
        }
        Ok(())
    }
}

fn check_choice(positional: &PositionalSpec, value: &str) -> Result<(), Stop> {
    if positional.choices.is_empty() || positional.choices.contains(&value) {
        return Ok(());
    }
    Err(Stop::Error(invalid_choice(
        positional.name,
        value,
        positional.choices,
    )))
}

/// The message for a value that is not among the allowed ones.
pub(crate) fn invalid_choice(name: &str, value: &str, choices: &[&str]) -> String {
    let choices: Vec<String> = choices.iter().map(|choice| quoted(choice)).collect();
    format!(
        "argument {name}: invalid choice: {} (choose from {})",
        quoted(value),
        choices.join(", ")
    )
}

/// A text in quotes, as Python shows strings.
pub(crate) fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut result = String::from(quote);
    for character in text.chars() {
        match character {
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            _ if character == quote => {
                result.push('\\');
                result.push(character);
            }
            _ => result.push(character),
        }
    }
    result.push(quote);
    result
}
