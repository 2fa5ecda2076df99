//! Runs a case with both tools and compares.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use limbeck_testing::alembic::Outcome;
use limbeck_testing::project::{DatabaseKind, Project, Tool};

use crate::case::{Aspect, Case, Step};
use crate::normalise;

/// One of the two tools with its own copy of the project and its own database.
struct Side {
    name: &'static str,
    tool: Tool,
    project: Project,
}

/// Runs a case on one kind of database; the error describes every difference.
pub(crate) fn run(
    case: &Case,
    folder: &Path,
    root: &Path,
    kind: DatabaseKind,
) -> Result<(), String> {
    let mut sides = Vec::new();
    for (name, tool) in [
        ("Alembic", Tool::Alembic),
        (
            "Limbeck",
            Tool::Program(env!("CARGO_BIN_EXE_limbeck").into()),
        ),
    ] {
        sides.push(
            Side::prepare(name, tool, case, folder, root, kind)
                .map_err(|error| format!("can't prepare the case: {error}"))?,
        );
    }
    let mut differences = String::new();
    for (number, step) in case.steps.iter().enumerate() {
        let mut observed = Vec::new();
        for side in &sides {
            observed.push(
                side.take(case, step, folder)
                    .map_err(|error| format!("step {}: {}: {error}", number + 1, side.name))?,
            );
        }
        for ((aspect, expected), (_, found)) in observed[0].iter().zip(&observed[1]) {
            if expected != found {
                let title = step.run.as_deref().unwrap_or("");
                let diff = similar::TextDiff::from_lines(expected, found)
                    .unified_diff()
                    .header("Alembic", "Limbeck")
                    .to_string();
                let _ = writeln!(
                    differences,
                    "step {} `{title}`, {aspect:?}:\n{diff}",
                    number + 1
                );
            }
        }
        if !differences.is_empty() {
            return Err(differences);
        }
    }
    Ok(())
}

impl Side {
    fn prepare(
        name: &'static str,
        tool: Tool,
        case: &Case,
        folder: &Path,
        root: &Path,
        kind: DatabaseKind,
    ) -> io::Result<Self> {
        let mut project = Project::create(kind)?;
        for (key, value) in &case.env {
            project.set_variable(key, value);
        }
        let base = case
            .project
            .as_ref()
            .map_or(root.join("base"), |path| folder.join(path));
        project.copy(&base)?;
        project.copy(folder)?;
        Ok(Self {
            name,
            tool,
            project,
        })
    }

    /// Takes a step and returns what is to be compared.
    fn take(&self, case: &Case, step: &Step, folder: &Path) -> io::Result<Vec<(Aspect, String)>> {
        if let Some(overlay) = &step.overlay {
            self.project.copy(&folder.join(overlay))?;
        }
        if let Some(sql) = &step.sql {
            self.project.database().execute(sql)?;
        }
        let Some(command) = &step.run else {
            return Ok(Vec::new());
        };
        let words =
            shell_words::split(&self.project.database().fill(command)).map_err(io::Error::other)?;
        let arguments: Vec<String> = ["-c".to_owned(), case.config.clone()]
            .into_iter()
            .chain(words)
            .collect();
        let outcome = self.project.run(&self.tool, &arguments)?;
        self.observe(step, &outcome)
    }

    fn observe(&self, step: &Step, outcome: &Outcome) -> io::Result<Vec<(Aspect, String)>> {
        let project = self.project.folder()?;
        let database = self.project.database();
        let clean = |text: &str| database.hide(&normalise::text(text, &project));
        let mut observed = Vec::new();
        for aspect in &step.compare {
            let text = match aspect {
                Aspect::Exit if outcome.exit_code == 0 => "0\n".to_owned(),
                // The whole error is more useful in a failing test than the code alone, so it goes
                // with it where the codes differ; equal codes compare equal.
                Aspect::Exit => format!("{}\n", outcome.exit_code),
                Aspect::Stdout if normalise::is_unordered(step.run.as_deref().unwrap_or("")) => {
                    normalise::sorted_lists(&clean(&outcome.stdout))
                }
                Aspect::Stdout => clean(&outcome.stdout),
                Aspect::Log => clean(&normalise::log(&outcome.stderr)),
                Aspect::Database => clean(&database.dump(&[])?),
                Aspect::Files => self.files()?,
            };
            let text = if step.sort || (*aspect == Aspect::Stdout && step.has_unordered_lines()) {
                normalise::sorted(&text)
            } else {
                text
            };
            observed.push((*aspect, text));
        }
        if self.name == "Limbeck" && outcome.exit_code != 0 {
            eprintln!("{}{}", outcome.stdout, outcome.stderr);
        }
        Ok(observed)
    }

    /// The project's text files, one after the other.
    fn files(&self) -> io::Result<String> {
        let project = self.project.folder()?;
        let mut all = String::new();
        for entry in walkdir::WalkDir::new(&project).sort_by_file_name() {
            let entry = entry.map_err(io::Error::other)?;
            let path = entry.path();
            let is_cache = path
                .components()
                .any(|part| part.as_os_str() == "__pycache__");
            if entry.file_type().is_dir() || is_cache {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(path) else {
                continue;
            };
            let name = path.strip_prefix(&project).map_err(io::Error::other)?;
            let _ = writeln!(all, "==> {} <==\n{text}", name.display());
        }
        Ok(self
            .project
            .database()
            .hide(&normalise::text(&all, &project)))
    }
}
