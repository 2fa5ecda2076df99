//! Templates render as Mako renders them. The cases are recorded from Mako; see
//! `limbeck-script/tests/record/mako_templates.py`.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_python::PythonHost;
use limbeck_script::host::{EnvironmentSettings, ScriptHost};
use serde_json::Value as Json;

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Boolean(*truth),
        Json::Number(number) => Value::Integer(number.as_i64().unwrap()),
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(_) => panic!("{json}"),
    }
}

#[test]
fn templates_render_as_mako_renders_them() {
    let recorded: Json =
        serde_json::from_str(include_str!("../../limbeck-script/tests/data/mako.json")).unwrap();
    let variables: IndexMap<String, Value> = recorded["variables"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, json)| (name.clone(), value(json)))
        .collect();
    let directory = tempfile::tempdir().unwrap();
    let template = directory.path().join("script.py.mako");
    let host = PythonHost::new(vec!["limbeck".to_owned()]);
    let settings = EnvironmentSettings {
        ini_section: "alembic".to_owned(),
        ..EnvironmentSettings::default()
    };
    for case in recorded["cases"].as_array().unwrap() {
        let text = case["template"].as_str().unwrap();
        fs::write(&template, text).unwrap();
        let rendered = host.render_template(&template, &variables, &settings);
        match (rendered, case["text"].as_str()) {
            (Ok(rendered), Some(expected)) => assert_eq!(rendered, expected, "{text:?}"),
            (Err(error), None) => {
                let message = error.to_string();
                let start = format!(
                    "Template rendering failed; see {}, line ",
                    template.display()
                );
                assert!(message.starts_with(&start), "{text:?}: {message}");
                assert!(error.is_command_error(), "{error:?}");
            }
            (rendered, _) => panic!("{text:?}: {rendered:?}, but Mako: {case}"),
        }
    }
}

/// The revision files of our templates are those of Alembic's own; recorded by
/// `limbeck-script/tests/record/stock_templates.py`.
#[test]
fn revision_files_are_those_of_alembics_templates() {
    let recorded: Json = serde_json::from_str(include_str!(
        "../../limbeck-script/tests/data/stock_templates.json"
    ))
    .unwrap();
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../limbeck-script/templates");
    let host = PythonHost::new(vec!["limbeck".to_owned()]);
    let databases = IndexMap::from([("databases".to_owned(), "one, two".to_owned())]);
    let settings = EnvironmentSettings {
        ini_section: "alembic".to_owned(),
        ini: IndexMap::from([("alembic".to_owned(), databases)]),
        ..EnvironmentSettings::default()
    };
    for (name, files) in recorded["files"].as_object().unwrap() {
        let template = templates.join(name).join("script.py.mako");
        for (case, expected) in recorded["cases"]
            .as_array()
            .unwrap()
            .iter()
            .zip(files.as_array().unwrap())
        {
            let mut variables: IndexMap<String, Value> = ["imports", "upgrades", "downgrades"]
                .map(|name| (name.to_owned(), "".into()))
                .into();
            for (name, json) in case.as_object().unwrap() {
                let value = match json.as_str() {
                    Some(text) if name == "create_date" => Value::DateTime(text.to_owned()),
                    _ => value(json),
                };
                variables.insert(name.clone(), value);
            }
            let rendered = host
                .render_template(&template, &variables, &settings)
                .unwrap();
            assert_eq!(rendered, expected.as_str().unwrap(), "{name}");
        }
    }
}
