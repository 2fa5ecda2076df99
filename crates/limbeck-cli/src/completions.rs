//! Completion scripts for shells, made from the tables that the parser uses.

use crate::arguments::{COMMANDS, GLOBAL, OptionSpec};

/// The script for a shell, which the parser has checked to be one of these.
pub(crate) fn script(shell: &str) -> String {
    match shell {
        "zsh" => zsh(),
        "fish" => fish(),
        _ => bash(),
    }
}

fn flags(options: &[OptionSpec]) -> String {
    let flags: Vec<&str> = options
        .iter()
        .flat_map(|option| option.flags)
        .copied()
        .collect();
    flags.join(" ")
}

fn command_names() -> String {
    let names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    names.join(" ")
}

fn bash() -> String {
    let mut cases = String::new();
    for command in COMMANDS {
        let choices: Vec<&str> = command
            .positionals
            .iter()
            .flat_map(|positional| positional.choices)
            .copied()
            .collect();
        cases.push_str(&format!(
            "        {}) words=\"--help -h {} {}\" ;;\n",
            command.name,
            flags(command.options),
            choices.join(" ")
        ));
    }
    format!(
        r#"_limbeck() {{
    local current previous command words word
    current="${{COMP_WORDS[COMP_CWORD]}}"
    previous="${{COMP_WORDS[COMP_CWORD-1]}}"
    case "$previous" in
        -c|--config) COMPREPLY=($(compgen -f -- "$current")); return ;;
    esac
    command=""
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case " {commands} " in
            *" $word "*) command="$word"; break ;;
        esac
    done
    case "$command" in
{cases}        *) words="{commands} {globals}" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -F _limbeck limbeck
"#,
        commands = command_names(),
        globals = flags(GLOBAL),
    )
}

fn zsh() -> String {
    let describe = |options: &[OptionSpec]| {
        let lines: Vec<String> = options
            .iter()
            .flat_map(|option| {
                let value = if option.takes_value() {
                    format!(":{}:", option.destination)
                } else {
                    String::new()
                };
                option
                    .flags
                    .iter()
                    .map(move |flag| format!("'*{flag}[{}]{value}'", quoted(option.help)))
            })
            .collect();
        lines.join(" ")
    };
    let names: Vec<String> = COMMANDS
        .iter()
        .map(|command| format!("'{}:{}'", command.name, quoted(command.help)))
        .collect();
    let mut cases = String::new();
    for command in COMMANDS {
        let choices = command
            .positionals
            .iter()
            .filter(|positional| !positional.choices.is_empty());
        let values: String = choices
            .map(|positional| {
                format!(
                    " '1:{}:({})'",
                    positional.name,
                    positional.choices.join(" ")
                )
            })
            .collect();
        cases.push_str(&format!(
            "        {}) _arguments '--help[show help]' {}{values} ;;\n",
            command.name,
            describe(command.options)
        ));
    }
    format!(
        "#compdef limbeck\n\n_limbeck() {{\n    local -a commands\n    commands=({})\n    _arguments \
         -C {} '1:command:->command' '*::argument:->argument'\n    case $state in\n        command) \
         _describe command commands ;;\n        argument) case $words[1] in\n{cases}        esac \
         ;;\n    esac\n}}\n\n_limbeck \"$@\"\n",
        names.join(" "),
        describe(GLOBAL)
    )
}

fn fish() -> String {
    let mut text = String::from("complete -c limbeck -f\n");
    let mut add = |condition: &str, options: &[OptionSpec]| {
        for option in options {
            let mut line = format!("complete -c limbeck -n '{condition}'");
            for flag in option.flags {
                match flag.strip_prefix("--") {
                    Some(long) => line.push_str(&format!(" -l {long}")),
                    None => line.push_str(&format!(" -s {}", flag.trim_start_matches('-'))),
                }
            }
            if option.takes_value() {
                line.push_str(" -r");
            }
            text.push_str(&format!("{line} -d '{}'\n", quoted(option.help)));
        }
    };
    add("__fish_use_subcommand", GLOBAL);
    for command in COMMANDS {
        add(
            &format!("__fish_seen_subcommand_from {}", command.name),
            command.options,
        );
    }
    for command in COMMANDS {
        text.push_str(&format!(
            "complete -c limbeck -n __fish_use_subcommand -a {} -d '{}'\n",
            command.name,
            quoted(command.help)
        ));
        for positional in command
            .positionals
            .iter()
            .filter(|one| !one.choices.is_empty())
        {
            text.push_str(&format!(
                "complete -c limbeck -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                command.name,
                positional.choices.join(" ")
            ));
        }
    }
    text
}

/// A text between single quotes of a shell.
fn quoted(text: &str) -> String {
    text.replace('\'', "")
        .replace('[', "(")
        .replace(']', ")")
        .replace(':', "")
}
