//! Constraints and indexes of a table: their names, and the columns that they speak of.

use std::collections::HashSet;

use indexmap::IndexMap;
use limbeck_model::expression::Expression;
use limbeck_model::operation::ConstraintKind;
use limbeck_model::schema::{Constraint, Index, IndexElement, PrimaryKeyConstraint, QualifiedName};
use limbeck_model::{Name, OptionValue};

use crate::normalize::naming::collect_columns;

/// The columns of a constraint or index, to be looked up.
pub(super) type Names = HashSet<String>;

/// Old column names with what they are called now.
pub(super) type Renames = IndexMap<String, Name>;

pub(super) fn has_name(constraint: &Constraint, text: &str) -> bool {
    constraint.name().is_some_and(|name| name.text == text)
}

pub(super) fn kind_and_name(constraint: &Constraint) -> Option<(Name, ConstraintKind)> {
    let kind = match constraint {
        Constraint::PrimaryKey(_) => ConstraintKind::Primary,
        Constraint::Unique(_) => ConstraintKind::Unique,
        Constraint::ForeignKey(_) => ConstraintKind::ForeignKey,
        Constraint::Check(_) | Constraint::Exclude(_) => ConstraintKind::Check,
    };
    Some((constraint.name()?.clone(), kind))
}

pub(super) fn constraint_name_mut(constraint: &mut Constraint) -> Option<&mut Name> {
    match constraint {
        Constraint::PrimaryKey(key) => key.name.as_mut(),
        Constraint::Unique(unique) => unique.name.as_mut(),
        Constraint::ForeignKey(key) => key.name.as_mut(),
        Constraint::Check(check) => check.name.as_mut(),
        Constraint::Exclude(exclude) => exclude.name.as_mut(),
    }
}

pub(super) fn set_name(constraint: &mut Constraint, name: Name) {
    match constraint {
        Constraint::PrimaryKey(key) => key.name = Some(name),
        Constraint::Unique(unique) => unique.name = Some(name),
        Constraint::ForeignKey(key) => key.name = Some(name),
        Constraint::Check(check) => check.name = Some(name),
        Constraint::Exclude(exclude) => exclude.name = Some(name),
    }
}

pub(super) fn texts<'n>(names: impl IntoIterator<Item = &'n Name>) -> Names {
    names.into_iter().map(|name| name.text.clone()).collect()
}

pub(super) fn constraint_columns(constraint: &Constraint) -> Names {
    let mut found = Vec::new();
    match constraint {
        Constraint::PrimaryKey(key) => return texts(&key.columns),
        Constraint::Unique(unique) => return texts(&unique.columns),
        Constraint::ForeignKey(key) => return texts(&key.columns),
        Constraint::Check(check) => collect_columns(&check.condition, &mut found),
        Constraint::Exclude(exclude) => {
            for element in &exclude.elements {
                collect_columns(&element.expression, &mut found);
            }
        }
    }
    texts(found)
}

pub(super) fn index_columns(index: &Index) -> Names {
    let mut found = Vec::new();
    for element in &index.elements {
        match element {
            IndexElement::Column { column } => found.push(column),
            IndexElement::Expression { expression } => collect_columns(expression, &mut found),
        }
    }
    texts(found)
}

pub(super) fn rename(name: &mut Name, renames: &Renames) {
    if let Some(new) = renames.get(&name.text) {
        *name = new.clone();
    }
}

pub(super) fn rename_constraint(
    constraint: &mut Constraint,
    renames: &Renames,
    table: &QualifiedName,
) {
    if renames.is_empty() {
        return;
    }
    match constraint {
        Constraint::PrimaryKey(PrimaryKeyConstraint { columns, .. }) => {
            columns.iter_mut().for_each(|name| rename(name, renames));
        }
        Constraint::Unique(unique) => {
            unique
                .columns
                .iter_mut()
                .for_each(|name| rename(name, renames));
        }
        Constraint::ForeignKey(key) => {
            key.columns
                .iter_mut()
                .for_each(|name| rename(name, renames));
            if key.referred_table.text == table.name.text && key.referred_schema == table.schema {
                key.referred_columns
                    .iter_mut()
                    .for_each(|name| rename(name, renames));
            }
        }
        Constraint::Check(check) => rename_columns(&mut check.condition, renames),
        Constraint::Exclude(exclude) => {
            for element in &mut exclude.elements {
                rename_columns(&mut element.expression, renames);
            }
        }
    }
}

pub(super) fn rename_index(index: &mut Index, renames: &Renames) {
    for element in &mut index.elements {
        match element {
            IndexElement::Column { column } => rename(column, renames),
            IndexElement::Expression { expression } => rename_columns(expression, renames),
        }
    }
    for value in index.options.0.values_mut() {
        if let OptionValue::Expression { expression } = value {
            rename_columns(expression, renames);
        }
    }
}

/// Renames the columns that an expression speaks of. SQL text stays as it is: what it means is the
/// database's to say.
pub(super) fn rename_columns(expression: &mut Expression, renames: &Renames) {
    expression.visit_columns_mut(&mut |name| rename(name, renames));
}
