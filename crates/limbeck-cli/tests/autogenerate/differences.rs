//! The page of meant differences, which has the reason for each.

use std::path::Path;

/// Whether a row of `docs/differences.md` begins with this cell.
pub(crate) fn is_explained(difference: &str) -> Result<bool, String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/differences.md");
    let text = std::fs::read_to_string(page).map_err(|error| error.to_string())?;
    let start = format!("| {difference} |");
    Ok(text.lines().any(|line| line.starts_with(&start)))
}
