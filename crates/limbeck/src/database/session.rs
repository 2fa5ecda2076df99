//! One connection, with SQLAlchemy's implicit transactions.
//!
//! In SQLAlchemy the first statement on a connection begins a transaction, which lasts until it is
//! committed or rolled back. The server hears of it with the first statement too, also where a
//! script began it earlier (see [`Autobegin`]).

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};

use limbeck_dialect::{
    ComparisonServer, CompileContext, ConnectOptions, Connection, DatabaseError, DatabaseUrl,
    Dialect, Inspector, ResultSet,
};
use limbeck_model::schema::NamingConvention;
use limbeck_script::host::{EngineOptions, ScriptError};

use super::autobegin::{Autobegin, lock};
use super::fault::script_error;
use super::journal::Journal;
use super::worker::{Worker, refuse_after};
use crate::compile::{SchemaTranslations, SqlCompiler};
use crate::dialects::DialectEntry;
use crate::interrupt::{Interrupt, Registration};
use crate::progress::Progress;

/// The transaction of a session, as scripts see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transaction {
    None,
    /// Begun by a statement or by a script.
    Open,
}

/// One connection.
pub(crate) struct Session {
    number: u64,
    entry: &'static DialectEntry,
    url: DatabaseUrl,
    options: ConnectOptions,
    compiler: SqlCompiler,
    /// Shared with every compiler for this connection.
    translations: SchemaTranslations,
    /// Whether statements are logged; not known before the first one.
    echoes: Cell<Option<bool>>,
    /// Shared with the threads that execute statements or inspect the database meanwhile.
    pub(super) connection: Arc<Mutex<Autobegin>>,
    pub(super) worker: OnceCell<Option<Worker>>,
    transaction: Cell<Transaction>,
    /// Whether the database has not made all commits durable yet.
    awaits_flush: Cell<bool>,
    pub(super) journal: RefCell<Journal>,
    progress: Rc<Progress>,
    pub(super) interrupt: Interrupt,
    _registration: Registration,
}

impl Session {
    /// Connects. `number` is the one under which `progress` hears of commits.
    pub(crate) fn open(
        number: u64,
        progress: Rc<Progress>,
        entry: &'static DialectEntry,
        url: DatabaseUrl,
        engine: EngineOptions,
        interrupt: &Interrupt,
    ) -> Result<Self, ScriptError> {
        let options = ConnectOptions {
            arguments: engine.connect_arguments,
            timeout: None,
        };
        let connection = entry.connect(&url, &options)?;
        let translations = SchemaTranslations::default();
        let compiler = SqlCompiler::live(
            entry.dialect_for(connection.as_ref()),
            connection.server_version(),
            connection.default_schema(),
            NamingConvention::default(),
            &translations,
        );
        let session = Self {
            number,
            compiler,
            translations,
            echoes: Cell::new(engine.echo.then_some(true)),
            entry,
            url,
            options,
            transaction: Cell::new(Transaction::None),
            awaits_flush: Cell::new(false),
            journal: RefCell::default(),
            progress,
            interrupt: interrupt.clone(),
            _registration: interrupt.register(connection.canceller()),
            connection: Arc::new(Mutex::new(Autobegin::new(connection))),
            worker: OnceCell::new(),
        };
        if let Some(level) = engine.isolation_level {
            session.set_isolation_level(&level)?;
        }
        Ok(session)
    }

    /// The number under which scripts know the session.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The dialect.
    pub(crate) fn entry(&self) -> &'static DialectEntry {
        self.entry
    }

    /// Turns the statements of scripts into SQL.
    pub(crate) fn compiler(&self) -> &SqlCompiler {
        &self.compiler
    }

    /// Turns operations of a metadata with a naming convention into SQL.
    pub(crate) fn compiler_for(&self, naming_convention: NamingConvention) -> SqlCompiler {
        let connection = self.connection();
        let connection = connection.connection();
        SqlCompiler::live(
            self.entry.dialect_for(connection),
            connection.server_version(),
            connection.default_schema(),
            naming_convention,
            &self.translations,
        )
    }

    /// Schemas that stand for others in the statements of this connection.
    pub(crate) fn schema_translations(&self) -> &SchemaTranslations {
        &self.translations
    }

    /// Has schemas stand for others from now on.
    pub(crate) fn set_schema_translations(
        &self,
        translations: Vec<(Option<String>, Option<String>)>,
    ) {
        *self.translations.borrow_mut() = translations.into_iter().collect();
    }

    /// Whether statements are logged: where the engine was asked to (`echo`), or where `is_enabled`
    /// says so when the first statement is executed.
    pub(crate) fn echoes(&self, is_enabled: impl FnOnce() -> bool) -> bool {
        let echoes = self.echoes.get().unwrap_or_else(is_enabled);
        self.echoes.set(Some(echoes));
        echoes
    }

    /// The dialect in front of this server.
    pub(crate) fn dialect(&self) -> Rc<dyn Dialect> {
        self.entry.dialect_for(self.connection().connection())
    }

    /// The dialect's name: that of the URL, which stays `mysql` in front of a MariaDB server.
    pub(crate) fn dialect_name(&self) -> &'static str {
        self.entry.name
    }

    /// The URL that the session was opened with.
    pub(crate) fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// The database, without any secret.
    pub(crate) fn database(&self) -> String {
        self.connection().connection().database().to_owned()
    }

    /// The server's version, major number first.
    pub(crate) fn server_version(&self) -> Vec<u32> {
        self.connection().connection().server_version().to_vec()
    }

    /// Whether a server reached by a `mysql` or `mariadb` URL is MariaDB.
    pub(crate) fn is_mariadb(&self) -> bool {
        self.connection().connection().is_mariadb()
    }

    /// The connection's default schema.
    pub(crate) fn default_schema(&self) -> Option<String> {
        self.connection()
            .connection()
            .default_schema()
            .map(str::to_owned)
    }

    /// What compiling SQL depends on where schemas are compared.
    pub(crate) fn comparison_context(&self) -> CompileContext {
        let schema = self.default_schema();
        ComparisonServer::context(&self.server_version(), schema.as_deref())
    }

    /// Another connection to the same database.
    pub(crate) fn connect_again(&self) -> Result<Box<dyn Connection>, ScriptError> {
        self.entry.connect(&self.url, &self.options)
    }

    /// The handle that stops the session's statements.
    pub(crate) fn interrupt(&self) -> &Interrupt {
        &self.interrupt
    }

    /// Whether a transaction is open, as scripts see it.
    pub(crate) fn in_transaction(&self) -> bool {
        self.transaction.get() == Transaction::Open
    }

    /// Begins a transaction.
    pub(crate) fn begin(&self) -> Result<(), ScriptError> {
        if self.in_transaction() {
            return Err(ScriptError::new(
                "sqlalchemy.exc.InvalidRequestError",
                "This connection has already initialized a SQLAlchemy Transaction() object via \
                 begin() or autobegin; can't call begin() here unless rollback() or commit() is \
                 called first.",
            ));
        }
        self.begin_unless_open();
        Ok(())
    }

    /// Begins a transaction unless one is open.
    pub(crate) fn begin_unless_open(&self) {
        self.transaction.set(Transaction::Open);
    }

    /// Commits the transaction, if one is open.
    pub(crate) fn commit(&self) -> Result<(), ScriptError> {
        self.end_transaction(|connection| connection.commit().map(|()| true))?;
        self.flush()
    }

    /// Commits the transaction, if one is open; where the database gains by it, durably only with
    /// the next [`commit`](Self::commit) or [`flush`](Self::flush).
    pub(crate) fn commit_soon(&self) -> Result<(), ScriptError> {
        self.end_transaction(|connection| connection.commit_soon())
    }

    fn end_transaction(
        &self,
        commit: impl FnOnce(&mut dyn Connection) -> Result<bool, DatabaseError>,
    ) -> Result<(), ScriptError> {
        self.transaction.set(Transaction::None);
        let mut connection = self.connection();
        connection.ended();
        let connection = connection.connection_mut();
        if connection.in_transaction() {
            let _running = self.interrupt.statement();
            let is_durable = commit(connection).map_err(script_error)?;
            self.awaits_flush.set(!is_durable);
        }
        self.journal.borrow_mut().committed();
        if self.awaits_flush.get() {
            self.progress.ended(self.number);
        } else {
            self.progress.committed(self.number);
        }
        Ok(())
    }

    /// Makes durable what was committed.
    pub(crate) fn flush(&self) -> Result<(), ScriptError> {
        if !self.awaits_flush.replace(false) {
            return Ok(());
        }
        let flushed = self.connection().connection_mut().flush();
        match flushed {
            Ok(()) => self.progress.settled(self.number),
            Err(_) => self.progress.lost(self.number),
        }
        flushed.map_err(script_error)
    }

    /// Rolls the transaction back, if one is open.
    pub(crate) fn rollback(&self) -> Result<(), ScriptError> {
        self.transaction.set(Transaction::None);
        self.progress.rolled_back(self.number);
        self.connection().ended();
        self.with_connection(|connection| {
            if connection.in_transaction() {
                connection.rollback()?;
            }
            Ok(())
        })?;
        self.flush()
    }

    /// Prepares the transaction for the second phase of a two-phase commit, which
    /// [`commit_prepared`](Self::commit_prepared) is, or [`rollback_prepared`](Self::rollback_prepared).
    pub(crate) fn prepare_transaction(&self, name: &str) -> Result<(), ScriptError> {
        self.prepare()?;
        let _running = self.interrupt.statement();
        self.with_connection(|connection| connection.prepare_transaction(name))
    }

    /// Commits a prepared transaction.
    pub(crate) fn commit_prepared(&self, name: &str) -> Result<(), ScriptError> {
        self.with_connection(|connection| connection.commit_prepared(name))?;
        self.commit()
    }

    /// Rolls a prepared transaction back.
    pub(crate) fn rollback_prepared(&self, name: &str) -> Result<(), ScriptError> {
        self.with_connection(|connection| connection.rollback_prepared(name))?;
        self.rollback()
    }

    /// Sets a savepoint.
    pub(crate) fn set_savepoint(&self, name: &str) -> Result<(), ScriptError> {
        self.execute(&format!("SAVEPOINT {}", self.compiler.quoted(name)))?;
        Ok(())
    }

    /// Releases a savepoint.
    pub(crate) fn release_savepoint(&self, name: &str) -> Result<(), ScriptError> {
        self.execute(&format!("RELEASE SAVEPOINT {}", self.compiler.quoted(name)))?;
        Ok(())
    }

    /// Rolls back to a savepoint.
    pub(crate) fn rollback_to_savepoint(&self, name: &str) -> Result<(), ScriptError> {
        let sql = format!("ROLLBACK TO SAVEPOINT {}", self.compiler.quoted(name));
        self.with_connection(|connection| connection.execute(&sql))?;
        Ok(())
    }

    /// Changes the isolation level; `AUTOCOMMIT` ends implicit transactions on the server.
    pub(crate) fn set_isolation_level(&self, level: &str) -> Result<(), ScriptError> {
        let is_autocommit = level.eq_ignore_ascii_case("AUTOCOMMIT");
        if self.connection().is_begun() {
            return Err(ScriptError::new(
                "sqlalchemy.exc.InvalidRequestError",
                "This connection has already initialized a SQLAlchemy Transaction() object via \
                 begin() or autobegin; isolation_level may not be altered unless rollback() or \
                 commit() is called first.",
            ));
        }
        self.set_autocommit(is_autocommit);
        if is_autocommit {
            return Ok(());
        }
        self.with_connection(|connection| connection.set_isolation_level(level))
    }

    /// Switches implicit transactions on the server off or on again; answers what was before.
    pub(crate) fn set_autocommit(&self, is_autocommit: bool) -> bool {
        self.connection().set_autocommit(is_autocommit)
    }

    /// Executes SQL text that may hold several statements; answers the row count of the last.
    pub(crate) fn execute(&self, sql: &str) -> Result<Option<u64>, ScriptError> {
        self.run(sql, |connection| connection.execute(sql))
    }

    /// Executes one statement and reads its rows.
    pub(crate) fn query(&self, sql: &str) -> Result<ResultSet, ScriptError> {
        self.run(sql, |connection| connection.query(sql))
    }

    /// Asks the catalogue.
    pub(crate) fn inspect<T>(
        &self,
        question: impl FnOnce(&mut dyn Inspector) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError> {
        self.prepare()?;
        let _running = self.interrupt.statement();
        self.with_connection(|connection| question(connection.inspector().as_mut()))
    }

    /// Starts to note the statements of a step.
    pub(crate) fn open_journal(&self) {
        self.journal.borrow_mut().open();
    }

    /// Answers the statements of the step that can't be rolled back any more.
    pub(crate) fn close_journal(&self) -> Vec<String> {
        self.journal.borrow_mut().close()
    }

    fn run<T>(
        &self,
        sql: &str,
        body: impl FnOnce(&mut dyn Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError> {
        self.refuse_after_interrupt()?;
        self.begin_unless_open();
        let result = {
            let _running = self.interrupt.statement();
            self.connection().run(sql, body)
        };
        let (answer, is_in_transaction) = result.map_err(script_error)?;
        self.journal.borrow_mut().executed(sql, is_in_transaction);
        self.refuse_after_interrupt()?;
        Ok(answer)
    }

    /// Makes sure that a transaction is open.
    pub(super) fn prepare(&self) -> Result<(), ScriptError> {
        self.refuse_after_interrupt()?;
        self.begin_unless_open();
        self.connection().begin().map_err(script_error)
    }

    pub(super) fn connection(&self) -> MutexGuard<'_, Autobegin> {
        lock(&self.connection)
    }

    fn with_connection<T>(
        &self,
        body: impl FnOnce(&mut dyn Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError> {
        body(self.connection().connection_mut()).map_err(script_error)
    }

    pub(super) fn refuse_after_interrupt(&self) -> Result<(), ScriptError> {
        refuse_after(&self.interrupt).map_err(script_error)
    }
}
