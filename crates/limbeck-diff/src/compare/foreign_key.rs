//! Foreign keys, by what they refer to.

use std::collections::HashMap;

use limbeck_model::DialectOptions;
use limbeck_model::operation::{AddConstraint, ConstraintKind, DropConstraint, Operation};
use limbeck_model::schema::{Constraint, ForeignKeyConstraint, Table};

use super::column::parent_names;
use super::table::TablePair;
use super::{Comparer, foreign_keys, logger};
use crate::order::{self, TableKey};
use crate::{DiffError, Object, ObjectKind};

/// What makes foreign keys the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Signature {
    source: TableKey,
    columns: Vec<String>,
    target: TableKey,
    referred_columns: Vec<String>,
    /// The options, where an inspector finds them.
    options: Option<(Option<String>, Option<String>, &'static str)>,
}

impl Signature {
    fn of(table: &Table, key: &ForeignKeyConstraint, with_options: bool) -> Self {
        let names = |names: &[limbeck_model::Name]| {
            names
                .iter()
                .map(|name| name.text.clone())
                .collect::<Vec<_>>()
        };
        let action = |action: Option<&String>| {
            let action = action.map(|action| action.to_lowercase());
            action.filter(|action| !action.is_empty() && action != "no action")
        };
        let is_deferred = |mode: &String| mode.eq_ignore_ascii_case("deferred");
        let deferral = if key.initially.as_ref().is_some_and(is_deferred) {
            "initially deferrable"
        } else if key.deferrable == Some(true) {
            "deferrable"
        } else {
            "not deferrable"
        };
        Self {
            source: order::key(table),
            columns: names(&key.columns),
            target: order::referred(key),
            referred_columns: names(&key.referred_columns),
            options: with_options.then(|| {
                (
                    action(key.on_update.as_ref()),
                    action(key.on_delete.as_ref()),
                    deferral,
                )
            }),
        }
    }

    /// `(a, b)(x, y) on table t`, as log records show it.
    fn label(&self) -> String {
        let (columns, referred) = (self.columns.join(", "), self.referred_columns.join(", "));
        format!(
            "({columns})({referred}) on table {}",
            order::display(&self.source)
        )
    }
}

impl Comparer<'_> {
    pub(super) fn foreign_keys(
        &mut self,
        pair: TablePair<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<(), DiffError> {
        let kind = ObjectKind::ForeignKeyConstraint;
        let desired_table = &pair.desired.table;
        let desired: Vec<&ForeignKeyConstraint> = foreign_keys(desired_table).collect();
        let mut actual = Vec::new();
        for key in foreign_keys(pair.actual) {
            let name = key.name.as_ref().map(|name| name.text.as_str());
            if self.project.include_name(name, kind, parent_names(pair))? {
                actual.push(key.clone());
            }
        }
        self.dialect.correct_foreign_keys(&mut actual, &desired);
        let with_options = self.dialect.inspects_foreign_key_options();
        let actual: Vec<(Signature, &ForeignKeyConstraint)> = actual
            .iter()
            .map(|key| (Signature::of(pair.actual, key, with_options), key))
            .collect();
        let desired: Vec<(Signature, &ForeignKeyConstraint)> = desired
            .into_iter()
            .map(|key| (Signature::of(desired_table, key, with_options), key))
            .collect();

        for &(ref signature, key) in only_in(&actual, &desired) {
            let constraint = Constraint::ForeignKey(key.clone());
            let counterpart = namesake(key, &desired);
            let counterpart = counterpart
                .as_ref()
                .map(|c| Object::Constraint(desired_table, c));
            let object = Object::Constraint(pair.actual, &constraint);
            let name = key.name.as_ref().map(|name| name.text.as_str());
            if self
                .project
                .include_object(object, name, kind, true, counterpart)?
            {
                operations.push(Operation::DropConstraint(DropConstraint {
                    table: pair.actual.qualified_name(),
                    name: key.name.clone(),
                    kind: Some(ConstraintKind::ForeignKey),
                    if_exists: false,
                    cascade: false,
                    dropped: Some(Box::new(constraint.clone())),
                    options: DialectOptions::default(),
                }));
                let message = format!("Detected removed foreign key {}", signature.label());
                self.info(logger::CONSTRAINTS, message);
            }
        }
        for &(ref signature, key) in only_in(&desired, &actual) {
            let constraint = Constraint::ForeignKey(key.clone());
            let counterpart = namesake(key, &actual);
            let counterpart = counterpart
                .as_ref()
                .map(|c| Object::Constraint(pair.actual, c));
            let object = Object::Constraint(desired_table, &constraint);
            let name = key.name.as_ref().map(|name| name.text.as_str());
            if self
                .project
                .include_object(object, name, kind, false, counterpart)?
            {
                operations.push(Operation::AddConstraint(AddConstraint {
                    table: desired_table.qualified_name(),
                    constraint: constraint.clone(),
                }));
                let message = format!("Detected added foreign key {}", signature.label());
                self.info(logger::CONSTRAINTS, message);
            }
        }
        Ok(())
    }
}

/// Those of one side that the other side does not have, each signature once.
fn only_in<'a>(
    one: &'a [(Signature, &'a ForeignKeyConstraint)],
    other: &[(Signature, &ForeignKeyConstraint)],
) -> Vec<&'a (Signature, &'a ForeignKeyConstraint)> {
    let mut last: HashMap<&Signature, usize> = HashMap::new();
    for (position, (signature, _)) in one.iter().enumerate() {
        last.insert(signature, position);
    }
    one.iter()
        .enumerate()
        .filter(|(position, (signature, _))| {
            last.get(signature) == Some(position)
                && !other.iter().any(|(known, _)| known == signature)
        })
        .map(|(_, item)| item)
        .collect()
}

/// The foreign key of the same name on the other side.
fn namesake(
    key: &ForeignKeyConstraint,
    others: &[(Signature, &ForeignKeyConstraint)],
) -> Option<Constraint> {
    let name = &key.name.as_ref()?.text;
    let is_namesake =
        |other: &ForeignKeyConstraint| other.name.as_ref().is_some_and(|other| other.text == *name);
    let found = others.iter().rev().find(|(_, other)| is_namesake(other))?;
    Some(Constraint::ForeignKey(found.1.clone()))
}
