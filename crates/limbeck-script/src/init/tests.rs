use super::*;

/// An empty directory as working directory; answers the events with its path left out.
fn run(
    cwd: &Path,
    directory: &str,
    change: impl FnOnce(&mut InitOptions),
) -> (Result<(), String>, Vec<String>) {
    let mut options = InitOptions {
        directory: directory.into(),
        template: "generic".to_owned(),
        package: false,
        ini: "alembic.ini".into(),
        toml: "pyproject.toml".into(),
        working_directory: cwd.to_owned(),
    };
    change(&mut options);
    let mut events = Vec::new();
    let result = init(&options, &mut |event| {
        let text = match event {
            FileEvent::Started(action) => action.to_string(),
            FileEvent::Finished { is_success: true } => return,
            FileEvent::Finished { is_success: false } => "FAILED".to_owned(),
            FileEvent::Message(text) => text.to_owned(),
        };
        events.push(text.replace(cwd.to_str().unwrap(), "<cwd>"));
    });
    (result.map_err(|error| error.to_string()), events)
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_project_is_begun() {
    let cwd = tempfile::tempdir().unwrap();
    let (result, events) = run(cwd.path(), "mig", |options| options.package = true);
    result.unwrap();
    assert_eq!(
        events,
        [
            "Creating directory <cwd>/mig",
            "Creating directory <cwd>/mig/versions",
            "Generating <cwd>/mig/README",
            "Generating <cwd>/alembic.ini",
            "Generating <cwd>/mig/env.py",
            "Generating <cwd>/mig/script.py.mako",
            "Adding <cwd>/mig/__init__.py",
            "Adding <cwd>/mig/versions/__init__.py",
            "Please edit configuration/connection/logging settings in <cwd>/alembic.ini before \
             proceeding.",
        ]
    );
    assert!(read(cwd.path().join("alembic.ini")).contains("\nscript_location = %(here)s/mig\n"));
    assert_eq!(read(cwd.path().join("mig/versions/__init__.py")), "");
}

#[test]
fn existing_files_are_kept() {
    let cwd = tempfile::tempdir().unwrap();
    fs::write(cwd.path().join("alembic.ini"), "mine").unwrap();
    let (result, events) = run(cwd.path(), "mig", |_| {});
    result.unwrap();
    assert!(events.contains(&"File <cwd>/alembic.ini already exists, skipping".to_owned()));
    assert_eq!(read(cwd.path().join("alembic.ini")), "mine");
    let (result, events) = run(cwd.path(), "./mig", |_| {});
    assert_eq!(
        result.unwrap_err(),
        "Directory mig already exists and is not empty"
    );
    assert!(events.is_empty());
    let (result, _) = run(cwd.path(), "other", |options| {
        options.template = "nope".to_owned()
    });
    assert_eq!(result.unwrap_err(), "No such template nope");
    assert!(!cwd.path().join("other").exists());
}

#[test]
fn toml_settings_are_written_added_or_skipped() {
    let cwd = tempfile::tempdir().unwrap();
    let toml = cwd.path().join("pyproject.toml");
    let begin = |directory: &str| {
        let (result, events) = run(cwd.path(), directory, |options| {
            options.template = "pyproject".to_owned()
        });
        (result, events)
    };
    let (result, events) = begin("one");
    result.unwrap();
    assert!(events.contains(&"Generating <cwd>/pyproject.toml".to_owned()));
    assert_eq!(
        events.last().unwrap(),
        "Please edit configuration settings in <cwd>/pyproject.toml and \
         configuration/connection/logging settings in <cwd>/alembic.ini before proceeding."
    );
    assert!(read(toml.clone()).contains("\nscript_location = \"%(here)s/one\"\n"));
    let (_, events) = begin("two");
    let skipped = "File <cwd>/pyproject.toml already exists and already has a [tool.alembic] \
                   section, skipping";
    assert!(events.contains(&skipped.to_owned()));
    fs::write(&toml, "[project]\nname = 'x'").unwrap();
    let (_, events) = begin("three");
    assert!(events.contains(&"Appending to existing <cwd>/pyproject.toml".to_owned()));
    assert!(read(toml.clone()).starts_with("[project]\nname = 'x'\n\n[tool.alembic]\n"));
    fs::write(&toml, "broken").unwrap();
    assert!(begin("four").0.unwrap_err().contains("is not TOML"));
}

#[test]
fn locations_are_relative_to_the_file() {
    let cwd = tempfile::tempdir().unwrap();
    let sub = cwd.path().join("sub");
    fs::create_dir(&sub).unwrap();
    let location = |directory: &str, ini: &str| {
        let options = InitOptions {
            directory: directory.into(),
            template: String::new(),
            package: false,
            ini: ini.into(),
            toml: "pyproject.toml".into(),
            working_directory: sub.clone(),
        };
        super::location(&options, &absolute(&sub, &options.ini), false)
    };
    assert_eq!(location("a/./b", "alembic.ini"), "%(here)s/a/b");
    assert_eq!(location("a", "conf/x.ini"), "%(here)s/../a");
    assert_eq!(location(".", "alembic.ini"), "%(here)s");
    assert_eq!(location("/abs//a", "alembic.ini"), "/abs/a");
    assert_eq!(location("50%", "alembic.ini"), "%(here)s/50%%");
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let cwd = tempfile::tempdir().unwrap();
    fs::write(cwd.path().join("file"), "").unwrap();
    let (result, events) = run(cwd.path(), "file/mig", |_| {});
    assert!(result.unwrap_err().starts_with("Can't write "));
    assert_eq!(events, ["Creating directory <cwd>/file/mig", "FAILED"]);
}

#[test]
fn templates_say_what_they_are_for() {
    for template in InitTemplate::all() {
        assert!(template.synopsis().ends_with('.'), "{}", template.name);
        assert_eq!(InitTemplate::find(template.name), Some(template));
        assert!(template.files.is_sorted());
    }
}
