//! The schema model: what a database's structure is, independent of how it was written or read.

pub mod column;
pub mod constraint;
pub mod default;
pub mod index;
pub mod naming;
pub mod sequence;
pub mod table;
pub mod types;

pub use column::{Autoincrement, Column, ColumnForeignKey};
pub use constraint::{
    CheckConstraint, Constraint, ExcludeConstraint, ExcludeElement, ForeignKeyConstraint,
    PrimaryKeyConstraint, UniqueConstraint,
};
pub use default::{Computed, Identity, SequenceOptions, ServerDefault};
pub use index::{Index, IndexElement};
pub use naming::NamingConvention;
pub use sequence::Sequence;
pub use table::{QualifiedName, Table};
pub use types::{SqlType, TypeArguments, TypeClass, UserType};
