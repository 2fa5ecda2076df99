//! Revision scripts that run while an environment script waits.

mod support;

use limbeck_model::Value;
use limbeck_script::host::{LogLevel, Request, ScriptHost};
use support::{Project, Recorder};

const MIGRATE: &str =
    "import _limbeck\n_limbeck.request({'request': 'run_migrations', 'context': 1})\n";

#[test]
fn scripts_ask_while_their_environment_waits() {
    let project = Project::new();
    project.write(
        "one.py",
        "import _limbeck\n\
         def upgrade():\n    \
             for text in ('a', 'b'):\n        \
                 answer = _limbeck.request({'request': 'static_output', 'context': 1, 'text': text})\n        \
                 assert answer == text * 2\n",
    );
    let runtime = Recorder::new(|request, runner| match request {
        Request::RunMigrations { .. } => {
            let step = project.step("one.py");
            runner.prepare(&step)?;
            runner.run(&step)?;
            runner.run(&step)?;
            Ok(Value::Null)
        }
        Request::StaticOutput { text, .. } => Ok(Value::text(text.repeat(2))),
        _ => panic!("{request:?}"),
    });
    project.run(MIGRATE, &runtime).unwrap();
    let texts: Vec<String> = runtime
        .requests
        .borrow()
        .iter()
        .map(|request| match request {
            Request::StaticOutput { text, .. } => text.clone(),
            _ => "end".to_owned(),
        })
        .collect();
    assert_eq!(texts, ["a", "b", "a", "b", "end"]);
}

#[test]
fn a_script_without_the_function_is_refused() {
    let project = Project::new();
    project.write("one.py", "def downgrade(): pass\n");
    let runtime = Recorder::new(|_, runner| {
        runner.prepare(&project.step("one.py"))?;
        Ok(Value::Null)
    });
    let error = project.run(MIGRATE, &runtime).unwrap_err();
    assert_eq!(error.class, "AttributeError");
    assert!(
        error.message.contains("has no attribute 'upgrade'"),
        "{}",
        error.message
    );
}

#[test]
fn announced_scripts_run_as_others_do() {
    let project = Project::new();
    let names: Vec<String> = (0..40).map(|number| format!("step_{number}.py")).collect();
    for (number, name) in names.iter().enumerate() {
        let escape = if number == 7 { "pattern = '\\d'\n" } else { "" };
        project.write(
            name,
            format!(
                "{escape}import _limbeck\ndef upgrade():\n    _limbeck.request({{'request': \
                 'static_output', 'context': 1, 'text': __file__}})\n"
            ),
        );
    }
    project.write("broken.py", "def upgrade(:\n");
    let runtime = Recorder::new(|request, runner| {
        if matches!(request, Request::RunMigrations { .. }) {
            let mut steps: Vec<_> = names.iter().map(|name| project.step(name)).collect();
            steps.push(project.step("broken.py"));
            steps.push(project.step("absent.py"));
            runner.announce(&steps);
            for step in &steps[..40] {
                runner.prepare(step)?;
                runner.run(step)?;
            }
            assert_eq!(runner.prepare(&steps[40]).unwrap_err().class, "SyntaxError");
            assert_eq!(
                runner.prepare(&steps[41]).unwrap_err().class,
                "FileNotFoundError"
            );
        }
        Ok(Value::Null)
    });
    project.run(MIGRATE, &runtime).unwrap();
    let requests = runtime.requests.borrow();
    for (request, name) in requests.iter().zip(&names) {
        let Request::StaticOutput { text, .. } = request else {
            panic!("{request:?}");
        };
        assert!(text.ends_with(name.as_str()), "{text}");
    }
}

#[test]
fn scripts_that_were_expected_run_as_others_do() {
    let project = Project::new();
    let names: Vec<String> = (0..200).map(|number| format!("step_{number}.py")).collect();
    for name in &names {
        let text = "import _limbeck\ndef upgrade():\n    _limbeck.request({'request': \
                    'static_output', 'context': 1, 'text': __file__})\n";
        project.write(name, text);
    }
    project.write("broken.py", "def upgrade(:\n");
    let paths = |names: &[String]| names.iter().map(|name| project.path(name)).collect();
    // What is announced later is in part among what was expected; then it is the other way round.
    for (expected, announced) in [(0..150, 100..200), (50..200, 0..100), (0..0, 0..200)] {
        project.host.expect(paths(&names[expected]));
        let runtime = Recorder::new(|request, runner| {
            if matches!(request, Request::RunMigrations { .. }) {
                let steps = names[announced.clone()]
                    .iter()
                    .map(|name| project.step(name));
                let mut steps: Vec<_> = steps.collect();
                runner.announce(&steps);
                runner.announce(&steps);
                for step in &steps {
                    runner.prepare(step)?;
                }
                for step in &steps {
                    runner.run(step)?;
                }
                steps.push(project.step("broken.py"));
                runner.announce(&steps);
                let error = runner.prepare(&steps[steps.len() - 1]).unwrap_err();
                assert_eq!(error.class, "SyntaxError");
            }
            Ok(Value::Null)
        });
        project.run(MIGRATE, &runtime).unwrap();
        let requests = runtime.requests.borrow();
        let names = &names[announced.clone()];
        assert_eq!(requests.len(), names.len() + 1);
        for (request, name) in requests.iter().zip(names) {
            let Request::StaticOutput { text, .. } = request else {
                panic!("{request:?}");
            };
            assert!(text.ends_with(name.as_str()), "{text}");
        }
    }
}

#[test]
fn what_changed_since_the_last_run_is_compiled_again() {
    let project = Project::new();
    let names: Vec<String> = (0..40).map(|number| format!("step_{number}.py")).collect();
    // The first run leaves scripts that were compiled for it.
    for (text, count) in [("first", 20), ("second", 40)] {
        let source = format!("raise ValueError('{text}')\n");
        let paths = names.iter().map(|name| project.write(name, &source));
        let paths: Vec<_> = paths.collect();
        if text == "first" {
            project.host.expect(paths);
        }
        let runtime = Recorder::new(|_, runner| {
            for name in &names[..count] {
                let error = runner.prepare(&project.step(name)).unwrap_err();
                assert_eq!(error.message, text);
            }
            Ok(Value::Null)
        });
        project.run(MIGRATE, &runtime).unwrap();
    }
}

#[test]
fn headers_are_read_by_running_the_script() {
    let project = Project::new();
    let path = project.write(
        "one.py",
        "\"\"\"first\"\"\"\nrevision = 'a' + 'b'\ndown_revision = ('x', 'y')\ndepends_on = None\n",
    );
    let header = project.host.read_header(&path, &[]).unwrap();
    assert_eq!(
        header,
        Value::map([
            ("revision", "ab".into()),
            ("down_revision", Value::List(vec!["x".into(), "y".into()])),
            ("depends_on", Value::Null),
            ("__doc__", "first".into()),
        ])
    );
}

#[test]
fn records_of_the_application_go_to_the_scripts_logging() {
    let project = Project::new();
    let script = format!(
        "import logging\n\
         logging.basicConfig(filename={:?}, format='%(levelname)s|%(name)s|%(message)s', level='INFO')\n\
         {MIGRATE}",
        project.path("log.txt").display().to_string()
    );
    let runtime = Recorder::new(|_, runner| {
        runner.log(
            "alembic.runtime.migration",
            LogLevel::Info,
            "Running 100% of 'x'",
        );
        runner.log("alembic.runtime.migration", LogLevel::Debug, "not this");
        runner.log("sqlalchemy", LogLevel::Warning, "careful");
        Ok(Value::Null)
    });
    project.run(&script, &runtime).unwrap();
    assert_eq!(
        project.read("log.txt"),
        "INFO|alembic.runtime.migration|Running 100% of 'x'\nWARNING|sqlalchemy|careful\n"
    );
}

#[test]
fn what_is_registered_for_the_end_runs_then() {
    let project = Project::new();
    let end = project.path("end.txt").display().to_string();
    project.check(&format!(
        "import atexit\natexit.register(lambda: open({end:?}, 'w').write('over'))\n"
    ));
    assert!(!project.path("end.txt").exists());
    let support::Project { directory, host } = project;
    drop(host);
    let text = std::fs::read_to_string(directory.path().join("end.txt")).unwrap();
    assert_eq!(text, "over");
}
