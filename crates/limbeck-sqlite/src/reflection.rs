//! What SQLAlchemy sees of a table.

use limbeck_model::expression::Expression;
use limbeck_model::schema::{Constraint, IndexElement, Table};
use limbeck_model::{DialectOptions, Name};

/// Leaves out of an inspected table what SQLAlchemy does not see in SQLite's catalogue and what
/// Alembic therefore neither compares nor renders: `AUTOINCREMENT`, conflict clauses, collations, the
/// order of indexed columns.
pub fn limit_to_reflection(table: &mut Table) {
    table.options.0.shift_remove("sqlite_autoincrement");
    for column in &mut table.columns {
        column.r#type.arguments.collation = None;
        without_conflict(&mut column.options);
    }
    for constraint in &mut table.constraints {
        match constraint {
            Constraint::PrimaryKey(key) => without_conflict(&mut key.options),
            Constraint::Unique(unique) => without_conflict(&mut unique.options),
            Constraint::Check(_) | Constraint::ForeignKey(_) | Constraint::Exclude(_) => {}
        }
    }
    let elements = table
        .indexes
        .iter_mut()
        .flat_map(|index| &mut index.elements);
    for element in elements {
        if let IndexElement::Expression { expression } = element
            && let Some(column) = ordered_column(expression)
        {
            *element = IndexElement::Column { column };
        }
    }
}

fn without_conflict(options: &mut DialectOptions) {
    options
        .0
        .retain(|option, _| !option.starts_with("sqlite_on_conflict"));
}

/// The column of an index element that says nothing but its order and collation.
fn ordered_column(expression: &Expression) -> Option<Name> {
    match expression {
        Expression::Column { name, .. } => Some(name.clone()),
        Expression::Collate { operand, .. } | Expression::Unary { operand, .. } => {
            ordered_column(operand)
        }
        _ => None,
    }
}
