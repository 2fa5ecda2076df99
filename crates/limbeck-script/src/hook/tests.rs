use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::*;
use crate::progress::FileEvent;

fn hook(options: &[(&str, &str)]) -> Hook {
    let options = options
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Hook {
        name: "lint".to_owned(),
        options: options.collect(),
    }
}

/// Runs a hook in a directory whose only programs are its own; answers the events.
fn run(directory: &Path, hook: &Hook) -> (Result<(), HookError>, Vec<String>) {
    let mut events = Vec::new();
    let path = directory.join("bin").display().to_string();
    let mut runner = HookRunner {
        working_directory: directory,
        virtual_environment: None,
        path: Some(&path),
        custom: &mut |type_name, _, _| Ok(type_name == "mine"),
    };
    let mut observer = |event: FileEvent<'_>| {
        events.push(match event {
            FileEvent::Started(action) => action.to_string(),
            FileEvent::Finished { is_success } => is_success.to_string(),
            FileEvent::Message(text) => text.to_owned(),
        })
    };
    let file = Path::new("/v/a b.py");
    let result = run_hooks(std::slice::from_ref(hook), file, &mut runner, &mut observer);
    (result, events)
}

/// A program that writes its arguments and directory to a file, and fails.
fn program(directory: &Path, name: &str) {
    fs::create_dir_all(directory.join("bin")).unwrap();
    let path = directory.join("bin").join(name);
    let out = directory.join("out");
    let text = format!(
        "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done > {0}\npwd >> {0}\nexit 3\n",
        out.display()
    );
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn output(directory: &Path) -> String {
    fs::read_to_string(directory.join("out")).unwrap()
}

#[test]
fn an_executable_gets_its_options_and_the_file() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path().canonicalize().unwrap();
    program(&directory, "tool");
    let executable = directory.join("bin/tool").display().to_string();
    let options = "check --fix 'two words' X=REVISION_SCRIPT_FILENAME";
    let one = hook(&[
        ("type", "exec"),
        ("executable", &executable),
        ("options", options),
    ]);
    let (result, events) = run(&directory, &one);
    result.unwrap();
    assert_eq!(events, ["Running post write hook 'lint'", "true"]);
    let cwd = directory.display();
    assert_eq!(
        output(&directory),
        format!("check\n--fix\ntwo words\nX=/v/a b.py\n{cwd}\n")
    );

    fs::create_dir(directory.join("sub")).unwrap();
    let one = hook(&[
        ("type", "exec"),
        ("executable", &executable),
        ("cwd", "sub"),
        ("options", "-l 79"),
    ]);
    run(&directory, &one).0.unwrap();
    assert_eq!(
        output(&directory),
        format!("/v/a b.py\n-l\n79\n{cwd}/sub\n")
    );
}

#[test]
fn python_tools_are_run_by_their_executable() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path().canonicalize().unwrap();
    program(&directory, "black");
    run(
        &directory,
        &hook(&[("type", "console_scripts"), ("entrypoint", "black")]),
    )
    .0
    .unwrap();
    assert!(output(&directory).starts_with("/v/a b.py\n"));
    fs::remove_file(directory.join("out")).unwrap();
    run(
        &directory,
        &hook(&[("type", "module"), ("module", "black")]),
    )
    .0
    .unwrap();
    assert!(output(&directory).starts_with("/v/a b.py\n"));
}

#[test]
fn python_tools_of_the_virtual_environment_come_first() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path().canonicalize().unwrap();
    program(&directory, "ruff");
    fs::rename(directory.join("bin"), directory.join(".venv-bin")).unwrap();
    fs::create_dir(directory.join(".venv")).unwrap();
    fs::rename(directory.join(".venv-bin"), directory.join(".venv/bin")).unwrap();
    run(&directory, &hook(&[("type", "module"), ("module", "ruff")]))
        .0
        .unwrap();
    assert!(output(&directory).starts_with("/v/a b.py\n"));
}

#[test]
fn without_an_executable_python_runs_the_module() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path().canonicalize().unwrap();
    fs::create_dir(directory.join("bin")).unwrap();
    // Stands for a Python that has every module.
    let text = format!(
        "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\necho \"$@\" > {}\n",
        directory.join("out").display()
    );
    let python = directory.join("bin/python3");
    fs::write(&python, text).unwrap();
    fs::set_permissions(&python, fs::Permissions::from_mode(0o755)).unwrap();
    run(&directory, &hook(&[("type", "module"), ("module", "a.b")]))
        .0
        .unwrap();
    assert_eq!(output(&directory), "-m a.b /v/a b.py\n");
}

#[test]
fn hooks_that_cannot_be_run_are_errors() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path();
    let fails = |options: &[(&str, &str)]| {
        let (result, events) = run(directory, &hook(options));
        (result.unwrap_err().to_string(), events.last().cloned())
    };
    assert_eq!(
        fails(&[]),
        (
            "Key 'lint.type' (or 'type' in toml) is required for post write hook 'lint'".to_owned(),
            None
        )
    );
    for (options, message) in [
        (
            vec![("type", "nope")],
            "No formatter with name 'nope' registered",
        ),
        (
            vec![("type", "exec")],
            "Key lint.executable is required for post write hook 'lint'",
        ),
        (
            vec![("type", "module")],
            "Key lint.module is required for post write hook 'lint'",
        ),
        (
            vec![("type", "console_scripts")],
            "Key lint.entrypoint is required for post write hook 'lint'",
        ),
        (
            vec![("type", "console_scripts"), ("entrypoint", "x")],
            "Could not find entrypoint console_scripts.x",
        ),
        (
            vec![("type", "module"), ("module", "x.y")],
            "Could not find module x.y",
        ),
        (
            vec![("type", "exec"), ("executable", "x"), ("options", "'")],
            "options of post write hook 'lint' can't be split: No closing quotation",
        ),
    ] {
        assert_eq!(
            fails(&options),
            (message.to_owned(), Some("false".to_owned()))
        );
    }
    let (message, _) = fails(&[("type", "exec"), ("executable", "/no/such")]);
    assert!(message.starts_with("Could not run '/no/such' for post write hook 'lint': "));
}

#[test]
fn registered_types_are_run_by_the_script() {
    let temporary = tempfile::tempdir().unwrap();
    run(temporary.path(), &hook(&[("type", "mine")])).0.unwrap();
}

/// Recorded from Python by `tests/record/shlex_split.py`.
#[test]
fn options_are_split_as_python_splits_them() {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../tests/data/shlex.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        match super::arguments::split(text) {
            Ok(words) => assert_eq!(serde_json::json!(words), case["words"], "{text}"),
            Err(message) => assert_eq!(message, case["error"], "{text}"),
        }
    }
}
