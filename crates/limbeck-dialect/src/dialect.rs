//! What a dialect is.

use std::fmt::Debug;

use limbeck_diff::DialectComparison;

use crate::alter::AlterCompiler;
use crate::ddl::DdlCompiler;
use crate::expressions::ExpressionCompiler;
use crate::literal::LiteralRenderer;
use crate::offline::OfflineFormat;
use crate::type_compiler::TypeCompiler;
use crate::writer::StringRules;
use crate::{
    Capabilities, ComparisonServer, CompileContext, CompileError, CompileErrorKind, CompileResult,
    IdentifierRules,
};

/// A dialect: its facts, and the places where its SQL differs from SQLAlchemy's default.
///
/// Each of the supertraits is one subject, with the default behaviour as provided methods, so that
/// a dialect states nothing but its differences. The crates of the dialects implement them in files
/// of the same names: `dialect.rs`, `types.rs`, `compile/…`.
pub trait Dialect:
    TypeCompiler
    + DdlCompiler
    + AlterCompiler
    + ExpressionCompiler
    + LiteralRenderer
    + Debug
    + Send
    + Sync
{
    /// The dialect's name: `postgresql`, `sqlite`, `mysql`, `mariadb`, `mssql`, `oracle`. It is
    /// also the prefix of the dialect's options.
    fn name(&self) -> &'static str;

    /// What the dialect can do.
    fn capabilities(&self) -> &Capabilities;

    /// Which identifiers are quoted, and how.
    fn identifier_rules(&self) -> &IdentifierRules;

    /// How SQL output is laid out.
    fn offline_format(&self) -> &OfflineFormat;

    /// How string literals are written.
    fn string_rules(&self, context: &CompileContext) -> StringRules {
        StringRules {
            backslash_escapes: context.backslash_escapes.unwrap_or(false),
        }
    }

    /// The name of SQLAlchemy's compiler classes for the dialect, as error messages show it, such
    /// as `PG`.
    fn compiler_prefix(&self) -> &'static str;

    /// Whether SQLAlchemy lets an `INSERT` of one row return the row's key.
    fn returns_inserted_keys(&self) -> bool {
        self.capabilities().insert_returning
    }
    /// What the dialect says about equality of schemas, in front of a server.
    ///
    /// # Errors
    ///
    /// When databases of this dialect can't be compared with models.
    fn comparison<'c>(
        &'c self,
        server: ComparisonServer<'c>,
    ) -> CompileResult<Box<dyn DialectComparison + 'c>> {
        let _ = server;
        Err(CompileError::new(
            CompileErrorKind::Command,
            format!(
                "{} databases can't be compared with models: only SQL output is supported for them",
                self.name()
            ),
        ))
    }
}
