//! Running commands in turn and reading what they cost.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::json;

const SCRIPT: &str = include_str!("measure.py");

/// A measured command.
pub(crate) struct Command {
    words: Vec<String>,
    before: Vec<Vec<String>>,
    input: Option<PathBuf>,
}

impl Command {
    pub(crate) fn new(program: impl Display) -> Self {
        Self {
            words: vec![program.to_string()],
            before: Vec::new(),
            input: None,
        }
    }

    pub(crate) fn argument(mut self, argument: impl Display) -> Self {
        self.words.push(argument.to_string());
        self
    }

    pub(crate) fn arguments(mut self, arguments: &[&str]) -> Self {
        self.words
            .extend(arguments.iter().map(|&argument| argument.to_owned()));
        self
    }

    /// A file for its standard input.
    pub(crate) fn input(mut self, file: PathBuf) -> Self {
        self.input = Some(file);
        self
    }

    /// Commands that run, uncounted, before each run.
    pub(crate) fn before(&mut self, before: &[Vec<String>]) {
        self.before = before.to_vec();
    }
}

/// What one run cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// Wall time.
    pub(crate) seconds: f64,
    /// Peak resident memory in KiB.
    pub(crate) memory: f64,
}

/// Runs the commands in turn, after one uncounted turn; the samples of each command.
pub(crate) fn measure(
    python: &Path,
    folder: &Path,
    commands: &[Command],
    runs: usize,
) -> io::Result<Vec<Vec<Sample>>> {
    let request = json!({
        "commands": commands
            .iter()
            .map(|command| json!({
                "words": command.words,
                "before": command.before,
                "input": command.input,
            }))
            .collect::<Vec<_>>(),
        "folder": folder,
        "variables": {},
        "runs": runs,
    });
    let mut child = std::process::Command::new(python)
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(request.to_string().as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other("a measured command failed"));
    }
    let samples: Vec<Vec<(f64, f64)>> = serde_json::from_slice(&output.stdout)?;
    Ok(samples
        .into_iter()
        .map(|runs| {
            runs.into_iter()
                .map(|(seconds, memory)| Sample { seconds, memory })
                .collect()
        })
        .collect())
}
