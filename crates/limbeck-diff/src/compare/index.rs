//! What indexes and unique constraints are made of.

use std::collections::VecDeque;

use limbeck_model::expression::{Expression, UnaryOperator};
use limbeck_model::repr::{bool_repr, string_repr, tuple_repr};
use limbeck_model::schema::{Index, IndexElement, UniqueConstraint};

use crate::{IndexSets, Notes, Verdict};

/// The columns of an index, in order: of an expression the first that it mentions.
pub fn column_names(index: &Index) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for element in &index.elements {
        let name = match element {
            IndexElement::Column { column } => Some(column.text.clone()),
            IndexElement::Expression { expression } => first_column(expression),
        };
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// Whether an index has an element that is no plain column, whatever its sorting.
pub fn has_expressions(index: &Index) -> bool {
    index.elements.iter().any(|element| match element {
        IndexElement::Column { .. } => false,
        IndexElement::Expression { expression } => !is_column(expression),
    })
}

/// Compares two indexes by their uniqueness and their columns, in order.
pub fn compare_columns(desired: &Index, actual: &Index) -> Verdict {
    let mut reasons = Vec::from_iter(uniqueness(desired, actual));
    let (wanted, found) = (column_names(desired), column_names(actual));
    if wanted != found {
        reasons.push(format!(
            "expression {} to {}",
            tuple_repr(&found),
            tuple_repr(&wanted)
        ));
    }
    Verdict::from_reasons(reasons)
}

/// Why two indexes differ in uniqueness, if they do.
pub fn uniqueness(desired: &Index, actual: &Index) -> Option<String> {
    let word = |index: &Index| bool_repr(index.unique);
    (desired.unique != actual.unique)
        .then(|| format!("unique={} to unique={}", word(actual), word(desired)))
}

/// Compares two unique constraints by their columns, in any order.
pub fn compare_unique_columns(desired: &UniqueConstraint, actual: &UniqueConstraint) -> Verdict {
    let (wanted, found) = (sorted_columns(desired), sorted_columns(actual));
    if wanted == found {
        return Verdict::Equal;
    }
    let reason = format!(
        "expression {} to {}",
        tuple_repr(&found),
        tuple_repr(&wanted)
    );
    Verdict::Different(vec![reason])
}

/// The columns of a unique constraint, sorted.
pub fn sorted_columns(unique: &UniqueConstraint) -> Vec<String> {
    let mut names: Vec<String> = unique
        .columns
        .iter()
        .map(|name| name.text.clone())
        .collect();
    names.sort_unstable();
    names
}

/// Leaves out indexes of the models on expressions, unless the database has one of the same name:
/// for dialects whose inspectors can't find such indexes.
pub fn leave_out_expressions(sets: &mut IndexSets<'_>, dialect: &str, notes: &mut Notes) {
    let Some(table) = sets.desired_table else {
        return;
    };
    let actual = &sets.actual_indexes;
    sets.desired_indexes.retain(|index| {
        let is_known = actual.iter().any(|known| {
            known.name.as_ref().map(|name| &name.text) == index.name.as_ref().map(|name| &name.text)
        });
        if is_known || !has_expressions(index) {
            return true;
        }
        let name = index
            .name
            .as_ref()
            .map_or("None".to_owned(), |name| string_repr(&name.text));
        notes.warnings.push(format!(
            "autogenerate skipping metadata-specified expression-based index {name}; dialect \
             '{dialect}' under SQLAlchemy 2.1.9 can't reflect these indexes so they can't be \
             compared"
        ));
        notes.not_compared(
            &table.qualified_name(),
            format!("index {name}"),
            "the database does not report indexes on expressions",
        );
        false
    });
}

/// What two indexes of one side have in common when they count as the same without their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IndexSignature {
    unique: bool,
    names: Vec<Option<String>>,
}

impl IndexSignature {
    pub(super) fn of(index: &Index) -> Self {
        Self {
            unique: index.unique,
            names: index.elements.iter().map(element_name).collect(),
        }
    }
}

/// A column's or function's name, or a label.
fn element_name(element: &IndexElement) -> Option<String> {
    match element {
        IndexElement::Column { column } => Some(column.text.clone()),
        IndexElement::Expression { expression } => match &**expression {
            Expression::Column { name, .. } | Expression::Label { name, .. } => {
                Some(name.text.clone())
            }
            Expression::LiteralColumn { text } => Some(text.clone()),
            Expression::Function { name, .. } => name.last().map(|name| name.text.clone()),
            _ => None,
        },
    }
}

fn is_column(expression: &Expression) -> bool {
    match expression {
        Expression::Column { .. } => true,
        Expression::Unary { operator, operand } => {
            let is_sorting = matches!(
                operator,
                UnaryOperator::Ascending
                    | UnaryOperator::Descending
                    | UnaryOperator::NullsFirst
                    | UnaryOperator::NullsLast
            );
            is_sorting && is_column(operand)
        }
        _ => false,
    }
}

/// The first column that an expression mentions, the outermost first.
fn first_column(expression: &Expression) -> Option<String> {
    let mut waiting = VecDeque::from([expression]);
    while let Some(expression) = waiting.pop_front() {
        match expression {
            Expression::Column { name, .. } => return Some(name.text.clone()),
            Expression::LiteralColumn { text } => return Some(text.clone()),
            _ => expression.for_each_operand(|operand| waiting.push_back(operand)),
        }
    }
    None
}
