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
            Self::Custom(custom) => Self::Custom(custom.inverse()),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::IrreversibleError;
    use crate::operation::{Operation, OperationList};

    fn operation(value: Json) -> Operation {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn the_inverse_of_the_inverse_is_the_operation() {
        let column = json!({"name": "c", "type": {"class": "Integer"}});
        let t = json!({"name": "t", "schema": "s"});
        let unique = json!({"constraint": "unique", "name": "uq", "columns": ["c"]});
        let index = json!({"name": "ix", "elements": [{"column": "c"}], "unique": true,
            "options": {"postgresql_using": "gin"}});
        let status = json!({"class": "Enum", "arguments": {"labels": ["a"], "name": "e"}});
        let operations = [
            json!({"operation": "create_table", "if_not_exists": true,
                "table": {"name": "t", "schema": "s", "columns": [column]}}),
            json!({"operation": "rename_table", "table": t, "new_name": "u"}),
            json!({"operation": "create_table_comment", "table": t, "comment": "c"}),
            json!({"operation": "create_table_comment", "table": t, "comment": "c",
                "existing_comment": "b"}),
            json!({"operation": "drop_table_comment", "table": t, "existing_comment": "b"}),
            json!({"operation": "add_column", "table": t, "column": column, "if_not_exists": true}),
            json!({"operation": "alter_column", "table": t, "column": "c", "new_name": "d",
                "type": {"class": "Text"}, "existing_type": {"class": "Integer"},
                "nullable": true, "existing_nullable": false, "existing_comment": "kept",
                "server_default": {"change": "set", "to": null},
                "existing_server_default": {"change": "set", "to": {"default": "server",
                    "value": {"kind": "literal", "text": "5"}}}}),
            json!({"operation": "alter_column", "table": t, "column": "c",
                "comment": {"change": "set", "to": "new"}, "existing_comment": "old"}),
            json!({"operation": "add_constraint", "table": t, "constraint": unique}),
            json!({"operation": "create_index", "table": t, "index": index}),
            json!({"operation": "create_schema", "name": "s"}),
            json!({"operation": "create_sequence", "sequence": {"name": "n", "options": {"start": 5}}}),
            json!({"operation": "create_type", "type": status, "check_first": true}),
            json!({"operation": "custom", "number": 3, "description": "enable_policies"}),
        ];
        let items: Vec<Json> = operations.to_vec();
        for given in operations {
            let given = operation(given);
            let inverse = given.inverse().unwrap();
            assert_ne!(inverse, given);
            assert_eq!(inverse.inverse().unwrap(), given);
        }
        let list = json!([{"table": t, "operations": items}, items[0]]);
        let list: OperationList = serde_json::from_value(list).unwrap();
        assert_eq!(list.operations().count(), items.len() + 1);
        let inverse = list.inverse().unwrap();
        assert_eq!(inverse.inverse().unwrap(), list);
        let written = serde_json::to_value(&inverse).unwrap();
        assert_eq!(
            serde_json::from_value::<OperationList>(written).unwrap(),
            inverse
        );
    }

    #[test]
    fn what_is_not_known_is_not_restored() {
        use IrreversibleError as Error;

        let t = json!({"name": "t"});
        let statement = json!({"statement": "expression", "element": {"expression": "null"}});
        let irreversible = [
            (
                json!({"operation": "drop_table", "table": t}),
                Error::TableUnknown,
            ),
            (
                json!({"operation": "drop_column", "table": t, "column": "c"}),
                Error::ColumnUnknown,
            ),
            (
                json!({"operation": "drop_constraint", "table": t, "name": "x"}),
                Error::ConstraintUnknown,
            ),
            (
                json!({"operation": "drop_index", "name": "x", "table": "t"}),
                Error::IndexUnknown,
            ),
            (
                json!({"operation": "create_index", "table": t, "index": {}}),
                Error::IndexUnnamed,
            ),
            (
                json!({"operation": "drop_sequence", "sequence": t}),
                Error::SequenceUnknown,
            ),
            (
                json!({"operation": "bulk_insert", "table": t, "rows": []}),
                Error::Rows,
            ),
            (
                json!({"operation": "execute", "statement": statement}),
                Error::Statement,
            ),
        ];
        for (given, reason) in irreversible {
            assert_eq!(operation(given).inverse().unwrap_err(), reason);
        }
    }

    #[test]
    fn an_item_that_is_wrong_says_where() {
        let list = json!([{"operation": "drop_table", "table": {"name": "t", "nmae": "x"}}]);
        let refused = serde_json::from_value::<OperationList>(list).unwrap_err();
        assert!(refused.to_string().contains("nmae"), "{refused}");
    }
}
