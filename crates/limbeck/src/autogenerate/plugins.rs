//! Which comparisons are made: the expressions of `autogenerate_plugins`.

use limbeck_diff::Comparisons;
use limbeck_script::host::{LogLevel, LogTarget, ScriptError};

use super::settings::Settings;

const LOGGER: &str = "alembic.runtime.plugins";

/// What an environment without `autogenerate_plugins` asks for.
const DEFAULT: &str = "alembic.autogenerate.*";

/// A name that was changed, and is still understood where it is written in full.
const RENAMED: (&str, &str) = (
    "alembic.autogenerate.checkconstraint_byname",
    "alembic.ext.checkconstraint_byname",
);

/// What a plugin switches on.
type Switch = fn(&mut Selection);

/// The plugins, in the order in which Alembic sets them up.
const PLUGINS: [(&str, Switch); 7] = [
    ("alembic.autogenerate.schemas", |selected| {
        selected.schemas = true;
    }),
    ("alembic.autogenerate.tables", |selected| {
        selected.tables = true;
    }),
    ("alembic.autogenerate.types", |selected| {
        selected.comparisons.types = true;
    }),
    ("alembic.autogenerate.constraints", |selected| {
        selected.comparisons.constraints = true;
    }),
    ("alembic.autogenerate.defaults", |selected| {
        selected.comparisons.server_defaults = true;
    }),
    ("alembic.autogenerate.comments", |selected| {
        selected.comparisons.comments = true;
    }),
    ("alembic.ext.checkconstraint_byname", |selected| {
        selected.comparisons.checks = true;
    }),
];

/// The comparisons that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selection {
    /// Whether schemas are looked at.
    pub(super) schemas: bool,
    tables: bool,
    /// What is compared within tables.
    pub(super) comparisons: Comparisons,
}

impl Selection {
    /// Whether tables are compared at all.
    pub(super) fn has_tables(&self) -> bool {
        self.schemas && self.tables
    }
}

/// Chooses plugins by expressions: names with `*` for any further text, `~` in front of those to
/// leave out. The project's own plugins, which the project runs itself, are chosen as well.
pub(super) fn select(settings: &Settings, log: &dyn LogTarget) -> Result<Selection, ScriptError> {
    let default = [DEFAULT.to_owned()];
    let mut included = Vec::new();
    let mut excluded = Vec::new();
    for expression in settings.plugins.as_deref().unwrap_or(&default) {
        match expression.strip_prefix('~') {
            Some(name) => excluded.push(Pattern::parse(name)?),
            None => included.push((expression, Pattern::parse(expression)?, false)),
        }
    }
    let mut selected = Selection {
        schemas: false,
        tables: false,
        comparisons: Comparisons {
            types: false,
            constraints: false,
            server_defaults: false,
            comments: false,
            checks: false,
        },
    };
    let own: &[String] = &settings.own_plugins;
    let own = own.iter().map(|name| (name.as_str(), None));
    let built_in = PLUGINS.map(|(name, switch_on)| (name, Some(switch_on)));
    for (name, switch_on) in built_in.into_iter().chain(own) {
        if excluded.iter().any(|pattern| pattern.matches(name)) {
            continue;
        }
        let mut is_included = false;
        for (_, _, is_used) in included.iter_mut().filter(|(_, p, _)| p.matches(name)) {
            *is_used = true;
            is_included = true;
        }
        if is_included {
            log.log(
                LOGGER,
                LogLevel::Info,
                &format!("setting up autogenerate plugin {name}"),
            );
            if let Some(switch_on) = switch_on {
                switch_on(&mut selected);
            }
        }
    }
    let unused: Vec<&str> = included
        .iter()
        .filter(|(_, _, is_used)| !is_used)
        .map(|(expression, _, _)| expression.as_str())
        .collect();
    if unused.is_empty() {
        return Ok(selected);
    }
    Err(ScriptError::command(format!(
        "Did not locate plugins: {}",
        unused.join(", ")
    )))
}

/// A name in which `*` stands for text of any length but none.
struct Pattern<'a>(Vec<&'a str>);

impl<'a> Pattern<'a> {
    fn parse(text: &'a str) -> Result<Self, ScriptError> {
        let text = if text == RENAMED.0 { RENAMED.1 } else { text };
        let tokens: Vec<&str> = text.split('.').collect();
        if tokens
            .iter()
            .all(|token| *token == "*" || is_identifier(token))
        {
            return Ok(Self(tokens));
        }
        Err(ScriptError::new(
            "ValueError",
            format!("Invalid plugin expression '{text}'"),
        ))
    }

    fn matches(&self, name: &str) -> bool {
        match self.0.split_first() {
            Some((token, rest)) => token_matches(token, rest, name),
            None => false,
        }
    }
}

fn token_matches(token: &str, rest: &[&str], text: &str) -> bool {
    if token != "*" {
        return text
            .strip_prefix(token)
            .is_some_and(|text| rest_matches(rest, text));
    }
    let ends = text
        .char_indices()
        .map(|(start, character)| start + character.len_utf8());
    ends.into_iter().any(|end| rest_matches(rest, &text[end..]))
}

fn rest_matches(tokens: &[&str], text: &str) -> bool {
    match tokens.split_first() {
        None => text.is_empty(),
        Some((token, rest)) => text
            .strip_prefix('.')
            .is_some_and(|text| token_matches(token, rest, text)),
    }
}

fn is_identifier(token: &str) -> bool {
    let mut characters = token.chars();
    let is_letter = |character: char| character.is_alphabetic() || character == '_';
    characters.next().is_some_and(is_letter)
        && characters.all(|character| is_letter(character) || character.is_numeric())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use limbeck_script::host::ConfigureOptions;

    use super::*;

    #[derive(Default)]
    struct Records(RefCell<Vec<String>>);

    impl LogTarget for Records {
        fn log(&self, _: &str, _: LogLevel, message: &str) {
            let name = message.rsplit(' ').next().unwrap_or_default();
            self.0.borrow_mut().push(name.to_owned());
        }

        fn warn(&self, _: &str) -> Result<(), ScriptError> {
            Ok(())
        }
    }

    fn chosen(expressions: &[&str]) -> Result<Vec<String>, String> {
        let options = ConfigureOptions {
            autogenerate_plugins: Some(expressions.iter().map(ToString::to_string).collect()),
            own_plugins: vec!["shop.views".to_owned()],
            ..ConfigureOptions::default()
        };
        let records = Records::default();
        select(&Settings::new(&options), &records).map_err(|error| error.message)?;
        Ok(records.0.into_inner())
    }

    #[test]
    fn expressions_choose_plugins() {
        assert_eq!(
            chosen(&["alembic.autogenerate.*", "~alembic.*.comments"]).unwrap(),
            [
                "alembic.autogenerate.schemas",
                "alembic.autogenerate.tables",
                "alembic.autogenerate.types",
                "alembic.autogenerate.constraints",
                "alembic.autogenerate.defaults",
            ]
        );
        assert_eq!(chosen(&["*"]).unwrap().len(), PLUGINS.len() + 1);
        assert_eq!(chosen(&["shop.*"]).unwrap(), ["shop.views"]);
        assert_eq!(
            chosen(&["alembic.autogenerate.checkconstraint_byname"]).unwrap(),
            ["alembic.ext.checkconstraint_byname"]
        );
        assert_eq!(
            chosen(&["alembic.ext", "alembic.autogenerate.typ"]).unwrap_err(),
            "Did not locate plugins: alembic.ext, alembic.autogenerate.typ"
        );
        assert_eq!(
            chosen(&["alembic.typ*"]).unwrap_err(),
            "Invalid plugin expression 'alembic.typ*'"
        );
    }
}
