//! SQLite.

use limbeck_diff::DefaultPair;

/// Defaults may stand in parentheses and quotes.
pub(super) fn defaults_differ(pair: &DefaultPair<'_>) -> bool {
    pair.actual_text.map(bare) != pair.desired_text.map(bare)
}

fn bare(text: &str) -> &str {
    let text = within(text, "(", ")");
    let quoted = text.strip_prefix('"').unwrap_or(text);
    let quoted = quoted.strip_suffix('"').unwrap_or(quoted);
    let inner = within(quoted, "'", "'");
    if inner.len() < quoted.len() {
        inner
    } else {
        text
    }
}

fn within<'t>(text: &'t str, open: &str, close: &str) -> &'t str {
    let inner = text
        .strip_prefix(open)
        .and_then(|inner| inner.strip_suffix(close));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(text)
}
