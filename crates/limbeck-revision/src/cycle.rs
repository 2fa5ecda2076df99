//! Cycle checks.

use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::{RevisionIndex, RevisionNode};
use crate::set::{RevisionSet, unique};

type Edges = fn(&RevisionNode) -> &[RevisionIndex];

/// Checks both kinds of edges; on success gives every revision its level, the length of the longest
/// path of both kinds of edges down from it.
///
/// As in Alembic, revisions that can't be reached both from the heads downwards and from the bases
/// upwards are the cycle. A cycle between a head and a base can be reached from both, so an ordinary
/// check follows.
pub(crate) fn check(map: &RevisionMap) -> Result<Vec<u32>> {
    let (down, next): (Edges, Edges) = (|node| &node.down, |node| &node.next);
    if let Some(cycle) = unreachable(map, &map.heads, down, &map.bases, next) {
        return Err(RevisionError::Cycle(cycle));
    }
    let (all_down, all_next): (Edges, Edges) = (|node| &node.all_down, |node| &node.all_next);
    if let Some(cycle) = unreachable(map, &map.real_heads, all_down, &map.real_bases, all_next) {
        return Err(RevisionError::DependencyCycle(cycle));
    }
    let (levels, stuck) = levels(map, all_down, all_next);
    if stuck.is_empty() {
        return Ok(levels);
    }
    let (_, versioned) = self::levels(map, down, next);
    if versioned.is_empty() {
        Err(RevisionError::DependencyCycle(sorted_ids(
            map,
            &cyclic(map, stuck, all_down, all_next),
        )))
    } else {
        Err(RevisionError::Cycle(sorted_ids(
            map,
            &cyclic(map, versioned, down, next),
        )))
    }
}

fn unreachable(
    map: &RevisionMap,
    tops: &[RevisionIndex],
    down: Edges,
    bottoms: &[RevisionIndex],
    up: Edges,
) -> Option<Vec<String>> {
    if map.is_empty() {
        return None;
    }
    if tops.is_empty() || bottoms.is_empty() {
        return Some(map.nodes.iter().map(|node| node.id().to_owned()).collect());
    }
    let from_tops = map.reachable(tops, down);
    let from_bottoms = map.reachable(bottoms, up);
    let mut lost = RevisionSet::new(map.len());
    for index in map.indices() {
        if !(from_tops.contains(index) && from_bottoms.contains(index)) {
            lost.insert(index);
        }
    }
    (!lost.is_empty()).then(|| sorted_ids(map, &lost))
}

/// Levels from below, and the revisions on or above a cycle, which have none.
fn levels(map: &RevisionMap, down: Edges, up: Edges) -> (Vec<u32>, RevisionSet) {
    let mut waiting: Vec<usize> = map
        .nodes
        .iter()
        .map(|node| unique(down(node).iter().copied()).len())
        .collect();
    let mut levels = vec![0; map.len()];
    let mut stuck = RevisionSet::new(map.len());
    let mut ready = Vec::new();
    for index in map.indices() {
        stuck.insert(index);
        if waiting[index.get()] == 0 {
            ready.push(index);
        }
    }
    while let Some(index) = ready.pop() {
        stuck.remove(index);
        let level = levels[index.get()] + 1;
        for above in up(&map[index]) {
            let above_level = &mut levels[above.get()];
            *above_level = level.max(*above_level);
            waiting[above.get()] -= 1;
            if waiting[above.get()] == 0 {
                ready.push(*above);
            }
        }
    }
    (levels, stuck)
}

/// Of the revisions on or above a cycle, those that are also on or below one.
fn cyclic(map: &RevisionMap, mut stuck: RevisionSet, down: Edges, up: Edges) -> RevisionSet {
    let mut above: Vec<usize> = map
        .nodes
        .iter()
        .map(|node| {
            up(node)
                .iter()
                .filter(|index| stuck.contains(**index))
                .count()
        })
        .collect();
    let mut free: Vec<_> = stuck
        .iter()
        .filter(|index| above[index.get()] == 0)
        .collect();
    while let Some(index) = free.pop() {
        stuck.remove(index);
        for below in unique(down(&map[index]).iter().copied()) {
            above[below.get()] = above[below.get()].saturating_sub(1);
            if stuck.contains(below) && above[below.get()] == 0 {
                free.push(below);
            }
        }
    }
    stuck
}

fn sorted_ids(map: &RevisionMap, set: &RevisionSet) -> Vec<String> {
    let mut ids: Vec<String> = set.iter().map(|index| map[index].id().to_owned()).collect();
    ids.sort_unstable();
    ids
}
