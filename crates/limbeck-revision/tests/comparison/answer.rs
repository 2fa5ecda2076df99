//! Our answer to a recorded question, in the form of the recording.

use limbeck_revision::{
    CommandContext, IterateOptions, Result, RevisionArgument, RevisionError, RevisionIndex,
    RevisionMap, RowOperation, Step, VersionRows, Warning,
};
use serde_json::{Map, Value, json};

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn argument(value: &Value) -> RevisionArgument {
    match value {
        Value::Null => RevisionArgument::Base,
        Value::String(text) => RevisionArgument::from(text.as_str()),
        value => RevisionArgument::from(texts(value)),
    }
}

pub(crate) fn ask(map: &RevisionMap, query: &Value) -> Value {
    let text = |position: usize| query[position].as_str().unwrap();
    let id = |index: RevisionIndex| map[index].id();
    match text(0) {
        "get" => {
            let found = map.get_revisions(text(1));
            answer(
                found.map(|found| json!(map.ids(&found))),
                &[],
                &CommandContext::Other,
            )
        }
        "get_one" => {
            let found = map.get_revision(text(1));
            answer(
                found.map(|found| json!(found.map(id))),
                &[],
                &CommandContext::Other,
            )
        }
        "number" => {
            let number = map
                .as_revision_number(&argument(&query[1]))
                .map(|number| match number {
                    RevisionArgument::Base => Value::Null,
                    RevisionArgument::One(text) => json!(text),
                    RevisionArgument::Many(texts) => json!(texts),
                });
            answer(number, &[], &CommandContext::Other)
        }
        "upgrade" => {
            let destination = text(2).to_owned();
            let steps = map.upgrade_path(&texts(&query[1]), destination.as_str());
            let context = CommandContext::Upgrade { destination };
            answer(steps.map(|steps| run(map, &query[1], steps)), &[], &context)
        }
        "downgrade" => {
            let destination = text(2).to_owned();
            let mut warnings = Vec::new();
            let steps = map.downgrade_path(&texts(&query[1]), &destination, &mut warnings);
            let context = CommandContext::Downgrade { destination };
            answer(
                steps.map(|steps| run(map, &query[1], steps)),
                &warnings,
                &context,
            )
        }
        "stamp" => {
            let steps = map.stamp_path(&texts(&query[1]), &texts(&query[2]));
            answer(
                steps.map(|steps| run(map, &query[1], steps)),
                &[],
                &CommandContext::Stamp,
            )
        }
        "history" => {
            let end = |value: &Value, open: &str| {
                let end = argument(value);
                if end.is_empty() {
                    RevisionArgument::from(open)
                } else {
                    end
                }
            };
            let (start, end) = (end(&query[1], "base"), end(&query[2], "heads"));
            let mut warnings = Vec::new();
            let listed = map.history(&start, &end, &mut warnings);
            let listed = listed.map(|listed| json!(map.ids(&listed)));
            answer(listed, &warnings, &CommandContext::History { start, end })
        }
        "iterate" => {
            let given = &query[3];
            let option = |name: &str, default| given[name].as_bool().unwrap_or(default);
            let options = IterateOptions {
                inclusive: option("inclusive", false),
                implicit_base: option("implicit_base", false),
                assert_relative_length: option("assert_relative_length", true),
                select_for_downgrade: option("select_for_downgrade", false),
            };
            let mut warnings = Vec::new();
            let (upper, lower) = (argument(&query[1]), argument(&query[2]));
            let listed = map.iterate_revisions(upper, lower, options, &mut warnings);
            let listed = listed.map(|listed| json!(map.ids(&listed)));
            answer(listed, &warnings, &CommandContext::Other)
        }
        "current" => {
            let heads = map.effective_heads(&texts(&query[1])).map(|heads| {
                let mut ids = map.ids(&heads);
                ids.sort_unstable();
                json!(ids)
            });
            answer(heads, &[], &CommandContext::Other)
        }
        kind => panic!("unknown question {kind}"),
    }
}

fn answer(result: Result<Value>, warnings: &[Warning], context: &CommandContext) -> Value {
    let mut answer = Map::new();
    match result {
        Ok(value) => {
            answer.insert("ok".to_owned(), value);
        }
        Err(error) => {
            answer.insert("error".to_owned(), json!(class(&error)));
            answer.insert("message".to_owned(), json!(error.to_string()));
            answer.insert("command".to_owned(), json!(error.command_message(context)));
        }
    }
    if !warnings.is_empty() {
        let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        answer.insert("warnings".to_owned(), json!(warnings));
    }
    Value::Object(answer)
}

/// Alembic's exception class.
fn class(error: &RevisionError) -> &'static str {
    match error {
        RevisionError::Unresolved { .. } => "ResolutionError",
        RevisionError::MultipleHeads { .. } => "MultipleHeads",
        RevisionError::RangeNotAncestor { .. } => "RangeNotAncestorError",
        _ => "RevisionError",
    }
}

fn run(map: &RevisionMap, rows: &Value, steps: Vec<impl Into<Step>>) -> Value {
    let mut rows = VersionRows::new(texts(rows));
    let (mut log, mut operations, mut debug) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        let step: Step = step.into();
        let doc = match &step {
            Step::Revision(step) => Some(format!("doc of {}", step.revision())),
            Step::Stamp(_) => None,
        };
        log.push(step.log_text(doc.as_deref()));
        let change = rows.apply(map, &step).unwrap();
        let texts: Vec<String> = change.operations().iter().map(operation).collect();
        operations.push(texts.join(" "));
        debug.push(change.to_string());
    }
    let mut rows = rows.rows();
    rows.sort_unstable();
    json!({ "log": log, "operations": operations, "debug": debug, "rows": rows })
}

fn operation(operation: &RowOperation) -> String {
    match operation {
        RowOperation::Insert(row) => format!("+{row}"),
        RowOperation::Delete(row) => format!("-{row}"),
        RowOperation::Update { from, to } => format!("{from}>{to}"),
    }
}

/// Whether our answer is Alembic's, as far as that one is certain.
pub(crate) fn agrees(expected: &Value, actual: &Value) -> bool {
    if let Some(possible) = expected["varies"].as_array() {
        return possible.contains(actual)
            || possible
                .iter()
                .any(|one| one.get("crash").is_some() || agrees_up_to_order(one, actual));
    }
    if expected.get("crash").is_some() || leaves_the_graph(expected) {
        return true;
    }
    agrees_until_failure(expected, actual)
}

/// A walk down from every head that ends below a base gives `None` or `'base'`, on which every
/// command of Alembic fails; ours is an error.
fn leaves_the_graph(expected: &Value) -> bool {
    let found = expected["ok"].as_array();
    found.is_some_and(|found| found.iter().any(|one| one.is_null() || one == "base"))
}

/// The short form of generated graphs.
pub(crate) fn compact(mut answer: Value) -> Value {
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("command");
    }
    if let Some(steps) = answer.get_mut("ok").and_then(Value::as_object_mut) {
        steps.remove("debug");
        let log = texts(&steps["log"]);
        let log: Vec<&str> = log
            .iter()
            .filter_map(|text| text.split(", doc of ").next())
            .collect();
        let operations = texts(&steps["operations"]).join(";");
        steps.insert("log".to_owned(), json!(log.join(";")));
        steps.insert("operations".to_owned(), json!(operations));
    }
    answer
}

/// Whether two answers are the same, or, if Alembic's rows went wrong on the way, begin the same.
fn agrees_until_failure(expected: &Value, actual: &Value) -> bool {
    let steps = &expected["ok"];
    if steps.get("rows_crash").is_none() && steps.get("rows_overlap").is_none() {
        return expected == actual;
    }
    let good = list(&steps["operations"]).len();
    let good = good - usize::from(steps.get("rows_overlap").is_some());
    ["log", "operations"].iter().all(|key| {
        let (theirs, ours) = (list(&steps[*key]), list(&actual["ok"][*key]));
        theirs.iter().take(good).eq(ours.iter().take(good))
    })
}

/// The order of deletions and insertions where rows merge comes from hash sets: compares which rows
/// each step takes away and adds.
fn agrees_up_to_order(expected: &Value, actual: &Value) -> bool {
    agrees_until_failure(&with_effects(expected), &with_effects(actual))
}

fn with_effects(answer: &Value) -> Value {
    let mut answer = answer.clone();
    if let Some(steps) = answer.get_mut("ok").and_then(Value::as_object_mut) {
        if let Some(operations) = steps.get("operations") {
            let effects: Vec<String> = list(operations).iter().map(|text| effect(text)).collect();
            steps.insert("operations".to_owned(), json!(effects));
        }
        steps.remove("debug");
    }
    answer
}

/// `-a b>c` takes away a and b and adds c.
fn effect(operations: &str) -> String {
    let mut rows: Vec<String> = Vec::new();
    for operation in operations.split(' ') {
        match operation.split_once('>') {
            Some((from, to)) => rows.extend([format!("-{from}"), format!("+{to}")]),
            None => rows.push(operation.to_owned()),
        }
    }
    rows.sort_unstable();
    rows.join(" ")
}

/// The items of a list in either form.
fn list(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => text.split(';').map(str::to_owned).collect(),
        value => texts(value),
    }
}
