//! A dialect without peculiarities, and operations as changes of a list of tables.

mod apply;

use limbeck_diff::{DesiredSchema, DesiredTable, DialectComparison, HookError};
use limbeck_model::expression::Expression;
use limbeck_model::schema::{SqlType, Table};

pub(crate) use apply::apply;

/// A dialect whose types are written as SQLAlchemy shows them.
pub(crate) struct PlainDialect;

impl DialectComparison for PlainDialect {
    fn name(&self) -> &str {
        "plain"
    }

    fn supports_comments(&self) -> bool {
        true
    }

    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        Ok(r#type.to_string().replace("length=", ""))
    }

    fn expression_text(&self, expression: &Expression) -> Result<String, HookError> {
        Ok(format!("{expression:?}"))
    }
}

/// The tables as models.
pub(crate) fn desired(tables: &[Table]) -> DesiredSchema {
    let tables = tables.iter().map(|table| DesiredTable {
        table: table.clone(),
        implied_checks: Vec::new(),
        autoincrement: Some(0),
    });
    DesiredSchema::new(vec![tables.collect()]).unwrap()
}

/// The tables with all that has no order in the order of names.
pub(crate) fn sorted(tables: &[Table]) -> Vec<Table> {
    let mut tables = tables.to_vec();
    for table in &mut tables {
        table
            .columns
            .sort_by_cached_key(|column| column.name.text.clone());
        table
            .constraints
            .sort_by_cached_key(|constraint| format!("{:?}", constraint.name()));
        table.indexes.sort_by_cached_key(|index| index.name.clone());
        for constraint in &mut table.constraints {
            if let Some(name) = constraint.name_mut() {
                name.resolved = true;
            }
        }
    }
    tables.sort_by_cached_key(|table| table.name.text.clone());
    tables
}
