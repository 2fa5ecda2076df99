//! What `revision`, `check` and `diff` do inside of `run_migrations()`.

use std::cell::RefCell;

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_revision::Step;
use limbeck_script::create::new_revision_id;
use limbeck_script::host::{Directive, DirectivePurpose, RevisionArguments, ScriptError};

use super::compare::{ComparisonRequest, DatabaseDifference, compare, compare_at_any_revision};
use super::drafts::Drafts;
use super::{bodies, statements};
use crate::command::RevisionOptions;
use crate::environment::{MigrationTask, TaskContext};
use crate::event::Event;

/// Finds out how databases differ from the models.
pub(crate) struct CheckTask<'o> {
    request: ComparisonRequest<'o>,
    drafts: Drafts,
}

impl<'o> CheckTask<'o> {
    /// For a request.
    pub(crate) fn new(request: ComparisonRequest<'o>) -> Self {
        Self {
            request,
            drafts: Drafts::default(),
        }
    }

    /// What was found, one entry for each database that the environment script runs migrations on,
    /// and the revisions that would be written.
    pub(crate) fn into_parts(self) -> (Vec<DatabaseDifference>, Vec<Directive>) {
        self.drafts.into_parts()
    }
}

impl MigrationTask for CheckTask<'_> {
    fn reads_models(&self) -> bool {
        true
    }

    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError> {
        let found = compare(rows, context, &self.request)?;
        let id = new_revision_id();
        let options = RevisionOptions::default();
        let arguments = arguments(&options, &id);
        let purpose = DirectivePurpose::Check;
        self.drafts.add(found, arguments, rows, purpose, context)?;
        Ok(Vec::new())
    }
}

/// Finds out how databases differ from the models, whatever revision they are at.
pub(crate) struct DiffTask<'o> {
    request: ComparisonRequest<'o>,
    with_statements: bool,
    found: RefCell<Vec<(DatabaseDifference, Vec<String>)>>,
}

impl<'o> DiffTask<'o> {
    /// For a request, with or without the statements that lead to the models.
    pub(crate) fn new(request: ComparisonRequest<'o>, with_statements: bool) -> Self {
        Self {
            request,
            with_statements,
            found: RefCell::default(),
        }
    }

    /// What was found, one entry for each database that the environment script runs migrations on,
    /// with the statements.
    pub(crate) fn into_found(self) -> Vec<(DatabaseDifference, Vec<String>)> {
        self.found.into_inner()
    }
}

impl MigrationTask for DiffTask<'_> {
    fn plan(&self, _rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError> {
        let found = compare_at_any_revision(context, &self.request)?;
        if found.project_compares_more {
            context.listener.tell(&Event::Warning {
                text: "The project has comparators for whole schemas or databases; what they find \
                       is not shown here (`check` shows it)",
            });
        }
        let operations = &found.difference.operations;
        let statements = match context.migration.session() {
            Some(session) if self.with_statements => {
                statements::of(operations, context.migration.compiler(), session)?
            }
            _ => Vec::new(),
        };
        self.found.borrow_mut().push((found, statements));
        Ok(Vec::new())
    }

    fn creates_version_table(&self) -> bool {
        false
    }

    fn reads_models(&self) -> bool {
        true
    }
}

/// A revision that is ready to be written.
pub(crate) struct PreparedRevision {
    /// Its place among the others, and its operations.
    pub(crate) directive: Directive,
    /// The variables for its template.
    pub(crate) variables: IndexMap<String, Value>,
}

/// Makes the source of new revisions.
pub(crate) struct RevisionTask<'o> {
    /// What is asked of comparisons; nothing for a revision whose bodies stay empty.
    request: Option<ComparisonRequest<'o>>,
    options: &'o RevisionOptions,
    id: String,
    /// The text of the template, for what it imports.
    template: String,
    drafts: Drafts,
    prepared: RefCell<Vec<PreparedRevision>>,
}

impl<'o> RevisionTask<'o> {
    /// For a revision that leads from the databases to the models.
    pub(crate) fn comparing(
        request: ComparisonRequest<'o>,
        options: &'o RevisionOptions,
        id: String,
        template: String,
    ) -> Self {
        Self {
            request: Some(request),
            ..Self::empty(options, id, template)
        }
    }

    /// For a revision without operations.
    pub(crate) fn empty(options: &'o RevisionOptions, id: String, template: String) -> Self {
        Self {
            request: None,
            options,
            id,
            template,
            drafts: Drafts::default(),
            prepared: RefCell::default(),
        }
    }

    /// The revisions to write; usually one.
    pub(crate) fn into_revisions(self) -> Vec<PreparedRevision> {
        self.prepared.into_inner()
    }
}

impl MigrationTask for RevisionTask<'_> {
    fn reads_models(&self) -> bool {
        true
    }

    fn plan(&self, rows: &[String], context: &TaskContext<'_>) -> Result<Vec<Step>, ScriptError> {
        let found = match &self.request {
            Some(request) => compare(rows, context, request)?,
            None => DatabaseDifference::not_compared(context),
        };
        let purpose = match self.request {
            Some(_) => DirectivePurpose::Autogenerate,
            None => DirectivePurpose::Empty,
        };
        let arguments = arguments(self.options, &self.id);
        self.drafts.add(found, arguments, rows, purpose, context)?;
        // All source is written again for each database: the settings of the last one decide.
        let mut prepared = self.prepared.borrow_mut();
        let mut variables = prepared
            .pop()
            .map(|revision| revision.variables)
            .unwrap_or_default();
        variables.extend(context.migration.template_arguments().clone());
        *prepared = self.drafts.each(|directive, operations| {
            let mut variables = variables.clone();
            variables.extend(bodies::variables(
                directive,
                operations,
                &self.template,
                context,
            )?);
            Ok(PreparedRevision {
                directive: directive.clone(),
                variables,
            })
        })?;
        Ok(Vec::new())
    }
}

fn arguments<'a>(options: &'a RevisionOptions, id: &'a str) -> RevisionArguments<'a> {
    RevisionArguments {
        rev_id: id,
        message: options.message.as_deref(),
        head: (options.head != RevisionOptions::HEAD).then_some(&options.head),
        splice: options.splice,
        branch_labels: &options.branch_labels,
        version_path: options
            .version_path
            .as_ref()
            .map(|path| path.display().to_string()),
        depends_on: &options.depends_on,
    }
}
