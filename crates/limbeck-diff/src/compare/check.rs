//! CHECK constraints, by their names.

use std::collections::BTreeMap;

use limbeck_model::DialectOptions;
use limbeck_model::operation::{AddConstraint, ConstraintKind, DropConstraint, Operation};
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{CheckConstraint, Constraint};

use super::column::parent_names;
use super::table::TablePair;
use super::{Comparer, checks, logger};
use crate::{DiffError, Object, ObjectKind};

impl Comparer<'_> {
    pub(super) fn checks(
        &mut self,
        pair: TablePair<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<(), DiffError> {
        if !self.dialect.inspects_checks() {
            return Ok(());
        }
        let desired_table = &pair.desired.table;
        let mut actual: BTreeMap<&str, &CheckConstraint> = BTreeMap::new();
        for check in checks(pair.actual) {
            let Some(name) = &check.name else { continue };
            let kind = ObjectKind::CheckConstraint;
            if self
                .project
                .include_name(Some(&name.text), kind, parent_names(pair))?
            {
                actual.insert(&name.text, check);
            }
        }
        let all = checks(desired_table).chain(&pair.desired.implied_checks);
        let desired: BTreeMap<String, &CheckConstraint> = all
            .filter_map(|check| Some((self.dialect.final_name(check.name.as_ref()?), check)))
            .collect();

        let table = string_repr(&desired_table.name.text);
        for (name, check) in &actual {
            let constraint = Constraint::Check((*check).clone());
            let object = Object::Constraint(pair.actual, &constraint);
            if !desired.contains_key(*name) && self.check_takes_part(object, name, true)? {
                operations.push(Operation::DropConstraint(DropConstraint {
                    table: pair.actual.qualified_name(),
                    name: check.name.clone(),
                    kind: Some(ConstraintKind::Check),
                    if_exists: false,
                    cascade: false,
                    dropped: Some(Box::new(constraint.clone())),
                    options: DialectOptions::default(),
                }));
                let name = string_repr(name);
                let message = format!("Detected removed check constraint {name} on table {table}");
                self.info(logger::CHECKS, message);
            }
        }
        for (name, check) in &desired {
            let constraint = Constraint::Check((*check).clone());
            let object = Object::Constraint(desired_table, &constraint);
            if !actual.contains_key(name.as_str()) && self.check_takes_part(object, name, false)? {
                operations.push(Operation::AddConstraint(AddConstraint {
                    table: desired_table.qualified_name(),
                    constraint: constraint.clone(),
                }));
                let name = string_repr(name);
                let message = format!("Detected added check constraint {name} on table {table}");
                self.info(logger::CHECKS, message);
            }
        }
        Ok(())
    }

    fn check_takes_part(
        &mut self,
        object: Object<'_>,
        name: &str,
        reflected: bool,
    ) -> Result<bool, DiffError> {
        let kind = ObjectKind::CheckConstraint;
        Ok(self
            .project
            .include_object(object, Some(name), kind, reflected, None)?)
    }
}
