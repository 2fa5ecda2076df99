//! Operations that fail on the rows that tables have.

use limbeck_diff::{Hint, Rename};
use limbeck_model::Value;
use limbeck_model::expression::{
    BindParameter, Expression, FromClause, Select, SelectColumn, Statement, TableReference,
};
use limbeck_model::schema::QualifiedName;
use limbeck_script::host::ScriptError;

use crate::database::Session;

/// Leaves out what is about tables without rows.
pub(super) fn with_rows(
    hints: Vec<Hint>,
    renames: &[Rename],
    session: &Session,
) -> Result<Vec<Hint>, ScriptError> {
    let mut kept = Vec::new();
    for hint in hints {
        let (Hint::NotNullWithoutDefault { table, .. } | Hint::NotNull { table, .. }) = &hint;
        if has_rows(present_name(table, renames), session)? {
            kept.push(hint);
        }
    }
    Ok(kept)
}

/// The name that a table has in the database, where it is about to get another one.
fn present_name<'n>(name: &'n QualifiedName, renames: &'n [Rename]) -> &'n QualifiedName {
    let present = renames.iter().find_map(|rename| match rename {
        Rename::Table { table, new_name } => {
            (*new_name == name.name && table.schema == name.schema).then_some(table)
        }
        Rename::Column { .. } => None,
    });
    present.unwrap_or(name)
}

fn has_rows(table: &QualifiedName, session: &Session) -> Result<bool, ScriptError> {
    let select = Statement::Select(Box::new(Select {
        columns: vec![SelectColumn {
            expression: one(),
            r#type: None,
        }],
        from: vec![FromClause::Table(TableReference {
            name: table.name.clone(),
            schema: table.schema.clone(),
            alias: None,
        })],
        limit: Some(one()),
        ..Select::default()
    }));
    for sql in session.compiler().statement(&select)? {
        if !session.query(&sql)?.rows.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn one() -> Expression {
    Expression::Bind(BindParameter {
        value: Some(Value::Integer(1)),
        ..BindParameter::default()
    })
}
