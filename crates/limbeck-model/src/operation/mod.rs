//! The operation vocabulary: one file per migration operation, holding its data.
//!
//! An operation is what a script asks for (`op.create_table(…)`), before a dialect turns it into
//! SQL. The same values are what the differ produces and what the renderers write.

mod add_column;
mod add_constraint;
mod alter_column;
mod alter_table_batch;
mod bulk_insert;
mod create_index;
mod create_schema;
mod create_sequence;
mod create_table;
mod create_table_comment;
mod create_type;
mod custom;
mod drop_column;
mod drop_constraint;
mod drop_index;
mod drop_schema;
mod drop_sequence;
mod drop_table;
mod drop_table_comment;
mod drop_type;
mod execute;
mod inverse;
mod list;
mod rename_table;

pub use add_column::AddColumn;
pub use add_constraint::AddConstraint;
pub use alter_column::{AlterColumn, Change, ColumnDefault};
pub use alter_table_batch::{AlterTableBatch, BatchColumnPosition, BatchStep, Recreate};
pub use bulk_insert::BulkInsert;
pub use create_index::CreateIndex;
pub use create_schema::CreateSchema;
pub use create_sequence::CreateSequence;
pub use create_table::CreateTable;
pub use create_table_comment::CreateTableComment;
pub use create_type::CreateType;
pub use custom::Custom;
pub use drop_column::DropColumn;
pub use drop_constraint::{ConstraintKind, DropConstraint};
pub use drop_index::DropIndex;
pub use drop_schema::DropSchema;
pub use drop_sequence::DropSequence;
pub use drop_table::DropTable;
pub use drop_table_comment::DropTableComment;
pub use drop_type::DropType;
pub use execute::Execute;
pub use inverse::IrreversibleError;
pub use list::{ModifyTable, OperationItem, OperationList};
pub use rename_table::RenameTable;

use serde::{Deserialize, Serialize};

/// A migration operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "operation", rename_all = "snake_case")]
pub enum Operation {
    /// Creates a table with its constraints, indexes and comments.
    CreateTable(Box<CreateTable>),
    /// Drops a table.
    DropTable(DropTable),
    /// Renames a table.
    RenameTable(RenameTable),
    /// Sets a table's comment.
    CreateTableComment(CreateTableComment),
    /// Removes a table's comment.
    DropTableComment(DropTableComment),
    /// Adds a column.
    AddColumn(Box<AddColumn>),
    /// Changes a column.
    AlterColumn(Box<AlterColumn>),
    /// Drops a column.
    DropColumn(DropColumn),
    /// Adds a primary key, unique, foreign key, CHECK or EXCLUDE constraint.
    AddConstraint(AddConstraint),
    /// Drops a constraint.
    DropConstraint(DropConstraint),
    /// Creates an index.
    CreateIndex(CreateIndex),
    /// Drops an index.
    DropIndex(DropIndex),
    /// Creates a schema.
    CreateSchema(CreateSchema),
    /// Drops a schema.
    DropSchema(DropSchema),
    /// Creates a sequence.
    CreateSequence(CreateSequence),
    /// Drops a sequence.
    DropSequence(DropSequence),
    /// Creates a named type (PostgreSQL's enumerations and domains).
    CreateType(CreateType),
    /// Drops a named type.
    DropType(DropType),
    /// Inserts rows.
    BulkInsert(BulkInsert),
    /// Executes a statement.
    Execute(Execute),
    /// Alters one table by several operations, by recreating it where the dialect needs that.
    AlterTableBatch(Box<AlterTableBatch>),
    /// An operation of the project's own, which a comparison found.
    Custom(Custom),
}
