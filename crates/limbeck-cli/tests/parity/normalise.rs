//! Removes from an output what can't be the same in two runs.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// Dates in texts, and in file names as `examples/products` has them.
static DATES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:\d\d)?)?",
        r"|\b\d{4}_\d\d_\d\d_\d{4}\b",
    ))
    .unwrap()
});
static LOG_RECORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(DEBUG|INFO|WARNI|ERROR|CRITI) ").unwrap());

/// Replaces dates and the project's folder.
pub(crate) fn text(output: &str, project: &Path) -> String {
    let output = output.replace(&*project.to_string_lossy(), "<project>");
    DATES.replace_all(&output, "<date>").into_owned()
}

/// Keeps the log records of a standard error stream.
pub(crate) fn log(stderr: &str) -> String {
    stderr
        .lines()
        .filter(|line| LOG_RECORD.is_match(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

static LIST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\(([^()]*, [^()]*)\)|(?m)^(?:Branch names|Branches into): (.*)$").unwrap()
});

/// Whether Alembic's order of lines and lists varies from run to run, because it iterates hash sets.
pub(crate) fn is_unordered(command: &str) -> bool {
    command
        .split_whitespace()
        .any(|word| matches!(word, "branches" | "current" | "heads" | "history" | "show"))
}

/// Sorts the labels and children within lines.
pub(crate) fn sorted_lists(text: &str) -> String {
    LIST.replace_all(text, |found: &regex::Captures<'_>| {
        let list = found
            .get(1)
            .or(found.get(2))
            .map_or("", |list| list.as_str());
        let mut items: Vec<&str> = list.split(", ").collect();
        items.sort_unstable();
        found[0].replace(list, &items.join(", "))
    })
    .into_owned()
}

/// Sorts lines.
pub(crate) fn sorted(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.join("\n")
}
