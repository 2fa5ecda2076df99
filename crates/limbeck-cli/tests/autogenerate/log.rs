//! The log records about a comparison.

use std::sync::LazyLock;

use regex::Regex;

/// The loggers whose records are about the comparison.
const LOGGERS: [&str; 3] = ["alembic.autogenerate", "alembic.ext", "alembic.ddl"];

/// What is said of serial columns while tables are read, in the order of a hash set.
const READING: &str = "assuming SERIAL and omitting";

/// An object's place in memory.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r" at 0x[0-9a-f]+>").unwrap());

/// The object that a dialect's rules are methods of.
static IMPLEMENTATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<alembic\.ddl\.(\w+)\.\w+ object>").unwrap());

/// The records about the comparison in a standard error stream: those about reading first and
/// sorted, and without what differs in any two runs.
pub(crate) fn records(stderr: &str) -> String {
    let text = ADDRESS.replace_all(stderr, ">");
    let text = IMPLEMENTATION.replace_all(&text, "$1");
    let (mut reading, others): (Vec<&str>, Vec<&str>) = text
        .lines()
        .filter(|line| is_about_comparison(line))
        .partition(|line| line.ends_with(READING));
    reading.sort_unstable();
    reading
        .into_iter()
        .chain(others)
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn is_about_comparison(line: &str) -> bool {
    line.split_once('[').is_some_and(|(level, rest)| {
        !level.contains(char::is_lowercase) && LOGGERS.iter().any(|logger| rest.starts_with(logger))
    })
}
