//! Dependencies that are already implied.

use std::collections::BTreeMap;

use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::{RevisionSet, unique};

/// Leaves out of each revision's dependencies those that an ancestor by `down_revision` declares
/// too.
///
/// Only dependencies declared by several revisions can be left out. From the declaring revisions of
/// such a one a single walk goes upwards, not above the highest of them; those it meets lose the
/// dependency. `levels` come from the cycle check.
pub(crate) fn normalize(map: &mut RevisionMap, levels: &[u32]) {
    let mut declared_by: BTreeMap<RevisionIndex, Vec<RevisionIndex>> = BTreeMap::new();
    for node in &map.nodes {
        for dependency in unique(node.resolved_dependencies.iter().copied()) {
            declared_by.entry(dependency).or_default().push(node.index);
        }
    }
    let mut implied: Vec<Vec<RevisionIndex>> = vec![Vec::new(); map.len()];
    let mut seen = RevisionSet::new(map.len());
    for (dependency, declaring) in declared_by.iter().filter(|(_, list)| list.len() > 1) {
        let top = declaring
            .iter()
            .map(|index| levels[index.get()])
            .max()
            .unwrap_or(0);
        let mut visited = Vec::new();
        let mut todo = declaring.clone();
        while let Some(index) = todo.pop() {
            for above in &map[index].next {
                if levels[above.get()] <= top && seen.insert(*above) {
                    visited.push(*above);
                    todo.push(*above);
                }
            }
        }
        for index in declaring.iter().filter(|index| seen.contains(**index)) {
            implied[index.get()].push(*dependency);
        }
        for index in visited {
            seen.remove(index);
        }
    }
    for (node, implied) in map.nodes.iter_mut().zip(implied) {
        let kept = unique(node.resolved_dependencies.iter().copied());
        // Sorted, since the dependencies were gone through in load order.
        node.normalized_dependencies = kept
            .into_iter()
            .filter(|index| implied.binary_search(index).is_err())
            .collect();
        let down = node
            .down
            .iter()
            .chain(&node.normalized_dependencies)
            .copied();
        node.normalized_down = unique(down);
    }
}
