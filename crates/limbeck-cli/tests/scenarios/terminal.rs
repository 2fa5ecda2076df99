//! Somebody at a terminal: the question whether a drop and an addition are a rename.

#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use limbeck_testing::Database;

use crate::project::{Answer, Project};

const BEFORE: &str = "sa.Table('customer', metadata, sa.Column('id', sa.Integer, primary_key=True), \
                      sa.Column('name', sa.String(50)))\n";
const QUESTION: &str = "Was the column customer.name renamed to title? [y/N] ";

/// A project in whose models a column has another name than in its database.
fn renamed() -> Project {
    let project = Project::with_models(Database::sqlite(), BEFORE);
    project.apply("a1");
    project.models(&BEFORE.replace("'name'", "'title'"));
    project
}

/// Runs the program in a terminal, types something when it asks, or ends the input, and answers all
/// that the terminal showed as standard output.
fn type_at_question(project: &Project, typed: Option<&[u8]>) -> Answer {
    let program = env!("CARGO_BIN_EXE_limbeck");
    let command = format!("{program} revision --autogenerate -m x --rev-id a2");
    // A part of every Debian.
    let mut child = Command::new("script")
        .args([
            "--quiet",
            "--return",
            "--flush",
            "--command",
            &command,
            "/dev/null",
        ])
        .current_dir(project.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut screen = Vec::new();
    let mut output = child.stdout.take().unwrap();
    while !screen.ends_with(QUESTION.as_bytes()) {
        let mut byte = [0];
        let read = output.read(&mut byte).unwrap();
        assert_eq!(read, 1, "{}", String::from_utf8_lossy(&screen));
        screen.extend(byte);
    }
    let mut input = child.stdin.take().unwrap();
    if let Some(typed) = typed {
        input.write_all(typed).unwrap();
        input.flush().unwrap();
    } else {
        drop(input);
    }
    output.read_to_end(&mut screen).unwrap();
    let status = child.wait().unwrap();
    Answer {
        code: status.code().unwrap(),
        stdout: String::from_utf8(screen).unwrap().replace("\r\n", "\n"),
        stderr: String::new(),
    }
}

#[test]
fn yes_makes_it_a_rename() {
    for typed in ["y\n", "Yes\n"] {
        let project = renamed();
        let answer = type_at_question(&project, Some(typed.as_bytes()));
        assert_eq!(answer.code, 0, "{answer:#?}");
        let text = project.read("migrations/versions/a2_x.py");
        assert!(text.contains("new_column_name='title'"), "{text}");
        assert!(!text.contains("drop_column"), "{text}");
        assert!(!answer.stdout.contains("A rename?"), "{answer:#?}");
    }
}

#[test]
fn anything_else_is_a_no() {
    for typed in [Some(&b"n\n"[..]), Some(b"\n"), None] {
        let project = renamed();
        let answer = type_at_question(&project, typed);
        assert_eq!(answer.code, 0, "{answer:#?}");
        let text = project.read("migrations/versions/a2_x.py");
        assert!(
            text.contains("op.drop_column('customer', 'name')"),
            "{text}"
        );
        assert!(!text.contains("new_column_name"), "{text}");
        assert!(
            answer.stdout.contains("A rename? the column customer.name"),
            "{answer:#?}"
        );
    }
}

#[test]
fn ctrl_c_writes_nothing() {
    let project = renamed();
    let answer = type_at_question(&project, Some(b"\x03"));
    assert_eq!(answer.code, 130, "{answer:#?}");
    assert!(answer.stdout.ends_with("^C\nInterrupted\n"), "{answer:#?}");
    assert_eq!(project.files(), ["a1_x.py"]);
}

#[test]
fn differences_are_coloured() {
    let project = renamed();
    let command = format!("{} diff", env!("CARGO_BIN_EXE_limbeck"));
    let coloured = |no_color: &str| {
        let output = Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .current_dir(project.path(""))
            .env("TERM", "xterm")
            .env("NO_COLOR", no_color)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let screen = String::from_utf8(output.stdout).unwrap();
        assert!(
            screen.contains("column title String(length=50)"),
            "{screen}"
        );
        screen.contains("\x1b[3")
    };
    assert!(coloured(""));
    assert!(!coloured("1"));
}

#[test]
fn what_is_quiet_or_no_revision_does_not_ask() {
    let project = renamed();
    let program = env!("CARGO_BIN_EXE_limbeck");
    for (words, code) in [("check", 255), ("--quiet revision --autogenerate -m x", 0)] {
        let output = Command::new("script")
            .args([
                "--quiet",
                "--return",
                "--command",
                &format!("{program} {words}"),
                "/dev/null",
            ])
            .current_dir(project.path(""))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let screen = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(code), "{screen}");
        assert!(!screen.contains("[y/N]"), "{screen}");
    }
}
