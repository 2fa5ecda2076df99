//! Loads a script directory and tells how long it took.
#![allow(clippy::print_stdout, reason = "an example is a program")]

use std::time::Instant;

use limbeck_script::directory::{ScriptDirectory, ScriptDirectorySettings};
use limbeck_script::host::ScriptError;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let location = std::env::args()
        .nth(1)
        .ok_or("usage: load <script directory>")?;
    let cwd = std::env::current_dir()?;
    let start = Instant::now();
    let directory = ScriptDirectory::open(ScriptDirectorySettings::new(cwd, location))?;
    let (scripts, warnings) = directory.load(&mut |path| {
        Err(ScriptError::command(format!(
            "{} has a computed header",
            path.display()
        )))
    })?;
    let elapsed = start.elapsed();
    for warning in warnings {
        println!("{warning}");
    }
    println!(
        "{} revisions, {} heads in {elapsed:?}",
        scripts.map().len(),
        scripts.map().heads().len()
    );
    Ok(())
}
