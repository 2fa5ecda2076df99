//! `--json`: documents for programs.

use serde_json::{Value, json};

use crate::project::Project;

fn document(project: &Project, words: &[&str]) -> Value {
    serde_json::from_str(&project.succeed(words).stdout).unwrap()
}

fn project() -> Project {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    project.revision("b2", Some("a1"), &[], &[]);
    project.revision("c3", Some("a1"), &[], &[]);
    project
}

#[test]
fn a_revision_has_all_its_fields() {
    let project = project();
    let heads = document(&project, &["heads", "--json"]);
    assert_eq!(
        heads["heads"][0],
        json!({
            "revision": "b2",
            "down_revisions": ["a1"],
            "depends_on": [],
            "branch_labels": [],
            "children": [],
            "is_head": true,
            "is_effective_head": true,
            "is_base": false,
            "is_branch_point": false,
            "is_merge_point": false,
            "is_current": false,
            "message": "step b2",
            "doc": "step b2",
            "path": "/project/migrations/versions/b2.py",
        })
    );
    assert_eq!(heads["heads"].as_array().unwrap().len(), 2);
}

#[test]
fn every_reading_command_has_a_document() {
    let project = project();
    project.succeed(&["upgrade", "b2"]);
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|entry| entry["revision"].as_str().unwrap().to_owned())
            .collect()
    };
    let history = document(&project, &["history", "-i", "--json"]);
    assert_eq!(ids(&history["history"]), ["b2", "c3", "a1"]);
    assert_eq!(history["history"][0]["is_current"], true);
    let branches = document(&project, &["branches", "--json"]);
    assert_eq!(ids(&branches["branches"]), ["a1"]);
    assert_eq!(branches["branches"][0]["children"], json!(["b2", "c3"]));
    let current = document(&project, &["current", "--json"]);
    assert_eq!(ids(&current["databases"][0]["revisions"]), ["b2"]);
    assert!(
        current["databases"][0]["url"]
            .as_str()
            .unwrap()
            .starts_with("sqlite:///")
    );
    let shown = document(&project, &["show", "c3", "--json"]);
    assert_eq!(ids(&shown["revisions"]), ["c3"]);
    let templates = document(&project, &["list_templates", "--json"]);
    let names = templates["templates"].as_array().unwrap();
    assert!(names.iter().any(|template| template["name"] == "generic"));
}
