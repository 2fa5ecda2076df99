//! Options of tables.

use limbeck_dialect::{CompileError, CompileResult, Compiler};
use limbeck_model::schema::Table;
use limbeck_model::{DialectOptions, OptionValue};

/// Options whose values are string literals.
const LITERALS: [&str; 3] = ["COMMENT", "PASSWORD", "CONNECTION"];

/// Options that stand before `COLLATE`.
const CHARACTER_SETS: [&str; 4] = [
    "DEFAULT_CHARSET",
    "DEFAULT_CHARACTER_SET",
    "CHARSET",
    "CHARACTER_SET",
];

/// Options of partitioning, each after those before it.
const PARTITIONS: [&str; 4] = [
    "PARTITION_BY",
    "PARTITIONS",
    "SUBPARTITION_BY",
    "SUBPARTITIONS",
];

/// Options of the dialect's own name, in the order given; `COLLATE` after a character set,
/// partitioning last.
pub(super) fn table_options(c: &mut Compiler<'_>, table: &Table) -> CompileResult {
    let prefix = c.dialect.name();
    let mut options: Vec<(String, String)> = Vec::new();
    for (option, value) in table.options.of(prefix) {
        options.push((option.to_uppercase(), plain(option, value)?));
    }
    if let Some(comment) = &table.comment {
        options.retain(|(option, _)| option != "COMMENT");
        options.push(("COMMENT".to_owned(), comment.clone()));
    }
    let has_character_set = options
        .iter()
        .any(|(option, _)| CHARACTER_SETS.contains(&option.as_str()));
    let rank = |option: &str| match option {
        "COLLATE" if has_character_set => 1,
        option => PARTITIONS
            .iter()
            .position(|partition| *partition == option)
            .map_or(0, |position| position + 2),
    };
    options.sort_by_key(|(option, _)| rank(option));
    for (position, (option, value)) in options.iter().enumerate() {
        if position > 0 {
            c.sql.word(" ");
        }
        let (words, joiner) = spelling(option);
        c.sql.verbatim(&words).word(joiner);
        if LITERALS.contains(&option.as_str()) {
            c.dialect.string_literal(c, value)?;
        } else {
            c.sql.verbatim(value);
        }
    }
    Ok(())
}

/// How an option is spelled, and what stands between it and its value.
fn spelling(option: &str) -> (String, &'static str) {
    if PARTITIONS.contains(&option) {
        return (option.replace('_', " "), " ");
    }
    let words = match option {
        "DATA_DIRECTORY"
        | "INDEX_DIRECTORY"
        | "DEFAULT_CHARACTER_SET"
        | "CHARACTER_SET"
        | "DEFAULT_CHARSET"
        | "DEFAULT_COLLATE" => option.replace('_', " "),
        _ => option.to_owned(),
    };
    let joiner = match words.as_str() {
        "TABLESPACE" | "DEFAULT CHARACTER SET" | "CHARACTER SET" | "COLLATE" => " ",
        _ => "=",
    };
    (words, joiner)
}

fn plain(option: &str, value: &OptionValue) -> CompileResult<String> {
    match value {
        OptionValue::Text(text) => Ok(text.clone()),
        OptionValue::Integer(number) => Ok(number.to_string()),
        OptionValue::Boolean(_)
        | OptionValue::Null
        | OptionValue::Float(_)
        | OptionValue::List(_)
        | OptionValue::Expression { .. }
        | OptionValue::Map(_) => Err(CompileError::compile(format!(
            "the value of the table option '{option}' is no text"
        ))),
    }
}

/// An option of the dialect's own name that is a non-empty text.
pub(super) fn text<'o>(
    c: &Compiler<'_>,
    options: &'o DialectOptions,
    option: &str,
) -> Option<&'o str> {
    options
        .get(c.dialect.name(), option)
        .and_then(OptionValue::as_str)
        .filter(|text| !text.is_empty())
}

/// As [`text`], also taking the option of MySQL's name on MariaDB, with SQLAlchemy's remark.
pub(super) fn text_or_mysql<'o>(
    c: &mut Compiler<'_>,
    options: &'o DialectOptions,
    option: &str,
) -> Option<&'o str> {
    let own = c.dialect.name();
    if options.get(own, option).is_some() {
        return text(c, options, option);
    }
    let other = options.get("mysql", option)?;
    c.warn(format!(
        "Using 'mysql_{option}' with the '{own}' dialect is deprecated; please additionally \
         specify '{own}_{option}'."
    ));
    other.as_str().filter(|text| !text.is_empty())
}
