//! The way of a case: a revision is generated, applied, found complete, and taken back.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use limbeck_testing::alembic::Outcome;
use limbeck_testing::project::{Project, Tool};

use crate::expected::Observed;
use crate::log;

/// The upgrade of a revision without operations, which has no way to go.
const NOTHING: &str = "please adjust! ###\n    pass";

/// The statements that create what a case's `before.py` declares; empty when it has none.
pub(crate) fn creation(project: &Project) -> Result<String, String> {
    let folder = project.folder().map_err(|error| error.to_string())?;
    if !folder.join("before.py").exists() {
        return Ok(String::new());
    }
    let outcome = run(project, &Tool::Alembic, &["-n", "creation", "current"])
        .map_err(|error| error.to_string())?;
    if outcome.exit_code == 0 {
        Ok(outcome.stdout)
    } else {
        Err(outcome.stderr)
    }
}

/// Generates a revision and takes it to the database and back. The second text is what the tool
/// said where it failed.
pub(crate) fn take(
    project: &Project,
    tool: &Tool,
    case: &Path,
    before: String,
) -> Result<(Observed, String), String> {
    let mut observed = Observed {
        before,
        ..Observed::default()
    };
    let mut errors = String::new();
    go(project, tool, case, &mut observed, &mut errors).map_err(|error| error.to_string())?;
    Ok((observed, errors))
}

fn go(
    project: &Project,
    tool: &Tool,
    case: &Path,
    observed: &mut Observed,
    errors: &mut String,
) -> io::Result<()> {
    let database = project.database();
    let script = case.join("before.sql");
    if script.exists() {
        database.execute_script(&std::fs::read_to_string(script)?)?;
    }
    database.execute_script(&observed.before)?;
    let dump_before = dump(project)?;
    let mut step = |arguments: &[&str]| -> io::Result<Outcome> {
        let outcome = run(project, tool, arguments)?;
        if outcome.exit_code != 0 {
            let _ = writeln!(errors, "{}{}", outcome.stdout, outcome.stderr);
        }
        Ok(outcome)
    };
    let title = case.file_name().unwrap_or_default().to_string_lossy();
    let generated = step(&[
        "revision",
        "--autogenerate",
        "-m",
        &title.replace('_', " "),
        "--rev-id",
        "0001",
    ])?;
    observed.log = log::records(&generated.stderr);
    observed.revision = revisions(project)?;
    let mut note = |text: &str| {
        let _ = writeln!(observed.outcome, "{text}");
    };
    if generated.exit_code != 0 {
        note("the comparison fails");
        return Ok(());
    }
    if observed.revision.is_empty() {
        note("no file is written");
        return Ok(());
    }
    if observed.revision.contains(NOTHING) {
        return Ok(());
    }
    if step(&["upgrade", "heads"])?.exit_code != 0 {
        note("the upgrade fails");
        return Ok(());
    }
    if step(&["check"])?.exit_code != 0 {
        note("a second comparison finds differences");
    }
    if step(&["downgrade", "base"])?.exit_code != 0 {
        note("the downgrade fails");
    } else {
        let dump_after = dump(project)?;
        if dump_after != dump_before {
            note("the downgrade leaves another schema");
            let diff = similar::TextDiff::from_lines(&dump_before, &dump_after);
            let _ = writeln!(
                errors,
                "{}",
                diff.unified_diff().header("before", "after the downgrade")
            );
        }
    }
    Ok(())
}

fn run(project: &Project, tool: &Tool, arguments: &[&str]) -> io::Result<Outcome> {
    let arguments: Vec<String> = ["-c", "case.ini"]
        .iter()
        .chain(arguments)
        .map(ToString::to_string)
        .collect();
    project.run(tool, &arguments)
}

fn dump(project: &Project) -> io::Result<String> {
    project.database().dump(&["alembic_version"])
}

/// The text of the revision files, one after the other.
fn revisions(project: &Project) -> io::Result<String> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(project.folder()?.join("versions"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(std::fs::read_to_string).collect()
}
