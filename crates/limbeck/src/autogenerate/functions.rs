//! The functions that an environment script gave to `context.configure()`.

use std::collections::HashSet;

use limbeck_diff::{
    ComparedTable, HookError, Notes, Object, ObjectKind, Outcome, ParentNames, ProjectComparators,
    ProjectHooks, UserVerdict,
};
use limbeck_model::Name;
use limbeck_model::operation::{AlterColumn, Operation};
use limbeck_model::schema::{Column, Constraint, IndexElement, Table};
use limbeck_script::host::{
    self, Callables, ColumnAnswer, Comparators, ComparisonAnswer, ModelHost, ObjectReference,
    Question, ScriptError, TableAnswer, TablePart, TableReference,
};
use serde::de::DeserializeOwned;

use super::comparators;
use super::compare::say;
use crate::environment::TaskContext;

/// The functions of a project. Those that it does not have are not asked.
pub(super) struct ProjectFunctions<'a> {
    context: &'a TaskContext<'a>,
    callables: Callables,
    /// Whether what is said is passed on before comparisons of the project.
    speaks: bool,
    /// Schema and name of the tables of the database that the host knows.
    described: HashSet<(Option<String>, String)>,
}

impl<'a> ProjectFunctions<'a> {
    /// The functions that an environment script gave. What is said is kept to the end if the
    /// comparison can be `repeated`.
    pub(super) fn new(context: &'a TaskContext<'a>, repeated: bool) -> Self {
        Self {
            context,
            callables: context.migration.settings().callables,
            speaks: !repeated,
            described: HashSet::new(),
        }
    }

    /// The comparisons of the project, and where they come in; nothing where one of them does not
    /// let tables be compared. Also whether it has comparisons for more than tables.
    pub(super) fn comparators(
        &self,
        has_schemas: bool,
    ) -> Result<(Option<ProjectComparators>, bool), ScriptError> {
        if !self.callables.comparators {
            return Ok((Some(ProjectComparators::default()), false));
        }
        let given: Comparators = self.answer(&Question::Comparators { has_schemas })?;
        let compares_more = given.compares_more;
        Ok((comparators::order(given), compares_more))
    }

    fn answer<T: DeserializeOwned>(&self, question: &Question<'_>) -> Result<T, ScriptError> {
        let host: &dyn ModelHost = self.context.runner;
        let answer = host.ask(question)?;
        serde_json::from_value(answer)
            .map_err(|error| ScriptError::new("TypeError", error.to_string()))
    }

    fn ask<T: DeserializeOwned>(&self, question: &Question<'_>) -> Result<T, HookError> {
        Ok(self.answer(question)?)
    }

    fn reference<'o>(&mut self, object: Object<'o>, reflected: bool) -> ObjectReference<'o> {
        let (table, part) = match object {
            Object::Table(table) => (table, TablePart::Whole),
            Object::Column(table, column) => {
                let name = column.name.as_str();
                (table, TablePart::Column { name })
            }
            Object::Index(table, index) => {
                let columns = index.elements.iter().filter_map(|element| match element {
                    IndexElement::Column { column } => Some(column.as_str()),
                    IndexElement::Expression { .. } => None,
                });
                let part = TablePart::Index {
                    name: index.name.as_ref().map(Name::as_str),
                    columns: columns.collect(),
                };
                (table, part)
            }
            Object::Constraint(table, constraint) => (table, constraint_part(constraint)),
        };
        let schema = table.schema.as_ref().map(Name::as_str);
        let name = table.name.as_str();
        let is_new = reflected
            && self
                .described
                .insert((schema.map(str::to_owned), name.to_owned()));
        ObjectReference {
            table: TableReference {
                reflected,
                schema,
                name,
                described: is_new.then_some(table),
            },
            part,
        }
    }

    fn columns<'o>(
        &mut self,
        actual: (&'o Table, &'o Column),
        desired: (&'o Table, &'o Column),
    ) -> (ObjectReference<'o>, ObjectReference<'o>) {
        let inspected = self.reference(Object::Column(actual.0, actual.1), true);
        let desired = self.reference(Object::Column(desired.0, desired.1), false);
        (inspected, desired)
    }
}

impl ProjectHooks for ProjectFunctions<'_> {
    fn include_name(
        &mut self,
        name: Option<&str>,
        kind: ObjectKind,
        parents: ParentNames<'_>,
    ) -> Result<bool, HookError> {
        if !self.callables.include_name {
            return Ok(true);
        }
        self.ask(&Question::IncludeName {
            name,
            kind: kind.word(),
            parent_names: host::ParentNames {
                schema_name: parents.schema_name,
                table_name: parents.table_name,
            },
        })
    }

    fn include_object(
        &mut self,
        object: Object<'_>,
        name: Option<&str>,
        kind: ObjectKind,
        reflected: bool,
        compare_to: Option<Object<'_>>,
    ) -> Result<bool, HookError> {
        if !self.callables.include_object {
            return Ok(true);
        }
        let compare_to = compare_to.map(|other| self.reference(other, !reflected));
        let question = Question::IncludeObject {
            object: self.reference(object, reflected),
            name,
            kind: kind.word(),
            reflected,
            compare_to,
        };
        self.ask(&question)
    }

    fn compare_type(
        &mut self,
        actual: (&Table, &Column),
        desired: (&Table, &Column),
    ) -> Result<UserVerdict, HookError> {
        if !self.callables.compare_type {
            return Ok(UserVerdict::Undecided);
        }
        let (inspected, desired) = self.columns(actual, desired);
        let answer = self.ask(&Question::CompareType { inspected, desired })?;
        Ok(verdict(answer))
    }

    fn compare_server_default(
        &mut self,
        actual: (&Table, &Column),
        desired: (&Table, &Column),
        actual_text: Option<&str>,
        desired_text: Option<&str>,
    ) -> Result<UserVerdict, HookError> {
        if !self.callables.compare_server_default {
            return Ok(UserVerdict::Undecided);
        }
        let (inspected, desired) = self.columns(actual, desired);
        let answer = self.ask(&Question::CompareServerDefault {
            inspected,
            desired,
            inspected_default: actual_text,
            rendered_default: desired_text,
        })?;
        Ok(verdict(answer))
    }

    fn compare_table(
        &mut self,
        number: usize,
        table: ComparedTable<'_>,
        operations: &mut Vec<Operation>,
    ) -> Result<Outcome, HookError> {
        let Some(either) = table.actual.or(table.desired) else {
            return Ok(Outcome::Continue);
        };
        let inspected = table
            .actual
            .map(|table| self.reference(Object::Table(table), true).table);
        let desired = table
            .desired
            .map(|table| self.reference(Object::Table(table), false).table);
        let answer: TableAnswer = self.ask(&Question::CompareTable {
            number,
            schema: table.schema,
            name: either.name.as_str(),
            inspected,
            desired,
            operations: operations.as_slice(),
        })?;
        if let Some(items) = answer.operations {
            let compiler = self.context.migration.compiler();
            *operations = comparators::left(items, operations, compiler)?;
        }
        Ok(outcome(answer.stop))
    }

    fn compare_column(
        &mut self,
        number: usize,
        schema: Option<&str>,
        (actual, desired): ((&Table, &Column), (&Table, &Column)),
        alter: &mut AlterColumn,
    ) -> Result<Outcome, HookError> {
        let operation = Operation::AlterColumn(Box::new(alter.clone()));
        let (inspected, desired) = self.columns(actual, desired);
        let answer: ColumnAnswer = self.ask(&Question::CompareColumn {
            number,
            schema,
            inspected,
            desired,
            operation: &operation,
        })?;
        if let Some(Operation::AlterColumn(left)) = answer.operation.map(|left| *left) {
            *alter = *left;
        }
        Ok(outcome(answer.stop))
    }

    fn say(&mut self, notes: &mut Notes) {
        if self.speaks {
            say(notes, self.context);
            notes.log.clear();
            notes.warnings.clear();
        }
    }
}

fn outcome(stops: bool) -> Outcome {
    if stops {
        Outcome::Stop
    } else {
        Outcome::Continue
    }
}

fn constraint_part(constraint: &Constraint) -> TablePart<'_> {
    fn names(columns: &[Name]) -> Vec<&str> {
        columns.iter().map(Name::as_str).collect()
    }
    let (kind, columns) = match constraint {
        Constraint::PrimaryKey(key) => ("primary_key", names(&key.columns)),
        Constraint::Unique(unique) => ("unique", names(&unique.columns)),
        Constraint::ForeignKey(key) => ("foreign_key", names(&key.columns)),
        Constraint::Check(_) => ("check", Vec::new()),
        Constraint::Exclude(_) => ("exclude", Vec::new()),
    };
    TablePart::Constraint {
        kind,
        name: constraint.name().map(Name::as_str),
        columns,
    }
}

fn verdict(answer: ComparisonAnswer) -> UserVerdict {
    match answer {
        ComparisonAnswer::Undecided => UserVerdict::Undecided,
        ComparisonAnswer::Same => UserVerdict::Same,
        ComparisonAnswer::Different { function } => UserVerdict::Different(function),
    }
}
