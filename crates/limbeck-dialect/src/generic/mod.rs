//! SQLAlchemy's and Alembic's default behaviour: what the provided methods of the traits do, and
//! what a dialect calls for the part that it shares.

pub mod alter;
pub mod bulk;
pub mod column;
pub mod comment;
pub mod constraint;
pub mod definition;
pub mod expression;
pub mod index;
pub mod literal;
pub mod sequence;
pub mod statement;
pub mod table;
pub mod types;

use crate::{CompileError, Compiler};

/// The error of a construct that the dialect has no form for. `compiler` is the class of compiler
/// without the dialect's prefix, such as `DDLCompiler`.
pub fn unsupported(c: &Compiler<'_>, compiler: &str, element: &str) -> CompileError {
    let prefix = c.dialect.compiler_prefix();
    CompileError::unsupported(&format!("{prefix}{compiler}"), element)
}
