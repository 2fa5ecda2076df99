//! Tables as the differ compares them.

use limbeck_diff::DesiredTable;
use limbeck_model::schema::{CheckConstraint, Column, Constraint, Table};

use super::{ConstraintOrigin, NormalizedTable};

impl NormalizedTable<'_> {
    /// The table as the differ compares it: columns that imply nothing, and all constraints and
    /// indexes with their names.
    pub fn desired(&self) -> DesiredTable {
        let mut constraints = Vec::with_capacity(self.constraints.len() + 1);
        constraints.extend(self.primary_key.clone().map(Constraint::PrimaryKey));
        let mut implied_checks: Vec<CheckConstraint> = Vec::new();
        for normalized in &self.constraints {
            match (normalized.origin, &*normalized.constraint) {
                (ConstraintOrigin::Type, Constraint::Check(check)) => {
                    implied_checks.push(check.clone());
                }
                (_, constraint) => constraints.push(constraint.clone()),
            }
        }
        let checks = self.column_checks.iter().flatten();
        implied_checks.extend(checks.map(|check| check.clone().into_owned()));
        let columns = (0..self.table.columns.len()).map(|position| self.bare_column(position));
        DesiredTable {
            table: Table {
                columns: columns.collect(),
                constraints,
                indexes: self
                    .indexes
                    .iter()
                    .map(|index| index.clone().into_owned())
                    .collect(),
                ..self.table.clone()
            },
            implied_checks,
            autoincrement: self.autoincrement,
        }
    }

    fn bare_column(&self, position: usize) -> Column {
        let column = &self.table.columns[position];
        let checks = self.column_checks.get(position).into_iter().flatten();
        Column {
            primary_key: self.is_primary(column),
            unique: None,
            index: None,
            foreign_keys: Vec::new(),
            checks: checks.map(|check| check.clone().into_owned()).collect(),
            ..column.clone()
        }
    }
}
