//! Which revisions a branch label applies to.

use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::RevisionSet;

/// Spreads each declared label to all descendants by `down_revision`, and, where these are a plain
/// line, from its tip downwards, also below the declaring revision, until a revision with several
/// children of either kind or with several parents.
pub(crate) fn spread(map: &mut RevisionMap) {
    // Labels in order of declaration: their names rank after all identifiers.
    let mut labels: Vec<_> = map
        .names
        .iter()
        .filter(|(_, name)| name.rank >= map.nodes.len())
        .map(|(label, name)| (name.rank, name.index, label.clone()))
        .collect();
    labels.sort_unstable();
    let mut labels = labels.into_iter().peekable();
    while let Some((_, index, label)) = labels.next() {
        let mut declared = vec![label];
        while let Some((_, _, label)) = labels.next_if(|(_, other, _)| *other == index) {
            declared.push(label);
        }
        for reached in reached(map, index) {
            map.nodes[reached.get()]
                .branch_labels
                .extend_from_slice(&declared);
        }
    }
}

fn reached(map: &RevisionMap, start: RevisionIndex) -> Vec<RevisionIndex> {
    let mut seen = RevisionSet::new(map.len());
    let mut visited = vec![start];
    let mut todo = vec![start];
    seen.insert(start);
    while let Some(index) = todo.pop() {
        for child in &map[index].next {
            if seen.insert(*child) {
                visited.push(*child);
                todo.push(*child);
            }
        }
    }
    // With a fork among the descendants, no walk from above gets below it; without one, the last
    // revision visited is the tip.
    let mut below = visited.last().copied();
    while let Some(index) = below {
        let node = &map[index];
        if node.is_real_branch_point() || node.is_merge_point() {
            break;
        }
        if seen.insert(index) {
            visited.push(index);
        }
        below = node.down.first().copied();
    }
    visited
}
