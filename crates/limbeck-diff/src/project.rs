//! What a project says about a comparison: the callables of `context.configure`.

use limbeck_model::operation::{AlterColumn, Operation};
use limbeck_model::schema::{Column, Constraint, Index, Table};

use crate::{HookError, Notes, Outcome};

/// The kind of an object, as `include_name` and `include_object` name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ObjectKind {
    /// `schema`
    Schema,
    /// `table`
    Table,
    /// `column`
    Column,
    /// `index`
    Index,
    /// `unique_constraint`
    UniqueConstraint,
    /// `foreign_key_constraint`
    ForeignKeyConstraint,
    /// `check_constraint`
    CheckConstraint,
}

impl ObjectKind {
    /// The word that the callables get.
    pub fn word(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Table => "table",
            Self::Column => "column",
            Self::Index => "index",
            Self::UniqueConstraint => "unique_constraint",
            Self::ForeignKeyConstraint => "foreign_key_constraint",
            Self::CheckConstraint => "check_constraint",
        }
    }
}

/// What a name belongs to: the third argument of `include_name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParentNames<'a> {
    /// `schema_name`; outer `None` when there is no such key, which is so for schemas.
    pub schema_name: Option<Option<&'a str>>,
    /// `table_name`, for what is part of a table.
    pub table_name: Option<&'a str>,
}

/// An object of a schema.
#[derive(Debug, Clone, Copy)]
pub enum Object<'a> {
    /// A table.
    Table(&'a Table),
    /// A column of a table.
    Column(&'a Table, &'a Column),
    /// An index of a table.
    Index(&'a Table, &'a Index),
    /// A constraint of a table.
    Constraint(&'a Table, &'a Constraint),
}

/// What a project's comparison function said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UserVerdict {
    /// `None`: the usual rules decide.
    Undecided,
    /// `False`: no difference.
    Same,
    /// `True`: a difference; with the function's `repr()`, which is logged.
    Different(String),
}

/// A table on one side or both, as the project's own comparisons get it.
#[derive(Debug, Clone, Copy)]
pub struct ComparedTable<'a> {
    /// Its schema as the database reports it.
    pub schema: Option<&'a str>,
    /// The table of the database.
    pub actual: Option<&'a Table>,
    /// The table of the models.
    pub desired: Option<&'a Table>,
}

/// The callables of `context.configure`, and the project's own comparisons. The provided methods are those of a project without any.
pub trait ProjectHooks {
    /// `include_name`: whether something with this name in the database is looked at.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn include_name(
        &mut self,
        _name: Option<&str>,
        _kind: ObjectKind,
        _parents: ParentNames<'_>,
    ) -> Result<bool, HookError> {
        Ok(true)
    }

    /// `include_object`: whether an object takes part. `reflected` tells that it comes from the
    /// database; `compare_to` is its counterpart on the other side.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn include_object(
        &mut self,
        _object: Object<'_>,
        _name: Option<&str>,
        _kind: ObjectKind,
        _reflected: bool,
        _compare_to: Option<Object<'_>>,
    ) -> Result<bool, HookError> {
        Ok(true)
    }

    /// `compare_type`, when it is a function: whether the types of two columns differ.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn compare_type(
        &mut self,
        _actual: (&Table, &Column),
        _desired: (&Table, &Column),
    ) -> Result<UserVerdict, HookError> {
        Ok(UserVerdict::Undecided)
    }

    /// `compare_server_default`, when it is a function: whether the defaults of two columns differ.
    /// The texts are the defaults as SQL.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn compare_server_default(
        &mut self,
        _actual: (&Table, &Column),
        _desired: (&Table, &Column),
        _actual_text: Option<&str>,
        _desired_text: Option<&str>,
    ) -> Result<UserVerdict, HookError> {
        Ok(UserVerdict::Undecided)
    }

    /// A comparison of the project for tables, by the number in
    /// [`ProjectComparators`](crate::ProjectComparators). It sees the operations that were found for
    /// the table so far, and may change them.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn compare_table(
        &mut self,
        _number: usize,
        _table: ComparedTable<'_>,
        _operations: &mut Vec<Operation>,
    ) -> Result<Outcome, HookError> {
        Ok(Outcome::Continue)
    }

    /// A comparison of the project for columns, by its number. The sides are those of the database
    /// and of the models. It sees what was found so far, and may change it.
    ///
    /// # Errors
    ///
    /// Whatever the function raised.
    fn compare_column(
        &mut self,
        _number: usize,
        _schema: Option<&str>,
        _sides: ((&Table, &Column), (&Table, &Column)),
        _alter: &mut AlterColumn,
    ) -> Result<Outcome, HookError> {
        Ok(Outcome::Continue)
    }

    /// Offers what was said so far before a comparison of the project, which may say something
    /// itself. What is passed on is taken away.
    fn say(&mut self, _notes: &mut Notes) {}
}

/// A project without callables: everything takes part.
#[derive(Debug, Clone, Copy, Default)]
pub struct Everything;

impl ProjectHooks for Everything {}
