//! Values and requests on their way between the application and Python.

mod support;

use limbeck_model::Value;
use limbeck_script::host::Request;
use support::{Project, Recorder};

#[test]
fn answers_become_native_objects() {
    let answer = Value::map([
        ("null", Value::Null),
        ("boolean", Value::Boolean(true)),
        ("integer", Value::Integer(-7)),
        (
            "big",
            Value::BigInteger("123456789012345678901234567890".to_owned()),
        ),
        ("float", Value::Float(1.5)),
        ("decimal", Value::Decimal("1.50".to_owned())),
        ("text", Value::text("naïve ✓")),
        ("bytes", Value::Bytes(vec![0, 255])),
        ("date", Value::Date("2024-02-29".to_owned())),
        ("time", Value::Time("13:14:15.000016".to_owned())),
        (
            "datetime",
            Value::DateTime("2024-02-29 13:14:15+02:00".to_owned()),
        ),
        (
            "interval",
            Value::Interval {
                days: -1,
                seconds: 86_399,
                microseconds: 5,
            },
        ),
        (
            "uuid",
            Value::Uuid("12345678-1234-5678-1234-567812345678".to_owned()),
        ),
        ("list", Value::List(vec![Value::Integer(1), Value::Null])),
    ]);
    let runtime = Recorder::new(|_, _| Ok(answer.clone()));
    let script = r#"
import _limbeck
answer = _limbeck.request({"request": "current_heads", "context": 1})
import datetime, decimal, uuid
expected = {
    "null": None,
    "boolean": True,
    "integer": -7,
    "big": 123456789012345678901234567890,
    "float": 1.5,
    "decimal": decimal.Decimal("1.50"),
    "text": "naïve ✓",
    "bytes": b"\x00\xff",
    "date": datetime.date(2024, 2, 29),
    "time": datetime.time(13, 14, 15, 16),
    "datetime": datetime.datetime(
        2024, 2, 29, 13, 14, 15, tzinfo=datetime.timezone(datetime.timedelta(hours=2))
    ),
    "interval": datetime.timedelta(days=-1, seconds=86399, microseconds=5),
    "uuid": uuid.UUID("12345678-1234-5678-1234-567812345678"),
    "list": [1, None],
}
for key, value in expected.items():
    assert answer[key] == value and type(answer[key]) is type(value), (key, answer[key])
assert str(answer["decimal"]) == "1.50"
assert list(answer) == list(expected)
"#;
    Project::new().run(script, &runtime).unwrap();
}

#[test]
fn a_request_is_read_from_python_objects() {
    let runtime = Recorder::new(|_, _| Ok(Value::Null));
    let script = r#"
import _limbeck
class Text(str): pass
_limbeck.request({
    "request": Text("execute_driver_sql"),
    "connection": True + 1,
    "sql": "select ?",
    "parameters": (
        {"kind": "integer", "value": 5},
        {"kind": "bytes", "value": b"ab"},
        {"kind": "list", "value": [{"kind": "null"}, {"kind": "float", "value": 0.5}]},
    ),
})
"#;
    Project::new().run(script, &runtime).unwrap();
    let expected = Request::ExecuteDriverSql {
        connection: 2,
        sql: "select ?".to_owned(),
        parameters: vec![
            Value::Integer(5),
            Value::Bytes(b"ab".to_vec()),
            Value::List(vec![Value::Null, Value::Float(0.5)]),
        ],
    };
    assert_eq!(*runtime.requests.borrow(), [expected]);
}

#[test]
fn what_does_not_fit_a_request_is_named() {
    Project::new().check(
        r#"
import _limbeck
def message(payload):
    try:
        _limbeck.request(payload)
    except TypeError as error:
        return str(error)
    raise AssertionError("accepted")

assert message({"request": "close", "conection": 1}) == (
    "unknown field `conection`, expected `connection`"
), message({"request": "close", "conection": 1})
assert message({"request": "close"}) == "missing field `connection`"
assert "unknown variant `shut`" in message({"request": "shut"})
assert message({"request": "close", "connection": object()}) == (
    "an object of type 'object' can't be passed to the database at connection"
)
assert message({"request": "script", "query": "x", "arguments": [[], [1, set()]]}) == (
    "an object of type 'set' can't be passed to the database at arguments[1][1]"
)
assert message({"request": "close", "connection": 2**70}) == (
    "the integer 1180591620717411303424 does not fit 64 bits at connection"
)
assert message({"request": "close", 5: 1}).startswith("a key of type 'int'")
nested = []
nested.append(nested)
assert "nested too deeply" in message({"request": "script", "query": "x", "arguments": nested})
assert "lone surrogate" in message({"request": "connect", "url": "\ud800"})
"#,
    );
}

#[test]
fn settings_and_arguments_are_visible() {
    let project = Project::new();
    project.check(&format!(
        r#"
import os, sys, _limbeck
here = {:?}
settings = _limbeck.settings()
assert settings["here"] == here, settings
assert settings["is_offline"] is False
assert settings["toml"] is None
assert settings["script_location"] == here + "/migrations"
assert sys.argv == ["limbeck", "upgrade"], sys.argv
assert sys.path[0] == here
assert __file__ == here + "/env.py"
assert not any("site-packages" in entry for entry in sys.path)
os.environ["LIMBECK_TEST"] = "1"
assert os.environ["PATH"]
"#,
        project.directory.path().display().to_string()
    ));
}
