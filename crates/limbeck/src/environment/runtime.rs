//! What a running environment script can ask for, and who answers it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use limbeck_model::Value;
use limbeck_script::host::{
    ConfigureOptions, EngineOptions, EnvironmentRuntime, Request, ScriptError, StepRunner,
    TransactionOutcome,
};
use limbeck_script::script::Scripts;

use super::context::{ContextSource, MigrationContext};
use super::run::Run;
use super::task::{MigrationTask, TaskContext};
use super::{Listener, operations, script_query, statements};
use crate::autogenerate;
use crate::database::{Connections, Session};
use crate::interrupt::Interrupt;
use crate::lock::{HeldLocks, LockOptions, LockRequest, SessionLock};
use crate::progress::Progress;

/// What a run of an environment script is for.
pub(crate) struct Purpose<'a> {
    /// The command.
    pub(crate) task: &'a dyn MigrationTask,
    /// The revisions.
    pub(crate) scripts: &'a Scripts,
    /// Whether the command writes SQL.
    pub(crate) is_offline: bool,
    /// Whether and how long other migrations are waited for.
    pub(crate) lock: LockOptions,
    /// Who is told of events.
    pub(crate) listener: &'a Listener,
    /// Stops the run.
    pub(crate) interrupt: &'a Interrupt,
}

/// Answers the requests of one run of an environment script.
pub(crate) struct Runtime<'a> {
    purpose: Purpose<'a>,
    connections: Connections,
    contexts: RefCell<BTreeMap<u64, Rc<MigrationContext>>>,
    next_context: Cell<u64>,
    locks: HeldLocks,
    progress: Rc<Progress>,
}

impl<'a> Runtime<'a> {
    /// For one run.
    pub(crate) fn new(purpose: Purpose<'a>) -> Self {
        let progress = Rc::new(Progress::default());
        Self {
            connections: Connections::new(Rc::clone(&progress), purpose.interrupt.clone()),
            purpose,
            contexts: RefCell::default(),
            next_context: Cell::new(1),
            locks: HeldLocks::default(),
            progress,
        }
    }

    /// Ends the run: rolls back what is open, closes all connections, releases the locks. Answers
    /// the steps with what became of them.
    pub(crate) fn finish(self) -> Rc<Progress> {
        self.contexts.borrow_mut().clear();
        for session in self.connections.remove_all() {
            close(&session);
        }
        self.locks.release_all();
        self.progress
    }

    fn answer(&self, request: Request, runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        match request {
            Request::Connect { url, options } => self.connect(&url, options),
            Request::Close { connection } => {
                if let Some(session) = self.connections.remove(connection) {
                    close(&session);
                }
                self.locks.release(connection);
                Ok(Value::Null)
            }
            Request::Begin {
                connection,
                savepoint,
            } => {
                let session = self.connections.get(connection)?;
                done(match savepoint {
                    Some(name) => session.set_savepoint(&name),
                    None => session.begin(),
                })
            }
            Request::Commit {
                connection,
                savepoint,
            } => {
                let session = self.connections.get(connection)?;
                done(match savepoint {
                    Some(name) => session.release_savepoint(&name),
                    None => session.commit(),
                })
            }
            Request::Rollback {
                connection,
                savepoint,
            } => {
                let session = self.connections.get(connection)?;
                done(match savepoint {
                    Some(name) => session.rollback_to_savepoint(&name),
                    None => session.rollback(),
                })
            }
            Request::PrepareTransaction {
                connection,
                transaction,
            } => done(
                self.connections
                    .get(connection)?
                    .prepare_transaction(&transaction),
            ),
            Request::EndPrepared {
                connection,
                transaction,
                outcome,
            } => {
                let session = self.connections.get(connection)?;
                done(match outcome {
                    TransactionOutcome::Commit => session.commit_prepared(&transaction),
                    TransactionOutcome::Rollback => session.rollback_prepared(&transaction),
                })
            }
            Request::InTransaction { connection } => {
                Ok(self.connections.get(connection)?.in_transaction().into())
            }
            Request::SetIsolationLevel { connection, level } => done(
                self.connections
                    .get(connection)?
                    .set_isolation_level(&level),
            ),
            Request::SetSchemaTranslations {
                connection,
                translations,
            } => {
                self.connections
                    .get(connection)?
                    .set_schema_translations(translations);
                done(Ok(()))
            }
            Request::Execute {
                connection,
                statement,
                parameters,
            } => {
                let session = self.connections.get(connection)?;
                statements::execute(&session, &statement, &parameters, runner)
            }
            Request::ExecuteDriverSql {
                connection,
                sql,
                parameters,
            } => {
                let session = self.connections.get(connection)?;
                statements::execute_driver_sql(&session, &sql, parameters, runner)
            }
            Request::ExecuteOperations {
                connection,
                operations,
                check_first,
                naming_convention,
            } => {
                let session = self.connections.get(connection)?;
                let compiler = session.compiler_for(naming_convention.unwrap_or_default());
                done(operations::execute_all(
                    &session,
                    &compiler,
                    &operations,
                    check_first,
                    runner,
                ))
            }
            Request::Inspect { connection, query } => {
                let session = self.connections.get(connection)?;
                statements::inspect(&session, &query)
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
            Request::Configure { options } => self.configure(*options, runner),
            Request::BeginTransaction { context } => done(self.context(context)?.enter_block()),
            Request::EndTransaction { context, outcome } => {
                done(self.context(context)?.leave_block(outcome))
            }
            Request::RunMigrations { context } => {
                let context = self.context(context)?;
                let run = Run::new(
                    self.purpose.task,
                    self.purpose.scripts,
                    &self.progress,
                    self.purpose.listener,
                    runner,
                );
                done(run.run(&context))
            }
            Request::Invoke {
                context,
                operation,
                naming_convention,
                origin,
            } => {
                let context = self.context(context)?;
                let naming = naming_convention.as_ref();
                let result = operations::invoke(&context, &operation, naming, runner);
                done(result.map_err(|mut error| {
                    error.origin = error.origin.or(origin);
                    error
                }))
            }
            Request::StaticOutput { context, text } => {
                let context = self.context(context)?;
                context.executor().output().write(&format!("{text}\n\n"));
                Ok(Value::Null)
            }
            Request::TakeOutput { context } => {
                Ok(self.context(context)?.executor().output().take().into())
            }
            Request::EnterAutocommitBlock { context } => {
                let context = self.context(context)?;
                done(
                    context
                        .executor()
                        .enter_autocommit(context.is_transactional()),
                )
            }
            Request::LeaveAutocommitBlock { context } => {
                let context = self.context(context)?;
                done(
                    context
                        .executor()
                        .leave_autocommit(context.is_transactional()),
                )
            }
            Request::CurrentHeads { context } => {
                Ok(self.context(context)?.executor().heads()?.into())
            }
            Request::Compare { context } => {
                let context = self.context(context)?;
                autogenerate::compare_for_script(&TaskContext {
                    map: self.purpose.scripts.map(),
                    migration: &context,
                    runner,
                    listener: self.purpose.listener,
                })
            }
            Request::Render { content } => autogenerate::render_for_script(&content, runner),
            Request::Script { query, arguments } => {
                script_query::answer(self.purpose.scripts, &query, &arguments)
            }
        }
    }

    fn connect(&self, url: &str, options: EngineOptions) -> Result<Value, ScriptError> {
        let driver = crate::dialects::parse_url(url)?.driver;
        let session = self.connections.open(url, options)?;
        let version: Vec<Value> = session
            .server_version()
            .into_iter()
            .map(|part| Value::Integer(part.into()))
            .collect();
        let number = i64::try_from(session.number()).unwrap_or(i64::MAX);
        let dialect = session.dialect();
        let capabilities = dialect.capabilities();
        Ok(Value::map([
            ("connection", Value::Integer(number)),
            ("dialect", session.dialect_name().into()),
            ("driver", driver.into()),
            ("server_version", Value::List(version)),
            ("default_schema", session.default_schema().into()),
            ("is_mariadb", session.is_mariadb().into()),
            (
                "supports",
                Value::map([
                    ("delete_returning", capabilities.delete_returning.into()),
                    ("insert_returning", capabilities.insert_returning.into()),
                    ("supports_native_uuid", capabilities.native_uuid.into()),
                    ("supports_sequences", capabilities.sequences.into()),
                    ("update_returning", capabilities.update_returning.into()),
                ]),
            ),
        ]))
    }

    fn configure(
        &self,
        options: ConfigureOptions,
        runner: &dyn StepRunner,
    ) -> Result<Value, ScriptError> {
        let session = options
            .connection
            .map(|number| self.connections.get(number))
            .transpose()?;
        let source = ContextSource {
            session,
            is_offline: self.purpose.is_offline,
            map: self.purpose.scripts.map(),
            listener: self.purpose.listener,
            log: runner,
        };
        let context = MigrationContext::new(options, source)?;
        if let Some(session) = context.session() {
            self.lock(session, &context)?;
        }
        let number = self.next_context.get();
        self.next_context.set(number + 1);
        let answer = Value::map([
            (
                "context",
                Value::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
            ),
            ("dialect", context.entry().name.into()),
            ("as_sql", context.is_offline().into()),
            ("transactional_ddl", context.is_transactional().into()),
        ]);
        self.contexts.borrow_mut().insert(number, Rc::new(context));
        Ok(answer)
    }

    /// Keeps other migrations of the database out until the connection is closed.
    fn lock(&self, session: &Session, context: &MigrationContext) -> Result<(), ScriptError> {
        if !self.purpose.lock.is_enabled || !self.purpose.task.takes_lock() {
            return Ok(());
        }
        let table = context.version_table();
        let schema = table.name.schema.as_ref().map(ToString::to_string);
        let schema = schema.or_else(|| session.default_schema());
        let database = session.database();
        let name = format!(
            "limbeck:{database}:{}:{}",
            schema.unwrap_or_default(),
            table.name.name
        );
        let request = LockRequest {
            holder_hint: context.entry().lock_holder_hint(&name, &database),
            name,
            database,
            timeout: self.purpose.lock.timeout,
            listener: self.purpose.listener.clone(),
        };
        if !self.locks.contains(&request.name) {
            let lock = SessionLock::acquire(session, &request)?;
            self.locks.keep(session.number(), lock);
        }
        Ok(())
    }

    fn context(&self, number: u64) -> Result<Rc<MigrationContext>, ScriptError> {
        self.contexts
            .borrow()
            .get(&number)
            .cloned()
            .ok_or_else(|| ScriptError::new("Exception", "No context has been configured yet."))
    }
}

impl EnvironmentRuntime for Runtime<'_> {
    fn request(&self, request: Request, runner: &dyn StepRunner) -> Result<Value, ScriptError> {
        self.answer(request, runner)
    }
}

fn done(result: Result<(), ScriptError>) -> Result<Value, ScriptError> {
    result.map(|()| Value::Null)
}

/// Rolls back what a connection has open. That it fails is no news: the connection is going away.
fn close(session: &Session) {
    let _ = session.rollback();
}
