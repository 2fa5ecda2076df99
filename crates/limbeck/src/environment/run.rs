//! `context.run_migrations()`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use limbeck_model::Value;
use limbeck_revision::{
    CommandContext, RevisionError, RevisionStep, RowOperation, Step, VersionChange, VersionRows,
};
use limbeck_script::host::{LogLevel, ScriptError, StepRunner, StepScript};
use limbeck_script::script::Scripts;

use super::Listener;
use super::context::{LOGGER, MigrationContext};
use super::lookahead::Lookahead;
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
        let lookahead = Lookahead::new(context, self.runner, self.logs_changes);
        let mut rows = VersionRows::new(heads);
        let mut rest = steps.iter();
        let result = loop {
            let Some(step) = rest.next() else {
                break Ok(());
            };
            let next = rest.as_slice().first();
            let turn = Turn {
                step,
                next,
                lookahead: &lookahead,
            };
            let applied = context.in_step(|| self.run_step(context, &turn, &mut rows));
            if applied.is_err() {
                break applied;
            }
        };
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
        turn: &Turn<'_>,
        rows: &mut VersionRows,
    ) -> Result<(), ScriptError> {
        let Turn { step, .. } = turn;
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
            .and_then(|()| self.apply(context, turn, rows));
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
        turn: &Turn<'_>,
        rows: &mut VersionRows,
    ) -> Result<(), ScriptError> {
        let Turn {
            step,
            next,
            lookahead,
        } = turn;
        let script = self.step_script(step);
        let next = next.and_then(|next| self.step_script(next));
        let collected = script
            .as_ref()
            .and_then(|script| lookahead.take(script, next.as_ref()));
        if let (None, Some(script)) = (&collected, &script) {
            self.runner.run(script)?;
        }
        let change = rows
            .apply(self.scripts.map(), step)
            .map_err(|error| command_error(&error))?;
        if self.logs_changes {
            self.runner
                .log(LOGGER, LogLevel::Debug, &change.to_string());
        }
        let statements = version_statements(context, &change)?;
        match collected {
            Some(collected) => {
                let texts = statements.iter().map(|statement| statement.sql.clone());
                let counts = lookahead.execute(collected, texts, next.as_ref())?;
                for (statement, found) in statements.iter().zip(counts) {
                    statement.check(context, found)?;
                }
            }
            None => {
                for statement in &statements {
                    let found = context.executor().execute(&statement.sql)?;
                    statement.check(context, found)?;
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

/// A step whose turn it is.
struct Turn<'a> {
    step: &'a Step,
    /// The step after it.
    next: Option<&'a Step>,
    lookahead: &'a Lookahead<'a>,
}

/// A statement that changes the version table.
struct VersionStatement<'a> {
    operation: &'a RowOperation,
    sql: String,
}

impl VersionStatement<'_> {
    /// Refuses another number of rows than the statement is about.
    fn check(&self, context: &MigrationContext, found: Option<u64>) -> Result<(), ScriptError> {
        let counts_rows = context.compiler().dialect().capabilities().row_count;
        let mismatch = found.filter(|_| counts_rows).and_then(|found| {
            version_table::mismatch(context.version_table(), self.operation, found)
        });
        mismatch.map_or(Ok(()), |mismatch| Err(ScriptError::command(mismatch)))
    }
}

fn version_statements<'a>(
    context: &MigrationContext,
    change: &'a VersionChange,
) -> Result<Vec<VersionStatement<'a>>, ScriptError> {
    let compiler = context.compiler();
    let mut statements = Vec::new();
    for operation in change.operations() {
        let statement =
            version_table::change(context.version_table(), operation, compiler.dialect());
        for sql in compiler.statement(&statement)? {
            statements.push(VersionStatement { operation, sql });
        }
    }
    Ok(statements)
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
