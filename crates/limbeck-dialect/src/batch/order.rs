//! The order of columns in a recreated table.

use std::collections::HashSet;

/// Sorts names so that the first of each pair precedes the second. Where the pairs leave a choice,
/// names that have nothing before them come first, in their given order, then those that follow
/// them, and so on. `None` when the pairs contradict each other.
pub(super) fn sort(names: &[String], pairs: &HashSet<(String, String)>) -> Option<Vec<String>> {
    let mut sorted: Vec<String> = Vec::with_capacity(names.len());
    let mut remaining: Vec<&String> = names.iter().collect();
    while !remaining.is_empty() {
        let waiting: HashSet<&String> = remaining.iter().copied().collect();
        let (blocked, ready): (Vec<&String>, Vec<&String>) = remaining.iter().partition(|name| {
            pairs
                .iter()
                .any(|(before, after)| after == **name && waiting.contains(before))
        });
        if ready.is_empty() {
            return None;
        }
        sorted.extend(ready.into_iter().cloned());
        remaining = blocked;
    }
    Some(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str], pairs: &[(&str, &str)]) -> Option<Vec<String>> {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let pairs = pairs
            .iter()
            .map(|(before, after)| (before.to_string(), after.to_string()))
            .collect();
        sort(&names, &pairs)
    }

    #[test]
    fn pairs_decide_and_given_order_settles_the_rest() {
        assert_eq!(
            sorted(&["a", "b", "c", "d"], &[("d", "b"), ("a", "d")]).unwrap(),
            ["a", "c", "d", "b"]
        );
    }

    #[test]
    fn contradictions_are_noticed() {
        assert_eq!(sorted(&["a", "b"], &[("a", "b"), ("b", "a")]), None);
    }
}
