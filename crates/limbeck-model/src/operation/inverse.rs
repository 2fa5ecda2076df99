//! Undoing operations.

use super::Operation;

/// Why an operation can't be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IrreversibleError {
    /// A column is dropped, and what it was is not known.
    #[error("operation is not reversible; original column is not present")]
    ColumnUnknown,
    /// A constraint is dropped, and what it was is not known.
    #[error("constraint cannot be produced; original constraint is not present")]
    ConstraintUnknown,
    /// An index is dropped, and what it was is not known.
    #[error("operation is not reversible; original index is not present")]
    IndexUnknown,
    /// An index without a name is created, which nothing can drop.
    #[error("operation is not reversible; the index has no name")]
    IndexUnnamed,
    /// A table is dropped, and what it was is not known.
    #[error("operation is not reversible; original table is not present")]
    TableUnknown,
    /// A sequence is dropped, and what it was is not known.
    #[error("operation is not reversible; original sequence is not present")]
    SequenceUnknown,
    /// Rows are inserted.
    #[error("inserted rows are not reversible")]
    Rows,
    /// A statement is executed, whose effect is not known.
    #[error("an executed statement is not reversible")]
    Statement,
}

impl Operation {
    /// The operation that undoes this one.
    ///
    /// # Errors
    ///
    /// When what the operation removes or changes is not known.
    pub fn inverse(&self) -> Result<Self, IrreversibleError> {
        Ok(match self {
            Self::CreateTable(create) => Self::DropTable(create.inverse()),
            Self::DropTable(drop) => Self::CreateTable(Box::new(drop.inverse()?)),
            Self::RenameTable(rename) => Self::RenameTable(rename.inverse()),
            Self::CreateTableComment(create) => create.inverse(),
            Self::DropTableComment(drop) => Self::CreateTableComment(drop.inverse()),
            Self::AddColumn(add) => Self::DropColumn(add.inverse()),
            Self::AlterColumn(alter) => Self::AlterColumn(Box::new(alter.inverse())),
            Self::DropColumn(drop) => Self::AddColumn(Box::new(drop.inverse()?)),
            Self::AddConstraint(add) => Self::DropConstraint(add.inverse()),
            Self::DropConstraint(drop) => Self::AddConstraint(drop.inverse()?),
            Self::CreateIndex(create) => Self::DropIndex(create.inverse()?),
            Self::DropIndex(drop) => Self::CreateIndex(drop.inverse()?),
            Self::CreateSchema(create) => Self::DropSchema(create.inverse()),
            Self::DropSchema(drop) => Self::CreateSchema(drop.inverse()),
            Self::CreateSequence(create) => Self::DropSequence(create.inverse()),
            Self::DropSequence(drop) => Self::CreateSequence(drop.inverse()?),
            Self::CreateType(create) => Self::DropType(create.inverse()),
            Self::DropType(drop) => Self::CreateType(drop.inverse()),
            Self::BulkInsert(_) => return Err(IrreversibleError::Rows),
            Self::Execute(_) => return Err(IrreversibleError::Statement),
            Self::AlterTableBatch(batch) => Self::AlterTableBatch(Box::new(batch.inverse()?)),
        })
    }
}
