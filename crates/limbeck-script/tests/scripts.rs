//! Revision files are found, ordered and shown as Alembic does; `data/scripts.json` is recorded
//! from Alembic by `record/scripts.py`.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use limbeck_script::directory::{DirectoryError, ScriptDirectory, ScriptDirectorySettings};
use limbeck_script::host::ScriptError;
use limbeck_script::script::{LineOptions, Scripts};
use serde_json::Value as Json;

fn write(directory: &Path, path: &str, text: &str) {
    let path = directory.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn never_run(path: &Path) -> Result<limbeck_model::Value, ScriptError> {
    panic!("{} would be run", path.display())
}

fn load(directory: &Path, is_recursive: bool) -> Result<Scripts, DirectoryError> {
    let mut settings = ScriptDirectorySettings::new(directory, ".");
    settings.is_recursive = is_recursive;
    let (scripts, warnings) = ScriptDirectory::open(settings)?.load(&mut never_run)?;
    assert!(warnings.is_empty(), "{warnings:?}");
    Ok(scripts)
}

/// Alembic lists children and labels in the order of a hash set.
fn with_sorted_sets(text: &str) -> String {
    let line = |line: &str| {
        for name in ["Branches into: ", "Branch names: "] {
            if let Some(items) = line.strip_prefix(name) {
                let mut items: Vec<&str> = items.split(", ").collect();
                items.sort_unstable();
                return format!("{name}{}", items.join(", "));
            }
        }
        line.to_owned()
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn revisions_are_shown_as_alembic_shows_them() {
    let cases: Json = serde_json::from_str(include_str!("data/scripts.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let temporary = tempfile::tempdir().unwrap();
        let directory = temporary.path().canonicalize().unwrap();
        for (path, text) in case["files"].as_object().unwrap() {
            write(&directory, path, text.as_str().unwrap());
        }
        let scripts = load(&directory, name == "recursive").unwrap();
        let expected = case["scripts"].as_array().unwrap();
        assert_eq!(scripts.map().len(), expected.len(), "{name}");
        for (node, expected) in scripts.map().nodes().iter().zip(expected) {
            let view = scripts.view(node.index());
            let path = view.script().path().strip_prefix(&directory).unwrap();
            let shown = |text: String| text.replace(directory.to_str().unwrap(), "<directory>");
            for (key, text) in [
                ("id", node.id().to_owned()),
                ("path", path.display().to_string()),
                ("log_entry", shown(view.log_entry())),
                ("summary", view.summary()),
                ("heads", view.line(LineOptions::HEADS)),
                ("history", view.line(LineOptions::HISTORY)),
                ("branches", view.line(LineOptions::BRANCHES)),
                (
                    "current",
                    view.with_current(true).line(LineOptions::CURRENT),
                ),
            ] {
                let expected = expected[key].as_str().unwrap();
                assert_eq!(
                    with_sorted_sets(&text),
                    with_sorted_sets(expected),
                    "{name}: {key}"
                );
            }
        }
    }
}

const A: &str = "revision = 'a1'\ndown_revision = None\n";

#[test]
fn a_missing_directory_is_alembics_error() {
    let error = ScriptDirectory::open(ScriptDirectorySettings::new("/", "no/such/./place"));
    assert_eq!(
        error.unwrap_err().to_string(),
        "Path doesn't exist: no/such/./place.  Please use the 'init' command to create a new \
         scripts folder."
    );
}

#[test]
fn a_missing_version_location_is_empty() {
    let directory = tempfile::tempdir().unwrap();
    assert!(load(directory.path(), false).unwrap().map().is_empty());
}

#[test]
fn a_file_reached_twice_is_loaded_once_with_a_warning() {
    let temporary = tempfile::tempdir().unwrap();
    let directory = temporary.path().canonicalize().unwrap();
    write(&directory, "one/a.py", A);
    fs::create_dir(directory.join("two")).unwrap();
    std::os::unix::fs::symlink(directory.join("one/a.py"), directory.join("two/b.py")).unwrap();
    let mut settings = ScriptDirectorySettings::new(&directory, ".");
    settings.version_locations = vec!["one".into(), "two".into(), "missing".into()];
    let directory_object = ScriptDirectory::open(settings).unwrap();
    let (scripts, warnings) = directory_object.load(&mut never_run).unwrap();
    assert_eq!(scripts.map().len(), 1);
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [format!(
            "File {} loaded twice! ignoring. Please ensure version_locations is unique.",
            directory.join("one/a.py").display()
        )]
    );
}

#[test]
fn compiled_files_count_only_when_configured_and_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "versions/a.py", A);
    write(directory.path(), "versions/a.pyc", "");
    write(
        directory.path(),
        "versions/__pycache__/a.cpython-311.pyc",
        "",
    );
    let mut settings = ScriptDirectorySettings::new(directory.path(), ".");
    settings.is_sourceless = true;
    let load = || {
        ScriptDirectory::open(settings.clone())
            .unwrap()
            .load(&mut never_run)
    };
    assert_eq!(load().unwrap().0.map().len(), 1);
    write(
        directory.path(),
        "versions/__pycache__/b.cpython-311.pyc",
        "",
    );
    let error = load().unwrap_err();
    assert!(error.to_string().ends_with(
        "/versions/__pycache__/b.cpython-311.pyc is compiled Python without its source, which \
         can't be run here"
    ));
    assert!(error.help().unwrap().contains("sourceless"));
}

#[test]
fn computed_headers_are_run() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "versions/a.py", "revision = make()\n");
    let settings = ScriptDirectorySettings::new(directory.path(), ".");
    let mut run = |path: &Path| {
        assert!(path.ends_with("versions/a.py"));
        Ok(limbeck_model::Value::map([
            ("revision", limbeck_model::Value::text("r")),
            ("down_revision", limbeck_model::Value::Null),
        ]))
    };
    let (scripts, _) = ScriptDirectory::open(settings)
        .unwrap()
        .load(&mut run)
        .unwrap();
    assert_eq!(scripts.get("r").unwrap().doc(), "");
}

#[test]
fn faults_of_files_are_named() {
    let directory = tempfile::tempdir().unwrap();
    let fails = |file: &str, text: &str| {
        let path = directory.path().join("versions").join(file);
        write(directory.path(), &format!("versions/{file}"), text);
        let error = load(directory.path(), false).unwrap_err();
        fs::remove_file(&path).unwrap();
        assert_eq!(
            error.origin().unwrap().file,
            path.canonicalize().unwrap_or(path).to_str().unwrap()
        );
        error.to_string()
    };
    assert_eq!(
        fails("1_x.py", "x = 1\n"),
        "Could not determine revision id from filename 1_x.py. Be sure the 'revision' variable \
         is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the \
         documentation)."
    );
    assert_eq!(
        fails("a b.py", "revision = 'a'\n"),
        "module 'a_b_py' has no attribute 'down_revision'"
    );
    assert_eq!(
        fails("b.py", "'''doc'''\nrevision = 'b'\ndown_revision = 'zz'\n"),
        "Revision zz referenced from zz -> b (head), doc is not present"
    );
}

#[test]
fn five_thousand_files_are_loaded_in_order() {
    let directory = tempfile::tempdir().unwrap();
    for number in 0..5_000 {
        let down = if number == 0 {
            "None".to_owned()
        } else {
            format!("'r{}'", number - 1)
        };
        let text = format!("revision = 'r{number}'\ndown_revision = {down}\n");
        write(directory.path(), &format!("versions/{number:05}.py"), &text);
    }
    let scripts = load(directory.path(), false).unwrap();
    assert_eq!(scripts.map().len(), 5_000);
    assert_eq!(scripts.map().nodes()[4_321].id(), "r4321");
    assert!(
        scripts
            .get("r4999")
            .unwrap()
            .path()
            .ends_with("versions/04999.py")
    );
}

#[test]
fn a_file_can_be_added() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "versions/a.py", A);
    let settings = ScriptDirectorySettings::new(directory.path(), ".");
    let object = ScriptDirectory::open(settings).unwrap();
    let (mut scripts, _) = object.load(&mut never_run).unwrap();
    write(
        directory.path(),
        "versions/b.py",
        "'b'\nrevision = 'b2'\ndown_revision = 'a1'\n",
    );
    let (script, revision) = object
        .load_file(Path::new("versions/b.py"), &mut never_run)
        .unwrap();
    scripts.add(script.clone(), revision.clone()).unwrap();
    assert_eq!(scripts.get("b2").unwrap().doc(), "b");
    assert_eq!(
        scripts.add(script, revision).unwrap().len(),
        1,
        "a duplicate only warns"
    );
    assert_eq!(scripts.get("b2").unwrap().doc(), "b");
    assert_eq!(scripts.get("a1").unwrap().doc(), "");
}
