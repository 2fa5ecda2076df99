//! Runs a case with Limbeck to compare it, or with Alembic to record it.

use std::path::Path;

use limbeck_testing::project::{DatabaseKind, Project, Tool};

use crate::case::Case;
use crate::differences;
use crate::expected::Observed;
use crate::trip;

/// Records what Alembic does.
pub(crate) fn record(
    case: &Case,
    folder: &Path,
    root: &Path,
    database: DatabaseKind,
) -> Result<(), String> {
    let before = trip::creation(&project(case, folder, root, database)?)?;
    let (observed, _) = trip::take(
        &project(case, folder, root, database)?,
        &Tool::Alembic,
        folder,
        before,
    )?;
    observed
        .write(folder, database)
        .map_err(|error| error.to_string())?;
    Ok(())
}

/// Records what Limbeck does where it differs on purpose.
pub(crate) fn record_difference(
    case: &Case,
    folder: &Path,
    root: &Path,
    database: DatabaseKind,
) -> Result<(), String> {
    if case.difference.is_none() {
        return Ok(());
    }
    let expected = Observed::read_recorded(folder, database).map_err(|error| error.to_string())?;
    let project = project(case, folder, root, database)?;
    let (observed, _) = trip::take(&project, &limbeck(), folder, expected.before.clone())?;
    observed
        .write_difference(&expected, folder, database)
        .map_err(|error| error.to_string())
}

fn limbeck() -> Tool {
    Tool::Program(env!("CARGO_BIN_EXE_limbeck").into())
}

/// Runs Limbeck and compares; the error describes every difference.
pub(crate) fn compare(
    case: &Case,
    folder: &Path,
    root: &Path,
    database: DatabaseKind,
) -> Result<(), String> {
    let has_own = folder.join("limbeck").exists();
    match &case.difference {
        Some(difference) if !differences::is_explained(difference)? => {
            return Err(format!(
                "docs/differences.md has no row `{difference}`, which the case names"
            ));
        }
        None if has_own => {
            return Err("the case has a folder `limbeck` but names no `difference`".to_owned());
        }
        _ => {}
    }
    let expected = Observed::read(folder, database).map_err(|error| error.to_string())?;
    if expected == Observed::default() {
        return Err("nothing is recorded; run with LIMBECK_REFRESH=1".to_owned());
    }
    let (observed, errors) = trip::take(
        &project(case, folder, root, database)?,
        &limbeck(),
        folder,
        expected.before.clone(),
    )?;
    let difference = observed.difference(&expected);
    if difference.is_empty() {
        Ok(())
    } else {
        Err(format!("{difference}{errors}"))
    }
}

fn project(
    case: &Case,
    folder: &Path,
    root: &Path,
    database: DatabaseKind,
) -> Result<Project, String> {
    let prepare = || {
        let project = Project::create(database)?;
        project.copy(&root.join("project"))?;
        for other in &case.projects {
            project.copy(&folder.join(other))?;
        }
        project.copy(folder)?;
        Ok(project)
    };
    prepare().map_err(|error: std::io::Error| format!("can't prepare the case: {error}"))
}
