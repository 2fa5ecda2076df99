//! The table that `cargo xtask parity ops` prints.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// How many cases of a group are identical, and what the others are.
#[derive(Default)]
struct Group {
    identical: usize,
    different: Vec<String>,
}

static GROUPS: Mutex<BTreeMap<String, Group>> = Mutex::new(BTreeMap::new());

/// Notes a case; `difference` says which it is and why it differs.
pub(crate) fn note(group: &str, difference: Option<String>) {
    let mut groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
    let group = groups.entry(group.to_owned()).or_default();
    match difference {
        None => group.identical += 1,
        Some(difference) => group.different.push(difference),
    }
}

/// The table.
pub(crate) fn text() -> String {
    let mut groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut text = String::new();
    for (name, group) in groups.iter_mut() {
        let all = group.identical + group.different.len();
        let _ = writeln!(text, "{name}: {} of {all} identical", group.identical);
        group.different.sort();
        for difference in &group.different {
            let _ = writeln!(text, "    {difference}");
        }
    }
    text
}
