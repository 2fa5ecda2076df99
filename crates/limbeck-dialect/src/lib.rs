//! What every dialect of Limbeck implements, and the one writer of SQL text.
//!
//! # From operations to SQL
//!
//! ```text
//! Operation, Statement --compile_operation, compile_statement--> Compiled { statements, warnings }
//!         |                          |
//!         |                  Compiler: text so far, scope, bind values
//!         |                          |
//!         |              Dialect = TypeCompiler + DdlCompiler + AlterCompiler
//!         |                        + ExpressionCompiler + LiteralRenderer
//!         |                          |  (provided methods: `generic`, SQLAlchemy's defaults)
//!         |                      SqlWriter: identifiers, literals, words
//!         |
//!     NormalizedTable: what columns imply, names by convention
//! ```
//!
//! With a dialect (`PostgresqlDialect`, `SqliteDialect`, …):
//!
//! ```ignore
//! // Live: values are literals in the text, for `Connection::execute`.
//! let context = CompileContext::live(connection.server_version(), connection.default_schema());
//! let mut memory = CompileMemory::default(); // one for each run of migrations
//! let compiled = compile_operation(&dialect, &operation, &context, &mut memory)?;
//! for statement in &compiled.statements {
//!     connection.execute(&statement.sql)?;
//! }
//! let compiled = compile_statement(&dialect, &statement, &context, &parameters)?;
//! let rows = connection.query(&compiled.statements[0].sql)?;
//!
//! // SQL output: literal_binds and the parameter style as env.py asks for them.
//! let context = CompileContext::offline(true, ParameterStyle::Named);
//! let printer = OfflinePrinter::new(&dialect, None);
//! let compiled = compile_operation(&dialect, &operation, &context, &mut memory)?;
//! for statement in &compiled.statements {
//!     output.push_str(&printer.statement(&statement.sql));
//! }
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`dialect`] | the [`Dialect`] trait: facts, and the sum of the compilers |
//! | [`ddl`], [`alter`], [`expressions`], [`literal`], [`type_compiler`] | where dialects differ, one trait each |
//! | [`generic`] | SQLAlchemy's and Alembic's default behaviour |
//! | [`compiler`], [`writer`] | the state of compiling, and the writer of SQL text |
//! | [`context`], [`capabilities`], [`identifier`] | what compiling depends on, as data |
//! | [`types`] | what a type class means |
//! | [`normalize`] | tables with everything in its place; naming conventions |
//! | [`operation`] | from operations and statements to SQL |
//! | [`batch`] | several operations on one table, by recreating it |
//! | [`offline`] | the layout of SQL output |
//! | [`version_table`] | the statements of the version table |
//! | [`connection`] | the [`Connection`] trait, rows and database errors |
//! | [`comparison`] | what comparing schemas needs of a dialect and its server |
//! | [`inspector`] | the [`Inspector`] trait: what a live database contains |
//! | [`url`] | database URLs in every spelling that SQLAlchemy accepts |

pub mod alter;
pub mod batch;
pub mod capabilities;
pub mod comparison;
pub mod compile_error;
pub mod compiler;
pub mod connection;
pub mod context;
pub mod ddl;
pub mod dialect;
pub mod expressions;
pub mod generic;
pub mod identifier;
pub mod inspector;
pub mod literal;
pub mod normalize;
pub mod offline;
pub mod operation;
pub mod type_compiler;
pub mod types;
pub mod url;
pub mod version_table;
pub mod writer;

pub use alter::AlterCompiler;
pub use capabilities::Capabilities;
pub use comparison::{ComparisonServer, ComparisonSql};
pub use compile_error::{CompileError, CompileErrorKind, CompileResult};
pub use compiler::{Compilation, Compiled, CompiledStatement, Compiler, Scope, TableName};
pub use connection::{
    ConnectOptions, Connection, ConnectionCanceller, DatabaseError, DatabaseErrorKind, ResultSet,
};
pub use context::{BindRendering, CompileContext, CompileMemory, ParameterStyle};
pub use ddl::{DdlCompiler, NeededType, TableScope};
pub use dialect::Dialect;
pub use expressions::ExpressionCompiler;
pub use identifier::IdentifierRules;
pub use inspector::{Inspector, TableOwner, raw_text};
pub use literal::LiteralRenderer;
pub use normalize::{ColumnView, ConstraintOrigin, NormalizedTable};
pub use offline::{OfflineFormat, OfflinePrinter};
pub use operation::{
    compile_ddl_expression, compile_expression, compile_index_element, compile_operation,
    compile_server_default, compile_statement, compile_type, compile_written_default,
};
pub use type_compiler::TypeCompiler;
pub use url::{DatabaseUrl, UrlError};
pub use version_table::VersionTable;
pub use writer::{SqlWriter, StringRules};
