//! Modules that are compiled before they are imported, and in parts.

mod support;

use std::fmt::Write as _;

use support::Project;

/// A module of many classes; each notes its name in `made`.
fn long(start: &str) -> String {
    let mut text = format!("{start}\nmade = []\n\n");
    for number in 0..1000 {
        let _ = write!(
            text,
            "class Class{number}:\n    field: 'int | None' = {number}\n    made.append(__qualname__)\n\n",
        );
    }
    text
}

#[test]
fn a_long_module_is_as_if_it_were_whole() {
    let project = Project::new();
    project.write(
        "models.py",
        long("'''what it is'''\nfrom __future__ import annotations")
            + "def last() -> Absent: pass\n",
    );
    project.check(
        r#"
import models
assert models.__doc__ == "what it is"
assert models.made == [f"Class{number}" for number in range(1000)]
assert models.Class999.__annotations__ == {"field": "'int | None'"}
assert models.last.__annotations__ == {"return": "Absent"}
assert models.last.__code__.co_firstlineno == 4005, models.last.__code__.co_firstlineno
"#,
    );
    let project = Project::new();
    project.write("models.py", long("size: int = 1"));
    project.check(
        "import models\n\
         assert models.__annotations__ == {'size': int}, models.__annotations__\n\
         assert models.Class999.__annotations__ == {'field': 'int | None'}\n",
    );
}

#[test]
fn errors_in_long_modules_have_their_places() {
    let project = Project::new();
    let text = long("print('begun')") + "1 = 2\n";
    let path = project.write("models.py", text);
    let error = project.fail("import models\n");
    assert_eq!(error.class, "SyntaxError");
    assert_eq!(error.origin.unwrap().line, 4004);

    let text = long("") + "class Last:\n    return 1\n";
    std::fs::write(&path, text).unwrap();
    let error = project.fail("import models\n");
    assert_eq!(error.class, "SyntaxError");
    assert_eq!(error.origin.unwrap().line, 4005);

    let text = long("") + "class Last:\n    made.absent\n";
    std::fs::write(&path, text).unwrap();
    let error = project.fail("import models\n");
    assert_eq!(error.class, "AttributeError");
    assert_eq!(error.origin.unwrap().line, 4005);
}

#[test]
fn a_long_module_goes_on_after_a_statement_that_needs_a_missing_package() {
    let project = Project::new();
    let text = long("from absent import thing") + "other = int(thing)\n\ndef after(): return 5\n";
    project.write("models.py", text);
    project.check("import models\nassert len(models.made) == 1000 and models.after() == 5\n");
}

#[test]
fn a_module_that_the_environment_script_writes_is_that_one() {
    let project = Project::new();
    project.write("models.py", "value = 'before'\n");
    project.check(
        r#"
import pathlib, time
time.sleep(0.2)
pathlib.Path(__file__).with_name("models.py").write_text("value = 'afterwards'\n")
import models
assert models.value == "afterwards"
"#,
    );
}
