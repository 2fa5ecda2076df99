use std::path::Path;

use super::*;

fn read(text: &str) -> HeaderReading {
    parse_header(Path::new("versions/a1_x.py"), text.as_bytes()).unwrap()
}

fn header(text: &str) -> Header {
    match read(text) {
        HeaderReading::Constant(header) => header,
        HeaderReading::NeedsRunning { name, line } => panic!("{name} in line {line} is computed"),
    }
}

fn computed(text: &str) -> (&'static str, u32) {
    match read(text) {
        HeaderReading::Constant(header) => panic!("constant: {header:?}"),
        HeaderReading::NeedsRunning { name, line } => (name, line),
    }
}

fn error(bytes: &[u8]) -> HeaderError {
    parse_header(Path::new("versions/a1_x.py"), bytes).unwrap_err()
}

#[test]
fn reads_the_stock_header() {
    let header = header(
        "\"\"\"first\n\nRevision ID: a1\nRevises: \n\n\"\"\"\nfrom typing import Sequence, Union\n\n\
         from alembic import op\nimport sqlalchemy as sa\n\n\
         revision: str = 'a1'\ndown_revision: Union[str, Sequence[str], None] = None\n\
         branch_labels: Union[str, Sequence[str], None] = ('x',)\n\
         depends_on: Union[str, Sequence[str], None] = ['b2', 'c3']\n\n\n\
         def upgrade() -> None:\n    pass\n",
    );
    assert_eq!(header.revision.as_deref(), Some("a1"));
    assert_eq!(header.down_revision, Some(vec![]));
    assert_eq!(header.branch_labels, ["x"]);
    assert_eq!(header.depends_on, ["b2", "c3"]);
    assert_eq!(
        header.documentation.unwrap(),
        "first\n\nRevision ID: a1\nRevises: \n\n"
    );
    assert_eq!(
        (header.upgrade, header.downgrade),
        (Presence::Defined, Presence::Absent)
    );
}

#[test]
fn reads_all_constant_spellings() {
    let header = header(
        "revision = ('a'\n    \"b\")\ndown_revision = {\"x\"}\nbranch_labels, depends_on = None, \
         r'\\d'\n",
    );
    assert_eq!(header.revision.as_deref(), Some("ab"));
    assert_eq!(header.down_revision, Some(vec!["x".to_owned()]));
    assert!(header.branch_labels.is_empty());
    assert_eq!(header.depends_on, ["\\d"]);
    assert_eq!(header.documentation, None);
}

#[test]
fn the_last_assignment_counts() {
    let header = header("revision = down_revision = 'a'\nrevision = 'b'\nrevision: str\n");
    assert_eq!(header.revision.as_deref(), Some("b"));
    assert_eq!(header.down_revision, Some(vec!["a".to_owned()]));
}

#[test]
fn an_assigned_docstring_replaces_the_written_one() {
    assert_eq!(
        header("'x'\n__doc__ = 'y'").documentation.as_deref(),
        Some("y")
    );
    assert_eq!(header("f'x'\n").documentation, None);
    assert_eq!(header("b'x'\n").documentation, None);
    assert_eq!(
        header("# c\n'a' 'b'\n").documentation.as_deref(),
        Some("ab")
    );
}

#[test]
fn computed_values_need_running() {
    for (text, expected) in [
        ("revision = make()\n", ("revision", 1)),
        ("\nrevision = f'{x}'\n", ("revision", 2)),
        (
            "revision = 'a'\nif x:\n    revision = 'b'\n",
            ("revision", 3),
        ),
        (
            "down_revision = None\ndown_revision += 'a'\n",
            ("down_revision", 2),
        ),
        ("revision = 'a'\nfrom x import *\n", ("revision", 2)),
        ("from x import revision\n", ("revision", 1)),
        ("import a as depends_on\n", ("depends_on", 1)),
        ("for revision in 'a':\n    pass\n", ("revision", 1)),
        (
            "with a as (branch_labels, b):\n    pass\n",
            ("branch_labels", 1),
        ),
        (
            "try:\n    revision = 'a'\nexcept E as e:\n    pass\n",
            ("revision", 2),
        ),
        ("del revision\n", ("revision", 1)),
        ("x = (revision := 'a')\n", ("revision", 1)),
        ("globals()['revision'] = 'a'\n", ("revision", 1)),
        (
            "def f():\n    global down_revision\n    down_revision = 'x'\n",
            ("down_revision", 2),
        ),
        ("revision = 5\n", ("revision", 1)),
        ("revision = ('a', 5)\n", ("revision", 1)),
        ("revision = ('a', 'b')\n", ("revision", 1)),
        ("def revision():\n    pass\n", ("revision", 1)),
        (
            "match x:\n    case [revision]:\n        pass\n",
            ("revision", 1),
        ),
    ] {
        assert_eq!(computed(text), expected, "{text}");
    }
}

#[test]
fn a_star_import_before_the_header_is_harmless_only_when_all_is_assigned() {
    let rest = "revision = 'a'\ndown_revision = None\nbranch_labels = None\n";
    assert_eq!(
        computed(&format!("from x import *\n{rest}")),
        ("depends_on", 1)
    );
    let all = format!("'doc'\nfrom x import *\n{rest}depends_on = None\n__doc__ = 'd'\n");
    assert_eq!(header(&all).upgrade, Presence::Unknown);
}

#[test]
fn names_inside_functions_are_not_the_modules() {
    let header = header(
        "revision = 'a'\ndef upgrade():\n    revision = make()\n    globals()['x']()\n    if (n := 1):\n        \
         pass\n",
    );
    assert_eq!(header.revision.as_deref(), Some("a"));
}

#[test]
fn functions_can_be_assigned_or_imported() {
    let header = header("upgrade = make()\nfrom x import downgrade\n");
    assert_eq!(
        (header.upgrade, header.downgrade),
        (Presence::Defined, Presence::Defined)
    );
}

#[test]
fn a_syntax_error_names_line_and_text() {
    let error = error(b"revision = 'a'\ndef upgrade(:\n    pass\n");
    assert_eq!(error.origin().line, 2);
    assert!(
        error.to_string().contains("a1_x.py, line 2: SyntaxError: "),
        "{error}"
    );
    assert!(error.to_string().ends_with(": def upgrade(:"), "{error}");
}

#[test]
fn deep_nesting_is_an_error_not_a_crash() {
    let text = format!("x = {}{}\n", "(".repeat(100_000), ")".repeat(100_000));
    assert!(
        error(text.as_bytes())
            .to_string()
            .contains("too many nested parentheses")
    );
    read(&format!("x = {}{}\n", "(".repeat(150), ")".repeat(150)));
}

#[test]
fn encodings() {
    let error = error(b"revision = 'a'\n# caf\xe9\n");
    assert_eq!(
        error.to_string(),
        "versions/a1_x.py is not UTF-8: byte 0xe9 at offset 20 (line 2)"
    );
    let path = Path::new("x.py");
    let text = decode_python(
        path,
        b"#!/usr/bin/python\n# -*- coding: latin-1 -*-\n'\xe9'",
    )
    .unwrap();
    assert!(text.ends_with("'é'"));
    assert!(decode_python(path, b"# vim: set fileencoding=ascii :\n'\xe9'").is_err());
    let unknown = decode_python(path, b"# coding=cp1252\n").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "x.py declares the encoding 'cp1252', which is not supported"
    );
    // Only in a comment, only within two lines, not after code.
    assert!(decode_python(path, b"x = 1\n# coding=cp1252\n").is_ok());
    assert_eq!(
        decode_python(path, b"\xef\xbb\xbfa\r\nb\rc").unwrap(),
        "a\nb\nc"
    );
}

#[test]
fn a_reported_header_is_converted() {
    use limbeck_model::Value;
    let path = Path::new("x.py");
    let value = Value::map([
        ("revision", Value::text("a")),
        ("down_revision", Value::from(vec!["b", "c"])),
        ("branch_labels", Value::Null),
    ]);
    let header = Header::from_value(path, &value).unwrap();
    assert_eq!(header.down_revision.unwrap(), ["b", "c"]);
    let error = Header::from_value(path, &Value::map([("revision", Value::Integer(1))]));
    assert_eq!(
        error.unwrap_err().to_string(),
        "x.py: revision must be a string, not an int"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        text in "(revision|down_revision|=|'|\"|None|\\(|\\)|,| |\n|if x:|    |def f\\(\\):|#|a|:=|\\\\|\u{e9}){0,20}"
    ) {
        let _ = parse_header(Path::new("x.py"), text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(0_u8.., 0..60)) {
        let _ = parse_header(Path::new("x.py"), &bytes);
    }
}
