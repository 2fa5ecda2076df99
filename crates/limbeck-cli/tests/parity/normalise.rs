//! Removes from an output what can't be the same in two runs.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

static DATES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:\d\d)?)?").unwrap()
});
static LOG_RECORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(DEBUG|INFO|WARNI|ERROR|CRITI) ").unwrap());

/// Replaces dates, the project's folder and the database's URL.
pub fn text(output: &str, project: &Path, url: &str) -> String {
    let output = output.replace(&*project.to_string_lossy(), "<project>").replace(url, "<url>");
    DATES.replace_all(&output, "<date>").into_owned()
}

/// Keeps the log records of a standard error stream.
pub fn log(stderr: &str) -> String {
    stderr
        .lines()
        .filter(|line| LOG_RECORD.is_match(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Sorts lines.
pub fn sorted(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.join("\n")
}
