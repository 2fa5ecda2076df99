//! Creating revision files.

mod date;
mod encoding;
mod error;
mod name;
mod write;

pub use error::CreateError;
pub use name::{new_revision_id, slug};
pub(crate) use write::{append, replace};

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_revision::{CommandContext, Revision, RevisionArgument, RevisionError, RevisionIndex};

use crate::directory::{HeaderRunner, LoadWarning, ScriptDirectory};
use crate::hook::{HookRunner, run_hooks};
use crate::host::ScriptError;
use crate::path::without_dots;
use crate::progress::{FileAction, FileObserver, report};
use crate::python::tuple_repr;
use crate::script::{Script, Scripts};
use date::CreateDate;

/// The message of a revision that has none.
pub const EMPTY_MESSAGE: &str = "empty message";

/// A revision to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRevision {
    /// Its identifier; see [`new_revision_id`].
    pub id: String,
    /// Its message.
    pub message: Option<String>,
    /// On which revision, or on which ones for a merge.
    pub head: RevisionArgument,
    /// Whether a parent that is no head is allowed.
    pub splice: bool,
    /// Labels of the branch that it begins.
    pub branch_labels: Vec<String>,
    /// The version location, where it is not chosen by the parent.
    pub version_path: Option<PathBuf>,
    /// Identifiers or branch labels of revisions that must be applied first.
    pub depends_on: Vec<String>,
    /// Further variables of the template: `imports`, `upgrades`, `downgrades`, `template_args`.
    pub variables: IndexMap<String, Value>,
    /// When.
    pub now: SystemTime,
}

impl NewRevision {
    /// A revision on top of the only head.
    pub fn new(id: impl Into<String>, now: SystemTime) -> Self {
        Self {
            id: id.into(),
            message: None,
            head: RevisionArgument::from("head"),
            splice: false,
            branch_labels: Vec::new(),
            version_path: None,
            depends_on: Vec::new(),
            variables: IndexMap::new(),
            now,
        }
    }
}

/// Renders a template with variables:
/// [`ScriptHost::render_template`](crate::host::ScriptHost::render_template).
pub type TemplateRenderer<'a> =
    dyn FnMut(&Path, &IndexMap<String, Value>) -> Result<String, ScriptError> + 'a;

/// What creating a revision needs from its caller.
pub struct CreateTools<'t, 'f> {
    /// Renders the template.
    pub render: &'t mut TemplateRenderer<'f>,
    /// Reads a header that is computed.
    pub run_header: &'t mut HeaderRunner<'f>,
    /// Runs the post-write hooks.
    pub hooks: HookRunner<'t, 'f>,
    /// Is told what happens.
    pub observer: &'t mut FileObserver<'f>,
}

impl ScriptDirectory {
    /// Creates a revision file from the template, runs the post-write hooks on it and adds it to
    /// the loaded scripts.
    ///
    /// # Errors
    ///
    /// Requests that the graph does not allow; everything that can go wrong with files, the
    /// template and the hooks. A file that was written stays.
    pub fn create_revision(
        &self,
        scripts: &mut Scripts,
        new: &NewRevision,
        tools: &mut CreateTools<'_, '_>,
    ) -> Result<(Script, Vec<LoadWarning>), CreateError> {
        Revision::verify_id(&new.id).map_err(|error| CreateError::refused(error.to_string()))?;
        let map = scripts.map();
        let parents = map
            .parents_for_new_revision(new.head.clone(), new.splice)
            .map_err(|error| graph_refusal(&error, &CommandContext::NewRevision))?;
        let depends_on = map
            .dependencies_for_new_revision(&new.depends_on)
            .map_err(|error| graph_refusal(&error, &CommandContext::Other))?;
        let date = CreateDate::new(new.now, self.settings().timezone.as_deref())?;
        let location = self.choose_version_path(scripts, new, &parents)?;
        if !self.settings().version_locations.is_empty() {
            ensure_directory(&location, tools.observer)?;
        }
        let path = self.revision_path(&location, new, &date)?;
        if let Some(parent) = path.parent() {
            ensure_directory(parent, tools.observer)?;
        }
        let parents = map.ids(&parents);
        let variables = variables(new, parents, depends_on, &date);
        self.write_revision(&path, &variables, tools)?;
        run_hooks(
            &self.settings().hooks,
            &path,
            &mut tools.hooks,
            tools.observer,
        )?;

        let (script, revision) = self.load_file(&path, tools.run_header)?;
        if !new.branch_labels.is_empty() && revision.branch_labels.is_empty() {
            return Err(missing_labels(&script, &new.branch_labels));
        }
        let warnings = scripts.add(script.clone(), revision)?;
        Ok((script, warnings))
    }

    fn choose_version_path(
        &self,
        scripts: &Scripts,
        new: &NewRevision,
        parents: &[RevisionIndex],
    ) -> Result<PathBuf, CreateError> {
        let locations = self.version_locations();
        let (shown, chosen) = match (&new.version_path, locations) {
            (Some(path), _) => (without_dots(path), self.absolute(path)),
            (None, [only]) => return Ok(only.clone()),
            (None, _) => {
                let directory = parents
                    .first()
                    .and_then(|parent| scripts.script(*parent).path().parent());
                let directory = directory.ok_or_else(|| {
                    CreateError::refused(
                        "Multiple version locations present, please specify --version-path",
                    )
                    .with_help(format!("one of: {}", list(locations)))
                })?;
                (directory.to_owned(), directory.to_owned())
            }
        };
        if locations.contains(&chosen) {
            return Ok(chosen);
        }
        Err(CreateError::refused(format!(
            "Path {} is not represented in current version locations",
            shown.display()
        ))
        .with_help(format!("one of: {}", list(locations))))
    }

    fn revision_path(
        &self,
        location: &Path,
        new: &NewRevision,
        date: &CreateDate,
    ) -> Result<PathBuf, CreateError> {
        let settings = self.settings();
        let message = new.message.as_deref().unwrap_or_default();
        let slug = slug(message, settings.truncate_slug_length);
        let name = name::file_name(&settings.file_template, &new.id, &slug, date)?;
        Ok(location.join(without_dots(Path::new(&name))))
    }

    fn write_revision(
        &self,
        path: &Path,
        variables: &IndexMap<String, Value>,
        tools: &mut CreateTools<'_, '_>,
    ) -> Result<(), CreateError> {
        let template = self.revision_template();
        let CreateTools {
            render, observer, ..
        } = tools;
        report(observer, FileAction::Generate(path), || {
            let text = render(&template, variables).map_err(CreateError::Template)?;
            let bytes = encoding::encode(&text, &self.settings().output_encoding)?;
            replace(path, &bytes).map_err(|error| CreateError::unwritable(path, &error))
        })
    }
}

/// Creates a directory unless it is there.
pub(crate) fn ensure_directory(
    path: &Path,
    observer: &mut FileObserver<'_>,
) -> Result<(), CreateError> {
    if path.exists() {
        return Ok(());
    }
    report(observer, FileAction::CreateDirectory(path), || {
        fs::create_dir_all(path).map_err(|error| CreateError::unwritable(path, &error))
    })
}

/// The variables of the template.
fn variables(
    new: &NewRevision,
    parents: Vec<String>,
    depends_on: Vec<String>,
    date: &CreateDate,
) -> IndexMap<String, Value> {
    let labels = match new.branch_labels.as_slice() {
        [] => Value::Null,
        labels => Value::from(labels.to_vec()),
    };
    let message = new.message.as_deref().unwrap_or(EMPTY_MESSAGE);
    let mut variables = IndexMap::from([
        ("up_revision".to_owned(), Value::text(&new.id)),
        ("down_revision".to_owned(), scalar(parents)),
        ("branch_labels".to_owned(), labels),
        ("depends_on".to_owned(), scalar(depends_on)),
        ("create_date".to_owned(), date.value()),
        ("message".to_owned(), Value::text(message)),
    ]);
    variables.extend(new.variables.clone());
    variables
}

/// Nothing for no name, the name itself for one, else a list.
fn scalar(mut names: Vec<String>) -> Value {
    match names.len() {
        0 => Value::Null,
        1 => Value::from(names.pop()),
        _ => Value::from(names),
    }
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}

fn graph_refusal(error: &RevisionError, context: &CommandContext) -> CreateError {
    CreateError::refused(error.command_message(context))
}

fn missing_labels(script: &Script, labels: &[String]) -> CreateError {
    let shown = match labels {
        [label] => label.clone(),
        labels => tuple_repr(labels),
    };
    CreateError::refused(format!(
        "Version {} specified branch_labels {shown}, however the migration file {} does not have \
         them; have you upgraded your script.py.mako to include the 'branch_labels' section?",
        script.id(),
        script.path().display()
    ))
    .with_help("add `branch_labels = ${repr(branch_labels)}` to script.py.mako")
}
