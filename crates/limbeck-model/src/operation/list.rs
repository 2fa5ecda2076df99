//! Lists of operations, as autogenerate makes them.

use serde::{Deserialize, Deserializer, Serialize};

use super::{IrreversibleError, Operation};
use crate::schema::QualifiedName;

/// The body of an `upgrade()` or `downgrade()` function. Alembic's `UpgradeOps` and `DowngradeOps`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OperationList(pub Vec<OperationItem>);

/// One item of an [`OperationList`].
///
/// In serialised form, a [`ModifyTable`] is told by its key `operations`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum OperationItem {
    /// An operation by itself.
    Operation(Operation),
    /// The changes of one table.
    ModifyTable(ModifyTable),
}

/// The changes of one table, which are rendered together in batch form. Alembic's `ModifyTableOps`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModifyTable {
    /// The table.
    pub table: QualifiedName,
    /// The operations, in order.
    pub operations: Vec<Operation>,
}

impl OperationList {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|item| match item {
            OperationItem::Operation(_) => false,
            OperationItem::ModifyTable(modify) => modify.operations.is_empty(),
        })
    }

    /// All operations, one after the other.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.0.iter().flat_map(|item| match item {
            OperationItem::Operation(operation) => std::slice::from_ref(operation),
            OperationItem::ModifyTable(modify) => &modify.operations,
        })
    }

    /// The list that undoes this one: the inverses of its operations, last operation first.
    ///
    /// # Errors
    ///
    /// When an operation can't be undone.
    pub fn inverse(&self) -> Result<Self, IrreversibleError> {
        let items = self.0.iter().rev().map(|item| {
            Ok(match item {
                OperationItem::Operation(operation) => {
                    OperationItem::Operation(operation.inverse()?)
                }
                OperationItem::ModifyTable(modify) => OperationItem::ModifyTable(modify.inverse()?),
            })
        });
        Ok(Self(items.collect::<Result<_, _>>()?))
    }
}

impl ModifyTable {
    /// The changes that undo these: the inverses of the operations, last operation first.
    ///
    /// # Errors
    ///
    /// When an operation can't be undone.
    pub fn inverse(&self) -> Result<Self, IrreversibleError> {
        let operations = self.operations.iter().rev().map(Operation::inverse);
        Ok(Self {
            table: self.table.clone(),
            operations: operations.collect::<Result<_, _>>()?,
        })
    }
}

impl<'de> Deserialize<'de> for OperationItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;

        let value = serde_json::Value::deserialize(deserializer)?;
        if value.get("operations").is_some() {
            ModifyTable::deserialize(value).map(Self::ModifyTable)
        } else {
            Operation::deserialize(value).map(Self::Operation)
        }
        .map_err(D::Error::custom)
    }
}
