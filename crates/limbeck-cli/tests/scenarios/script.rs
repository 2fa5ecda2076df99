//! Scenario files: what is typed, and what the program answers.
//!
//! ```text
//! ! write versions/a1.py        a file with the indented lines that follow
//!     revision = "a1"
//! ! replace FILE FROM => TO     changes a file
//! $ limbeck heads               a command, with what it writes
//! a1 (head)
//! 2> …                          lines of standard error
//! [rc=0]
//! ```
//!
//! The project's folder is shown as `/project`, points in time as `<time>`. With
//! `LIMBECK_UPDATE_SCENARIOS=1` the file is rewritten with the answers of now.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::project::Project;

pub(crate) fn run(path: &Path) {
    let expected = fs::read_to_string(path).unwrap();
    let project = Project::empty();
    let mut actual = String::new();
    let mut lines = expected.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(command) = line.strip_prefix("$ ") {
            writeln!(actual, "{line}").unwrap();
            actual.push_str(&answer(&project, command));
            for answered in lines.by_ref() {
                if answered.starts_with("[rc=") {
                    break;
                }
            }
        } else if let Some(name) = line.strip_prefix("! write ") {
            writeln!(actual, "{line}").unwrap();
            let mut text = String::new();
            while let Some(content) = lines.next_if(|line| line.starts_with("    ")) {
                writeln!(actual, "{content}").unwrap();
                text.push_str(&content[4..]);
                text.push('\n');
            }
            project.write(name, &text);
        } else if let Some(change) = line.strip_prefix("! replace ") {
            writeln!(actual, "{line}").unwrap();
            let (name, change) = change.split_once(' ').unwrap();
            let (from, to) = change.split_once(" => ").unwrap();
            let text = project.read(name);
            assert!(text.contains(from), "{name} has no {from}:\n{text}");
            project.write(name, &text.replace(from, to));
        } else {
            writeln!(actual, "{line}").unwrap();
        }
    }
    if std::env::var_os("LIMBECK_UPDATE_SCENARIOS").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    if actual != expected {
        let difference = similar::TextDiff::from_lines(&expected, &actual);
        panic!("{}:\n{}", path.display(), difference.unified_diff());
    }
}

fn answer(project: &Project, command: &str) -> String {
    let words = shell_words::split(command).unwrap();
    assert_eq!(words[0], "limbeck", "{command}");
    let words: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let answer = project.run(&words);
    let mut text = answer.stdout;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str("\\\n");
    }
    for line in answer.stderr.lines() {
        writeln!(text, "2> {line}").unwrap();
    }
    writeln!(text, "[rc={}]", answer.code).unwrap();
    text
}
