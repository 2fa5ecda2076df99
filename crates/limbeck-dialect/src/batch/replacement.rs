//! The operations that put the new table in the place of the old one.

use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::{CreateIndex, CreateTable, DropConstraint, Operation, RenameTable};
use limbeck_model::schema::{Column, Constraint, QualifiedName};

use super::Plan;
use super::checks::described;
use super::condition::{condition_text, identifiers, rename_columns};
use super::copy::{copy_rows, drop_table};
use super::elements::{
    Names, Renames, constraint_columns, constraint_name_mut, index_columns, rename_constraint,
    rename_index, texts,
};
use super::table::BatchTable;
use crate::CompileResult;
use crate::normalize::naming::constraint_name;
use crate::normalize::{ConstraintSubject, type_check};

/// Longest name of the temporary table, as Alembic cuts it.
const TEMPORARY_NAME_LENGTH: usize = 50;

impl BatchTable<'_> {
    /// The operations that replace the old table by the new one.
    pub(super) fn finish(mut self) -> CompileResult<Plan> {
        self.sort_columns()?;
        let renames: Renames = self
            .columns
            .iter()
            .filter(|column| column.key != column.column.name.text)
            .map(|column| (column.key.clone(), column.column.name.clone()))
            .collect();
        let present: Names = self
            .columns
            .iter()
            .flat_map(|column| [column.key.clone(), column.column.name.text.clone()])
            .chain(texts(
                self.batch.table_columns.iter().map(|column| &column.name),
            ))
            .collect();

        let schema = self.batch.table.schema.clone();
        let old = self.batch.table.clone();
        let temporary = QualifiedName {
            name: Name {
                text: format!("_alembic_tmp_{}", old.name)
                    .chars()
                    .take(TEMPORARY_NAME_LENGTH)
                    .collect(),
                ..old.name.clone()
            },
            schema: schema.clone(),
        };
        let mut table = self.table.clone();
        table.name = temporary.name.clone();
        table.schema = schema;
        table.columns = self
            .columns
            .iter()
            .map(|column| column.column.clone())
            .chain(self.batch.table_columns.iter().cloned())
            .collect();
        for column in &mut table.columns {
            self.name_type_check(column)?;
        }
        let constraints: Vec<&Constraint> = self
            .batch
            .table_constraints
            .iter()
            .chain(&self.constraints)
            .collect();
        let mut warnings = std::mem::take(&mut self.warnings);
        for constraint in constraints {
            let columns = self.columns_of(constraint, &present);
            if self.is_kept(&columns, &present, &described(constraint), &mut warnings)? {
                let mut constraint = constraint.clone();
                rename_constraint(&mut constraint, &renames, &old);
                self.rename_condition(&mut constraint, &renames);
                if let Some(name) = constraint_name_mut(&mut constraint) {
                    name.resolved = true;
                }
                table.constraints.push(constraint);
            }
        }
        let mut indexes = Vec::new();
        for index in self.indexes.iter().chain(&self.added_indexes) {
            let name = index.name.as_ref().map_or("", |name| name.as_str());
            let what = format!("index '{name}'");
            if self.is_kept(&index_columns(index), &present, &what, &mut warnings)? {
                indexes.push(index.clone());
            }
        }

        let mut plan = Plan {
            warnings,
            ..Plan::default()
        };
        for (name, kind) in self.old_names {
            plan.create.push(Operation::DropConstraint(DropConstraint {
                table: old.clone(),
                name: Some(name),
                kind: Some(kind),
                if_exists: false,
                cascade: false,
                dropped: None,
                options: Default::default(),
            }));
        }
        plan.create
            .push(Operation::CreateTable(Box::new(CreateTable {
                table,
                if_not_exists: false,
                alone: false,
            })));
        if let Some(copy) = copy_rows(&self.columns, &old, &temporary) {
            plan.replace.push(copy);
        }
        plan.replace.push(drop_table(&old));
        plan.undo.push(drop_table(&temporary));
        plan.finish.push(Operation::RenameTable(RenameTable {
            table: temporary,
            new_name: old.name.clone(),
        }));
        for mut index in indexes {
            rename_index(&mut index, &renames);
            if let Some(name) = &mut index.name {
                name.resolved = true;
            }
            plan.finish.push(Operation::CreateIndex(CreateIndex {
                table: old.clone(),
                index,
                if_not_exists: false,
            }));
        }
        Ok(plan)
    }

    /// The columns that a constraint speaks of. In a condition that is known as text these are the
    /// words that are columns of the table.
    fn columns_of(&self, constraint: &Constraint, present: &Names) -> Names {
        let mut columns = constraint_columns(constraint);
        if let Some(text) = condition_text(constraint) {
            let known = || present.iter().chain(&self.dropped);
            columns.extend(identifiers(text).filter_map(|(_, word)| {
                known()
                    .find(|column| column.eq_ignore_ascii_case(&word))
                    .cloned()
            }));
        }
        columns
    }

    /// Lets a condition that is known as text follow the new names of its columns.
    fn rename_condition(&self, constraint: &mut Constraint, renames: &Renames) {
        if let Constraint::Check(check) = constraint
            && let Expression::Text { text, .. } = &mut check.condition
        {
            *text = rename_columns(text, renames, self.dialect.identifier_rules());
        }
    }

    /// Whether a constraint or an index is part of the new table: it goes with a column that is
    /// dropped.
    fn is_kept(
        &self,
        columns: &Names,
        present: &Names,
        what: &str,
        warnings: &mut Vec<String>,
    ) -> CompileResult<bool> {
        let Some(missing) = columns.difference(present).min() else {
            return Ok(true);
        };
        let unknown = columns
            .iter()
            .filter(|column| !present.contains(*column) && !self.dropped.contains(*column));
        if let Some(unknown) = unknown.min() {
            return Err(self.unknown_column(unknown));
        }
        if columns.len() > 1 {
            warnings.push(format!(
                "The {what} of table '{}' is dropped together with the column '{missing}'",
                self.batch.table.key()
            ));
        }
        Ok(false)
    }

    /// Gives the CHECK constraint that belongs to a column's type the name that the convention
    /// makes of it, since the new table has another name while it is created.
    fn name_type_check(&self, column: &mut Column) -> CompileResult {
        let capabilities = self.dialect.capabilities();
        let Some(check) = type_check(column, self.dialect.name(), capabilities) else {
            return Ok(());
        };
        let subject = ConstraintSubject::check(&self.table, &check);
        let named = match &check.name {
            Some(name) if !name.resolved => constraint_name(&subject, Some(name), self.convention)?,
            _ => None,
        };
        if named.is_some() && column.r#type.arguments.name == check.name {
            column.r#type.arguments.name = named;
        }
        Ok(())
    }
}
