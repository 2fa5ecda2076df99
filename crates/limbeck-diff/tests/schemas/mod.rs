//! A dialect without peculiarities.

use limbeck_diff::{DesiredSchema, DesiredTable, DialectComparison, HookError};
use limbeck_model::expression::Expression;
use limbeck_model::schema::{SqlType, Table};

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
