//! What holds for every graph.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, a value that is not there is a failure"
)]

use std::collections::BTreeSet;

use limbeck_revision::{
    Direction, Revision, RevisionError, RevisionIndex, RevisionMap, RevisionStep, RowOperation,
    Step, VersionRows,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

/// The choices for one revision, relative to those made before it.
#[derive(Debug, Clone)]
struct Choice {
    down: Vec<Index>,
    dependencies: Vec<Index>,
    dependency_by_label: bool,
    has_label: bool,
}

fn choice() -> impl Strategy<Value = Choice> {
    let few = |most| vec(any::<Index>(), 0..=most);
    (few(3), few(2), any::<bool>(), prop::bool::weighted(0.2)).prop_map(
        |(down, dependencies, dependency_by_label, has_label)| Choice {
            down,
            dependencies,
            dependency_by_label,
            has_label,
        },
    )
}

fn id(number: usize) -> String {
    format!("rev{number:03}x")
}

fn label(number: usize) -> String {
    format!("label{number}")
}

fn revisions(choices: &[Choice]) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    for (number, choice) in choices.iter().enumerate() {
        let pick = |indices: &[Index]| {
            let picked: BTreeSet<usize> = if number == 0 {
                BTreeSet::new()
            } else {
                indices.iter().map(|index| index.index(number)).collect()
            };
            picked
        };
        let down = pick(&choice.down);
        let dependencies = pick(&choice.dependencies);
        let dependencies = dependencies.difference(&down).map(|dependency| {
            if choice.dependency_by_label && choices[*dependency].has_label {
                label(*dependency)
            } else {
                id(*dependency)
            }
        });
        let labels = choice.has_label.then(|| label(number));
        revisions.push(
            Revision::new(id(number))
                .with_dependencies(dependencies)
                .with_down_revisions(down.iter().map(|parent| id(*parent)))
                .with_branch_labels(labels),
        );
    }
    revisions
}

/// A graph, in graph order or shuffled.
fn graph() -> impl Strategy<Value = RevisionMap> {
    let lists = || vec(choice(), 1..24).prop_map(|choices| revisions(&choices));
    let ordered = prop_oneof![lists(), lists().prop_shuffle()];
    ordered.prop_map(|revisions| RevisionMap::new(revisions).unwrap().0)
}

fn graph_and_targets() -> impl Strategy<Value = (RevisionMap, Vec<Index>)> {
    (graph(), vec(any::<Index>(), 1..4))
}

fn target(map: &RevisionMap, index: &Index) -> String {
    map.nodes()[index.index(map.len())].id().to_owned()
}

fn below(map: &RevisionMap, index: RevisionIndex) -> BTreeSet<RevisionIndex> {
    let node = &map[index];
    node.down_revisions()
        .iter()
        .chain(node.dependencies())
        .copied()
        .collect()
}

/// The heads of a set, by both kinds of edges.
fn heads(map: &RevisionMap, applied: &BTreeSet<RevisionIndex>) -> BTreeSet<String> {
    let covered: BTreeSet<_> = applied
        .iter()
        .flat_map(|index| below(map, *index))
        .collect();
    applied
        .difference(&covered)
        .map(|index| map[*index].id().to_owned())
        .collect()
}

/// A database: what is applied and the rows, which every step keeps in line.
struct Database<'a> {
    map: &'a RevisionMap,
    applied: BTreeSet<RevisionIndex>,
    rows: VersionRows,
}

impl<'a> Database<'a> {
    fn new(map: &'a RevisionMap) -> Self {
        let (applied, rows) = (BTreeSet::new(), VersionRows::default());
        Self { map, applied, rows }
    }

    fn run(&mut self, steps: Vec<RevisionStep>) {
        for step in steps {
            let index = step.index();
            match step.direction() {
                Direction::Upgrade => {
                    assert!(below(self.map, index).is_subset(&self.applied), "{step:?}");
                    assert!(self.applied.insert(index), "{step:?}");
                }
                Direction::Downgrade => {
                    assert!(self.applied.remove(&index), "{step:?}");
                    for other in &self.applied {
                        assert!(!below(self.map, *other).contains(&index), "{step:?}");
                    }
                }
            }
            let before: BTreeSet<String> = self.rows.rows().into_iter().collect();
            let change = self.rows.apply(self.map, &Step::from(step)).unwrap();
            let after: BTreeSet<String> = self.rows.rows().into_iter().collect();
            assert_eq!(replay(before, change.operations()), after);
            assert_eq!(after, heads(self.map, &self.applied));
        }
    }

    fn upgrade(&mut self, target: &str) -> Vec<RevisionStep> {
        let steps = self.map.upgrade_path(&self.rows.rows(), target).unwrap();
        self.run(steps.clone());
        steps
    }

    fn downgrade(&mut self, target: &str) -> Vec<RevisionStep> {
        let rows = self.rows.rows();
        let steps = match self.map.downgrade_path(&rows, target, &mut Vec::new()) {
            Ok(steps) => steps,
            // A revision without applied children that only counts as applied because another
            // depends on it is not a target.
            Err(RevisionError::RangeNotAncestor { .. }) => {
                let target = self.map.get(target).unwrap();
                assert!(!rows.contains(&target.id().to_owned()));
                let children = target.next_revisions();
                assert!(children.iter().all(|child| !self.applied.contains(child)));
                Vec::new()
            }
            Err(error) => panic!("{error}"),
        };
        self.run(steps.clone());
        steps
    }
}

/// The same statements on a plain set, each affecting exactly one row.
fn replay(mut rows: BTreeSet<String>, operations: &[RowOperation]) -> BTreeSet<String> {
    for operation in operations {
        match operation {
            RowOperation::Insert(row) => assert!(rows.insert(row.clone())),
            RowOperation::Delete(row) => assert!(rows.remove(row)),
            RowOperation::Update { from, to } => {
                assert!(rows.remove(from));
                assert!(rows.insert(to.clone()));
            }
        }
    }
    rows
}

fn touched(steps: &[RevisionStep]) -> BTreeSet<RevisionIndex> {
    steps.iter().map(RevisionStep::index).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn heads_and_base_are_inverse(map in graph()) {
        let mut database = Database::new(&map);
        let up = database.upgrade("heads");
        prop_assert_eq!(up.len(), map.len());
        let rows: BTreeSet<String> = database.rows.rows().into_iter().collect();
        let real_heads: BTreeSet<String> = map.ids(map.real_heads()).into_iter().collect();
        prop_assert_eq!(rows, real_heads);
        prop_assert!(database.upgrade("heads").is_empty());
        let down = database.downgrade("base");
        prop_assert_eq!(touched(&up), touched(&down));
        prop_assert!(database.rows.is_empty() && database.applied.is_empty());
    }

    #[test]
    fn steps_keep_rows_the_heads((map, targets) in graph_and_targets()) {
        let mut database = Database::new(&map);
        for index in &targets {
            let target = target(&map, index);
            database.upgrade(&target);
            let reached = map.get(&target).unwrap().index();
            prop_assert!(database.applied.contains(&reached));
        }
        // Down to each of them again: none of what is above by `down_revision` stays.
        for index in &targets {
            let node = &map.nodes()[index.index(map.len())];
            if database.applied.contains(&node.index()) {
                database.downgrade(node.id());
                prop_assert!(database.applied.contains(&node.index()));
                let children = node.next_revisions().iter();
                prop_assert!(children.copied().all(|child| !database.applied.contains(&child)));
            }
        }
        database.downgrade("base");
        prop_assert!(database.rows.is_empty());
    }

    #[test]
    fn a_downgrade_is_undone_by_the_upgrade_to_the_former_rows(
        (map, targets) in graph_and_targets()
    ) {
        let mut database = Database::new(&map);
        database.upgrade("heads");
        let all = database.applied.clone();
        let target = target(&map, &targets[0]);
        let down = database.downgrade(&target);
        let up = database.upgrade("heads");
        prop_assert_eq!(touched(&down), touched(&up));
        prop_assert_eq!(database.applied, all);
    }

    #[test]
    fn stamping_gives_the_rows_of_upgrading((map, targets) in graph_and_targets()) {
        let mut upgraded = Database::new(&map);
        upgraded.upgrade("heads");
        for goal in ["heads".to_owned(), target(&map, &targets[0])] {
            let mut stamped = VersionRows::default();
            for step in map.stamp_path(&[], std::slice::from_ref(&goal)).unwrap() {
                stamped.apply(&map, &Step::from(step)).unwrap();
            }
            let mut database = Database::new(&map);
            database.upgrade(&goal);
            let (mut stamped_rows, mut rows) = (stamped.rows(), database.rows.rows());
            stamped_rows.sort_unstable();
            rows.sort_unstable();
            prop_assert_eq!(&stamped_rows, &rows);
            for step in map.stamp_path(&rows, &["base".to_owned()]).unwrap() {
                stamped.apply(&map, &Step::from(step)).unwrap();
            }
            prop_assert!(stamped.is_empty());
        }
    }

    #[test]
    fn history_lists_children_first(map in graph()) {
        let listed = map.history("base", "heads", &mut Vec::new()).unwrap();
        prop_assert_eq!(listed.len(), map.len());
        let mut seen = BTreeSet::new();
        for index in listed {
            prop_assert!(below(&map, index).is_disjoint(&seen));
            seen.insert(index);
        }
    }

    #[test]
    fn selectors_lead_back(map in graph()) {
        for node in map.nodes() {
            let id = node.id();
            prop_assert_eq!(map.get_revisions(id).unwrap(), vec![node.index()]);
            prop_assert_eq!(map.get_revision(&id[..6]).unwrap(), Some(node.index()));
            prop_assert_eq!(map.get_revision(&format!("{id}@{id}")).unwrap(), Some(node.index()));
            for label in node.branch_labels() {
                let labelled = format!("{label}@{id}");
                prop_assert_eq!(map.get_revision(&labelled).unwrap(), Some(node.index()));
            }
            if let [parent] = node.down_revisions() {
                let steps = map.upgrade_path(&[], format!("{id}-1").as_str()).unwrap();
                let expected = map.upgrade_path(&[], map[*parent].id()).unwrap();
                prop_assert_eq!(steps, expected);
            }
        }
        for label in map.nodes().iter().flat_map(|node| &node.revision().branch_labels) {
            let declared = map.get(label).unwrap();
            prop_assert_eq!(map.get_revisions(label.as_str()).unwrap(), vec![declared.index()]);
            let heads = map.get_revisions(format!("{label}@heads")).unwrap();
            prop_assert!(heads.iter().all(|head| map[*head].is_head()));
        }
    }

    /// No text, however odd, makes anything panic.
    #[test]
    fn any_text_has_an_answer(
        (map, texts) in graph().prop_flat_map(|map| {
            let mut words = vec!["", "@", "-", "+", ":", "1", "2", "head", "heads", "base", "rev",
                "label", "rev000x", "rev001x", "label0", "label1", "current", "\n", "é", "_"];
            words.extend(["-1", "+1", "@head"]);
            let text = subsequence(words, 0..5).prop_shuffle().prop_map(|words| words.concat());
            (Just(map), vec(text, 3))
        }),
        use_rows in any::<bool>(),
    ) {
        let rows = if use_rows { map.ids(map.real_heads()) } else { Vec::new() };
        let (one, two, three) = (texts[0].as_str(), texts[1].as_str(), &texts[2..]);
        let _ = map.get_revisions(one);
        let _ = map.get_revision(one);
        let _ = map.get_revisions(texts.as_slice());
        let _ = map.history(one, two, &mut Vec::new());
        let _ = map.history(one, rows.as_slice(), &mut Vec::new());
        let _ = map.effective_heads(three);
        let _ = map.parents_for_new_revision(texts.as_slice(), false);
        let _ = map.dependencies_for_new_revision(three);
        let _ = map.starting_rows(Some(one));
        let _ = map.current_head(Some(one));
        let mut steps: Vec<Step> = Vec::new();
        for rows in [rows.as_slice(), three] {
            if let Ok(path) = map.upgrade_path(rows, one) {
                steps.extend(path.into_iter().map(Step::from));
            }
            if let Ok(path) = map.downgrade_path(rows, two, &mut Vec::new()) {
                steps.extend(path.into_iter().map(Step::from));
            }
            if let Ok(path) = map.stamp_path(rows, &texts) {
                steps.extend(path.into_iter().map(Step::from));
            }
        }
        // Steps that do not belong together must not panic either.
        let mut table = VersionRows::new(texts);
        for step in &steps {
            let _ = table.apply(&map, step);
        }
    }

    /// Edges in any direction: loading either refuses the graph or gives one that can be listed.
    #[test]
    fn cycles_are_found(edges in vec((0..8usize, 0..8usize, any::<bool>()), 0..14)) {
        let revisions = (0..8).map(|number| {
            let of_kind = |wanted: bool| {
                let edges = edges.iter().filter(move |(from, _, kind)| {
                    *from == number && *kind == wanted
                });
                let targets: BTreeSet<usize> = edges.map(|(_, to, _)| *to).collect();
                targets.into_iter().map(id)
            };
            Revision::new(id(number))
                .with_down_revisions(of_kind(true))
                .with_dependencies(of_kind(false))
        });
        let mut done: BTreeSet<usize> = BTreeSet::new();
        while let Some(next) = (0..8).find(|number| {
            !done.contains(number)
                && edges.iter().all(|(from, to, _)| from != number || done.contains(to))
        }) {
            done.insert(next);
        }
        match RevisionMap::new(revisions) {
            Ok((map, _)) => {
                prop_assert_eq!(done.len(), 8);
                prop_assert_eq!(map.history("base", "heads", &mut Vec::new()).unwrap().len(), 8);
            }
            Err(_) => prop_assert!(done.len() < 8),
        }
    }
}
