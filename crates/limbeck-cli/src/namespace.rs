//! The command line as `env.py` sees it: `context.config.cmd_opts`.

use limbeck::Value;

use crate::arguments::{ArgumentValue, GLOBAL, Invocation, Values};

/// The attributes of the parsed command line, as Alembic's `argparse` would make them.
pub(crate) fn command_options(invocation: &Invocation) -> Value {
    let command = invocation.command;
    let mut attributes: Vec<(String, Value)> = Vec::new();
    let mut add = |names: &mut dyn Iterator<Item = &'static str>, values: &Values| {
        for name in names {
            let value = values.get(name).map_or(Value::Null, value);
            attributes.push((name.to_owned(), value));
        }
    };
    let own = |extension: bool| !extension;
    let mut globals = GLOBAL
        .iter()
        .filter(|option| invocation.global.contains_key(option.destination))
        .map(|option| option.destination);
    add(&mut globals, &invocation.global);
    let mut options = command
        .options
        .iter()
        .filter(|option| own(option.extension))
        .map(|option| option.destination);
    add(&mut options, &invocation.local);
    let mut positionals = command.positionals.iter().map(|positional| positional.name);
    add(&mut positionals, &invocation.local);
    let positionals: Vec<Value> = command
        .positionals
        .iter()
        .map(|positional| positional.name.into())
        .collect();
    let keywords: Vec<Value> = command
        .options
        .iter()
        .filter(|option| own(option.extension))
        .map(|option| option.destination.into())
        .collect();
    let cmd = vec![
        Value::from(command.name),
        Value::List(positionals),
        Value::List(keywords),
    ];
    attributes.push(("cmd".to_owned(), Value::List(cmd)));
    Value::map(attributes)
}

fn value(value: &ArgumentValue) -> Value {
    match value {
        ArgumentValue::Absent => Value::Null,
        ArgumentValue::Flag(flag) => (*flag).into(),
        ArgumentValue::Text(text) => text.clone().into(),
        ArgumentValue::List(texts) => texts.clone().into(),
    }
}
