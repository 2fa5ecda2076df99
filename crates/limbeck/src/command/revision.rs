//! `revision`

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use limbeck_revision::RevisionArgument;
use limbeck_script::create::{NewRevision, new_revision_id};

use super::new_revision::create;
use crate::autogenerate::{PreparedRevision, RevisionTask};
use crate::environment::{Environment, RunOptions};
use crate::error::{Error, Result};
use crate::project::Project;

/// Options of [`revision`].
#[derive(Debug, Clone)]
pub struct RevisionOptions {
    /// What the revision does.
    pub message: Option<String>,
    /// Whether the operations are found by comparing the models with the database.
    pub autogenerate: bool,
    /// Whether the environment script is run without a database, where `revision_environment` is
    /// set.
    pub sql: bool,
    /// The parent: `head`, `base`, an identifier, `label@head`.
    pub head: String,
    /// Whether a parent that is no head is allowed.
    pub splice: bool,
    /// Labels of the branch that the revision starts or continues.
    pub branch_labels: Vec<String>,
    /// The version location for the file, where it does not follow from the parent.
    pub version_path: Option<PathBuf>,
    /// The identifier; a random one when absent.
    pub revision_id: Option<String>,
    /// Revisions or branch labels that have to be applied first.
    pub depends_on: Vec<String>,
    /// Renames, `table.column:new_name` or `table:new_name`, for what would otherwise be a drop and
    /// an addition.
    pub renames: Vec<String>,
}

impl RevisionOptions {
    /// The parent of a revision when nothing else is said: the only head.
    pub const HEAD: &str = "head";
}

impl Default for RevisionOptions {
    /// An empty revision on top of the only head.
    fn default() -> Self {
        Self {
            message: None,
            autogenerate: false,
            sql: false,
            head: Self::HEAD.to_owned(),
            splice: false,
            branch_labels: Vec::new(),
            version_path: None,
            revision_id: None,
            depends_on: Vec::new(),
            renames: Vec::new(),
        }
    }
}

/// Writes a new revision file; answers its path. The project's `process_revision_directives` can
/// make it several, or none.
///
/// # Errors
///
/// A parent that can't be; files, a template or hooks that fail; whatever the environment script
/// refuses, where it has to be run; models that can't be compared with the database. A file that
/// was written stays; it is written when everything in it is known.
pub fn revision(environment: &Environment, options: &RevisionOptions) -> Result<Vec<PathBuf>> {
    let mut project = Project::open(environment)?;
    if options.autogenerate && options.sql {
        return Err(Error::refused(
            "Using --sql with --autogenerate does not make any sense",
        ));
    }
    let id = options.revision_id.clone().unwrap_or_else(new_revision_id);
    // A template that can't be read is an error where it is needed.
    let template = fs::read_to_string(project.directory().revision_template()).unwrap_or_default();
    let task = if options.autogenerate {
        let request = environment.comparison_request(&project, &options.renames);
        RevisionTask::comparing(request, options, id, template)
    } else if environment.config().revision_environment()? {
        RevisionTask::empty(options, id, template)
    } else if options.sql {
        return Err(Error::refused(
            "Using --sql with the revision command when revision_environment is not configured \
             does not make any sense",
        ));
    } else {
        let path = create(environment, &mut project, &plain(options, id))?;
        return Ok(vec![path]);
    };
    let run = RunOptions {
        is_offline: options.sql,
        ..RunOptions::default()
    };
    environment.run(&project, &task, run)?;
    let revisions = task.into_revisions().into_iter();
    revisions
        .map(|revision| create(environment, &mut project, &prepared(revision)))
        .collect()
}

/// A revision without operations, as the options describe it.
fn plain(options: &RevisionOptions, id: String) -> NewRevision {
    NewRevision {
        message: options.message.clone(),
        head: RevisionArgument::from(options.head.as_str()),
        splice: options.splice,
        branch_labels: options.branch_labels.clone(),
        version_path: options.version_path.clone(),
        depends_on: options.depends_on.clone(),
        ..NewRevision::new(id, SystemTime::now())
    }
}

/// A revision with its source.
fn prepared(revision: PreparedRevision) -> NewRevision {
    let PreparedRevision {
        directive,
        variables,
    } = revision;
    NewRevision {
        message: directive.message,
        head: match &directive.head[..] {
            [one] => RevisionArgument::from(one.as_str()),
            several => RevisionArgument::from(several),
        },
        splice: directive.splice,
        branch_labels: directive.branch_labels,
        version_path: directive.version_path.map(PathBuf::from),
        depends_on: directive.depends_on,
        variables,
        ..NewRevision::new(directive.rev_id, SystemTime::now())
    }
}
