//! What templates render is compared with Mako in the tests of the interpreter, which share
//! `tests/data/mako.json`, recorded by `tests/record/mako_templates.py`.

use super::*;

fn error(text: &str) -> TemplateError {
    translate(text, "script.py.mako").unwrap_err()
}

#[test]
fn templates_that_mako_accepts_are_translated_and_faults_are_on_the_same_line() {
    let recorded: serde_json::Value =
        serde_json::from_str(include_str!("../../tests/data/mako.json")).unwrap();
    for case in recorded["cases"].as_array().unwrap() {
        let template = case["template"].as_str().unwrap();
        match translate(template, "t") {
            Ok(_) => {
                assert!(
                    case["line"].is_null(),
                    "{template:?} is refused by Mako: {case}"
                );
            }
            Err(error) => {
                let message = case["message"].as_str();
                let message = message.unwrap_or_else(|| panic!("{template:?}: {error}"));
                // Mako names the end of the file for a tag that is not closed.
                if let Some(line) = case["line"].as_u64()
                    && !message.starts_with("Unclosed tag: <%def>")
                {
                    assert_eq!(u64::from(error.line), line, "{template:?}: {error}");
                }
            }
        }
    }
}

#[test]
fn errors_name_file_and_line() {
    let error = error("a\n% if x:\n${y\n");
    assert_eq!(
        error.to_string(),
        "Template rendering failed; see script.py.mako, line 3: Expected: |,}; unterminated tag or \
         expression beginning"
    );
    assert_eq!(error.origin().to_string(), "script.py.mako:3");
}

#[test]
fn tags_of_other_files_are_refused() {
    for tag in [
        "<%include file='x'/>",
        "<%inherit file='x'/>",
        "<%ns:name/>",
        "<%call expr='f()'>",
    ] {
        let error = error(&format!("\n{tag}"));
        assert_eq!(error.line, 2);
        assert!(error.message.ends_with("is not supported"), "{error}");
        assert!(error.help.unwrap().contains("<%def>"));
    }
}

#[test]
fn python_faults_are_on_their_own_line() {
    assert_eq!(error("\n<%\n  x = 1\n  y = = 2\n%>\n").line, 4);
    assert_eq!(error("\n% for x in y:\n% else\n% endfor\n").line, 3);
    assert_eq!(error("\n% try:\n% endtry\n").line, 2);
    assert_eq!(error("${a\n+ }\n").line, 2);
    assert_eq!(error("<%def name='f(a, b=)'></%def>").line, 1);
}

#[test]
fn deep_nesting_is_an_error_not_a_crash() {
    let deep = "(".repeat(100_000);
    assert!(
        error(&format!("${{{deep}{}}}", ")".repeat(100_000)))
            .message
            .contains("nested")
    );
    assert!(
        error(&"% if a:\n".repeat(50_000))
            .message
            .contains("nested")
    );
}

#[test]
fn a_file_is_translated() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("script.py.mako");
    let error = translate_file(&path).unwrap_err();
    assert!(error.message.starts_with("can't read it: "), "{error}");
    std::fs::write(&path, b"a\n\xe9\n").unwrap();
    let error = translate_file(&path).unwrap_err();
    assert_eq!(
        (error.line, error.message.as_str()),
        (2, "byte 0xe9 at offset 2 is not UTF-8")
    );
    std::fs::write(&path, "\u{feff}${x}").unwrap();
    assert!(
        translate_file(&path)
            .unwrap()
            .contains("x = context.get('x', UNDEFINED)")
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_translated_or_refused(
        text in "([<%/>${}|#\\\\:='\" a\n]|<%|%>|\\$\\{|% if a:\n|% endif\n|<%def name=\"f\\(\\)\">|</%def>){0,12}"
    ) {
        let _ = translate(&text, "t");
    }
}
