//! Databases to which a unique constraint is nothing but a unique index (MySQL, Oracle).

use limbeck_model::schema::{Index, IndexElement, UniqueConstraint};

use super::index::sorted_columns;
use crate::{DialectComparison, IndexSets};

/// The unique constraints that are the same things as the unique indexes of a table.
pub(super) fn uniques_of_indexes<'i>(
    indexes: impl Iterator<Item = &'i Index>,
) -> Vec<UniqueConstraint> {
    indexes
        .filter(|index| index.unique)
        .filter_map(|index| {
            let columns = index.elements.iter().map(|element| match element {
                IndexElement::Column { column } => Some(column.clone()),
                IndexElement::Expression { .. } => None,
            });
            Some(UniqueConstraint {
                name: index.name.clone(),
                columns: columns.collect::<Option<_>>()?,
                ..UniqueConstraint::default()
            })
        })
        .collect()
}

/// Keeps of each thing that is both what the models say that it is.
pub(super) fn keep_one_side(sets: &mut IndexSets<'_>, dialect: &dyn DialectComparison) {
    let final_name =
        |name: &Option<limbeck_model::Name>| name.as_ref().map(|name| dialect.final_name(name));
    let unique_names: Vec<String> = sets
        .desired_uniques
        .iter()
        .filter_map(|unique| final_name(&unique.name))
        .collect();
    let unnamed: Vec<Vec<String>> = sets
        .desired_uniques
        .iter()
        .filter(|unique| unique.name.is_none())
        .map(|unique| sorted_columns(unique))
        .collect();
    let index_names: Vec<String> = sets
        .desired_indexes
        .iter()
        .filter(|index| index.unique)
        .filter_map(|index| final_name(&index.name))
        .collect();
    let mut no_indexes = Vec::new();
    sets.actual_uniques.retain(|unique| {
        let Some(name) = &unique.name else {
            return true;
        };
        if !unique_names.contains(&name.text) {
            return unnamed.contains(&sorted_columns(unique));
        }
        if !index_names.contains(&name.text) {
            no_indexes.push(name.text.clone());
        }
        true
    });
    sets.actual_indexes.retain(|index| {
        let name = index.name.as_ref();
        !(index.unique && name.is_some_and(|name| no_indexes.contains(&name.text)))
    });
}
