//! Indexes and unique constraints: which of the models' belongs to which of the database's.

use std::collections::{BTreeMap, BTreeSet};

use limbeck_model::DialectOptions;
use limbeck_model::operation::{
    AddConstraint, ConstraintKind, CreateIndex, DropConstraint, DropIndex, Operation,
};
use limbeck_model::repr::{string_repr, tuple_repr};
use limbeck_model::schema::{Constraint, Index, Table, UniqueConstraint};

use super::duplicate::{keep_one_side, uniques_of_indexes};
use super::index::{IndexSignature, column_names, sorted_columns};
use super::{Comparer, logger, uniques};
use crate::{DiffError, IndexSets, Object, ObjectKind, ParentNames, Verdict};

/// An index or a unique constraint.
#[derive(Debug, Clone, Copy)]
enum Unit<'a> {
    Index(&'a Index),
    Unique(&'a UniqueConstraint),
}

impl<'a> Unit<'a> {
    /// The name as the database has it, or as the models say it.
    fn name(&self) -> Option<&str> {
        let name = match self {
            Self::Index(index) => index.name.as_ref(),
            Self::Unique(unique) => unique.name.as_ref(),
        };
        name.map(|name| name.text.as_str())
    }

    fn name_repr(&self) -> String {
        self.name().map_or_else(|| "None".to_owned(), string_repr)
    }

    fn kind(&self) -> ObjectKind {
        match self {
            Self::Index(_) => ObjectKind::Index,
            Self::Unique(_) => ObjectKind::UniqueConstraint,
        }
    }

    /// What log records call it.
    fn word(&self) -> &'static str {
        match self {
            Self::Index(_) => "index",
            Self::Unique(_) => "unique constraint",
        }
    }

    fn columns_repr(&self) -> String {
        match self {
            Self::Index(index) => tuple_repr(&column_names(index)),
            Self::Unique(unique) => {
                let names: Vec<&str> = unique.columns.iter().map(|name| name.as_str()).collect();
                tuple_repr(&names)
            }
        }
    }

    /// The object that the project's `include_object` gets; a constraint is lent a home.
    fn object<'o>(self, table: &'o Table, home: &'o mut Option<Constraint>) -> Object<'o>
    where
        'a: 'o,
    {
        match self {
            Self::Index(index) => Object::Index(table, index),
            Self::Unique(unique) => {
                Object::Constraint(table, home.insert(Constraint::Unique(unique.clone())))
            }
        }
    }
}

/// Both sides of a table for the pairing, and where its operations go.
struct Pairing<'a, 'o> {
    actual: Option<&'a Table>,
    desired: Option<&'a Table>,
    operations: &'o mut Vec<Operation>,
}

impl Pairing<'_, '_> {
    /// Unique constraints are part of a table that is created or dropped.
    fn is_whole_table(&self) -> bool {
        self.actual.is_none() || self.desired.is_none()
    }
}

impl Comparer<'_> {
    /// Compares the indexes and unique constraints of a table that is new, gone or there still.
    pub(super) fn indexes(
        &mut self,
        actual: Option<&Table>,
        desired: Option<&Table>,
        operations: &mut Vec<Operation>,
    ) -> Result<(), DiffError> {
        let included = self.included_units(actual)?;
        let mut sets = IndexSets {
            actual_table: actual,
            desired_table: desired,
            actual_uniques: included.uniques.iter().collect(),
            actual_indexes: included.indexes.iter().collect(),
            desired_uniques: desired.into_iter().flat_map(uniques).collect(),
            desired_indexes: desired.map_or_else(Vec::new, |table| table.indexes.iter().collect()),
        };
        if self.dialect.unique_constraints_are_indexes() {
            keep_one_side(&mut sets, self.dialect);
        }
        if desired.is_none() {
            sets.actual_uniques.clear();
        }
        self.dialect
            .correct_indexes(&mut sets, &mut self.difference.notes)?;
        self.pair(
            &sets,
            Pairing {
                actual,
                desired,
                operations,
            },
        )
    }

    /// What the project's `include_name` lets through of the database's side.
    fn included_units(&mut self, table: Option<&Table>) -> Result<Units, DiffError> {
        let mut included = Units::default();
        let Some(table) = table else {
            return Ok(included);
        };
        let schema = table.schema.as_ref().map(|schema| schema.text.as_str());
        let parents = ParentNames {
            schema_name: Some(schema),
            table_name: Some(&table.name.text),
        };
        let found: Vec<UniqueConstraint> = if self.dialect.unique_constraints_are_indexes() {
            uniques_of_indexes(table.indexes.iter())
        } else if self.dialect.inspects_unique_constraints() {
            uniques(table).cloned().collect()
        } else {
            Vec::new()
        };
        for mut unique in found {
            let unit = Unit::Unique(&unique);
            if self
                .project
                .include_name(unit.name(), unit.kind(), parents)?
            {
                self.dialect.adjust_inspected_options(&mut unique.options);
                included.uniques.push(unique);
            }
        }
        for index in &table.indexes {
            let unit = Unit::Index(index);
            if self
                .project
                .include_name(unit.name(), unit.kind(), parents)?
            {
                let mut index = index.clone();
                self.dialect.adjust_inspected_options(&mut index.options);
                included.indexes.push(index);
            }
        }
        Ok(included)
    }

    fn pair(
        &mut self,
        sets: &IndexSets<'_>,
        mut pairing: Pairing<'_, '_>,
    ) -> Result<(), DiffError> {
        let mut wanted: BTreeMap<String, Unit<'_>> = BTreeMap::new();
        let mut unnamed: Vec<(Vec<String>, Unit<'_>)> = Vec::new();
        for unique in &sets.desired_uniques {
            match &unique.name {
                Some(name) => {
                    wanted.insert(self.dialect.final_name(name), Unit::Unique(unique));
                }
                None => unnamed.push((sorted_columns(unique), Unit::Unique(unique))),
            }
        }
        for index in &sets.desired_indexes {
            match &index.name {
                Some(name) => {
                    wanted.insert(self.dialect.final_name(name), Unit::Index(index));
                }
                None => self.note_unnamed_index(&pairing, index),
            }
        }
        let found_uniques: BTreeMap<&str, &UniqueConstraint> = sets
            .actual_uniques
            .iter()
            .filter_map(|unique| Some((unique.name.as_ref()?.as_str(), *unique)))
            .collect();
        let found_indexes: BTreeMap<&str, &Index> = sets
            .actual_indexes
            .iter()
            .filter_map(|index| Some((index.name.as_ref()?.as_str(), *index)))
            .collect();
        let found: BTreeSet<&str> = found_uniques
            .keys()
            .chain(found_indexes.keys())
            .copied()
            .collect();

        for name in found.iter().filter(|name| !wanted.contains_key(**name)) {
            let unique = found_uniques.get(name).copied();
            let index = found_indexes.get(name).copied();
            let is_unnamed = |unique: &UniqueConstraint| {
                let columns = sorted_columns(unique);
                unnamed.iter().any(|(known, _)| *known == columns)
            };
            if unique.is_some_and(is_unnamed) {
                continue;
            }
            if let (Some(unique), Some(index)) = (unique, index) {
                let signature = IndexSignature::of(index);
                let columns = sorted_columns(unique);
                if sets
                    .desired_indexes
                    .iter()
                    .any(|known| IndexSignature::of(known) == signature)
                    || sets
                        .desired_uniques
                        .iter()
                        .any(|known| sorted_columns(known) == columns)
                {
                    continue;
                }
            }
            for unit in unique
                .map(Unit::Unique)
                .into_iter()
                .chain(index.map(Unit::Index))
            {
                self.unit_removed(unit, &mut pairing)?;
            }
        }
        for (name, desired) in &wanted {
            let unique = found_uniques.get(name.as_str()).copied().map(Unit::Unique);
            let index = found_indexes.get(name.as_str()).copied().map(Unit::Index);
            let actual = match desired {
                Unit::Index(_) => index.or(unique),
                Unit::Unique(_) => unique.or(index),
            };
            if let Some(actual) = actual {
                self.unit_present(*desired, actual, &mut pairing)?;
            }
        }
        for (name, desired) in &wanted {
            if !found.contains(name.as_str()) {
                self.unit_added(*desired, &mut pairing)?;
            }
        }
        let found_columns: BTreeSet<Vec<String>> = sets
            .actual_uniques
            .iter()
            .map(|unique| sorted_columns(unique))
            .collect();
        let mut seen = BTreeSet::new();
        for (columns, unit) in unnamed {
            if !found_columns.contains(&columns) && seen.insert(columns) {
                self.unit_added(unit, &mut pairing)?;
            }
        }
        Ok(())
    }

    fn unit_present(
        &mut self,
        desired: Unit<'_>,
        actual: Unit<'_>,
        pairing: &mut Pairing<'_, '_>,
    ) -> Result<(), DiffError> {
        let Some(table) = pairing.desired else {
            return Ok(());
        };
        let verdict = match (desired, actual) {
            (Unit::Index(desired), Unit::Index(actual)) => self.dialect.compare_indexes(
                (table, desired),
                actual,
                &mut self.difference.notes,
            )?,
            (Unit::Unique(desired), Unit::Unique(actual)) => {
                self.dialect.compare_unique_constraints(desired, actual)?
            }
            (Unit::Index(_), Unit::Unique(_)) | (Unit::Unique(_), Unit::Index(_)) => {
                self.unit_removed(actual, pairing)?;
                return self.unit_added(desired, pairing);
            }
        };
        match verdict {
            Verdict::Equal => Ok(()),
            Verdict::Different(reasons) => {
                self.unit_changed(actual, desired, &reasons.join(", "), pairing)
            }
            Verdict::Skipped(reasons) => {
                let (word, name) = (actual.word(), actual.name_repr());
                let reasons = reasons.join(", ");
                let subject = format!("{word} {name}");
                self.difference
                    .notes
                    .not_compared(&table.qualified_name(), subject, &*reasons);
                let message =
                    format!("Cannot compare {word} {name}, assuming equal and skipping. {reasons}");
                self.info(logger::CONSTRAINTS, message);
                Ok(())
            }
        }
    }

    fn unit_changed(
        &mut self,
        actual: Unit<'_>,
        desired: Unit<'_>,
        reasons: &str,
        pairing: &mut Pairing<'_, '_>,
    ) -> Result<(), DiffError> {
        let (Some(actual_table), Some(desired_table)) = (pairing.actual, pairing.desired) else {
            return Ok(());
        };
        let mut homes = (None, None);
        let object = desired.object(desired_table, &mut homes.0);
        let counterpart = actual.object(actual_table, &mut homes.1);
        let name = desired.name();
        if self
            .project
            .include_object(object, name, desired.kind(), false, Some(counterpart))?
        {
            let message = format!(
                "Detected changed {} {} on {}: {reasons}",
                actual.word(),
                actual.name_repr(),
                string_repr(&desired_table.name.text)
            );
            self.info(logger::CONSTRAINTS, message);
            pairing.operations.push(dropping(actual, actual_table));
            pairing.operations.push(creating(desired, desired_table));
        }
        Ok(())
    }

    fn unit_added(
        &mut self,
        unit: Unit<'_>,
        pairing: &mut Pairing<'_, '_>,
    ) -> Result<(), DiffError> {
        let Some(table) = pairing.desired else {
            return Ok(());
        };
        if matches!(unit, Unit::Unique(_))
            && (pairing.is_whole_table() || !self.dialect.inspects_unique_constraints())
        {
            return Ok(());
        }
        let mut home = None;
        let object = unit.object(table, &mut home);
        if self
            .project
            .include_object(object, unit.name(), unit.kind(), false, None)?
        {
            pairing.operations.push(creating(unit, table));
            let (word, name, columns) = (unit.word(), unit.name_repr(), unit.columns_repr());
            let message = format!("Detected added {word} {name} on '{columns}'");
            self.info(logger::CONSTRAINTS, message);
        }
        Ok(())
    }

    fn unit_removed(
        &mut self,
        unit: Unit<'_>,
        pairing: &mut Pairing<'_, '_>,
    ) -> Result<(), DiffError> {
        let Some(table) = pairing.actual else {
            return Ok(());
        };
        match unit {
            // A unique index may be a unique constraint that the inspector can't tell.
            Unit::Index(index) if index.unique && !self.dialect.inspects_unique_constraints() => {
                return Ok(());
            }
            Unit::Unique(_) if pairing.is_whole_table() => return Ok(()),
            Unit::Index(_) | Unit::Unique(_) => {}
        }
        let mut home = None;
        let object = unit.object(table, &mut home);
        if self
            .project
            .include_object(object, unit.name(), unit.kind(), true, None)?
        {
            pairing.operations.push(dropping(unit, table));
            let (word, name) = (unit.word(), unit.name_repr());
            let table = string_repr(&table.name.text);
            self.info(
                logger::CONSTRAINTS,
                format!("Detected removed {word} {name} on {table}"),
            );
        }
        Ok(())
    }

    fn note_unnamed_index(&mut self, pairing: &Pairing<'_, '_>, index: &Index) {
        if let Some(table) = pairing.desired {
            let columns = Unit::Index(index).columns_repr();
            self.difference.notes.not_compared(
                &table.qualified_name(),
                format!("index on {columns}"),
                "it has no name",
            );
        }
    }
}

/// Indexes and unique constraints of one side.
#[derive(Debug, Default)]
struct Units {
    indexes: Vec<Index>,
    uniques: Vec<UniqueConstraint>,
}

fn creating(unit: Unit<'_>, table: &Table) -> Operation {
    match unit {
        Unit::Index(index) => Operation::CreateIndex(CreateIndex {
            table: table.qualified_name(),
            index: index.clone(),
            if_not_exists: false,
        }),
        Unit::Unique(unique) => Operation::AddConstraint(AddConstraint {
            table: table.qualified_name(),
            constraint: Constraint::Unique(unique.clone()),
        }),
    }
}

fn dropping(unit: Unit<'_>, table: &Table) -> Operation {
    match unit {
        Unit::Index(index) => Operation::DropIndex(DropIndex {
            name: index.name.clone().unwrap_or_default(),
            table: Some(table.name.clone()),
            schema: table.schema.clone(),
            if_exists: false,
            dropped: Some(Box::new(index.clone())),
            options: index.options.clone(),
        }),
        Unit::Unique(unique) => Operation::DropConstraint(DropConstraint {
            table: table.qualified_name(),
            name: unique.name.clone(),
            kind: Some(ConstraintKind::Unique),
            if_exists: false,
            cascade: false,
            dropped: Some(Box::new(Constraint::Unique(unique.clone()))),
            options: DialectOptions::default(),
        }),
    }
}
