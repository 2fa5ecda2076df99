//! Running the script of a step while the database executes the step before it.
//!
//! Most scripts do nothing but ask for operations: they can't tell, nor can anybody else, whether
//! they run in their turn or a little earlier. What such a script asks for is collected, and
//! executed when its turn comes, on another thread, while the script of the step after it is asked.
//!
//! Nothing depends on it: a script that fails ahead of its turn, or needs the database, is run again
//! in its turn. So is one whose statement fails, with answers instead of a database, so that the
//! error has the trace of the line that asked for the statement.

use std::cell::{Cell, RefCell};
use std::num::NonZero;
use std::thread;

use limbeck_dialect::CompileMemory;
use limbeck_model::operation::Operation;
use limbeck_model::{Origin, Value};
use limbeck_script::host::{EnvironmentRuntime, Request, ScriptError, StepRunner, StepScript};

use super::context::MigrationContext;
use super::{operations, statements};
use crate::database::{FailedStatement, Session};

/// Runs scripts ahead of their turn, on behalf of one run of migrations.
pub(crate) struct Lookahead<'a> {
    context: &'a MigrationContext,
    /// The connection; none where nothing is gained or something would show.
    session: Option<&'a Session>,
    runner: &'a dyn StepRunner,
    collected: RefCell<Option<Collected<'a>>>,
}

/// What a script asked for.
pub(crate) struct Collected<'a> {
    session: &'a Session,
    script: StepScript,
    statements: Vec<CollectedStatement>,
    /// What the compiler remembered before.
    memory: CompileMemory,
}

struct CollectedStatement {
    sql: String,
    /// Where the script asked for it.
    origin: Option<Origin>,
}

impl<'a> Lookahead<'a> {
    /// For a run on a context. `is_logged` says whether the log tells more than the steps.
    pub(crate) fn new(
        context: &'a MigrationContext,
        runner: &'a dyn StepRunner,
        is_logged: bool,
    ) -> Self {
        let has_processors =
            thread::available_parallelism().is_ok_and(|number| number > NonZero::<usize>::MIN);
        let session = context
            .session()
            .filter(|session| has_processors && !is_logged && !statements::echoes(session, runner));
        Self {
            context,
            session,
            runner,
            collected: RefCell::default(),
        }
    }

    /// What the script of a step asks for, if it was or can be run ahead and a script comes after
    /// it.
    pub(crate) fn take(
        &self,
        script: &StepScript,
        next: Option<&StepScript>,
    ) -> Option<Collected<'a>> {
        let collected = self.collected.take();
        let collected = collected.filter(|collected| collected.script == *script);
        collected.or_else(|| next.and_then(|_| self.collect(script)))
    }

    /// Executes what a script asked for and then the statements `after` it, while the `next` script
    /// runs. Answers the row count of each of these.
    pub(crate) fn execute(
        &self,
        collected: Collected<'_>,
        after: impl Iterator<Item = String>,
        next: Option<&StepScript>,
    ) -> Result<Vec<Option<u64>>, ScriptError> {
        let of_script = collected.statements.iter();
        let of_script = of_script.map(|statement| statement.sql.clone());
        let all = of_script.chain(after).collect();
        let executed = collected.session.execute_beside(all, || {
            let next = next.and_then(|next| self.collect(next));
            self.collected.replace(next);
        });
        match executed {
            Ok(mut counts) => Ok(counts.split_off(collected.statements.len())),
            Err(failed) => Err(self.replay(collected, failed)),
        }
    }

    fn collect(&self, script: &StepScript) -> Option<Collected<'a>> {
        let session = self.session?;
        if !self.runner.only_asks_for_operations(script) {
            return None;
        }
        let compiler = self.context.compiler();
        let memory = compiler.memory();
        let statements = RefCell::new(Vec::new());
        let collector = Answers {
            context: self.context,
            take: &|sql, origin| {
                statements
                    .borrow_mut()
                    .push(CollectedStatement { sql, origin });
                Ok(())
            },
        };
        if self.runner.run_with(script, &collector).is_err() {
            compiler.set_memory(memory);
            return None;
        }
        Some(Collected {
            session,
            script: script.clone(),
            statements: statements.into_inner(),
            memory,
        })
    }

    /// The error of a script one of whose statements failed.
    fn replay(&self, collected: Collected<'_>, failed: FailedStatement) -> ScriptError {
        let mut error = failed.error;
        let Some(statement) = collected.statements.into_iter().nth(failed.rank) else {
            return error;
        };
        error.origin = error.origin.or(statement.origin);
        self.context.compiler().set_memory(collected.memory);
        let rank = Cell::new(0);
        let answers = Answers {
            context: self.context,
            take: &|_, _| {
                let is_failed = rank.get() == failed.rank;
                rank.set(rank.get() + 1);
                if is_failed {
                    Err(error.clone())
                } else {
                    Ok(())
                }
            },
        };
        match self.runner.run_with(&collected.script, &answers) {
            Ok(()) => error,
            Err(traced) => traced,
        }
    }
}

/// Takes the statements of a script that runs without a database.
struct Answers<'a> {
    context: &'a MigrationContext,
    take: &'a dyn Fn(String, Option<Origin>) -> Result<(), ScriptError>,
}

impl EnvironmentRuntime for Answers<'_> {
    fn request(&self, request: Request, _runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        match request {
            Request::Invoke {
                operation,
                naming_convention,
                origin,
                ..
            } => {
                let naming = naming_convention.as_ref();
                if matches!(*operation, Operation::AlterTableBatch(_)) {
                    return Err(not_ahead());
                }
                let compiled = operations::compile(self.context, &operation, naming)?;
                if !compiled.warnings.is_empty() {
                    return Err(not_ahead());
                }
                for statement in compiled.statements {
                    (self.take)(statement.sql, origin.clone())?;
                }
                Ok(Value::Null)
            }
            Request::Compile {
                dialect,
                element,
                literal_binds,
            } => statements::compile(&dialect, &element, literal_binds),
            Request::Name {
                naming_convention,
                table,
                subject,
            } => statements::name(&naming_convention, &table, &subject),
            // The others are about the database or about what is seen of the run.
            _ => Err(not_ahead()),
        }
    }
}

/// Makes the script run in its turn. Nobody sees it.
fn not_ahead() -> ScriptError {
    ScriptError::new("RuntimeError", "the script has to wait for its turn")
}
