//! The requests that a running script sends to the application.

use indexmap::IndexMap;
use limbeck_model::expression::{Expression, Statement};
use limbeck_model::operation::Operation;
use limbeck_model::schema::{Constraint, Index, NamingConvention, SqlType, Table};
use limbeck_model::{Origin, Value};
use serde::{Deserialize, Serialize};

use super::DirectiveItem;

/// Options of `create_engine` that reach the database.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EngineOptions {
    /// `connect_args`, as far as its values are plain.
    pub connect_arguments: IndexMap<String, Value>,
    /// `isolation_level`, such as `AUTOCOMMIT`.
    pub isolation_level: Option<String>,
    /// Whether statements are logged (`echo`).
    pub echo: bool,
}

/// The parameters of one execution: by name, or by position.
pub type StatementParameters = IndexMap<String, Value>;

/// How a block that was a transaction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionOutcome {
    /// Without an exception.
    Commit,
    /// With one.
    Rollback,
}

/// The arguments of `context.configure()` that the application acts on. Callables stay in the host.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConfigureOptions {
    /// Connection of an earlier [`Request::Connect`].
    pub connection: Option<u64>,
    /// Database URL; the dialect's source offline.
    pub url: Option<String>,
    /// Dialect's name.
    pub dialect_name: Option<String>,
    /// Arguments of the dialect, such as `paramstyle`.
    pub dialect_options: IndexMap<String, Value>,
    /// Whether SQL is written instead of executed, where the script overrides the command line.
    pub as_sql: Option<bool>,
    /// Overrides the dialect's transactional DDL.
    pub transactional_ddl: Option<bool>,
    /// One transaction for each revision.
    pub transaction_per_migration: bool,
    /// Whether a buffer of the script receives offline SQL; its lines then come back through
    /// [`Request::TakeOutput`].
    pub has_output_buffer: bool,
    /// Start of an offline run.
    pub starting_revision: Option<String>,
    /// Tag.
    pub tag: Option<String>,
    /// Literal values in offline statements.
    pub literal_binds: bool,
    /// Name of the version table.
    pub version_table: Option<String>,
    /// Schema of the version table.
    pub version_table_schema: Option<String>,
    /// Whether the version table has a primary key; yes unless said otherwise.
    pub version_table_primary_key: Option<bool>,
    /// Naming convention of the target metadata.
    pub naming_convention: Option<NamingConvention>,
    /// SQL Server's batch separator.
    pub mssql_batch_separator: Option<String>,
    /// Oracle's batch separator.
    pub oracle_batch_separator: Option<String>,
    /// Whether batch operations are rendered by autogenerate.
    pub render_as_batch: bool,
    /// All schemas are compared.
    pub include_schemas: bool,
    /// Arguments of the revision template.
    pub template_arguments: IndexMap<String, Value>,
    /// `Mako` variable of the upgrade's body.
    pub upgrade_token: Option<String>,
    /// `Mako` variable of the downgrade's body.
    pub downgrade_token: Option<String>,
    /// Whether types are compared; yes unless said otherwise.
    pub compare_type: Option<bool>,
    /// Whether server defaults are compared.
    pub compare_server_default: bool,
    /// What stands before names of SQLAlchemy in new revisions.
    pub sqlalchemy_module_prefix: Option<String>,
    /// What stands before directives in new revisions.
    pub alembic_module_prefix: Option<String>,
    /// What stands before types of the project in new revisions; their module when absent.
    pub user_module_prefix: Option<String>,
    /// Which comparisons are made, as expressions over the names of plugins.
    pub autogenerate_plugins: Option<Vec<String>>,
    /// Names of the project's own plugins, which the expressions may choose too.
    pub own_plugins: Vec<String>,
    /// The functions that the script gave, which take part in comparisons.
    pub callables: Callables,
}

/// Which functions a script gave to `context.configure()`. Those that it did not give are never
/// asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Callables {
    /// `include_name`
    pub include_name: bool,
    /// `include_object`
    pub include_object: bool,
    /// `compare_type`, where it is a function.
    pub compare_type: bool,
    /// `compare_server_default`, where it is a function.
    pub compare_server_default: bool,
    /// `render_item`
    pub render_item: bool,
    /// Comparisons of the project's own for tables or columns.
    pub comparators: bool,
    /// Whatever changes revisions before they are written: `process_revision_directives`, and
    /// comparators of the project's own.
    pub directives: bool,
}

/// What is asked of a live database's catalogue (`sa.inspect(bind)`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "inspect", rename_all = "snake_case")]
pub enum InspectQuery {
    /// Names of schemas.
    SchemaNames,
    /// The connection's default schema.
    DefaultSchemaName,
    /// Names of tables in a schema.
    TableNames {
        /// The schema.
        schema: Option<String>,
    },
    /// Names of views in a schema.
    ViewNames {
        /// The schema.
        schema: Option<String>,
    },
    /// Names of sequences in a schema.
    SequenceNames {
        /// The schema.
        schema: Option<String>,
    },
    /// Whether a table or view exists.
    HasTable {
        /// The table.
        table: String,
        /// The schema.
        schema: Option<String>,
    },
    /// A table with everything known of it: the serialised schema model.
    Table {
        /// The table.
        table: String,
        /// The schema.
        schema: Option<String>,
    },
    /// Named enumeration types in a schema.
    Enums {
        /// The schema.
        schema: Option<String>,
    },
}

/// A request of a running script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Opens a connection. Answers a map with `connection` (a number), `dialect`, `driver`,
    /// `server_version` (a list of numbers) and `default_schema`.
    Connect {
        /// Database URL in any spelling that SQLAlchemy accepts.
        url: String,
        /// Options of the engine.
        #[serde(default)]
        options: EngineOptions,
    },
    /// Closes a connection; an open transaction is rolled back.
    Close {
        /// The connection.
        connection: u64,
    },
    /// Begins a transaction, or sets a savepoint within one. Answers nothing.
    Begin {
        /// The connection.
        connection: u64,
        /// The savepoint's name.
        savepoint: Option<String>,
    },
    /// Commits the transaction, or releases a savepoint.
    Commit {
        /// The connection.
        connection: u64,
        /// The savepoint's name.
        savepoint: Option<String>,
    },
    /// Rolls the transaction back, or back to a savepoint.
    Rollback {
        /// The connection.
        connection: u64,
        /// The savepoint's name.
        savepoint: Option<String>,
    },
    /// Prepares the transaction for the second phase of a two-phase commit. Answers nothing.
    PrepareTransaction {
        /// The connection.
        connection: u64,
        /// The name that the transaction is kept under.
        transaction: String,
    },
    /// Ends a prepared transaction. Answers nothing.
    EndPrepared {
        /// The connection.
        connection: u64,
        /// The name that the transaction is kept under.
        transaction: String,
        /// How it ends.
        outcome: TransactionOutcome,
    },
    /// Whether a transaction is open, begun by a script or by its first statement. Answers a
    /// truth value.
    InTransaction {
        /// The connection.
        connection: u64,
    },
    /// Changes a connection's isolation level; `AUTOCOMMIT` ends implicit transactions.
    SetIsolationLevel {
        /// The connection.
        connection: u64,
        /// The level.
        level: String,
    },
    /// Has schemas of a connection's statements stand for others (`schema_translate_map`).
    SetSchemaTranslations {
        /// The connection.
        connection: u64,
        /// Pairs of a schema and the one that is meant; nothing is the default schema.
        translations: Vec<(Option<String>, Option<String>)>,
    },
    /// Executes a statement on a connection, once for each set of parameters. Answers a map with
    /// `columns` (a list of names), `rows` (a list of lists), `row_count` (−1 when unknown) and
    /// `last_row_id`.
    Execute {
        /// The connection.
        connection: u64,
        /// The statement.
        statement: Box<Statement>,
        /// The sets of parameters; empty for one execution without any.
        #[serde(default)]
        parameters: Vec<StatementParameters>,
    },
    /// Executes SQL in the driver's own spelling (`exec_driver_sql`). Answers as `Execute`.
    ExecuteDriverSql {
        /// The connection.
        connection: u64,
        /// The SQL text.
        sql: String,
        /// Parameters by position.
        #[serde(default)]
        parameters: Vec<Value>,
    },
    /// Executes operations on a connection outside of any migration (`metadata.create_all`,
    /// `Table.create`, `Enum.create`).
    ExecuteOperations {
        /// The connection.
        connection: u64,
        /// The operations, in order.
        operations: Vec<Operation>,
        /// Skips tables, types, sequences and indexes that exist already (or no longer).
        check_first: bool,
        /// Naming convention of the metadata that the operations come from.
        #[serde(default)]
        naming_convention: Option<NamingConvention>,
    },
    /// Asks the catalogue of a live database.
    Inspect {
        /// The connection.
        connection: u64,
        /// The question.
        query: InspectQuery,
    },
    /// Compiles a statement, expression or type to SQL text, as `str(statement.compile(…))` does.
    Compile {
        /// The dialect's name.
        dialect: String,
        /// What is compiled.
        element: CompileElement,
        /// Literal values instead of bind parameters.
        #[serde(default)]
        literal_binds: bool,
    },
    /// The name that a naming convention gives to a constraint or an index. Answers text, or
    /// nothing where the convention says nothing.
    Name {
        /// The convention, without tokens that are functions of the project.
        naming_convention: NamingConvention,
        /// The table, with its columns' names and keys.
        table: Box<Table>,
        /// What is named.
        subject: Box<NamingSubject>,
    },
    /// `context.configure()`. Answers a map with `context` (a number), `dialect`, `as_sql` and
    /// `transactional_ddl`.
    Configure {
        /// The arguments.
        options: Box<ConfigureOptions>,
    },
    /// Enters `context.begin_transaction()` (or, with `per_migration`, that of a migration).
    BeginTransaction {
        /// The context.
        context: u64,
    },
    /// Leaves `context.begin_transaction()`.
    EndTransaction {
        /// The context.
        context: u64,
        /// How.
        outcome: TransactionOutcome,
    },
    /// `context.run_migrations()`.
    RunMigrations {
        /// The context.
        context: u64,
    },
    /// Executes an operation of a migration.
    Invoke {
        /// The context.
        context: u64,
        /// The operation.
        operation: Box<Operation>,
        /// The naming convention of its metadata, if that is not the context's.
        #[serde(default)]
        naming_convention: Option<NamingConvention>,
        /// Where the script asked for it.
        origin: Option<Origin>,
    },
    /// `context.static_output()`.
    StaticOutput {
        /// The context.
        context: u64,
        /// The text.
        text: String,
    },
    /// Takes the offline SQL written since the last call, for a buffer of the script. Answers text.
    TakeOutput {
        /// The context.
        context: u64,
    },
    /// Enters `autocommit_block()`.
    EnterAutocommitBlock {
        /// The context.
        context: u64,
    },
    /// Leaves `autocommit_block()`.
    LeaveAutocommitBlock {
        /// The context.
        context: u64,
    },
    /// The rows of the version table. Answers a list of texts.
    CurrentHeads {
        /// The context.
        context: u64,
    },
    /// Compares the models with the database of a context (`produce_migrations`). Answers a map with
    /// `upgrade` and `downgrade`, lists of numbered items.
    Compare {
        /// The context.
        context: u64,
    },
    /// Writes operations as source (`render_python_code`). Answers a map with `body`, `lines` and
    /// `imports`.
    Render {
        /// What is written, and how.
        content: Box<RenderRequest>,
    },
    /// A question about the script directory (`context.script`, `ScriptDirectory`).
    Script {
        /// The question: `heads`, `bases`, `head`, `revision`, `revisions`, `walk`.
        query: String,
        /// Its arguments, in order.
        #[serde(default)]
        arguments: Vec<Value>,
    },
}

/// What [`Request::Render`] writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenderRequest {
    /// The dialect's name, for the SQL within the source.
    pub dialect: String,
    /// The operations.
    pub items: Vec<DirectiveItem>,
    /// What stands before names of SQLAlchemy.
    pub sqlalchemy_module_prefix: String,
    /// What stands before directives.
    pub alembic_module_prefix: String,
    /// What stands before types of the project; their module when absent.
    pub user_module_prefix: Option<String>,
    /// Whether the changes of a table are written as a batch.
    pub render_as_batch: bool,
    /// Whether `render_item` is asked.
    pub render_item: bool,
    /// Names of constraints and indexes that have none.
    pub naming_convention: Option<NamingConvention>,
}

/// What [`Request::Name`] names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum NamingSubject {
    /// A constraint.
    Constraint {
        /// The constraint.
        constraint: Constraint,
    },
    /// An index.
    Index {
        /// The index.
        index: Index,
    },
}

/// What [`Request::Compile`] compiles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "element", rename_all = "snake_case")]
pub enum CompileElement {
    /// A statement.
    Statement {
        /// The statement.
        statement: Box<Statement>,
    },
    /// An expression.
    Expression {
        /// The expression.
        expression: Box<Expression>,
    },
    /// A type.
    Type {
        /// The type.
        r#type: Box<SqlType>,
    },
    /// An operation, as DDL.
    Operation {
        /// The operation.
        operation: Box<Operation>,
    },
}
