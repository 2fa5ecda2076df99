//! The inspection of a database by itself.

use std::io;

use crate::workspace::cargo;

/// Inspects the tables of a PostgreSQL database `runs` times. Answers a line of a table: their number
/// and the seconds of the median.
pub(super) fn postgresql(url: &str, runs: usize) -> io::Result<String> {
    let output = cargo()
        .args(["run", "--release", "--locked", "--quiet"])
        .args(["-p", "limbeck-postgresql", "--example", "inspect_tables"])
        .args(["--", url, &runs.to_string()])
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        [tables, seconds] => Ok(format!("| {tables} tables, PostgreSQL | {seconds} |")),
        _ => Err(io::Error::other(format!("unknown answer: {text}"))),
    }
}

/// Prints the lines as a table.
pub(super) fn print(lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    println!();
    println!("| inspection by itself | seconds |");
    println!("|---|---:|");
    for line in lines {
        println!("{line}");
    }
}
