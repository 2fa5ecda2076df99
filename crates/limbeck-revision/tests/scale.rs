//! Graphs of ten thousand revisions. A quadratic walk makes these tests crawl; that is the check.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, a value that is not there is a failure"
)]

use limbeck_revision::{Revision, RevisionMap, Step, VersionRows};

const SIZE: usize = 10_000;

fn load(revisions: Vec<Revision>) -> RevisionMap {
    let (map, warnings) = RevisionMap::new(revisions).unwrap();
    assert_eq!(warnings, []);
    map
}

fn id(prefix: &str, number: usize) -> String {
    format!("{prefix}{number:05}")
}

/// Up to the heads, down to the base; the number of steps each way and of rows in between.
fn up_and_down(map: &RevisionMap) -> (usize, usize, usize) {
    let mut rows = VersionRows::default();
    let up = map.upgrade_path(&[], "heads").unwrap();
    let up_count = up.len();
    for step in up {
        rows.apply(map, &Step::from(step)).unwrap();
    }
    let at_heads = rows.rows();
    let mut heads = map.ids(map.real_heads());
    heads.sort_unstable();
    let mut sorted = at_heads.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, heads);
    let down = map
        .downgrade_path(&at_heads, "base", &mut Vec::new())
        .unwrap();
    let down_count = down.len();
    for step in down {
        rows.apply(map, &Step::from(step)).unwrap();
    }
    assert!(rows.is_empty());
    (up_count, down_count, at_heads.len())
}

#[test]
fn chain() {
    let first = Revision::new(id("a", 0)).with_branch_labels(["main"]);
    let others = (1..SIZE).map(|n| Revision::new(id("a", n)).with_down_revisions([id("a", n - 1)]));
    let map = load([first].into_iter().chain(others).collect());
    assert_eq!(up_and_down(&map), (SIZE, SIZE, 1));

    let half = map.upgrade_path(&[id("a", 10)], "main@+5000").unwrap();
    assert_eq!(
        (half.len(), half[4_999].revision()),
        (5_000, id("a", 5_010).as_str())
    );
    let history = map.history(id("a", 10), "head", &mut Vec::new()).unwrap();
    assert_eq!(history.len(), SIZE - 10);
    assert_eq!(
        map.stamp_path(&[id("a", 10)], &["head".to_owned()])
            .unwrap()
            .len(),
        1
    );
    assert_eq!(map.effective_heads(&[id("a", 10)]).unwrap().len(), 1);
    assert!(map.get_revision("a0").is_err());
}

#[test]
fn fork_of_ten_thousand_and_its_merge() {
    let mut revisions = vec![Revision::new("root")];
    let tips: Vec<String> = (0..SIZE).map(|n| id("w", n)).collect();
    revisions.extend(
        tips.iter()
            .map(|tip| Revision::new(tip).with_down_revisions(["root"])),
    );
    let map = load(revisions.clone());
    assert_eq!(up_and_down(&map), (SIZE + 1, SIZE + 1, SIZE));
    assert_eq!(map.get_revisions("root@heads").unwrap().len(), SIZE);
    assert_eq!(
        map.stamp_path(&[], &["heads".to_owned()]).unwrap().len(),
        SIZE
    );
    assert_eq!(
        map.stamp_path(&tips, &["base".to_owned()]).unwrap().len(),
        SIZE
    );

    revisions.push(Revision::new("join").with_down_revisions(&tips));
    assert_eq!(up_and_down(&load(revisions)), (SIZE + 2, SIZE + 2, 1));
}

#[test]
fn ladder() {
    let mut revisions = vec![Revision::new(id("a", 0)), Revision::new(id("b", 0))];
    for n in 1..SIZE / 2 {
        let below = [id("a", n - 1), id("b", n - 1)];
        revisions.push(Revision::new(id("a", n)).with_down_revisions(&below));
        revisions.push(Revision::new(id("b", n)).with_down_revisions(&below));
    }
    assert_eq!(up_and_down(&load(revisions)), (SIZE, SIZE, 2));
}

/// Every other revision merges one that forks off the root.
#[test]
fn combs() {
    for root_side_first in [false, true] {
        let mut revisions = vec![Revision::new("root")];
        let mut spine = "root".to_owned();
        for n in 0..SIZE / 2 {
            let (tooth, joint) = (id("t", n), id("j", n));
            revisions.push(Revision::new(&tooth).with_down_revisions(["root"]));
            let mut down = [spine, tooth];
            if root_side_first {
                down.reverse();
            }
            revisions.push(Revision::new(&joint).with_down_revisions(down));
            spine = joint;
        }
        assert_eq!(up_and_down(&load(revisions)), (SIZE + 1, SIZE + 1, 1));
    }
}

/// Two lines, where each revision of one depends on its neighbour in the other and on the root of
/// the other.
#[test]
fn dependencies() {
    let half = SIZE / 2;
    let line = |prefix: &'static str, n: usize| match n {
        0 => Revision::new(id(prefix, 0)),
        n => Revision::new(id(prefix, n)).with_down_revisions([id(prefix, n - 1)]),
    };
    let mut revisions: Vec<Revision> = (0..half).map(|n| line("a", n)).collect();
    revisions.extend((0..half).map(|n| line("b", n).with_dependencies([id("a", 0), id("a", n)])));
    let map = load(revisions);
    assert_eq!(up_and_down(&map), (SIZE, SIZE, 1));
    let implied = map.get(&id("b", 9)).unwrap();
    assert_eq!(
        map.ids(implied.normalized_down_revisions()),
        [id("b", 8), id("a", 9)]
    );

    let rows = [id("b", half - 1)];
    let down = map
        .downgrade_path(&rows, &id("a", half / 2), &mut Vec::new())
        .unwrap();
    assert_eq!(down.len(), half - 2);
    let mut table = VersionRows::new(rows);
    for step in down {
        table.apply(&map, &Step::from(step)).unwrap();
    }
    assert_eq!(table.rows(), [id("b", half / 2)]);
}

/// Many branches that stay while one is taken back.
#[test]
fn branches_that_stay() {
    let mut revisions = Vec::new();
    for branch in 0..100 {
        let prefix = format!("x{branch:02}");
        revisions.push(Revision::new(id(&prefix, 0)).with_branch_labels([format!("b{branch}")]));
        revisions.extend(
            (1..SIZE / 100)
                .map(|n| Revision::new(id(&prefix, n)).with_down_revisions([id(&prefix, n - 1)])),
        );
    }
    let map = load(revisions);
    assert_eq!(up_and_down(&map), (SIZE, SIZE, 100));
    let rows = map.ids(map.real_heads());
    let mut table = VersionRows::new(rows.clone());
    let down = map
        .downgrade_path(&rows, "b7@base", &mut Vec::new())
        .unwrap();
    assert_eq!(down.len(), SIZE / 100);
    for step in down {
        table.apply(&map, &Step::from(step)).unwrap();
    }
    assert_eq!(table.rows().len(), 99);
}

#[test]
fn shuffled_load_order() {
    // A fixed permutation: 7 has no common factor with the size.
    let revisions = (0..SIZE).map(|n| {
        let n = n * 7 % SIZE;
        match n {
            0 => Revision::new(id("a", 0)),
            n => Revision::new(id("a", n)).with_down_revisions([id("a", n - 1)]),
        }
    });
    assert_eq!(up_and_down(&load(revisions.collect())), (SIZE, SIZE, 1));
}
