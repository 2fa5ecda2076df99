//! MySQL.

use limbeck_diff::IndexSets;
use limbeck_diff::types::TypeRules;
use limbeck_model::schema::{Constraint, ForeignKeyConstraint, IndexElement, SqlType};

pub(super) const TYPE_RULES: TypeRules = TypeRules {
    synonyms: &[&["bool", "tinyint"], &["json", "longtext"]],
    attributes: &["character set", "collate"],
};

/// Enumerations are compared by their labels, in any order.
pub(super) fn labels_differ(actual: &SqlType, desired: &SqlType) -> Option<bool> {
    let desired = desired.for_dialect("mysql");
    let is_enum = |r#type: &SqlType| r#type.class.name().to_lowercase().ends_with("enum");
    if !is_enum(actual) || !is_enum(desired) {
        return None;
    }
    let sorted = |r#type: &SqlType| {
        let mut labels = r#type.arguments.labels.clone()?;
        labels.sort_unstable();
        Some(labels)
    };
    Some(sorted(actual) != sorted(desired))
}

/// Foreign keys bring indexes of their own, by the name of the key or of a column.
pub(super) fn leave_out_implied_indexes(sets: &mut IndexSets<'_>) {
    let Some(table) = sets.actual_table else {
        return;
    };
    let mut removed = Vec::new();
    sets.actual_indexes.retain(|index| {
        let Some(name) = index.name.as_ref().filter(|_| !index.unique) else {
            return true;
        };
        let is_implied = index.elements.iter().any(|element| match element {
            IndexElement::Column { column } => {
                column.text == name.text
                    || table.constraints.iter().any(|constraint| match constraint {
                        Constraint::ForeignKey(key) => {
                            key.columns.contains(column)
                                && key.name.as_ref().is_some_and(|key| key.text == name.text)
                        }
                        _ => false,
                    })
            }
            IndexElement::Expression { .. } => false,
        });
        if is_implied {
            removed.push(name.text.clone());
        }
        !is_implied
    });
    sets.desired_indexes.retain(|index| {
        !index
            .name
            .as_ref()
            .is_some_and(|name| removed.contains(&name.text))
    });
}

/// `RESTRICT` is what the server does anyway, and it does not report it.
pub(super) fn restrict(actual: &mut [ForeignKeyConstraint], desired: &[&ForeignKeyConstraint]) {
    for key in actual {
        let counterpart = desired.iter().find(|desired| {
            desired.columns == key.columns
                && desired.referred_table.text == key.referred_table.text
                && desired.referred_columns == key.referred_columns
        });
        let Some(counterpart) = counterpart else {
            continue;
        };
        let restricts = |action: &Option<String>| {
            action
                .as_ref()
                .is_some_and(|action| action.eq_ignore_ascii_case("restrict"))
        };
        if key.on_delete.is_none() && restricts(&counterpart.on_delete) {
            key.on_delete = Some("RESTRICT".to_owned());
        }
        if key.on_update.is_none() && restricts(&counterpart.on_update) {
            key.on_update = Some("RESTRICT".to_owned());
        }
    }
}
