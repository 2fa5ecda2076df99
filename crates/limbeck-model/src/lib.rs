//! The values that everything else in Limbeck speaks: the schema model, the operation vocabulary
//! and SQL expression trees.
//!
//! This crate is pure data. It knows no database connection, no interpreter and no terminal, and it
//! decides nothing about a dialect. Every front end (a Python script, a Python model, a Rust struct,
//! a live database) is lowered into these types, and every back end (the SQL compilers, the differ,
//! the renderers) reads from them.
//!
//! | module | holds |
//! |---|---|
//! | [`name`] | identifiers as a person wrote them: text, forced quoting, finality |
//! | [`value`] | literal values: what a bind parameter or a row cell can be |
//! | [`schema`] | tables, columns, types, constraints, indexes, defaults, naming conventions |
//! | [`operation`] | one file per migration operation |
//! | [`expression`] | SQL expressions and statements for data migrations |
//! | [`origin`] | where in a file something was written |
//! | [`repr`] | values as Python spells them |
//!
//! All types are serialisable, so that a captured project can cross a process boundary. Fields that
//! are absent in the serialised form take their default.

pub mod expression;
pub mod name;
pub mod operation;
pub mod options;
pub mod origin;
pub mod repr;
pub mod schema;
pub mod value;

pub use name::Name;
pub use options::{DialectOptions, OptionValue};
pub use origin::Origin;
pub use value::Value;
