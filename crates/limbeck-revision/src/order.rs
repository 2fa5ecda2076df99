//! The order in which a set of revisions is listed: newest first.
//!
//! The rule is Alembic's. There is a list of tips, at first the given heads in load order, and one
//! of them is current. If the current tip is an ancestor of another tip, the first such one becomes
//! current instead. Otherwise the tip is emitted and replaced by its first parent that is selected
//! and not yet a tip; further ones go to the end of the list. A tip without such a parent is
//! dropped and the one before it becomes current. So a branch is emitted down to its fork before
//! the next one starts.
//!
//! Alembic keeps the set of all ancestors of every tip, which is quadratic. Here a tip is known to
//! be an ancestor of another by a count of its selected children that are still to be emitted, and
//! the first other tip above it is searched for with a cursor: the tips at a place of the list only
//! move down, so a place that is not above a revision never gets above it again.

use std::collections::{HashMap, HashSet};

use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::RevisionSet;
use crate::traversal::Edges;

/// The revisions of `selected`, each before its parents and dependencies, starting with `heads`.
pub(crate) fn newest_first(
    map: &RevisionMap,
    selected: &RevisionSet,
    heads: &[RevisionIndex],
) -> Vec<RevisionIndex> {
    let mut tips = Tips::new(map, starting_points(map, selected, heads));
    let mut remaining = Remaining::new(map, selected);
    let mut blocked: HashMap<RevisionIndex, Blocked> = HashMap::new();
    let mut output = Vec::with_capacity(selected.len());
    let mut current = tips.first;
    while let Some(place) = current {
        let candidate = tips.places[place].revision;
        if remaining.is_blocked(candidate) {
            let blocked = blocked
                .entry(candidate)
                .or_insert_with(|| remaining.blocked(map, candidate));
            if let Some(above) = blocked.first_tip(&tips) {
                current = Some(above);
                continue;
            }
        }
        blocked.remove(&candidate);
        output.push(candidate);
        remaining.emit(map, candidate);
        let mut parents: Vec<RevisionIndex> = map[candidate]
            .normalized_down
            .iter()
            .copied()
            .filter(|parent| selected.contains(*parent) && !tips.contains(*parent))
            .collect();
        if parents.is_empty() {
            current = tips.remove(place);
        } else {
            let first = parents.remove(0);
            tips.replace(place, first);
            parents.into_iter().for_each(|parent| tips.append(parent));
        }
    }
    output
}

/// The selected heads, and the tops of whatever cannot be reached from them inside the selection,
/// in load order.
fn starting_points(
    map: &RevisionMap,
    selected: &RevisionSet,
    heads: &[RevisionIndex],
) -> RevisionSet {
    let mut starts = RevisionSet::new(map.len());
    let mut seen = RevisionSet::new(map.len());
    let mut todo = Vec::new();
    for head in heads
        .iter()
        .copied()
        .filter(|head| selected.contains(*head))
    {
        starts.insert(head);
        if seen.insert(head) {
            todo.push(head);
        }
    }
    while let Some(index) = todo.pop() {
        for below in map[index].normalized_down.iter().copied() {
            if selected.contains(below) && seen.insert(below) {
                todo.push(below);
            }
        }
    }
    if seen.len() < selected.len() {
        let mut has_child = RevisionSet::new(map.len());
        for below in selected
            .iter()
            .flat_map(|index| &map[index].normalized_down)
        {
            has_child.insert(*below);
        }
        for index in selected.iter() {
            if !seen.contains(index) && !has_child.contains(index) {
                starts.insert(index);
            }
        }
    }
    starts
}

/// A place in the list of tips; dropped ones stay in the table but not in the list.
struct Place {
    revision: RevisionIndex,
    previous: Option<usize>,
    next: Option<usize>,
    is_dropped: bool,
}

struct Tips {
    places: Vec<Place>,
    first: Option<usize>,
    last: Option<usize>,
    members: RevisionSet,
}

impl Tips {
    fn new(map: &RevisionMap, starts: RevisionSet) -> Self {
        let mut tips = Self {
            places: Vec::new(),
            first: None,
            last: None,
            members: RevisionSet::new(map.len()),
        };
        starts.iter().for_each(|start| tips.append(start));
        tips
    }

    fn contains(&self, revision: RevisionIndex) -> bool {
        self.members.contains(revision)
    }

    fn append(&mut self, revision: RevisionIndex) {
        let place = self.places.len();
        self.places.push(Place {
            revision,
            previous: self.last,
            next: None,
            is_dropped: false,
        });
        match self.last {
            Some(last) => self.places[last].next = Some(place),
            None => self.first = Some(place),
        }
        self.last = Some(place);
        self.members.insert(revision);
    }

    fn replace(&mut self, place: usize, revision: RevisionIndex) {
        self.members.remove(self.places[place].revision);
        self.places[place].revision = revision;
        self.members.insert(revision);
    }

    /// Drops a place; the one that becomes current: the one before, or the new first.
    fn remove(&mut self, place: usize) -> Option<usize> {
        let Place {
            revision,
            previous,
            next,
            ..
        } = self.places[place];
        self.members.remove(revision);
        self.places[place].is_dropped = true;
        match previous {
            Some(previous) => self.places[previous].next = next,
            None => self.first = next,
        }
        match next {
            Some(next) => self.places[next].previous = previous,
            None => self.last = previous,
        }
        previous.or(self.first)
    }
}

/// The revisions that are still to be emitted, with those between them that are not selected (a
/// selection by `down_revision` can have a `depends_on` path through such). The latter are cleared
/// once everything selected above them is emitted.
struct Remaining {
    members: RevisionSet,
    unselected: RevisionSet,
    children: Vec<u32>,
}

impl Remaining {
    fn new(map: &RevisionMap, selected: &RevisionSet) -> Self {
        let starts: Vec<RevisionIndex> = selected.iter().collect();
        let below = map.ancestors(&starts, Edges::All);
        let above = map.descendants(&starts, Edges::All);
        let mut members = RevisionSet::new(map.len());
        let mut unselected = RevisionSet::new(map.len());
        for index in map.indices() {
            if selected.contains(index) {
                members.insert(index);
            } else if below.contains(index) && above.contains(index) {
                members.insert(index);
                unselected.insert(index);
            }
        }
        let mut children = vec![0; map.len()];
        for below in members.iter().flat_map(|index| &map[index].normalized_down) {
            children[below.get()] += 1;
        }
        Self {
            members,
            unselected,
            children,
        }
    }

    fn is_blocked(&self, revision: RevisionIndex) -> bool {
        self.children[revision.get()] > 0
    }

    fn emit(&mut self, map: &RevisionMap, revision: RevisionIndex) {
        let mut todo = vec![revision];
        while let Some(index) = todo.pop() {
            self.members.remove(index);
            for below in &map[index].normalized_down {
                let children = &mut self.children[below.get()];
                *children = children.saturating_sub(1);
                if *children == 0 && self.unselected.contains(*below) {
                    todo.push(*below);
                }
            }
        }
    }

    fn blocked(&self, map: &RevisionMap, revision: RevisionIndex) -> Blocked {
        let mut above = HashSet::new();
        let mut todo = vec![revision];
        while let Some(index) = todo.pop() {
            for next in &map[index].all_next {
                if self.members.contains(*next) && above.insert(*next) {
                    todo.push(*next);
                }
            }
        }
        Blocked { above, cursor: 0 }
    }
}

/// A tip that has to wait: what is above it, and the place in the list of tips where the search for
/// those goes on.
struct Blocked {
    above: HashSet<RevisionIndex>,
    cursor: usize,
}

impl Blocked {
    fn first_tip(&mut self, tips: &Tips) -> Option<usize> {
        while let Some(place) = tips.places.get(self.cursor) {
            if !place.is_dropped && self.above.contains(&place.revision) {
                return Some(self.cursor);
            }
            self.cursor += 1;
        }
        None
    }
}
