//! Exceptions of scripts as errors, errors of the application as exceptions.

mod support;

use limbeck_model::Value;
use limbeck_script::host::{DatabaseFault, LogLevel, Request, ScriptError, ScriptHost};
use support::{Project, Recorder};

#[test]
fn an_exception_keeps_class_message_place_and_trace() {
    let project = Project::new();
    let helper = project.write(
        "helper.py",
        "class Trouble(Exception):\n    pass\n\n\ndef act():\n    raise Trouble('broken', 5)\n",
    );
    let error = project.fail("import helper\n\ndef main():\n    helper.act()\n\nmain()\n");
    let environment = project.path("env.py");
    assert_eq!(error.class, "helper.Trouble");
    assert_eq!(error.message, "('broken', 5)");
    let origin = error.origin.unwrap();
    assert_eq!(
        (origin.file.as_str(), origin.line),
        (helper.to_str().unwrap(), 6)
    );
    let expected = format!(
        "Traceback (most recent call last):\n\
         \x20 File \"{environment}\", line 6, in <module>\n\
         \x20   main()\n\
         \x20 File \"{environment}\", line 4, in main\n\
         \x20   helper.act()\n\
         \x20 File \"{helper}\", line 6, in act\n\
         \x20   raise Trouble('broken', 5)\n\
         helper.Trouble: ('broken', 5)\n",
        environment = environment.display(),
        helper = helper.display()
    );
    assert_eq!(error.trace, expected);
}

#[test]
fn causes_and_contexts_are_part_of_the_trace() {
    let project = Project::new();
    let error = project.fail(
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError('a') from error\n",
    );
    assert!(error.trace.contains(
        "ZeroDivisionError: division by zero\n\nThe above exception was the direct cause of the \
         following exception:\n\nTraceback"
    ));
    let error = project.fail("try:\n    {}['x']\nexcept KeyError:\n    raise ValueError('b')\n");
    assert!(error.trace.contains(
        "KeyError: 'x'\n\nDuring handling of the above exception, another exception occurred:\n\n"
    ));
    let error =
        project.fail("try:\n    {}['x']\nexcept KeyError:\n    raise ValueError('c') from None\n");
    assert!(!error.trace.contains("KeyError"), "{}", error.trace);
    assert!(error.trace.ends_with("ValueError: c\n"));
}

#[test]
fn a_syntax_error_names_its_place() {
    let project = Project::new();
    let error = project.fail("x = 1\ny = = 2\n");
    assert_eq!(error.class, "SyntaxError");
    assert_eq!(error.origin.unwrap().line, 2);
    let expected = format!(
        "  File \"{}\", line 2\n    y = = 2\n        ^\nSyntaxError: ",
        project.path("env.py").display()
    );
    assert!(error.trace.starts_with(&expected), "{}", error.trace);

    project.write("broken.py", "def f(:\n");
    let error = project.fail("import broken\n");
    assert!(error.origin.unwrap().file.ends_with("broken.py"));
}

#[test]
fn leaving_by_exit_gives_the_code() {
    let project = Project::new();
    for (call, code) in [
        ("sys.exit()", "0"),
        ("sys.exit(3)", "3"),
        ("sys.exit('no way')", "no way"),
        ("raise SystemExit", "0"),
    ] {
        let error = project.fail(&format!("import sys\n{call}\n"));
        assert_eq!(
            (error.class.as_str(), error.message.as_str()),
            ("SystemExit", code)
        );
    }
}

fn refusing(error: ScriptError) -> Recorder<'static> {
    Recorder::new(move |_, _| Err(error.clone()))
}

const ASK: &str = "import _limbeck\n_limbeck.request({'request': 'current_heads', 'context': 1})\n";

#[test]
fn an_error_of_the_application_comes_back_unchanged() {
    let project = Project::new();
    let mut refusal = ScriptError::command("Can't locate revision identified by 'x'");
    refusal.help = Some("look again".to_owned());
    let error = project.run(ASK, &refusing(refusal)).unwrap_err();
    assert_eq!(error.class, "CommandError");
    assert_eq!(error.message, "Can't locate revision identified by 'x'");
    assert_eq!(error.help.as_deref(), Some("look again"));
    assert_eq!(error.origin.unwrap().line, 2);
    assert!(
        error
            .trace
            .contains("alembic.util.exc.CommandError: Can't locate"),
        "{}",
        error.trace
    );
}

#[test]
fn classes_of_errors_are_found_by_name() {
    let project = Project::new();
    for (class, test) in [
        ("CommandError", "alembic.util.exc.CommandError"),
        ("alembic.util.exc.CommandError", "alembic.util.CommandError"),
        (
            "sqlalchemy.exc.NoSuchTableError",
            "sqlalchemy.exc.SQLAlchemyError",
        ),
        ("ValueError", "ValueError"),
        ("NotImplementedError", "RuntimeError"),
        ("Unheard", "RuntimeError"),
        ("print", "RuntimeError"),
        ("sqlalchemy.exc.Unheard", "RuntimeError"),
    ] {
        let script = format!(
            "import alembic.util, sqlalchemy.exc\n\
             try:\n    {}except {test} as error:\n    assert str(error) == 'why', str(error)\n",
            ASK.replace("\n_limbeck", "; _limbeck")
        );
        if let Err(error) = project.run(&script, &refusing(ScriptError::new(class, "why"))) {
            panic!("{class}: {}", error.trace);
        }
    }
}

#[test]
fn an_error_of_the_server_looks_like_the_drivers() {
    let project = Project::new();
    let mut error = ScriptError::new(
        "sqlalchemy.exc.ProgrammingError",
        "(psycopg2.errors.UndefinedTable) relation \"x\" does not exist\n[SQL: select 1 from x]",
    );
    error.database = Some(Box::new(DatabaseFault {
        message: "relation \"x\" does not exist".to_owned(),
        sql_state: Some("42P01".to_owned()),
        number: None,
        statement: Some("select 1 from x".to_owned()),
    }));
    let script = format!(
        r#"
import sqlalchemy.exc
try:
    {}except sqlalchemy.exc.DBAPIError as error:
    assert str(error.orig) == 'relation "x" does not exist', error.orig
    assert error.orig.pgcode == error.orig.sqlstate == "42P01"
    assert error.statement == "select 1 from x"
    assert str(error).startswith("(psycopg2.errors.UndefinedTable) relation"), str(error)
    raise
"#,
        ASK.replace("\n_limbeck", "; _limbeck")
    );
    let result = project.run(&script, &refusing(error)).unwrap_err();
    assert_eq!(
        result.class, "sqlalchemy.exc.ProgrammingError",
        "{}",
        result.trace
    );
    assert_eq!(result.database.unwrap().sql_state.as_deref(), Some("42P01"));

    let mut error = ScriptError::new("sqlalchemy.exc.ProgrammingError", "no such table");
    error.database = Some(Box::new(DatabaseFault {
        message: "Table 'x' doesn't exist".to_owned(),
        number: Some(1146),
        ..DatabaseFault::default()
    }));
    let script = format!(
        "import sqlalchemy.exc\ntry:\n    {}except sqlalchemy.exc.ProgrammingError as error:\n    \
         assert error.orig.args == (1146, \"Table 'x' doesn't exist\"), error.orig.args\n",
        ASK.replace("\n_limbeck", "; _limbeck")
    );
    project.run(&script, &refusing(error)).unwrap();
}

#[test]
fn an_exception_of_a_migration_reaches_the_environment_as_itself() {
    let project = Project::new();
    project.write(
        "step.py",
        "import helper\n\ndef upgrade():\n    raise helper.Trouble('deep')\n",
    );
    project.write("helper.py", "class Trouble(Exception):\n    pass\n");
    let runtime = Recorder::new(|request, runner| {
        if matches!(request, Request::CurrentHeads { .. }) {
            let step = project.step("step.py");
            runner.prepare(&step)?;
            runner.run(&step)?;
        }
        Ok(Value::Null)
    });
    let script = format!(
        "import helper, _limbeck\n\
         try:\n    {}except helper.Trouble as error:\n    assert error.args == ('deep',)\n    raise\n",
        ASK.replace("import _limbeck\n", "")
    );
    let error = project.run(&script, &runtime).unwrap_err();
    assert_eq!(error.class, "helper.Trouble", "{}", error.trace);
    assert!(error.origin.unwrap().file.ends_with("step.py"));
    let files: Vec<&str> = error
        .trace
        .lines()
        .filter_map(|line| line.split('"').nth(1)?.rsplit('/').next())
        .collect();
    assert_eq!(files, ["env.py", "step.py"]);
}

#[test]
fn recursion_ends_in_an_exception() {
    let project = Project::new();
    let error = project.fail("def f():\n    f()\nf()\n");
    assert_eq!(error.class, "RecursionError");
}

#[test]
fn a_record_before_any_script_does_not_start_anything() {
    use limbeck_script::host::LogTarget as _;
    let project = Project::new();
    project
        .host
        .log("alembic", LogLevel::Info, "nobody listens");
    assert!(
        project
            .host
            .read_header(&project.path("none.py"), &[])
            .is_err()
    );
}

#[test]
fn an_absent_script_is_reported_as_python_does() {
    let project = Project::new();
    let runtime = Recorder::new(|request, _| panic!("{request:?}"));
    let path = project.path("absent.py");
    let error = project.run_file(&path, &runtime).unwrap_err();
    assert_eq!(error.class, "FileNotFoundError");
    let expected = format!("[Errno 2] No such file or directory: '{}'", path.display());
    assert_eq!(error.message, expected);
}
