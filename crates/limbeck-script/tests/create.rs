//! Revision files are created as Alembic creates them.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::create::{CreateError, CreateTools, NewRevision};
use limbeck_script::directory::{ScriptDirectory, ScriptDirectorySettings};
use limbeck_script::hook::{Hook, HookRunner};
use limbeck_script::host::ScriptError;
use limbeck_script::progress::FileEvent;
use limbeck_script::script::{Script, Scripts};

/// A project with an empty script directory `mig`.
struct Project {
    _temporary: tempfile::TempDir,
    root: PathBuf,
    settings: ScriptDirectorySettings,
    events: Vec<String>,
}

/// Stands for the interpreter: the part of a template that decides about the graph.
fn render(_: &Path, variables: &IndexMap<String, Value>) -> Result<String, ScriptError> {
    let python = |value: &Value| match value {
        Value::Null => "None".to_owned(),
        Value::Text(text) | Value::DateTime(text) => format!("'{text}'"),
        Value::List(items) => {
            let items = items.iter().map(|item| match item {
                Value::Text(text) => format!("'{text}', "),
                other => panic!("{other:?}"),
            });
            format!("({})", items.collect::<String>())
        }
        other => panic!("{other:?}"),
    };
    let line = |(name, value): (&String, &Value)| {
        let name = if name == "up_revision" {
            "revision"
        } else {
            name
        };
        format!("{name} = {}\n", python(value))
    };
    Ok(variables.iter().map(line).collect())
}

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(1_700_000_000_123_456)
}

impl Project {
    fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().canonicalize().unwrap();
        fs::create_dir(root.join("mig")).unwrap();
        Self {
            settings: ScriptDirectorySettings::new(&root, "mig"),
            root,
            _temporary: temporary,
            events: Vec::new(),
        }
    }

    fn scripts(&self) -> (ScriptDirectory, Scripts) {
        let directory = ScriptDirectory::open(self.settings.clone()).unwrap();
        let (scripts, _) = directory
            .load(&mut |path| panic!("{}", path.display()))
            .unwrap();
        (directory, scripts)
    }

    fn create(&mut self, new: &NewRevision) -> Result<Script, CreateError> {
        let (directory, mut scripts) = self.scripts();
        let events = &mut self.events;
        let root = self.root.display().to_string();
        let mut tools = CreateTools {
            render: &mut render,
            run_header: &mut |path| panic!("{}", path.display()),
            hooks: HookRunner {
                working_directory: &self.root,
                virtual_environment: None,
                path: None,
                custom: &mut |_, _, _| Ok(false),
            },
            observer: &mut |event: FileEvent<'_>| match event {
                FileEvent::Started(action) => {
                    events.push(action.to_string().replace(&root, "<root>"))
                }
                FileEvent::Finished { is_success } => events.push(is_success.to_string()),
                other => panic!("{other:?}"),
            },
        };
        let result = directory.create_revision(&mut scripts, new, &mut tools);
        if let Ok((script, _)) = &result {
            assert_eq!(scripts.get(script.id()), Some(script));
        }
        result.map(|(script, _)| script)
    }

    fn refused(&mut self, new: &NewRevision) -> String {
        self.create(new).unwrap_err().to_string()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }
}

fn revision(id: &str) -> NewRevision {
    NewRevision::new(id, now())
}

#[test]
fn the_first_revision_is_written() {
    let mut project = Project::new();
    project.settings.timezone = Some("utc".to_owned());
    let mut new = revision("a1");
    new.message = Some("Add Users!".to_owned());
    let script = project.create(&new).unwrap();
    assert_eq!(
        script.path(),
        project.root.join("mig/versions/a1_add_users.py")
    );
    assert_eq!(
        project.events,
        [
            "Creating directory <root>/mig/versions",
            "true",
            "Generating <root>/mig/versions/a1_add_users.py",
            "true"
        ]
    );
    assert_eq!(
        project.text("mig/versions/a1_add_users.py"),
        "revision = 'a1'\ndown_revision = None\nbranch_labels = None\ndepends_on = None\n\
         create_date = '2023-11-14 22:13:20.123456+00:00'\nmessage = 'Add Users!'\n"
    );
    project.create(&revision("b2")).unwrap();
    let text = project.text("mig/versions/b2_.py");
    assert!(text.contains("down_revision = 'a1'\n"));
    assert!(text.contains("message = 'empty message'\n"));
}

#[test]
fn file_names_follow_the_template() {
    let mut project = Project::new();
    project.settings.timezone = Some("UTC".to_owned());
    project.settings.file_template =
        "%(year)d/%(month).2d/%(day).2d_%(hour).2d%(minute).2d-%(epoch)d_%(rev)s_%(slug)s"
            .to_owned();
    project.settings.truncate_slug_length = 8;
    let mut new = revision("a1");
    new.message = Some("some long message".to_owned());
    let script = project.create(&new).unwrap();
    let expected = "mig/versions/2023/11/14_2213-1700000000_a1_some_.py";
    assert_eq!(script.path(), project.root.join(expected));
    project.settings.file_template = "%(nope)s".to_owned();
    assert_eq!(
        project.refused(&revision("b2")),
        "file_template '%(nope)s' can't be formatted: KeyError: 'nope'"
    );
}

#[test]
fn graphs_decide_what_is_allowed() {
    let mut project = Project::new();
    project.create(&revision("a1")).unwrap();
    project.create(&revision("b2")).unwrap();
    assert_eq!(
        project.refused(&revision("x@y")),
        "Character(s) '@' not allowed in revision identifier 'x@y'"
    );
    let on = |id: &str, head: &str| NewRevision {
        head: head.into(),
        ..revision(id)
    };
    assert_eq!(
        project.refused(&on("c3", "a1")),
        "Revision a1 is not a head revision; please specify --splice to create a new branch from \
         this revision"
    );
    assert_eq!(
        project.refused(&on("c3", "zz")),
        "Can't locate revision identified by 'zz'"
    );
    project
        .create(&NewRevision {
            splice: true,
            ..on("c3", "a1")
        })
        .unwrap();
    assert_eq!(
        project.refused(&revision("d4")),
        "Multiple heads are present; please specify the head revision on which the new revision \
         should be based, or perform a merge."
    );
    project.create(&on("d4", "heads")).unwrap();
    assert!(
        project
            .text("mig/versions/d4_.py")
            .contains("down_revision = ('b2', 'c3', )\n")
    );
    let base = NewRevision {
        branch_labels: vec!["side".to_owned()],
        depends_on: vec!["d4".to_owned()],
        ..on("e5", "base")
    };
    project.create(&base).unwrap();
    let text = project.text("mig/versions/e5_.py");
    assert!(text.contains("down_revision = None\nbranch_labels = ('side', )\ndepends_on = 'd4'\n"));
    let dependent = NewRevision {
        depends_on: vec!["side".to_owned(), "b".to_owned()],
        ..on("f6", "d4")
    };
    assert_eq!(
        project.refused(&dependent),
        "Can't locate revision identified by 'b'"
    );
}

#[test]
fn version_paths_are_chosen() {
    let mut project = Project::new();
    project.settings.version_locations = vec!["one".into(), "mig/two".into()];
    let at = |id: &str, path: &str| NewRevision {
        version_path: Some(path.into()),
        ..revision(id)
    };
    assert_eq!(
        project.refused(&revision("a1")),
        "Multiple version locations present, please specify --version-path"
    );
    assert_eq!(
        project.refused(&at("a1", "three")),
        "Path three is not represented in current version locations"
    );
    assert!(project.events.is_empty());
    project.create(&at("a1", "./mig/two")).unwrap();
    let script = project.create(&revision("b2")).unwrap();
    assert_eq!(script.path(), project.root.join("mig/two/b2_.py"));
}

#[test]
fn labels_that_the_template_drops_are_noticed() {
    let mut project = Project::new();
    let (directory, mut scripts) = project.scripts();
    let new = NewRevision {
        branch_labels: vec!["x".to_owned()],
        ..revision("a1")
    };
    let mut tools = CreateTools {
        render: &mut |_, _| Ok("revision = 'a1'\ndown_revision = None\n".to_owned()),
        run_header: &mut |path| panic!("{}", path.display()),
        hooks: HookRunner {
            working_directory: &project.root,
            virtual_environment: None,
            path: None,
            custom: &mut |_, _, _| Ok(false),
        },
        observer: &mut |_| {},
    };
    let error = directory
        .create_revision(&mut scripts, &new, &mut tools)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "Version a1 specified branch_labels x, however the migration file {} does not have \
             them; have you upgraded your script.py.mako to include the 'branch_labels' section?",
            project.root.join("mig/versions/a1_.py").display()
        )
    );
    project.events.clear();
}

#[test]
fn hooks_run_and_failures_are_reported() {
    let mut project = Project::new();
    project.settings.hooks = vec![Hook {
        name: "h".to_owned(),
        options: IndexMap::from([
            ("type".to_owned(), "exec".to_owned()),
            ("executable".to_owned(), "/no/such".to_owned()),
        ]),
    }];
    let error = project.create(&revision("a1")).unwrap_err();
    assert!(matches!(error, CreateError::Hook(_)), "{error:?}");
    assert_eq!(
        project.events[4..],
        ["Running post write hook 'h'", "false"]
    );
    assert!(project.root.join("mig/versions/a1_.py").exists());
}

#[test]
fn a_directory_that_cannot_be_written_is_named() {
    let mut project = Project::new();
    fs::create_dir(project.root.join("mig/versions")).unwrap();
    fs::write(project.root.join("mig/versions/x"), "a file").unwrap();
    project.settings.file_template = "x/y/%(rev)s".to_owned();
    let error = project.create(&revision("a1"));
    assert!(
        matches!(error, Err(CreateError::Unwritable { .. })),
        "{error:?}"
    );
    assert_eq!(project.events.last().unwrap(), "false");
}
