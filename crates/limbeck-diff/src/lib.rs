//! The operations that lead from one schema to another.
//!
//! ```text
//! models --normalised by the dialect--> DesiredSchema --+
//!                                                       +--compare--> Difference
//! database --Inspector--> tables -----------------------+    |
//!                                                            |  DialectComparison: what is equal
//!                                                            |  ProjectHooks: env.py's callables
//! ```
//!
//! [`compare()`] finds what Alembic's autogenerate finds, in the same order, with the same log
//! records. Beside the operations, a [`Difference`] says what was not compared and why, which
//! drops and additions look like renames, and which additions fail on tables that have rows.
//!
//! The crate knows no connection: a dialect that has to ask its server does so behind
//! [`DialectComparison`].
//!
//! | module | holds |
//! |---|---|
//! | [`desired`] | the schema that the models describe, in order of dependency |
//! | [`dialect`] | what a dialect says about equality |
//! | [`project`] | what a project says about it: filters and comparison functions |
//! | [`included`] | which schemas and tables are inspected at all |
//! | [`mod@compare`] | the comparison, one file for each kind of thing |
//! | [`types`] | Alembic's notion of equal types, over their SQL |
//! | [`difference`] | what came out |
//! | [`rename`] | renames: candidates, and those that were asked for |
//! | [`summary`] | differences for a person, grouped by table |
//! | [`text`] | differences as `check` prints them |

pub mod compare;
pub mod desired;
pub mod dialect;
pub mod difference;
pub mod error;
pub mod included;
mod order;
pub mod project;
pub mod rename;
pub mod summary;
pub mod text;
pub mod types;

pub use compare::{
    CompareOptions, Comparisons, Outcome, Place, Priority, ProjectComparators, compare,
};
pub use desired::{DesiredSchema, DesiredTable};
pub use dialect::{DefaultPair, DialectComparison, IndexSets, Verdict};
pub use difference::{Difference, Hint, LogLevel, LogRecord, NotCompared, Notes};
pub use error::{DiffError, HookError};
pub use included::{included_schemas, included_tables};
pub use project::{
    ComparedTable, Everything, Object, ObjectKind, ParentNames, ProjectHooks, UserVerdict,
};
pub use rename::{Rename, Renames};
