//! `context.run_migrations()`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use limbeck_model::Value;
use limbeck_revision::{CommandContext, RevisionError, RevisionStep, Step, VersionRows};
use limbeck_script::host::{LogLevel, ScriptError, StepRunner, StepScript};
use limbeck_script::script::Scripts;

use super::Listener;
use super::context::{LOGGER, MigrationContext};
use super::task::{MigrationTask, TaskContext};
use crate::event::Event;
use crate::progress::Progress;
use crate::step::{StepInfo, StepState};
use crate::version_table;

/// What a run needs beside its context.
pub(crate) struct Run<'a> {
    /// The command.
    task: &'a dyn MigrationTask,
    /// The revisions.
    scripts: &'a Scripts,
    /// Where the fate of steps is noted.
    progress: &'a Progress,
    /// Who is told of steps.
    listener: &'a Listener,
    /// Runs the bodies of revisions.
    runner: &'a dyn StepRunner,
    /// Whether changes of the version table are logged.
    logs_changes: bool,
}

impl<'a> Run<'a> {
    /// A run for a command.
    pub(crate) fn new(
        task: &'a dyn MigrationTask,
        scripts: &'a Scripts,
        progress: &'a Progress,
        listener: &'a Listener,
        runner: &'a dyn StepRunner,
    ) -> Self {
        Self {
            task,
            scripts,
            progress,
            listener,
            runner,
            logs_changes: runner.is_enabled(LOGGER, LogLevel::Debug),
        }
    }

    /// Runs the steps of the command.
    pub(crate) fn run(&self, context: &MigrationContext) -> Result<(), ScriptError> {
        let executor = context.executor();
        let heads = if self.task.purges() {
            executor.purge_version_table()?;
            Vec::new()
        } else {
            let heads = executor.heads()?;
            if heads.is_empty() && self.task.creates_version_table() {
                executor.prepare_version_table()?;
            }
            heads
        };
        let steps = self.plan(context, &heads)?;
        let mut rows = VersionRows::new(heads);
        let result = steps
            .iter()
            .try_for_each(|step| context.in_step(|| self.run_step(context, step, &mut rows)));
        let flushed = executor.flush();
        result.and(flushed)
    }

    fn plan(&self, context: &MigrationContext, heads: &[String]) -> Result<Vec<Step>, ScriptError> {
        let steps = self.task.plan(
            heads,
            &TaskContext {
                map: self.scripts.map(),
                migration: context,
                runner: self.runner,
                listener: self.listener,
            },
        )?;
        let scripts: Vec<StepScript> = steps
            .iter()
            .filter_map(|step| self.step_script(step))
            .collect();
        self.runner.announce(&scripts);
        for script in &scripts {
            self.runner.prepare(script)?;
        }
        let infos: Vec<StepInfo> = steps.iter().map(|step| self.info(step)).collect();
        self.listener.tell(&Event::Planned { steps: &infos });
        Ok(steps)
    }

    fn run_step(
        &self,
        context: &MigrationContext,
        step: &Step,
        rows: &mut VersionRows,
    ) -> Result<(), ScriptError> {
        let executor = context.executor();
        let info = self.info(step);
        self.runner.log(
            LOGGER,
            LogLevel::Info,
            &format!("Running {}", step.log_text(Some(&info.doc))),
        );
        self.listener.tell(&Event::StepStarted { step: &info });
        let rank = self.progress.start(executor.connection(), info);
        let start = Instant::now();
        let result = executor
            .start_step(&format!("Running {step}"), !rows.is_empty())
            .and_then(|()| self.apply(context, step, rows));
        let kept_statements = executor.end_step();
        match result {
            Ok(()) => {
                self.finish(rank, start.elapsed());
                Ok(())
            }
            Err(error) => {
                self.progress.fail(rank, start.elapsed(), kept_statements);
                Err(error)
            }
        }
    }

    fn finish(&self, rank: usize, elapsed: Duration) {
        if let Some(info) = self.progress.finish(rank, elapsed) {
            self.listener.tell(&Event::StepFinished { step: &info });
        }
    }

    /// Runs the script, then changes the version table.
    fn apply(
        &self,
        context: &MigrationContext,
        step: &Step,
        rows: &mut VersionRows,
    ) -> Result<(), ScriptError> {
        if let Some(script) = self.step_script(step) {
            self.runner.run(&script)?;
        }
        let change = rows
            .apply(self.scripts.map(), step)
            .map_err(|error| command_error(&error))?;
        if self.logs_changes {
            self.runner
                .log(LOGGER, LogLevel::Debug, &change.to_string());
        }
        let dialect = context.compiler().dialect();
        let table = context.version_table();
        for operation in change.operations() {
            let statement = version_table::change(table, operation, dialect);
            for sql in context.compiler().statement(&statement)? {
                let found = context.executor().execute(&sql)?;
                let found = found.filter(|_| dialect.capabilities().row_count);
                let mismatch =
                    found.and_then(|found| version_table::mismatch(table, operation, found));
                if let Some(mismatch) = mismatch {
                    return Err(ScriptError::command(mismatch));
                }
            }
        }
        self.runner
            .version_applied(&applied_step(step), &rows.rows())
    }

    fn step_script(&self, step: &Step) -> Option<StepScript> {
        let Step::Revision(revision) = step else {
            return None;
        };
        Some(StepScript {
            revision: revision.revision().to_owned(),
            path: script_path(self.scripts, revision),
            function: step.name(),
        })
    }

    fn info(&self, step: &Step) -> StepInfo {
        let doc = match step {
            Step::Revision(revision) => self.scripts.script(revision.index()).doc(),
            Step::Stamp(_) => "",
        };
        StepInfo {
            action: step.name(),
            from: step.from_revisions().to_vec(),
            to: step.to_revisions().to_vec(),
            doc: doc.to_owned(),
            state: StepState::Pending,
            elapsed: Duration::ZERO,
        }
    }
}

/// The files of the steps that run a script.
pub(crate) fn script_paths(scripts: &Scripts, steps: &[Step]) -> Vec<PathBuf> {
    let paths = steps.iter().filter_map(|step| match step {
        Step::Revision(revision) => Some(script_path(scripts, revision)),
        Step::Stamp(_) => None,
    });
    paths.collect()
}

fn script_path(scripts: &Scripts, revision: &RevisionStep) -> PathBuf {
    scripts.script(revision.index()).path().to_owned()
}

fn command_error(error: &RevisionError) -> ScriptError {
    ScriptError::command(error.command_message(&CommandContext::Other))
}

/// What `on_version_apply` callbacks are told.
fn applied_step(step: &Step) -> Value {
    let info = step.info();
    let ids = |ids: &[String]| Value::from(ids.to_vec());
    Value::map([
        ("is_upgrade", Value::from(info.is_upgrade)),
        ("is_stamp", Value::from(info.is_stamp)),
        ("source", ids(info.source_revision_ids())),
        ("destination", ids(info.destination_revision_ids())),
        ("up_revision_ids", ids(&info.up_revision_ids)),
        ("down_revision_ids", ids(&info.down_revision_ids)),
    ])
}
