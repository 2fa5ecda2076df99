//! `data/percent.json` is recorded from Python by `record/percent.py`.

use std::collections::HashMap;

use super::*;

#[test]
fn formats_as_python_does() {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../tests/data/percent.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let values: HashMap<&str, PercentValue> = HashMap::from([
            ("rev", PercentValue::Text("ab12".to_owned())),
            ("slug", PercentValue::Text("it's_é".to_owned())),
            ("month", PercentValue::Integer(7)),
            ("epoch", PercentValue::Integer(1_700_000_000)),
            ("minus", PercentValue::Integer(-42)),
        ]);
        match (percent_format(text, &values), case["result"].as_str()) {
            (Ok(formatted), Some(expected)) => assert_eq!(formatted, expected, "{text}"),
            (Err(error), None) => {
                assert_eq!(error.to_string(), case["error"].as_str().unwrap(), "{text}");
            }
            (ours, _) => panic!("{text}: {ours:?}, but Python: {case}"),
        }
    }
}

#[test]
fn a_percent_sign_without_a_name_is_an_error() {
    let error = percent_format("50% off", &HashMap::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: %o without a name; write a plain percent sign as %%"
    );
}
