//! Loading: errors, warnings, and the facts about each revision.

use limbeck_revision::{Revision, RevisionError, RevisionMap, RevisionNode};
use serde_json::{Value, json};

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn revision(entry: &Value) -> Revision {
    Revision::new(entry[0].as_str().unwrap())
        .with_down_revisions(texts(&entry[1]))
        .with_dependencies(texts(&entry[2]))
        .with_branch_labels(texts(&entry[3]))
}

/// Loads the graph of a case and compares; the graph, if there are questions to ask.
pub(crate) fn compare(name: &str, case: &Value, failures: &mut Vec<String>) -> Option<RevisionMap> {
    let entries = case["revisions"].as_array().unwrap();
    let expected = &case["load"];
    let actual = RevisionMap::new(entries.iter().map(revision));
    let agrees = match &actual {
        Ok((_, warnings)) => {
            let mut warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
            warnings.sort_unstable();
            warnings.dedup();
            expected.get("ok").is_some()
                && expected.get("warnings").map_or_else(Vec::new, texts) == warnings
        }
        Err(error) => error_agrees(case, error),
    };
    if !agrees {
        let shown = actual.as_ref().map(|(_, warnings)| warnings);
        failures.push(format!(
            "{name}: {expected}\n  Limbeck: {shown:?}\n  {entries:?}"
        ));
    }
    let (map, _) = actual.ok()?;
    let facts = case.get("facts")?;
    let actual = self::facts(&map);
    // The order of children and labels comes from hash sets; both sides are sorted.
    if *facts != actual {
        failures.push(format!(
            "{name}\n  Alembic: {facts}\n  Limbeck: {actual}\n  {entries:?}"
        ));
    }
    Some(map)
}

fn error_agrees(case: &Value, error: &RevisionError) -> bool {
    let expected = &case["load"];
    match error {
        // Alembic warns about the first missing parent and then fails.
        RevisionError::MissingReferences(missing) => {
            let first = &missing[0];
            let warning = format!(
                "Revision {} referenced from {}, doc of {} is not present",
                first.missing, first.description, first.revision
            );
            let warnings = expected.get("warnings").map_or_else(Vec::new, texts);
            expected["crash"] == "KeyError" && (warnings.is_empty() || warnings == [warning])
        }
        // Alembic overlooks a cycle between a head and a base.
        RevisionError::Cycle(_) | RevisionError::DependencyCycle(_)
            if case["undetected_cycle"] == true =>
        {
            true
        }
        error => {
            let message = error.to_string();
            let agrees = |one: &Value| one["message"] == message.as_str();
            expected["varies"]
                .as_array()
                .map_or_else(|| agrees(expected), |possible| possible.iter().any(agrees))
        }
    }
}

fn facts(map: &RevisionMap) -> Value {
    let mut revisions = serde_json::Map::new();
    for node in map.nodes() {
        let sorted = |mut names: Vec<String>| {
            names.sort_unstable();
            names.join(",")
        };
        let lists = [
            map.ids(node.next_revisions()),
            map.ids(node.all_next_revisions()),
            map.ids(node.normalized_down_revisions()),
            node.branch_labels().to_vec(),
        ];
        let facts = format!("{}|{}", flags(node), lists.map(sorted).join("|"));
        revisions.insert(node.id().to_owned(), facts.into());
    }
    json!({
        "heads": map.ids(map.heads()).join(" "),
        "real_heads": map.ids(map.real_heads()).join(" "),
        "bases": map.ids(map.bases()).join(" "),
        "real_bases": map.ids(map.real_bases()).join(" "),
        "revisions": revisions,
    })
}

fn flags(node: &RevisionNode) -> String {
    let flags = [
        ('h', node.is_head()),
        ('H', node.is_real_head()),
        ('b', node.is_base()),
        ('B', node.is_real_base()),
        ('p', node.is_branch_point()),
        ('P', node.is_real_branch_point()),
        ('m', node.is_merge_point()),
    ];
    flags
        .iter()
        .filter(|(_, is_set)| *is_set)
        .map(|(letter, _)| letter)
        .collect()
}
