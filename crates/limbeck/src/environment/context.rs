//! What `context.configure()` makes: one database, or one stream of SQL, that migrations act on.

use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexMap;
use limbeck_dialect::{
    ComparisonServer, CompileContext, DatabaseUrl, Dialect, ParameterStyle, VersionTable,
};
use limbeck_model::Value;
use limbeck_revision::{CommandContext, RevisionMap};
use limbeck_script::host::{
    ConfigureOptions, LogLevel, LogTarget, ScriptError, TransactionOutcome,
};

use super::Listener;
use super::executor::{Executor, LiveExecutor, OfflineExecutor, Output, TransactionScope};
use crate::autogenerate::Settings;
use crate::compile::SqlCompiler;
use crate::database::Session;
use crate::dialects::{self, DialectEntry};
use crate::version_table;

/// Name of Alembic's logger for the course of migrations.
pub(crate) const LOGGER: &str = "alembic.runtime.migration";

/// What a context is made from, beside the arguments of `configure()`.
pub(crate) struct ContextSource<'a> {
    /// The connection that `configure()` names.
    pub(crate) session: Option<Rc<Session>>,
    /// Whether the command writes SQL.
    pub(crate) is_offline: bool,
    /// The revision graph.
    pub(crate) map: &'a RevisionMap,
    /// Who gets SQL output.
    pub(crate) listener: &'a Listener,
    /// The logging of the environment script.
    pub(crate) log: &'a dyn LogTarget,
}

/// One database, or one stream of SQL, that migrations act on.
pub(crate) struct MigrationContext {
    entry: &'static DialectEntry,
    compiler: Rc<SqlCompiler>,
    version_table: Rc<VersionTable>,
    executor: Box<dyn Executor>,
    session: Option<Rc<Session>>,
    is_offline: bool,
    is_transactional: bool,
    has_transaction_per_migration: bool,
    template_arguments: IndexMap<String, Value>,
    /// Template variables of the bodies of `upgrade()` and `downgrade()`.
    body_tokens: [String; 2],
    settings: Settings,
    /// Whether the environment script had begun a transaction itself.
    is_transaction_external: bool,
    /// Blocks of the environment script that are open.
    scopes: RefCell<Vec<TransactionScope>>,
}

impl MigrationContext {
    /// Answers `configure()`.
    pub(crate) fn new(
        options: ConfigureOptions,
        source: ContextSource<'_>,
    ) -> Result<Self, ScriptError> {
        let is_offline = options.as_sql.unwrap_or(source.is_offline);
        let (entry, url) = dialect_of(&options, source.session.as_deref())?;
        if options.literal_binds && !is_offline {
            return Err(ScriptError::command(
                "Can't use literal_binds setting without as_sql mode",
            ));
        }
        let template_arguments = options.template_arguments.clone();
        let token = |given: &Option<String>, default: &str| {
            given.clone().unwrap_or_else(|| default.to_owned())
        };
        let body_tokens = [
            token(&options.upgrade_token, "upgrades"),
            token(&options.downgrade_token, "downgrades"),
        ];
        let settings = Settings::new(&options);
        let capabilities = *entry.dialect().capabilities();
        let is_transactional = options
            .transactional_ddl
            .unwrap_or(capabilities.transactional_ddl);
        let version_table = Rc::new(version_table::configured(&options));
        let output = Output::new(source.listener.clone(), options.has_output_buffer);
        let naming = options.naming_convention.clone().unwrap_or_default();
        let has_transaction_per_migration = options.transaction_per_migration;
        let log = |text: &str| source.log.log(LOGGER, LogLevel::Info, text);
        log(&format!("Context impl {}.", entry.implementation));

        let (compiler, executor, session): (_, Box<dyn Executor>, _) =
            match source.session.filter(|_| !is_offline) {
                Some(session) => {
                    let dialect = session.dialect();
                    let version = session.server_version();
                    let schema = session.default_schema();
                    let compiler = Rc::new(SqlCompiler::live(
                        dialect,
                        &version,
                        schema.as_deref(),
                        naming,
                        session.schema_translations(),
                    ));
                    let executor = LiveExecutor::new(
                        Rc::clone(&session),
                        Rc::clone(&compiler),
                        Rc::clone(&version_table),
                        output,
                        options.starting_revision,
                    );
                    (compiler, Box::new(executor), Some(session))
                }
                None if is_offline => {
                    log("Generating static SQL");
                    let dialect = entry.dialect();
                    let style = parameter_style(&options, entry, url.as_ref());
                    let compiler = Rc::new(SqlCompiler::offline(
                        dialect,
                        options.literal_binds,
                        style,
                        entry.has_bind_casts(url.as_ref()),
                        naming,
                    ));
                    let separator = entry.batch_separator(&options);
                    let start = options.starting_revision.as_deref();
                    let heads = source.map.starting_rows(start).map_err(|error| {
                        ScriptError::command(error.command_message(&CommandContext::Other))
                    });
                    let executor = OfflineExecutor::new(
                        Rc::clone(&compiler),
                        Rc::clone(&version_table),
                        output,
                        separator.map(str::to_owned),
                        heads,
                    );
                    (compiler, Box::new(executor), None)
                }
                None => {
                    return Err(ScriptError::command(
                        "context.configure() has no connection to run migrations on; pass \
                         connection=…, or run with --sql",
                    ));
                }
            };
        let kind = if is_transactional {
            "transactional"
        } else {
            "non-transactional"
        };
        log(&format!("Will assume {kind} DDL."));
        Ok(Self {
            entry,
            compiler,
            version_table,
            executor,
            is_transaction_external: session
                .as_ref()
                .is_some_and(|session| session.in_transaction()),
            session,
            is_offline,
            is_transactional,
            has_transaction_per_migration,
            template_arguments,
            body_tokens,
            settings,
            scopes: RefCell::default(),
        })
    }

    /// The dialect.
    pub(crate) fn entry(&self) -> &'static DialectEntry {
        self.entry
    }

    /// Turns operations and statements into SQL.
    pub(crate) fn compiler(&self) -> &SqlCompiler {
        &self.compiler
    }

    /// The version table.
    pub(crate) fn version_table(&self) -> &VersionTable {
        &self.version_table
    }

    /// What becomes of SQL.
    pub(crate) fn executor(&self) -> &dyn Executor {
        self.executor.as_ref()
    }

    /// The connection, unless SQL is written.
    pub(crate) fn session(&self) -> Option<&Session> {
        self.session.as_deref()
    }

    /// Whether SQL is written.
    pub(crate) fn is_offline(&self) -> bool {
        self.is_offline
    }

    /// Whether DDL takes part in transactions.
    pub(crate) fn is_transactional(&self) -> bool {
        self.is_transactional
    }

    /// Arguments for the template of new revisions.
    pub(crate) fn template_arguments(&self) -> &IndexMap<String, Value> {
        &self.template_arguments
    }

    /// Template variables of the bodies of `upgrade()` and `downgrade()`.
    pub(crate) fn body_tokens(&self) -> &[String; 2] {
        &self.body_tokens
    }

    /// What the environment script says about comparisons and new revisions.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The dialect, in front of the server if there is one.
    pub(crate) fn dialect(&self) -> Rc<dyn Dialect> {
        let of_session = self.session.as_ref().map(|session| session.dialect());
        of_session.unwrap_or_else(|| self.entry.dialect())
    }

    /// What compiling SQL for the source of a revision depends on.
    pub(crate) fn source_context(&self) -> CompileContext {
        match &self.session {
            Some(session) => session.comparison_context(),
            None => ComparisonServer::context(&[], None),
        }
    }

    /// Enters `context.begin_transaction()`.
    pub(crate) fn enter_block(&self) -> Result<(), ScriptError> {
        let scope = self.enter(false)?;
        self.scopes.borrow_mut().push(scope);
        Ok(())
    }

    /// Leaves `context.begin_transaction()`.
    pub(crate) fn leave_block(&self, outcome: TransactionOutcome) -> Result<(), ScriptError> {
        let scope = self.scopes.borrow_mut().pop();
        scope.map_or(Ok(()), |scope| self.executor.end(scope, outcome))
    }

    /// Runs a step in its transaction, where each has its own. Steps may become durable together:
    /// see [`Executor::commit_soon`].
    pub(crate) fn in_step(
        &self,
        body: impl FnOnce() -> Result<(), ScriptError>,
    ) -> Result<(), ScriptError> {
        let scope = self.enter(true)?;
        let result = body();
        match &result {
            Ok(()) => self.executor.commit_soon(scope)?,
            Err(_) => {
                // The error that led here says more than one of the rollback would.
                let _ = self.executor.end(scope, TransactionOutcome::Rollback);
            }
        }
        result
    }

    /// A transaction spans the run where the database can roll DDL back, and a step otherwise.
    fn enter(&self, is_step: bool) -> Result<TransactionScope, ScriptError> {
        let is_here = if self.is_transactional {
            is_step == self.has_transaction_per_migration
        } else {
            is_step
        };
        if self.is_transaction_external || !is_here {
            return Ok(TransactionScope::Nothing);
        }
        self.executor.begin(self.is_transactional)
    }
}

fn dialect_of(
    options: &ConfigureOptions,
    session: Option<&Session>,
) -> Result<(&'static DialectEntry, Option<DatabaseUrl>), ScriptError> {
    if let Some(session) = session {
        return Ok((session.entry(), Some(session.url().clone())));
    }
    if let Some(url) = &options.url {
        let url = dialects::parse_url(url)?;
        return Ok((dialects::for_url(&url)?, Some(url)));
    }
    match &options.dialect_name {
        Some(name) => {
            let url = dialects::parse_url(&format!("{name}://"))?;
            Ok((dialects::for_url(&url)?, Some(url)))
        }
        None => Err(ScriptError::new(
            "Exception",
            "Connection, url, or dialect_name is required.",
        )),
    }
}

fn parameter_style(
    options: &ConfigureOptions,
    entry: &DialectEntry,
    url: Option<&DatabaseUrl>,
) -> ParameterStyle {
    let asked_for = match options.dialect_options.get("paramstyle") {
        Some(Value::Text(name)) => ParameterStyle::from_name(name),
        _ => None,
    };
    asked_for.unwrap_or_else(|| entry.offline_parameter_style(url))
}
