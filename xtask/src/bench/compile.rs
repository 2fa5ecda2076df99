//! From operations to SQL, without a database.

use std::io;

use crate::workspace::cargo;

const TITLE: &str = "compiling 100,000 operations";

/// Compiles operations for each dialect, and prints what that took.
pub(super) fn run(filter: Option<&str>) -> io::Result<()> {
    if filter.is_some_and(|filter| !TITLE.contains(filter)) {
        return Ok(());
    }
    let output = cargo()
        .args(["run", "--release", "--locked", "--quiet"])
        .args(["-p", "limbeck-dialect", "--example", "compile_operations"])
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    println!();
    println!("| {TITLE} | seconds | bytes of SQL |");
    println!("|---|---:|---:|");
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let [dialect, seconds, length] = line.split(' ').collect::<Vec<_>>()[..] {
            println!("| {dialect} | {seconds} | {length} |");
        }
    }
    Ok(())
}
