//! `data/ini.json` is recorded from Python's `configparser` by `record/ini.py`.

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;

fn recorded() -> Json {
    serde_json::from_str(include_str!("../../../tests/data/ini.json")).unwrap()
}

fn here() -> [(String, String); 1] {
    [("here".to_owned(), "/project".to_owned())]
}

fn failure(error: &IniError) -> Json {
    serde_json::json!({"class": error.class, "message": error.message})
}

fn outcome(text: &str) -> Json {
    let ini = match Ini::parse("alembic.ini", text, here()) {
        Ok(ini) => ini,
        Err(error) => return serde_json::json!({"text": text, "error": failure(&error)}),
    };
    let mut sections = serde_json::Map::new();
    for (section, options) in ini.raw() {
        let mut values = serde_json::Map::new();
        let defaults = ini.defaults.keys();
        let names: Vec<&String> = options.keys().chain(defaults).collect();
        for name in names {
            let value = if section == DEFAULT_SECTION {
                options[name].clone().into()
            } else {
                match ini.get(&section, name) {
                    Ok(value) => Json::from(value.unwrap()),
                    Err(error) => failure(&error),
                }
            };
            values.insert(name.clone(), value);
        }
        sections.insert(section, Json::Object(values));
    }
    serde_json::json!({"text": text, "sections": sections})
}

#[test]
fn files_are_read_as_python_reads_them() {
    let recorded = recorded();
    let cases = recorded["read"].as_array().unwrap();
    assert!(cases.len() > 400);
    for case in cases {
        let text = case["text"].as_str().unwrap();
        assert_eq!(&outcome(text), case, "{text}");
    }
}

#[test]
fn options_are_set_as_python_sets_them() {
    for case in recorded()["set"].as_array().unwrap() {
        let value = case["value"].as_str().unwrap();
        let mut ini = Ini::new(here());
        let result = ini
            .set("alembic", "X", value)
            .and_then(|()| ini.get("alembic", "x"));
        let ours = match result {
            Ok(result) => serde_json::json!({"value": value, "result": result}),
            Err(error) => serde_json::json!({"value": value, "error": failure(&error)}),
        };
        assert_eq!(&ours, case);
    }
}

#[test]
fn errors_name_file_and_line() {
    let error = Ini::parse("a.ini", "[x]\n\na = 1\na = 2\n", []).unwrap_err();
    assert_eq!(error.origin.unwrap().to_string(), "a.ini:4");
    let ini = Ini::parse("a.ini", "[x]\n\nb = 1\na =\n  %(q)s\n", []).unwrap();
    let error = ini.get("x", "a").unwrap_err();
    assert_eq!(error.origin.unwrap().to_string(), "a.ini:4");
}

#[test]
fn items_have_the_defaults_first() {
    let ini = Ini::parse("a.ini", "[x]\na = 1\n[DEFAULT]\nd = %(a)s\n", here()).unwrap();
    let items = ini.items("x").unwrap().unwrap();
    let items: Vec<String> = items
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(items, ["here=/project", "d=1", "a=1"]);
    assert_eq!(ini.items("nope").unwrap(), None);
}

#[test]
fn a_removed_option_uncovers_its_default() {
    let mut ini = Ini::parse("a.ini", "[DEFAULT]\na = 1\n[x]\na = 2\n", []).unwrap();
    ini.remove_option("x", "A");
    assert_eq!(ini.get("x", "a").unwrap().as_deref(), Some("1"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]a-c=:%()s#; \\n\\t\u{e9}\u{2028}]{0,80}") {
        if let Ok(ini) = Ini::parse("x.ini", &text, here()) {
            for (section, options) in ini.raw() {
                for name in options.keys() {
                    let _ = ini.get(&section, name);
                }
            }
        }
    }

    #[test]
    fn a_doubled_value_comes_back(value in "[ -~\u{e9}]{0,40}") {
        let mut ini = Ini::new([]);
        ini.set("x", "a", &value.replace('%', "%%")).unwrap();
        prop_assert_eq!(ini.get("x", "a").unwrap().unwrap(), value);
    }

    #[test]
    fn a_written_value_is_read_back(name in "[a-z][a-z_.]{0,8}", value in "[!-~]{1,20}") {
        prop_assume!(!value.contains('%'));
        let text = format!("[x]\n{name} = {value}\n");
        let ini = Ini::parse("x.ini", &text, []).unwrap();
        prop_assert_eq!(ini.get("x", &name).unwrap().unwrap(), value);
    }
}
