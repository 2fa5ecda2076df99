//! The parts of the interface that the comparison with Alembic does not reach, and the deliberate
//! differences from it.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, a value that is not there is a failure"
)]

use limbeck_revision::{
    CommandContext, Direction, HistoryBound, HistoryRange, Revision, RevisionArgument,
    RevisionError, RevisionMap, RowOperation, StampStep, Step, VersionRows, Warning,
    downgrade_range, stamp_range, upgrade_range,
};

fn load(revisions: impl IntoIterator<Item = Revision>) -> RevisionMap {
    RevisionMap::new(revisions).unwrap().0
}

fn child(id: &str, parents: &[&str]) -> Revision {
    Revision::new(id).with_down_revisions(parents.iter().copied())
}

fn line() -> RevisionMap {
    load([
        Revision::new("aaaa1"),
        child("bbbb2", &["aaaa1"]),
        child("cccc3", &["bbbb2"]),
    ])
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn run(map: &RevisionMap, rows: &[&str], steps: Vec<impl Into<Step>>) -> Vec<String> {
    let mut table = VersionRows::new(rows.iter().copied());
    for step in steps {
        table.apply(map, &step.into()).unwrap();
    }
    table.rows()
}

#[test]
fn missing_references_name_everything_that_is_missing() {
    let error = RevisionMap::new([child("b2", &["gone"]), child("c3", &["b2", "lost"])]);
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Revision gone referenced from gone -> b2 (head) is not present; \
         Revision lost referenced from b2, lost -> c3 (head) (mergepoint) is not present"
    );
    let RevisionError::MissingReferences(missing) = error else {
        panic!()
    };
    assert_eq!((missing[1].position, missing[1].is_dependency), (1, false));

    let error = RevisionMap::new([Revision::new("a1").with_dependencies(["gone"])]).unwrap_err();
    let RevisionError::MissingReferences(missing) = error else {
        panic!()
    };
    assert!(missing[0].is_dependency);
}

#[test]
fn the_last_of_two_declarations_is_used() {
    let (map, warnings) = RevisionMap::new([
        Revision::new("a1"),
        Revision::new("b2"),
        child("b2", &["a1"]),
    ])
    .unwrap();
    let expected = Warning::DuplicateRevision {
        revision: "b2".to_owned(),
        replaced: 1,
        used: 2,
    };
    assert_eq!(warnings, [expected]);
    assert_eq!(
        warnings[0].to_string(),
        "Revision b2 is present more than once"
    );
    assert_eq!(map.len(), 2);
    let node = map.get("b2").unwrap();
    assert_eq!(
        (node.position(), node.index().get(), node.is_base()),
        (2, 1, false)
    );
    assert!(matches!(
        map.get_revision("head"),
        Err(RevisionError::MultipleHeads { .. })
    ));
}

#[test]
fn a_cycle_between_head_and_base_is_found() {
    let looped = [
        Revision::new("z1"),
        child("x1", &["z1", "y1"]),
        child("y1", &["x1"]),
        child("h1", &["y1"]),
    ];
    let error = RevisionMap::new(looped).unwrap_err();
    assert_eq!(error.to_string(), "Cycle is detected in revisions (x1, y1)");
    let by_dependency = [
        Revision::new("z1"),
        child("x1", &["z1"]).with_dependencies(["y1"]),
        child("y1", &["x1"]),
        child("h1", &["y1"]),
    ];
    let error = RevisionMap::new(by_dependency).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Dependency cycle is detected in revisions (x1, y1)"
    );
}

#[test]
fn adding_a_revision_keeps_everything_in_line() {
    let mut map = line();
    assert_eq!(map.add_revision(child("dddd4", &["cccc3"])).unwrap(), []);
    assert_eq!(map.ids(map.heads()), ["dddd4"]);
    map.add_revision(child("eeee5", &["bbbb2"]).with_branch_labels(["side"]))
        .unwrap();
    assert_eq!(map.ids(map.heads()), ["dddd4", "eeee5"]);
    assert!(map.get("bbbb2").unwrap().is_branch_point());
    assert_eq!(map.get("eeee5").unwrap().branch_labels(), ["side"]);
    map.add_revision(Revision::new("ffff6").with_dependencies(["side"]))
        .unwrap();
    assert_eq!(map.ids(map.real_heads()), ["dddd4", "ffff6"]);
    assert_eq!(map.ids(map.bases()), ["aaaa1", "ffff6"]);
    assert_eq!(map.base(), Err(RevisionError::MultipleBases));
    assert!(map.add_revision(child("gggg7", &["nope"])).is_err());
    assert_eq!(map.len(), 6);
}

#[test]
fn rows_stay_the_heads_where_alembic_stores_an_ancestor_too() {
    let map = load([
        Revision::new("a1"),
        child("b2", &["a1"]),
        child("c3", &["b2"]).with_dependencies(["a1"]),
        Revision::new("z1"),
    ]);
    let rows = strings(&["c3", "z1"]);
    let steps = map.downgrade_path(&rows, "b2", &mut Vec::new()).unwrap();
    let rows = run(&map, &["c3", "z1"], steps);
    assert_eq!(rows, ["b2", "z1"]);
    assert_eq!(map.upgrade_path(&rows, "heads").unwrap().len(), 1);
}

#[test]
fn a_merge_that_depends_on_an_ancestor_of_its_parents_can_be_applied() {
    let map = load([
        Revision::new("a1"),
        child("b2", &["a1"]),
        Revision::new("x1"),
        child("join", &["b2", "x1"]).with_dependencies(["a1"]),
    ]);
    let steps = map.upgrade_path(&[], "heads").unwrap();
    assert_eq!(run(&map, &[], steps), ["join"]);
}

#[test]
fn stamping_down_to_several_revisions_splits_the_row() {
    let map = load([
        Revision::new("a1"),
        child("b2", &["a1"]),
        child("c2", &["a1"]),
        child("join", &["b2", "c2"]),
    ]);
    let steps = map
        .stamp_path(&strings(&["join"]), &strings(&["b2", "c2"]))
        .unwrap();
    assert_eq!(run(&map, &["join"], steps), ["b2", "c2"]);
    let steps = map
        .stamp_path(&strings(&["a1"]), &strings(&["join", "join"]))
        .unwrap();
    assert_eq!(run(&map, &["a1"], steps), ["join"]);
}

#[test]
fn targets_outside_the_graph_are_errors() {
    let map = line();
    for target in ["head+1", "cccc3+1", "aaaa1-1", "aaaa1-2", "base+4"] {
        let error = map.upgrade_path(&[], target).unwrap_err();
        let RevisionError::RelativeLength { relative, .. } = &error else {
            panic!("{error}")
        };
        assert!(target.ends_with(relative.as_str()));
    }
    assert_eq!(map.get_revisions("-3"), Err(RevisionError::WalkedTooFar));
    for text in ["", "@", "cccc3@"] {
        let error = map.get_revisions(text).unwrap_err();
        assert_eq!(
            error.command_message(&CommandContext::Other),
            "Can't locate revision identified by ''"
        );
    }
    let fork = load([
        Revision::new("a1"),
        child("b2", &["a1"]).with_branch_labels(["left"]),
        child("c2", &["a1"]),
    ]);
    let both = strings(&["b2", "c2"]);
    let downgrade = |rows: &[String], target: &str| {
        fork.downgrade_path(rows, target, &mut Vec::new())
            .unwrap_err()
    };
    assert_eq!(downgrade(&both, "a1@-1"), RevisionError::AmbiguousDowngrade);
    assert!(matches!(
        downgrade(&strings(&["c2"]), "left@-1"),
        RevisionError::RelativeLength { .. }
    ));
}

#[test]
fn a_history_through_a_dependency_is_listed() {
    let map = load([
        Revision::new("lib1"),
        child("lib2", &["lib1"]),
        Revision::new("app1"),
        child("app2", &["app1"]).with_dependencies(["lib2"]),
    ]);
    // Only descendants of the lower end by `down_revision` count, and app2 is not one.
    let listed = map.history("lib1", "app2", &mut Vec::new()).unwrap();
    assert_eq!(map.ids(&listed), ["lib2", "lib1"]);
}

#[test]
fn commands_word_errors_their_own_way() {
    let map = load([
        Revision::new("a1"),
        child("b2", &["a1"]),
        child("c2", &["a1"]),
    ]);
    let error = map.parents_for_new_revision("head", false).unwrap_err();
    assert_eq!(
        error.command_message(&CommandContext::NewRevision),
        "Multiple heads are present; please specify the head revision on which the new revision \
         should be based, or perform a merge."
    );
    assert_eq!(
        error.command_message(&CommandContext::CurrentHead),
        "The script directory has multiple heads (due to branching).Please use get_heads(), or \
         merge the branches using alembic merge."
    );
    assert_eq!(
        error.command_message(&CommandContext::Other),
        "Multiple head revisions are present for given argument 'head'; please specify a specific \
         target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all \
         heads"
    );
    assert_eq!(
        error.to_string(),
        "Multiple heads are present for given argument 'head'; b2, c2"
    );
    let error = RevisionError::NotText {
        literal: "b'12345'".to_owned(),
    };
    assert_eq!(
        error.command_message(&CommandContext::Other),
        "revision identifier b'12345' is not a string; ensure database driver settings are correct"
    );
}

#[test]
fn new_revisions_get_parents_and_dependencies() {
    let map = load([
        Revision::new("aaaa1"),
        child("bbbb2", &["aaaa1"]),
        Revision::new("libs1").with_branch_labels(["lib"]),
    ]);
    let parents = |head: &str, splice| {
        map.parents_for_new_revision(head, splice)
            .map(|parents| map.ids(&parents))
    };
    assert_eq!(parents("base", false), Ok(Vec::new()));
    assert_eq!(parents("bbbb", false), Ok(strings(&["bbbb2"])));
    assert_eq!(parents("heads", false), Ok(strings(&["bbbb2", "libs1"])));
    assert_eq!(parents("aaaa1", true), Ok(strings(&["aaaa1"])));
    assert_eq!(
        parents("aaaa1", false).unwrap_err().to_string(),
        "Revision aaaa1 is not a head revision; please specify --splice to create a new branch \
         from this revision"
    );
    let twice = map.parents_for_new_revision(strings(&["bbbb2", "bbbb"]), false);
    assert_eq!(
        twice.unwrap_err().to_string(),
        "Duplicate head revisions specified"
    );
    let names = strings(&["lib", "bbbb", "lib@head"]);
    assert_eq!(
        map.dependencies_for_new_revision(&names),
        Ok(strings(&["lib", "bbbb2", "libs1"]))
    );
    assert!(
        map.dependencies_for_new_revision(&strings(&["base"]))
            .is_err()
    );
}

#[test]
fn ranges_are_for_offline_mode() {
    let range = upgrade_range("a:b", true).unwrap();
    assert_eq!(
        (range.start.as_deref(), range.destination.as_str()),
        (Some("a"), "b")
    );
    assert_eq!(upgrade_range("b", false).unwrap().start, None);
    assert_eq!(
        upgrade_range("a:b", false),
        Err(RevisionError::RangeNotAllowed)
    );
    assert_eq!(
        downgrade_range("a:b", false),
        Err(RevisionError::RangeNotAllowed)
    );
    assert_eq!(
        downgrade_range("b", true),
        Err(RevisionError::DowngradeRangeRequired)
    );
    assert!(matches!(
        upgrade_range("a:b:c", true),
        Err(RevisionError::TooManyColons(_))
    ));

    let stamp = stamp_range(&strings(&["a:b", "a:c", "d"]), true).unwrap();
    assert_eq!(
        (stamp.start.as_deref(), stamp.destinations),
        (Some("a"), strings(&["b", "c", "d"]))
    );
    let mixed = stamp_range(&strings(&["a:b", "b:c"]), true);
    assert_eq!(mixed, Err(RevisionError::SeveralStampStarts));
    assert_eq!(
        stamp_range(&strings(&["a:b"]), false).unwrap().destinations,
        ["a:b"]
    );

    let map = line();
    assert_eq!(map.starting_rows(Some("bbbb")).unwrap(), ["bbbb2"]);
    for start in [None, Some(""), Some("base")] {
        assert_eq!(map.starting_rows(start).unwrap(), Vec::<String>::new());
    }
}

#[test]
fn history_ranges_know_current() {
    let rows = strings(&["b2"]);
    let range = HistoryRange::parse(" -3:current ").unwrap();
    assert_eq!(range.start, HistoryBound::Text("-3".to_owned()));
    assert!(range.needs_current());
    let (start, end) = range.ends(&rows);
    assert_eq!(
        (start.to_string(), end.to_string()),
        ("-3".to_owned(), "('b2',)".to_owned())
    );
    let (_, end) = range.ends(&[]);
    assert_eq!(end, RevisionArgument::from("heads"));
    let (start, end) = HistoryRange::parse("current:current").unwrap().ends(&rows);
    assert_eq!((start, end), ("current".into(), rows.clone().into()));
    let (start, end) = HistoryRange::ALL.ends(&rows);
    assert_eq!((start, end), ("base".into(), "heads".into()));
    assert_eq!(
        HistoryRange::parse("a1"),
        Err(RevisionError::HistoryRangeRequired)
    );
    assert!(HistoryRange::parse("a:b:c").is_err());
}

#[test]
fn steps_tell_what_they_do() {
    let map = load([
        Revision::new("a1"),
        Revision::new("l1"),
        child("b2", &["a1"]).with_dependencies(["l1"]),
    ]);
    let steps = map.upgrade_path(&strings(&["a1", "l1"]), "b2").unwrap();
    let step = Step::from(steps[0].clone());
    assert_eq!(step.to_string(), "upgrade a1 -> b2");
    assert_eq!(step.log_text(Some("add it")), "upgrade a1 -> b2, add it");
    assert_eq!(step.log_text(Some("")), "upgrade a1 -> b2");
    let info = step.info();
    assert_eq!(info.source_revision_ids(), ["a1", "l1"]);
    assert_eq!(info.destination_revision_ids(), ["b2"]);
    let stamp = Step::from(StampStep {
        from: strings(&["a1", "l1"]),
        to: strings(&["b2"]),
        direction: Direction::Upgrade,
        is_branch_move: false,
    });
    assert_eq!(stamp.to_string(), "stamp_revision a1, l1 -> b2");
    assert_eq!(stamp.info().up_revision_ids, ["b2"]);
}

#[test]
fn changes_of_rows_are_checked_and_logged() {
    let map = line();
    let mut rows = VersionRows::new(["aaaa1", "aaaa1"]);
    assert_eq!(rows.single("alembic_version"), Ok(Some("aaaa1")));
    let step = Step::from(map.upgrade_path(&rows.rows(), "+1").unwrap()[0].clone());
    let change = rows.apply(&map, &step).unwrap();
    assert_eq!(change.to_string(), "update aaaa1 to bbbb2");
    let update = &change.operations()[0];
    assert_eq!(update.check_row_count("alembic_version", 1), Ok(()));
    assert_eq!(
        update
            .check_row_count("alembic_version", 2)
            .unwrap_err()
            .to_string(),
        "Online migration expected to match one row when updating 'aaaa1' to 'bbbb2' in \
         'alembic_version'; 2 found"
    );
    assert_eq!(
        RowOperation::Delete("x".to_owned())
            .check_row_count("v", 0)
            .unwrap_err()
            .to_string(),
        "Online migration expected to match one row when deleting 'x' in 'v'; 0 found"
    );
    assert!(matches!(
        rows.apply(&map, &step),
        Err(RevisionError::RowPresent { .. })
    ));
    let several = VersionRows::new(["a", "b"])
        .single("alembic_version")
        .unwrap_err();
    assert_eq!(
        several.to_string(),
        "Version table 'alembic_version' has more than one head present; please use \
         get_current_heads()"
    );
}

#[test]
fn arguments_become_numbers_for_env_py() {
    let map = line();
    let number = |text: &str| map.as_revision_number(&text.into()).unwrap();
    assert_eq!(number("head"), "cccc3".into());
    assert_eq!(number("heads"), strings(&["cccc3"]).into());
    assert_eq!(number("base"), RevisionArgument::Base);
    assert_eq!(number("aaaa"), "aaaa".into());
}
