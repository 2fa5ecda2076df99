//! `data/config.json` is recorded from Alembic by `record/config.py`.

use std::fs;

use limbeck_model::Value;
use serde_json::{Value as Json, json};

use super::*;

fn context(directory: &Path) -> ProcessContext {
    ProcessContext {
        working_directory: directory.to_owned(),
        variables: HashMap::new(),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(truth) => json!(truth),
        Value::Integer(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, item)| (key.clone(), json(item)))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn answer<T: Into<Json>>(result: Result<T, ConfigError>, warnings: &[ConfigWarning]) -> Json {
    let mut answer = match result {
        Ok(value) => json!({"value": value.into()}),
        Err(error) => json!({"error": format!("{}: {}", error.class, error.message)}),
    };
    if !warnings.is_empty() {
        answer["warnings"] = warnings.iter().map(ToString::to_string).collect();
    }
    answer
}

/// Alembic answers nothing for a list that is not set.
fn list(result: Result<Vec<String>, ConfigError>) -> Result<Json, ConfigError> {
    result.map(|items| {
        if items.is_empty() {
            Json::Null
        } else {
            items.into()
        }
    })
}

fn hook(hook: limbeck_script::hook::Hook) -> Json {
    let mut options = json!(hook.options);
    options["_hook_name"] = hook.name.into();
    options
}

fn answers(config: &Config) -> Json {
    let option = |name: &str| {
        let value = config.alembic_option(name);
        answer(
            value.map(|value| value.as_ref().map_or(Json::Null, json)),
            &[],
        )
    };
    let mut answers = serde_json::Map::new();
    for name in [
        "script_location",
        "file_template",
        "timezone",
        "output_encoding",
    ] {
        answers.insert(name.to_owned(), option(name));
    }
    let length = config.integer_option("truncate_slug_length");
    answers.insert("truncate_slug_length".to_owned(), answer(length, &[]));
    for name in ["sourceless", "recursive_version_locations"] {
        answers.insert(name.to_owned(), answer(config.boolean_option(name), &[]));
    }
    let environment = config.revision_environment();
    answers.insert("revision_environment".to_owned(), answer(environment, &[]));
    let mut warnings = Vec::new();
    let locations = list(config.version_locations(&mut warnings));
    answers.insert("version_locations".to_owned(), answer(locations, &warnings));
    let mut warnings = Vec::new();
    let paths = list(config.prepend_sys_path(&mut warnings));
    answers.insert("prepend_sys_path".to_owned(), answer(paths, &warnings));
    let hooks = config
        .hooks()
        .map(|hooks| hooks.into_iter().map(hook).collect::<Json>());
    answers.insert("hooks".to_owned(), answer(hooks, &[]));
    answers.insert(
        "main_option".to_owned(),
        answer(config.main_option("timezone"), &[]),
    );
    Json::Object(answers)
}

#[test]
fn options_are_read_as_alembic_reads_them() {
    let cases: Json = serde_json::from_str(include_str!("../../tests/data/config.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let temporary = tempfile::tempdir().unwrap();
        let directory = temporary.path().canonicalize().unwrap();
        let ini = directory.join("alembic.ini");
        let toml = directory.join("pyproject.toml");
        for (path, key) in [(&ini, "ini"), (&toml, "toml")] {
            if let Some(text) = case[key].as_str() {
                fs::write(path, text).unwrap();
            }
        }
        let files = ConfigFiles {
            ini: Some(ini),
            toml: Some(toml),
        };
        let section = case["section"].as_str().unwrap_or(DEFAULT_SECTION_NAME);
        let ours = match Config::load(context(&directory), files, section) {
            Ok(config) => answers(&config).to_string(),
            // Alembic reads the TOML file when an option is asked for.
            Err(error) => {
                assert_eq!(case["answers"]["timezone"], answer::<Json>(Err(error), &[]));
                continue;
            }
        };
        let ours: Json =
            serde_json::from_str(&ours.replace(directory.to_str().unwrap(), "/project")).unwrap();
        for (name, expected) in case["answers"].as_object().unwrap() {
            let ours = &ours[name];
            let is_same = match (ours["error"].as_str(), expected["error"].as_str()) {
                // Python does not say which value can't be formatted.
                (Some(ours), Some(expected)) => {
                    ours.strip_prefix("ValueError: ")
                        .is_some_and(|ours| ours.starts_with(expected))
                        || ours == expected
                }
                _ => ours == expected,
            };
            assert!(is_same, "{name}: {ours}\nAlembic: {expected}\n{case:#}");
        }
    }
}

fn locate(named: &[&str], variable: Option<&str>) -> Result<(String, String), ConfigError> {
    let mut context = context(Path::new("/"));
    if let Some(value) = variable {
        context
            .variables
            .insert("ALEMBIC_CONFIG".to_owned(), value.to_owned());
    }
    let named: Vec<String> = named.iter().map(ToString::to_string).collect();
    let files = ConfigFiles::locate(&named, &context)?;
    let text = |path: Option<PathBuf>| path.unwrap().display().to_string();
    Ok((text(files.ini), text(files.toml)))
}

#[test]
fn files_are_chosen_by_option_variable_and_default() {
    let expect = |ini: &str, toml: &str| (ini.to_owned(), toml.to_owned());
    let defaults = expect("alembic.ini", "pyproject.toml");
    assert_eq!(locate(&[], None).unwrap(), defaults);
    assert_eq!(locate(&[], Some("")).unwrap(), defaults);
    assert_eq!(
        locate(&["a.ini"], None).unwrap(),
        expect("a.ini", "pyproject.toml")
    );
    assert_eq!(
        locate(&["x/pyproject.toml", "b"], Some("c")).unwrap(),
        expect("b", "x/pyproject.toml")
    );
    assert_eq!(
        locate(&[], Some("c/d.ini")).unwrap(),
        expect("c/d.ini", "pyproject.toml")
    );
    assert_eq!(
        locate(&["a.ini"], Some("e/pyproject.toml")).unwrap(),
        expect("a.ini", "e/pyproject.toml")
    );
    let error = |named: &[&str]| locate(named, None).unwrap_err().to_string();
    assert_eq!(error(&["a", "b"]), "only one ini file may be indicated");
    assert_eq!(
        error(&["pyproject.toml", "x/pyproject.toml"]),
        "pyproject.toml indicated more than once"
    );
}

/// A configuration with only an INI file, in a directory of its own.
fn ini_config(text: &str) -> (tempfile::TempDir, Config) {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("alembic.ini"), text).unwrap();
    let files = ConfigFiles {
        ini: Some("alembic.ini".into()),
        toml: None,
    };
    let config = Config::load(context(directory.path()), files, DEFAULT_SECTION_NAME).unwrap();
    (directory, config)
}

#[test]
fn scripts_are_configured() {
    let (directory, config) = ini_config(
        "[alembic]\nscript_location = mig/./x\nprepend_sys_path = .:src\npath_separator = os\n\
         timezone =\nversion_locations = a:%(here)s/b\ntruncate_slug_length = 0\n",
    );
    let scripts = config.scripts().unwrap();
    assert_eq!(scripts.directory.location, Path::new("mig/x"));
    assert_eq!(
        scripts.search_path,
        [directory.path().to_owned(), directory.path().join("src")]
    );
    assert_eq!(
        scripts.directory.version_locations,
        [PathBuf::from("a"), directory.path().join("b")]
    );
    assert_eq!(scripts.directory.timezone, None);
    assert_eq!(scripts.directory.truncate_slug_length, 40);
    assert_eq!(scripts.directory.file_template, "%(rev)s_%(slug)s");
    assert!(scripts.warnings.is_empty());
}

#[test]
fn a_missing_script_location_says_what_to_do() {
    let (_directory, config) = ini_config("[alembic]\n");
    let error = config.scripts().unwrap_err();
    assert_eq!(
        error.to_string(),
        "No 'script_location' key found in configuration."
    );
    assert!(error.help.unwrap().contains("section [alembic]"));
    let files = ConfigFiles::locate(&[], &context(Path::new("/nowhere"))).unwrap();
    let config = Config::load(context(Path::new("/nowhere")), files, "alembic").unwrap();
    let error = config.scripts().unwrap_err();
    assert!(error.help.unwrap().contains("/nowhere/alembic.ini"));
}

#[test]
fn resources_are_found_in_packages() {
    let (directory, config) =
        ini_config("[alembic]\nprepend_sys_path = src\nscript_location = app.db:migrations:x\n");
    fs::create_dir_all(directory.path().join("src/app/db")).unwrap();
    let scripts = config.scripts().unwrap();
    assert_eq!(
        scripts.directory.location,
        directory.path().join("src/app/db/migrations/x")
    );
    let (_directory, config) = ini_config("[alembic]\n\nscript_location = nope:x\n");
    let error = config.scripts().unwrap_err();
    assert_eq!(
        (error.class, error.to_string().as_str()),
        ("ModuleNotFoundError", "No module named 'nope'")
    );
    assert_eq!(error.origin.unwrap().line, 3);
}

#[test]
fn packages_are_found_in_the_virtual_environment_and_python_path() {
    let directory = tempfile::tempdir().unwrap();
    let packages = directory
        .path()
        .join("venv/lib/python3.11/site-packages/pkg");
    fs::create_dir_all(&packages).unwrap();
    fs::create_dir_all(directory.path().join("lib/other")).unwrap();
    let mut context = context(Path::new("/"));
    let variable = |path: &str| directory.path().join(path).display().to_string();
    context
        .variables
        .insert("VIRTUAL_ENV".to_owned(), variable("venv"));
    context
        .variables
        .insert("PYTHONPATH".to_owned(), variable("lib"));
    let mut config = Config::load(context, ConfigFiles::default(), "alembic").unwrap();
    config.set_main_option("script_location", "pkg:m").unwrap();
    assert_eq!(
        config.scripts().unwrap().directory.location,
        packages.join("m")
    );
    config
        .set_main_option("script_location", "other:m")
        .unwrap();
    assert_eq!(
        config.scripts().unwrap().directory.location,
        directory.path().join("lib/other/m")
    );
}

#[test]
fn options_can_be_set_for_a_run() {
    let (_directory, mut config) = ini_config("[alembic]\na = 1\n");
    config.set_main_option("a", "100%%").unwrap();
    config.set_section_option("new", "b", "%(here)s!").unwrap();
    assert_eq!(config.main_option("a").unwrap().unwrap(), "100%");
    assert!(config.section("new").unwrap().unwrap()["b"].ends_with('!'));
    config.remove_main_option("a");
    assert_eq!(config.main_option("a").unwrap(), None);
    let error = config.set_main_option("url", "p%40ss").unwrap_err();
    assert_eq!(
        (error.class, error.to_string().as_str()),
        (
            "ValueError",
            "invalid interpolation syntax in 'p%40ss' at position 1"
        )
    );
}

#[test]
fn environment_scripts_see_raw_values() {
    let (directory, config) = ini_config("[alembic]\na = %(here)s\n[other]\nb = 2\n");
    let settings = config.environment_settings("mig".into());
    let here = directory.path().display().to_string();
    assert_eq!(
        settings.config_file.as_deref(),
        Some(Path::new("alembic.ini"))
    );
    assert_eq!(settings.here, here);
    assert_eq!(settings.ini["DEFAULT"]["here"], here);
    assert_eq!(settings.ini["alembic"]["a"], "%(here)s");
    assert_eq!(settings.ini["other"]["b"], "2");
    assert_eq!(settings.toml, None);
}

#[test]
fn a_percent_sign_in_the_directory_is_no_interpolation() {
    let parent = tempfile::tempdir().unwrap();
    let directory = parent.path().join("50%off");
    fs::create_dir(&directory).unwrap();
    fs::write(directory.join("alembic.ini"), "[alembic]\na = %(here)s/x\n").unwrap();
    let files = ConfigFiles::locate(&[], &context(&directory)).unwrap();
    let config = Config::load(context(&directory), files, "alembic").unwrap();
    assert!(
        config
            .main_option("a")
            .unwrap()
            .unwrap()
            .ends_with("/50%off/x")
    );
}

#[test]
fn broken_files_are_named() {
    let directory = tempfile::tempdir().unwrap();
    let load = |name: &str, bytes: &[u8]| {
        fs::write(directory.path().join(name), bytes).unwrap();
        let files = ConfigFiles::locate(&[name.to_owned()], &context(directory.path())).unwrap();
        let error = Config::load(context(directory.path()), files, "alembic").unwrap_err();
        fs::remove_file(directory.path().join(name)).unwrap();
        (error.origin.map(|origin| origin.to_string()), error.message)
    };
    let (origin, message) = load("a.ini", b"[alembic]\nx = \xff\n");
    assert_eq!(origin.unwrap(), "a.ini:2");
    assert_eq!(
        message,
        "a.ini is not UTF-8: byte 0xff at offset 14 (line 2)"
    );
    let (origin, message) = load("pyproject.toml", b"[tool.alembic]\nx = \n");
    assert_eq!(origin.unwrap(), "pyproject.toml:2");
    assert!(
        message.starts_with("pyproject.toml is not TOML: "),
        "{message}"
    );
    fs::create_dir(directory.path().join("d.ini")).unwrap();
    let files = ConfigFiles::locate(&["d.ini".to_owned()], &context(directory.path())).unwrap();
    let error = Config::load(context(directory.path()), files, "alembic").unwrap_err();
    assert!(error.message.starts_with("Can't read d.ini: "), "{error}");
}
