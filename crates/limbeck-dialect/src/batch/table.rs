//! The table of a batch while its operations are applied.

use std::borrow::Cow;
use std::collections::HashSet;

use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::{
    AlterColumn, AlterTableBatch, BatchColumnPosition, BatchStep, ColumnDefault, ConstraintKind,
    DropColumn, DropConstraint, Operation,
};
use limbeck_model::schema::{
    Autoincrement, Column, Constraint, Index, NamingConvention, SqlType, Table,
};

use super::checks::{name_type_checks, replace_unnamed_checks};
use super::copy::source;
use super::elements::{Names, constraint_name_mut, has_name, kind_and_name, set_name};
use super::order::sort;
use crate::normalize::naming::constraint_name;
use crate::normalize::{ConstraintOrigin, ConstraintSubject, NormalizedTable, type_check};
use crate::{CompileContext, CompileError, CompileErrorKind, CompileResult, Dialect};

/// A column of the new table.
#[derive(Debug, Clone)]
pub(super) struct BatchColumn {
    /// The name by which the batch refers to it: that in the old table, or that of an added column.
    pub(super) key: String,
    /// The column as it will be.
    pub(super) column: Column,
    /// What its values are copied from; nothing for an added or generated column.
    pub(super) source: Option<Expression>,
}

/// The table of a batch while its operations are applied.
pub(super) struct BatchTable<'a> {
    pub(super) dialect: &'a dyn Dialect,
    pub(super) batch: &'a AlterTableBatch,
    /// Convention of the target metadata, for constraints that the batch adds and drops.
    pub(super) convention: &'a NamingConvention,
    /// The table's own properties, without columns, constraints and indexes.
    pub(super) table: Table,
    pub(super) columns: Vec<BatchColumn>,
    /// Names of the old columns that are still there, in the old order.
    pub(super) existing: Vec<String>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
    pub(super) added_indexes: Vec<Index>,
    /// Pairs of columns of which the first precedes the second.
    pub(super) order: Vec<(String, String)>,
    /// Columns of the old table that are dropped.
    pub(super) dropped: Names,
    /// Constraints of the old table whose names stand in the way of the new one.
    pub(super) old_names: Vec<(Name, ConstraintKind)>,
    pub(super) warnings: Vec<String>,
}

impl<'a> BatchTable<'a> {
    pub(super) fn new(
        dialect: &'a dyn Dialect,
        batch: &'a AlterTableBatch,
        known: &Table,
        is_reflected: bool,
        context: &'a CompileContext,
    ) -> CompileResult<Self> {
        let mut known = Cow::Borrowed(known);
        for column in &batch.reflect_columns {
            match known
                .to_mut()
                .columns
                .iter_mut()
                .find(|old| old.name.text == column.name.text)
            {
                Some(old) => *old = column.clone(),
                None => known.to_mut().columns.push(column.clone()),
            }
        }
        if !batch.reflect_constraints.is_empty() {
            known
                .to_mut()
                .constraints
                .extend(batch.reflect_constraints.iter().cloned());
        }
        // Only the batch's own convention names what the database left without a name; names that
        // are in the database are final. A table that the script gives has its names.
        let convention = batch.naming_convention.clone();
        let convention = convention.filter(|_| is_reflected).unwrap_or_default();
        if is_reflected {
            for column in &mut known.to_mut().columns {
                dialect.adjust_reflected_column(column);
            }
            for constraint in &mut known.to_mut().constraints {
                if let Some(name) = constraint_name_mut(constraint) {
                    name.resolved = true;
                }
            }
        }
        let mut warnings = Vec::new();
        let unnamed = if is_reflected && batch.naming_convention.is_some() {
            name_type_checks(known.to_mut(), dialect, &convention, &mut warnings)?
        } else {
            Vec::new()
        };
        let mut named = Cow::Borrowed(&*known);
        for position in unnamed {
            // The convention has no name for its CHECK.
            named.to_mut().columns[position]
                .r#type
                .arguments
                .create_constraint = None;
        }
        let normalized =
            NormalizedTable::new(&named, dialect.name(), dialect.capabilities(), &convention)?;

        let mut constraints = Vec::new();
        if let Some(key) = &normalized.primary_key {
            constraints.push(Constraint::PrimaryKey(key.clone()));
        }
        constraints.extend(
            normalized
                .constraints
                .iter()
                // The type makes its CHECK again.
                .filter(|constraint| constraint.origin != ConstraintOrigin::Type)
                .map(|constraint| constraint.constraint.clone().into_owned()),
        );
        // Named constraints come first, as in Alembic.
        constraints.sort_by_key(|constraint| {
            (
                !matches!(constraint, Constraint::PrimaryKey(_)),
                constraint.name().is_none(),
            )
        });
        if is_reflected {
            replace_unnamed_checks(batch, &mut constraints, &mut warnings);
        }
        let indexes = normalized
            .indexes
            .iter()
            .map(|index| index.clone().into_owned())
            .collect();
        let columns: Vec<BatchColumn> = known
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| {
                let mut checks = normalized.column_checks[position].iter();
                let mut plain = without_implied(column);
                plain.nullable = Some(normalized.column(position).nullable);
                plain.checks = checks
                    .by_ref()
                    .map(|check| check.clone().into_owned())
                    .collect();
                BatchColumn {
                    key: column.name.text.clone(),
                    source: column
                        .computed
                        .is_none()
                        .then(|| source(&batch.table, &column.name, &column.r#type)),
                    column: plain,
                }
            })
            .collect();
        let mut table = Table {
            columns: Vec::new(),
            constraints: Vec::new(),
            indexes: Vec::new(),
            ..known.into_owned()
        };
        for (option, value) in &batch.table_options.0 {
            table.options.0.insert(option.clone(), value.clone());
        }
        if !batch.table_prefixes.is_empty() {
            table.prefixes.clone_from(&batch.table_prefixes);
        }
        if batch.table_comment.is_some() {
            table.comment.clone_from(&batch.table_comment);
        }
        Ok(Self {
            dialect,
            batch,
            convention: &context.naming_convention,
            table,
            existing: columns.iter().map(|column| column.key.clone()).collect(),
            columns,
            old_names: if dialect.shares_constraint_names() {
                constraints.iter().filter_map(kind_and_name).collect()
            } else {
                Vec::new()
            },
            constraints,
            indexes,
            added_indexes: Vec::new(),
            order: Vec::new(),
            dropped: Names::new(),
            warnings,
        })
    }

    /// Applies the batch's operations.
    pub(super) fn apply_steps(&mut self) -> CompileResult {
        for step in &self.batch.steps {
            match &step.operation {
                Operation::AddColumn(operation) => self.add_column(&operation.column, step)?,
                Operation::AlterColumn(operation) => self.alter_column(operation)?,
                Operation::DropColumn(operation) => self.drop_column(operation)?,
                Operation::AddConstraint(operation) => {
                    self.add_constraint(&operation.constraint)?
                }
                Operation::DropConstraint(operation) => self.drop_constraint(operation)?,
                Operation::CreateIndex(operation) => {
                    self.added_indexes.push(operation.index.clone())
                }
                Operation::DropIndex(operation) => self.drop_index(&operation.name)?,
                Operation::CreateTableComment(operation) => {
                    self.table.comment.clone_from(&operation.comment);
                }
                Operation::DropTableComment(_) => self.table.comment = None,
                Operation::CreateTable(_)
                | Operation::DropTable(_)
                | Operation::RenameTable(_)
                | Operation::CreateSchema(_)
                | Operation::DropSchema(_)
                | Operation::CreateSequence(_)
                | Operation::DropSequence(_)
                | Operation::CreateType(_)
                | Operation::DropType(_)
                | Operation::BulkInsert(_)
                | Operation::Execute(_)
                | Operation::AlterTableBatch(_)
                | Operation::Custom(_) => {
                    return Err(CompileError::new(
                        CompileErrorKind::NotImplemented,
                        "only operations on the table's columns, constraints, indexes and comment \
                         can be part of a batch",
                    ));
                }
            }
        }
        Ok(())
    }

    fn position_of(&self, key: &Name) -> CompileResult<usize> {
        self.columns
            .iter()
            .position(|column| column.key == key.text)
            .ok_or_else(|| self.unknown_column(&key.text))
    }

    fn add_column(&mut self, column: &Column, step: &BatchStep) -> CompileResult {
        self.place(&column.name.text, step.position.as_ref())?;
        // The constraints and indexes that the column implies are operations of their own here, so
        // that constraints have to have names, as elsewhere in a batch.
        let single = Table {
            columns: vec![column.clone()],
            ..self.table.clone()
        };
        let normalized = NormalizedTable::new(
            &single,
            self.dialect.name(),
            self.dialect.capabilities(),
            self.convention,
        )?;
        let implied: Vec<Constraint> = normalized
            .constraints
            .iter()
            .filter(|constraint| constraint.origin == ConstraintOrigin::Column)
            .map(|constraint| constraint.constraint.clone().into_owned())
            .collect();
        self.added_indexes.extend(
            normalized
                .indexes
                .iter()
                .map(|index| index.clone().into_owned()),
        );
        let mut plain = without_implied(column);
        plain.checks.clone_from(&column.checks);
        plain.nullable = Some(column.is_nullable());
        let key = column.name.text.clone();
        let added = BatchColumn {
            key: key.clone(),
            column: plain,
            source: None,
        };
        match self.columns.iter_mut().find(|column| column.key == key) {
            Some(existing) => *existing = added,
            None => self.columns.push(added),
        }
        for constraint in implied {
            self.add_constraint(&constraint)?;
        }
        Ok(())
    }

    /// Notes where an added column goes.
    fn place(&mut self, name: &str, position: Option<&BatchColumnPosition>) -> CompileResult {
        let neighbour = |list: &[String], name: &str, after: bool| {
            let position = list.iter().position(|existing| existing == name)?;
            let position = if after {
                position + 1
            } else {
                position.checked_sub(1)?
            };
            list.get(position).cloned()
        };
        let (before, after) = match position {
            Some(BatchColumnPosition::Before(column)) => (
                Some(column.text.clone()),
                self.neighbour(&column.text, false)?
                    .or_else(|| neighbour(&self.existing, &column.text, false)),
            ),
            Some(BatchColumnPosition::After(column)) => (
                self.neighbour(&column.text, true)?
                    .or_else(|| neighbour(&self.existing, &column.text, true)),
                Some(column.text.clone()),
            ),
            None => (None, None),
        };
        let partial = !self.batch.partial_reordering.is_empty();
        let (mut before, mut after) = (before, after);
        if partial {
            // The script orders columns itself; only what it said of this one counts.
            match position {
                Some(BatchColumnPosition::Before(_)) => after = None,
                Some(BatchColumnPosition::After(_)) => before = None,
                None => {}
            }
        } else if position.is_none() {
            after = self.existing.last().cloned();
        }
        if let Some(before) = before {
            self.order.push((name.to_owned(), before));
        }
        if let Some(after) = after {
            self.order.push((after, name.to_owned()));
        }
        Ok(())
    }

    /// The column on the other side of the place beside a column that is itself new.
    fn neighbour(&self, name: &str, after: bool) -> CompileResult<Option<String>> {
        if self.existing.iter().any(|existing| existing == name) {
            return Ok(None);
        }
        if !self.columns.iter().any(|column| column.key == name) {
            return Err(self.unknown_column(name));
        }
        Ok(self.order.iter().find_map(|(first, second)| {
            match (after, first == name, second == name) {
                (true, true, _) => Some(second.clone()),
                (false, _, true) => Some(first.clone()),
                _ => None,
            }
        }))
    }

    fn alter_column(&mut self, operation: &AlterColumn) -> CompileResult {
        let position = self.position_of(&operation.column)?;
        let own_check = operation
            .existing_type
            .as_ref()
            .filter(|_| operation.new_name.is_some() || operation.r#type.is_some())
            .and_then(|r#type| {
                r#type
                    .for_dialect(self.dialect.name())
                    .arguments
                    .name
                    .clone()
            });
        let mut names: Vec<Name> = own_check.into_iter().collect();
        if let (Some(existing), Some(_)) = (&operation.existing_type, &operation.r#type) {
            names.extend(self.check_name(&operation.column, existing)?);
        }
        self.constraints.retain(|constraint| {
            constraint
                .name()
                .is_none_or(|found| names.iter().all(|name| found.text != name.text))
        });
        let BatchColumn { column, source, .. } = &mut self.columns[position];
        if let Some(name) = &operation.new_name {
            column.name = name.clone();
        }
        if let Some(r#type) = &operation.r#type {
            if self.dialect.casts_in_batch(&column.r#type, r#type)
                && let Some(expression) = source.take()
            {
                *source = Some(Expression::Cast {
                    operand: Box::new(expression),
                    r#type: r#type.clone(),
                    r#try: false,
                });
            }
            column.r#type = r#type.clone();
        }
        if let Some(nullable) = operation.nullable {
            column.nullable = Some(nullable);
        }
        if let Some(default) = operation.server_default.value() {
            (column.server_default, column.computed, column.identity) = match default {
                None => (None, None, None),
                Some(ColumnDefault::Server { value }) => (Some(value.clone()), None, None),
                Some(ColumnDefault::Computed { value }) => (None, Some(value.clone()), None),
                Some(ColumnDefault::Identity { value }) => (None, None, Some(value.clone())),
            };
            if column.computed.is_some() {
                *source = None;
            }
        }
        if let Some(autoincrement) = operation.autoincrement {
            column.autoincrement = if autoincrement {
                Autoincrement::Enabled
            } else {
                Autoincrement::Disabled
            };
        }
        if let Some(comment) = operation.comment.value() {
            column.comment = comment.cloned();
        }
        Ok(())
    }

    /// The name of the CHECK constraint that a type brings along, by the convention of the target
    /// metadata.
    fn check_name(&self, column: &Name, r#type: &SqlType) -> CompileResult<Option<Name>> {
        let column = Column::new(column.clone(), r#type.clone());
        let Some(check) = type_check(&column, self.dialect.name(), self.dialect.capabilities())
        else {
            return Ok(None);
        };
        let subject = ConstraintSubject::check(&self.table, &check);
        constraint_name(&subject, check.name.as_ref(), self.convention)
    }

    fn drop_column(&mut self, operation: &DropColumn) -> CompileResult {
        let position = self.position_of(&operation.column)?;
        self.columns.remove(position);
        self.dropped.insert(operation.column.text.clone());
        self.existing.retain(|name| *name != operation.column.text);
        for constraint in &mut self.constraints {
            if let Constraint::PrimaryKey(key) = constraint {
                key.columns
                    .retain(|name| name.text != operation.column.text);
            }
        }
        if let Some(name) = operation
            .existing_type
            .as_ref()
            .and_then(|r#type| r#type.arguments.name.as_ref())
        {
            self.constraints.retain(|constraint| {
                constraint
                    .name()
                    .is_none_or(|found| found.text != name.text)
            });
        }
        Ok(())
    }

    fn add_constraint(&mut self, constraint: &Constraint) -> CompileResult {
        let mut constraint = constraint.clone();
        let subject = ConstraintSubject::new(&self.table, &constraint);
        let Some(name) = constraint_name(&subject, constraint.name(), self.convention)? else {
            return Err(CompileError::new(
                CompileErrorKind::Value,
                "Constraint must have a name",
            ));
        };
        let text = name.text.clone();
        set_name(&mut constraint, name);
        if matches!(constraint, Constraint::PrimaryKey(_)) {
            self.constraints
                .retain(|old| !(matches!(old, Constraint::PrimaryKey(_)) && old.name().is_none()));
        }
        match self.constraints.iter_mut().find(|old| has_name(old, &text)) {
            Some(old) => *old = constraint,
            None => {
                // Before those without a name, as in Alembic.
                let position = self
                    .constraints
                    .iter()
                    .position(|old| {
                        old.name().is_none() && !matches!(old, Constraint::PrimaryKey(_))
                    })
                    .unwrap_or(self.constraints.len());
                self.constraints.insert(position, constraint);
            }
        }
        Ok(())
    }

    fn drop_constraint(&mut self, operation: &DropConstraint) -> CompileResult {
        let Some(name) = &operation.name else {
            return Err(CompileError::new(
                CompileErrorKind::Value,
                "Constraint must have a name",
            ));
        };
        let subject = ConstraintSubject::named(&self.table, operation.kind);
        let wanted = constraint_name(&subject, Some(name), self.convention)?;
        let wanted = wanted.as_ref().unwrap_or(name).text.clone();
        if let Some(position) = self
            .constraints
            .iter()
            .position(|old| has_name(old, &wanted))
        {
            self.constraints.remove(position);
            return Ok(());
        }
        for column in &mut self.columns {
            let count = column.column.checks.len();
            column
                .column
                .checks
                .retain(|check| check.name.as_ref().is_none_or(|found| found.text != wanted));
            if column.column.checks.len() < count {
                return Ok(());
            }
        }
        Err(CompileError::new(
            CompileErrorKind::Value,
            format!("No such constraint: '{wanted}'"),
        ))
    }

    fn drop_index(&mut self, name: &Name) -> CompileResult {
        let position = self
            .indexes
            .iter()
            .position(|index| {
                index
                    .name
                    .as_ref()
                    .is_some_and(|found| found.text == name.text)
            })
            .ok_or_else(|| {
                CompileError::new(CompileErrorKind::Value, format!("No such index: '{name}'"))
            })?;
        self.indexes.remove(position);
        Ok(())
    }

    /// The refusal of a name that is not one of the table's columns.
    pub(super) fn unknown_column(&self, name: &str) -> CompileError {
        CompileError::new(
            CompileErrorKind::Argument,
            format!(
                "No such column: '{name}' in table '{}'",
                self.batch.table.key()
            ),
        )
    }

    /// Brings the columns into their order.
    pub(super) fn sort_columns(&mut self) -> CompileResult {
        if self.batch.partial_reordering.is_empty() && self.order.is_empty() {
            return Ok(());
        }
        let mut pairs: HashSet<(String, String)> = self.order.iter().cloned().collect();
        if self.batch.partial_reordering.is_empty() {
            pairs.extend(
                self.existing
                    .windows(2)
                    .map(|pair| (pair[0].clone(), pair[1].clone())),
            );
        } else {
            for group in &self.batch.partial_reordering {
                pairs.extend(
                    group
                        .windows(2)
                        .map(|pair| (pair[0].text.clone(), pair[1].text.clone())),
                );
            }
        }
        pairs.retain(|(first, second)| first != second);
        let keys: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.key.clone())
            .collect();
        let sorted = sort(&keys, &pairs).ok_or_else(|| {
            CompileError::new(
                CompileErrorKind::Argument,
                format!(
                    "the order of the columns of table '{}' contradicts itself",
                    self.batch.table.key()
                ),
            )
        })?;
        self.columns
            .sort_by_key(|column| sorted.iter().position(|key| *key == column.key));
        Ok(())
    }
}

/// A column without the constraints and indexes that its flags ask for.
fn without_implied(column: &Column) -> Column {
    Column {
        unique: None,
        index: None,
        primary_key: false,
        foreign_keys: Vec::new(),
        checks: Vec::new(),
        ..column.clone()
    }
}
