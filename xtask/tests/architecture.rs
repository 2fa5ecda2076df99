//! The arrows between crates are those of `docs/architecture.md`, and no others.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't read the workspace has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Reads the map: the rows `| crate | owns | may depend on |` of the table in the document.
fn map() -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let text = std::fs::read_to_string(path).unwrap();
    let mut map = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, name, _, dependencies, _] = cells[..] else {
            continue;
        };
        let Some(name) = name
            .strip_prefix('`')
            .and_then(|name| name.strip_suffix('`'))
        else {
            continue;
        };
        let dependencies = dependencies
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        map.insert(name.to_owned(), dependencies);
    }
    map
}

/// Reads the workspace: its crates and the crates of the workspace that each depends on. Test code
/// may use what it likes, so development dependencies do not count.
fn workspace() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|dependency| dependency["kind"] != "dev")
                .filter_map(|dependency| dependency["name"].as_str())
                .filter(|name| names.contains(name))
                .map(str::to_owned)
                .collect();
            (package["name"].as_str().unwrap().to_owned(), dependencies)
        })
        .collect()
}

#[test]
fn every_crate_depends_only_on_what_the_map_allows() {
    let map = map();
    let mut wrong = Vec::new();
    for (name, dependencies) in workspace() {
        match map.get(&name) {
            None => wrong.push(format!("{name} is not on the map")),
            Some(allowed) => wrong.extend(
                dependencies
                    .difference(allowed)
                    .map(|dependency| format!("{name} must not depend on {dependency}")),
            ),
        }
    }
    assert!(
        wrong.is_empty(),
        "docs/architecture.md:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_map_names_no_crate_that_does_not_exist() {
    let workspace = workspace();
    let unknown: Vec<String> = map()
        .into_keys()
        .filter(|name| !workspace.contains_key(name))
        .collect();
    assert!(unknown.is_empty(), "docs/architecture.md names {unknown:?}");
}
