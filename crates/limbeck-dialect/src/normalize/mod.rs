//! Tables with everything in its place: what columns imply (keys, unique constraints, foreign keys,
//! checks, indexes) becomes constraints and indexes of the table, and what has no name is named.

mod autoincrement;
mod desired;
pub mod naming;
mod table;

pub use naming::{ConstraintSubject, shortened};
pub use table::{ColumnView, ConstraintOrigin, NormalizedConstraint, NormalizedTable, type_check};

pub(crate) use table::table_level;
