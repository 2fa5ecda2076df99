//! `history`

use std::collections::HashSet;

use limbeck_revision::{CommandContext, HistoryRange};

use super::rows::read_rows;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::listing::Listing;
use crate::project::Project;

/// Options of [`history`].
#[derive(Debug, Clone, Default)]
pub struct HistoryOptions {
    /// A range `[start]:[end]`, both included; everything when absent. `current` stands for the
    /// revisions that the database is at.
    pub range: Option<String>,
    /// Whether the revisions that the database is at are marked.
    pub indicate_current: bool,
}

/// Lists revisions, newest first: one listing, or one for each database that the environment script
/// runs migrations on when it has to be run.
///
/// # Errors
///
/// A range that is none; a configuration or revisions that can't be read; whatever the environment
/// script or the database refuses.
pub fn history(environment: &Environment, options: &HistoryOptions) -> Result<Vec<Listing>> {
    let project = Project::open(environment)?;
    let range = match &options.range {
        Some(text) => HistoryRange::parse(text)
            .map_err(|error| Error::revision(&error, &CommandContext::Other))?,
        None => HistoryRange::ALL,
    };
    let needs_environment = options.indicate_current
        || range.needs_current()
        || environment.config().revision_environment()?;
    if !needs_environment {
        return Ok(vec![list(environment, &project, &range, &[], false)?]);
    }
    read_rows(environment, &project)?
        .iter()
        .map(|rows| {
            list(
                environment,
                &project,
                &range,
                rows,
                options.indicate_current,
            )
        })
        .collect()
}

fn list(
    environment: &Environment,
    project: &Project,
    range: &HistoryRange,
    rows: &[String],
    indicate_current: bool,
) -> Result<Listing> {
    let map = project.scripts().map();
    let (start, end) = range.ends(rows);
    let context = CommandContext::History {
        start: start.clone(),
        end: end.clone(),
    };
    let mut warnings = Vec::new();
    let history = map.history(start, end, &mut warnings);
    environment.listener().warn(&warnings);
    let history = history.map_err(|error| Error::revision(&error, &context))?;
    let current: HashSet<&str> = rows.iter().map(String::as_str).collect();
    Ok(project.listing_with_current(history, |index| {
        indicate_current && current.contains(map[index].id())
    }))
}
