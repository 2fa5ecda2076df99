//! `from:to` arguments of `upgrade`, `downgrade` and `stamp`.

use crate::error::{Result, RevisionError};

/// A destination with the revision an offline command starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRange {
    /// The text before the colon; for [`RevisionMap::starting_rows`](crate::RevisionMap::starting_rows).
    pub start: Option<String>,
    /// The destination.
    pub destination: String,
}

/// Destinations of `stamp` with their common start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampRange {
    /// The text before the colon; for [`RevisionMap::starting_rows`](crate::RevisionMap::starting_rows).
    pub start: Option<String>,
    /// The destinations.
    pub destinations: Vec<String>,
}

fn split(text: &str) -> Result<RevisionRange> {
    let (start, destination) = match text.split_once(':') {
        Some((_, rest)) if rest.contains(':') => {
            return Err(RevisionError::TooManyColons(text.to_owned()));
        }
        Some((start, destination)) => (Some(start.to_owned()), destination),
        None => (None, text),
    };
    Ok(RevisionRange {
        start,
        destination: destination.to_owned(),
    })
}

/// The argument of `upgrade`; a range is for offline mode (`--sql`) only.
///
/// # Errors
///
/// A range online, more than one colon.
pub fn upgrade_range(text: &str, offline: bool) -> Result<RevisionRange> {
    if text.contains(':') && !offline {
        return Err(RevisionError::RangeNotAllowed);
    }
    split(text)
}

/// The argument of `downgrade`; offline mode (`--sql`) needs a range, online mode has none.
///
/// # Errors
///
/// A range online, none offline, more than one colon.
pub fn downgrade_range(text: &str, offline: bool) -> Result<RevisionRange> {
    match (text.contains(':'), offline) {
        (true, false) => Err(RevisionError::RangeNotAllowed),
        (false, true) => Err(RevisionError::DowngradeRangeRequired),
        _ => split(text),
    }
}

/// The arguments of `stamp`. Ranges are for offline mode (`--sql`); online a colon is part of the
/// name, which then is not found.
///
/// # Errors
///
/// Different starting revisions, more than one colon.
pub fn stamp_range(texts: &[String], offline: bool) -> Result<StampRange> {
    let mut stamp = StampRange {
        start: None,
        destinations: Vec::with_capacity(texts.len()),
    };
    for text in texts {
        if !offline {
            stamp.destinations.push(text.clone());
            continue;
        }
        let range = split(text)?;
        if let Some(start) = range.start {
            if stamp.start.as_ref().is_some_and(|other| *other != start) {
                return Err(RevisionError::SeveralStampStarts);
            }
            stamp.start = Some(start);
        }
        stamp.destinations.push(range.destination);
    }
    Ok(stamp)
}
