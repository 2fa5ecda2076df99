//! The library as an application uses it: commands answer values, and nothing is printed.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as the tests themselves do"
)]

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use limbeck::command::{self, CurrentOptions, DowngradeOptions, HeadsOptions, UpgradeOptions};
use limbeck::config::{Config, ConfigFiles, ProcessContext};
use limbeck::{Environment, ErrorKind, Event, StepState};

const ENV: &str = r#"
from alembic import context
from sqlalchemy import create_engine

url = context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"#;

/// A project with two revisions, the second of which runs `second`.
fn project(folder: &Path, second: &str) {
    let versions = folder.join("migrations/versions");
    fs::create_dir_all(&versions).unwrap();
    fs::write(
        folder.join("alembic.ini"),
        "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = \
         sqlite:///%(here)s/test.db\n",
    )
    .unwrap();
    fs::write(folder.join("migrations/env.py"), ENV).unwrap();
    let revision = |id: &str, down: &str, body: &str| {
        let text = format!(
            "\"\"\"step {id}\"\"\"\nfrom alembic import op\nrevision = '{id}'\ndown_revision = \
             {down}\n\n\ndef upgrade():\n    {body}\n\n\ndef downgrade():\n    pass\n"
        );
        fs::write(versions.join(format!("{id}.py")), text).unwrap();
    };
    revision("a1", "None", "op.execute('CREATE TABLE one (id INTEGER)')");
    revision("b2", "'a1'", second);
}

fn config(folder: &Path) -> Config {
    let context = ProcessContext {
        working_directory: folder.to_owned(),
        ..ProcessContext::default()
    };
    let files = ConfigFiles {
        ini: Some("alembic.ini".into()),
        toml: None,
    };
    Config::load(context, files, "alembic").unwrap()
}

#[test]
fn an_upgrade_answers_its_steps_and_tells_of_them() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "pass");
    let told = Rc::new(RefCell::new(Vec::new()));
    let listener = Rc::clone(&told);
    let environment = Environment::new(config(folder.path())).on_event(move |event| {
        listener.borrow_mut().push(match event {
            Event::Planned { steps } => format!("planned {}", steps.len()),
            Event::StepStarted { step } => format!("started {}", step.to.join(", ")),
            Event::StepFinished { step } => format!("finished {}", step.to.join(", ")),
            other => format!("{other:?}"),
        });
    });
    let report = command::upgrade(&environment, "head", &UpgradeOptions::default()).unwrap();
    let steps: Vec<_> = report
        .steps
        .iter()
        .map(|step| {
            (
                step.action,
                step.from.join(", "),
                step.to.join(", "),
                step.state,
            )
        })
        .collect();
    let text = str::to_owned;
    assert_eq!(
        steps,
        [
            ("upgrade", text(""), text("a1"), StepState::Applied),
            ("upgrade", text("a1"), text("b2"), StepState::Applied),
        ]
    );
    assert_eq!(report.steps[1].doc, "step b2");
    assert_eq!(
        *told.borrow(),
        [
            "planned 2",
            "started a1",
            "finished a1",
            "started b2",
            "finished b2"
        ]
    );

    let current = command::current(&environment, CurrentOptions::default()).unwrap();
    assert!(current.databases[0].url.starts_with("sqlite:///"));
    let revisions: Vec<_> = current.databases[0]
        .revisions
        .views()
        .map(|view| view.node().id().to_owned())
        .collect();
    assert_eq!(revisions, ["b2"]);
    let heads = command::heads(&environment, HeadsOptions::default()).unwrap();
    assert_eq!(heads.len(), 1);

    let again = command::upgrade(&environment, "head", &UpgradeOptions::default()).unwrap();
    assert!(again.steps.is_empty());
    let back = command::downgrade(&environment, "base", &DowngradeOptions::default()).unwrap();
    assert_eq!(back.steps.len(), 2);
}

#[test]
fn a_failure_says_where_and_what_stays() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "raise ValueError('no')");
    let environment = Environment::new(config(folder.path()));
    let error = command::upgrade(&environment, "head", &UpgradeOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Script);
    assert_eq!(error.class(), Some("ValueError"));
    assert_eq!(error.to_string(), "no");
    let origin = error.origin().unwrap();
    assert!(origin.file.ends_with("b2.py"), "{origin}");
    assert_eq!(origin.line, 8);
    let states: Vec<_> = error.steps().iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Applied, StepState::Failed]);
    assert_eq!(error.failed_step().unwrap().to, ["b2"]);
    assert!(error.kept_statements().is_empty());
}

#[test]
fn sql_is_told_instead_of_executed() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "pass");
    let sql = Rc::new(RefCell::new(String::new()));
    let written = Rc::clone(&sql);
    let environment = Environment::new(config(folder.path())).on_event(move |event| {
        if let Event::Sql { text } = event {
            written.borrow_mut().push_str(text);
        }
    });
    let options = UpgradeOptions {
        sql: true,
        ..UpgradeOptions::default()
    };
    let report = command::upgrade(&environment, "a1", &options).unwrap();
    assert_eq!(report.steps[0].state, StepState::Written);
    assert!(
        sql.borrow().contains("CREATE TABLE one (id INTEGER);\n\n"),
        "{}",
        sql.borrow()
    );
    assert!(!folder.path().join("test.db").exists());
}

#[test]
fn an_interrupt_before_the_start_stops_everything() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "pass");
    let environment = Environment::new(config(folder.path()));
    environment.interrupt().trigger();
    let error = command::upgrade(&environment, "head", &UpgradeOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
}
