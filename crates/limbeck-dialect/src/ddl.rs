//! Where dialects differ in DDL.

use std::borrow::Cow;

use limbeck_model::Name;
use limbeck_model::expression::{ConstraintComment, CreateTableAs, CreateView, Expression};
use limbeck_model::schema::{
    CheckConstraint, Computed, Constraint, ExcludeConstraint, ForeignKeyConstraint, Identity,
    Index, PrimaryKeyConstraint, Sequence, SequenceOptions, ServerDefault, SqlType,
    UniqueConstraint,
};

use crate::compiler::{Compiler, TableName};
use crate::normalize::{ColumnView, NormalizedTable};
use crate::{CompileResult, generic};

/// The table that a constraint or index belongs to, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct TableScope<'a> {
    /// Its name.
    pub name: TableName<'a>,
    /// All of it, when the statement creates it.
    pub table: Option<&'a NormalizedTable<'a>>,
}

impl<'a> TableScope<'a> {
    /// A table of which only the name is known.
    pub fn named(name: impl Into<TableName<'a>>) -> Self {
        Self {
            name: name.into(),
            table: None,
        }
    }

    /// A table that is known.
    pub fn of(table: &'a NormalizedTable<'a>) -> Self {
        Self {
            name: table.table.into(),
            table: Some(table),
        }
    }

    /// A column of the table.
    pub fn column(&self, name: &Name) -> Option<ColumnView<'a>> {
        let table = self.table?;
        let position = table
            .table
            .columns
            .iter()
            .position(|column| column.name.text == name.text)?;
        Some(table.column(position))
    }
}

/// Where dialects differ in DDL. Each method writes one piece of SQL; the provided ones write it as
/// SQLAlchemy's default compiler does.
pub trait DdlCompiler {
    /// A schema's name where it qualifies another one.
    fn schema_name(&self, c: &mut Compiler<'_>, schema: &Name) {
        c.sql.name(schema);
    }

    /// `CREATE TABLE`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn create_table(
        &self,
        c: &mut Compiler<'_>,
        table: &NormalizedTable<'_>,
        if_not_exists: bool,
    ) -> CompileResult {
        generic::table::create_table(c, table, if_not_exists)
    }

    /// Words between a table's name and its columns, with a space before them.
    fn table_suffix(&self, _c: &mut Compiler<'_>, _table: &NormalizedTable<'_>) {}

    /// What stands after the closing parenthesis of `CREATE TABLE`.
    ///
    /// # Errors
    ///
    /// When an option has a value that the dialect has no form for.
    fn table_options(&self, _c: &mut Compiler<'_>, _table: &NormalizedTable<'_>) -> CompileResult {
        Ok(())
    }

    /// `DROP TABLE`.
    ///
    /// # Errors
    ///
    /// When the schema can't be resolved.
    fn drop_table(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        if_exists: bool,
    ) -> CompileResult {
        generic::table::drop_table(c, table, if_exists)
    }

    /// A column's name, type and clauses, without constraints of its own.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn column_specification(&self, c: &mut Compiler<'_>, column: &ColumnView<'_>) -> CompileResult {
        generic::column::column_specification(c, column)
    }

    /// The value of a `DEFAULT` clause; writes nothing and says so when there is none to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn server_default(&self, c: &mut Compiler<'_>, default: &ServerDefault) -> CompileResult<bool> {
        generic::column::server_default(c, default)
    }

    /// The expression of a default as revision files hold it, which Alembic writes by rules of its
    /// own.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn written_default(&self, c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
        c.dialect.expression(c, expression)
    }

    /// The clause of a generated column.
    ///
    /// # Errors
    ///
    /// When the dialect has no such columns.
    fn computed(&self, c: &mut Compiler<'_>, computed: &Computed) -> CompileResult {
        generic::column::computed(c, computed)
    }

    /// The clause of an identity column.
    fn identity(&self, c: &mut Compiler<'_>, identity: &Identity) {
        generic::column::identity(c, identity);
    }

    /// Options of sequences and identity columns. Says whether there were any.
    fn sequence_options(&self, c: &mut Compiler<'_>, options: &SequenceOptions) -> bool {
        generic::sequence::options(c, options)
    }

    /// A constraint with its name, as it stands in `CREATE TABLE` and after `ALTER TABLE … ADD`.
    /// Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn constraint(
        &self,
        c: &mut Compiler<'_>,
        scope: TableScope<'_>,
        constraint: &Constraint,
    ) -> CompileResult<bool> {
        generic::constraint::constraint(c, scope, constraint)
    }

    /// A primary key. Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn primary_key(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        key: &PrimaryKeyConstraint,
    ) -> CompileResult<bool> {
        generic::constraint::primary_key(c, key)
    }

    /// Whether the generated column stands first in a primary key whose order nobody wrote down.
    fn generated_key_first(&self) -> bool {
        true
    }

    /// A unique constraint. Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn unique(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        unique: &UniqueConstraint,
    ) -> CompileResult<bool> {
        generic::constraint::unique(c, unique)
    }

    /// A foreign key. Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn foreign_key(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        key: &ForeignKeyConstraint,
    ) -> CompileResult<bool> {
        generic::constraint::foreign_key(c, key)
    }

    /// A table-level CHECK constraint. Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the condition.
    fn check(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        check: &CheckConstraint,
    ) -> CompileResult<bool> {
        generic::constraint::check(c, check)
    }

    /// A CHECK constraint within a column.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the condition.
    fn column_check(&self, c: &mut Compiler<'_>, check: &CheckConstraint) -> CompileResult {
        generic::constraint::check(c, check).map(|_| ())
    }

    /// An EXCLUDE constraint. Says whether there was anything to write.
    ///
    /// # Errors
    ///
    /// On all dialects but PostgreSQL.
    fn exclude(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        _exclude: &ExcludeConstraint,
    ) -> CompileResult<bool> {
        Err(generic::unsupported(
            c,
            "DDLCompiler",
            "<class 'sqlalchemy.dialects.postgresql.ext.ExcludeConstraint'>",
        ))
    }

    /// The table that a foreign key refers to.
    ///
    /// # Errors
    ///
    /// When the schema can't be resolved.
    fn referred_table(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        c.table(table)
    }

    /// `MATCH …` of a foreign key.
    ///
    /// # Errors
    ///
    /// When it is no word.
    fn match_clause(&self, c: &mut Compiler<'_>, r#match: &str) -> CompileResult {
        c.sql.word(" MATCH ");
        c.phrase(r#match)
    }

    /// `ON DELETE …` of a foreign key.
    ///
    /// # Errors
    ///
    /// When it is no phrase of words.
    fn on_delete(&self, c: &mut Compiler<'_>, action: &str) -> CompileResult {
        c.sql.word(" ON DELETE ");
        c.phrase(action)
    }

    /// `ON UPDATE …` of a foreign key.
    ///
    /// # Errors
    ///
    /// When it is no phrase of words.
    fn on_update(&self, c: &mut Compiler<'_>, action: &str) -> CompileResult {
        c.sql.word(" ON UPDATE ");
        c.phrase(action)
    }

    /// `ALTER TABLE … ADD` of a constraint.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn add_constraint(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        constraint: &Constraint,
    ) -> CompileResult {
        generic::constraint::add_constraint(c, table, constraint)
    }

    /// `ALTER TABLE … DROP CONSTRAINT`.
    ///
    /// # Errors
    ///
    /// When the constraint has no name, or the dialect needs to know its kind.
    fn drop_constraint(
        &self,
        c: &mut Compiler<'_>,
        dropped: &generic::constraint::DroppedConstraint<'_>,
    ) -> CompileResult {
        generic::constraint::drop_constraint(c, dropped)
    }

    /// `CREATE INDEX`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn create_index(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        index: &Index,
        if_not_exists: bool,
    ) -> CompileResult {
        generic::index::create_index(c, table, index, if_not_exists)
    }

    /// An expression as an element of an index.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn index_element(&self, c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
        c.dialect.expression(c, expression)
    }

    /// `DROP INDEX`.
    ///
    /// # Errors
    ///
    /// When the dialect needs to know the table.
    fn drop_index(
        &self,
        c: &mut Compiler<'_>,
        dropped: &limbeck_model::operation::DropIndex,
    ) -> CompileResult {
        generic::index::drop_index(c, dropped)
    }

    /// Sets a table's comment.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn set_table_comment(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        comment: Option<&str>,
    ) -> CompileResult {
        generic::comment::set_table_comment(c, table, comment)
    }

    /// Removes a table's comment.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn drop_table_comment(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        generic::comment::drop_table_comment(c, table)
    }

    /// Sets a column's comment after the column was created.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn set_column_comment(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        column: &Name,
        comment: &str,
    ) -> CompileResult {
        generic::comment::set_column_comment(c, table, column, comment)
    }

    /// `CREATE SEQUENCE`.
    ///
    /// # Errors
    ///
    /// When the dialect has none, or no form for the type.
    fn create_sequence(
        &self,
        c: &mut Compiler<'_>,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> CompileResult {
        generic::sequence::create_sequence(c, sequence, if_not_exists)
    }

    /// `CREATE TYPE` or `CREATE DOMAIN`; `Ok(false)` where the dialect has no named types.
    ///
    /// # Errors
    ///
    /// When the type has no name.
    fn create_type(&self, _c: &mut Compiler<'_>, _type: &SqlType) -> CompileResult<bool> {
        Ok(false)
    }

    /// `DROP TYPE` or `DROP DOMAIN`; `Ok(false)` where the dialect has no named types.
    ///
    /// # Errors
    ///
    /// When the type has no name.
    fn drop_type(&self, _c: &mut Compiler<'_>, _type: &SqlType) -> CompileResult<bool> {
        Ok(false)
    }

    /// `CREATE VIEW`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the query.
    fn create_view(&self, c: &mut Compiler<'_>, create: &CreateView) -> CompileResult {
        generic::definition::create_view(c, create, "OR REPLACE ", false, |_| Ok(()))
    }

    /// `CREATE TABLE … AS SELECT …`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the query.
    fn create_table_as(&self, c: &mut Compiler<'_>, create: &CreateTableAs) -> CompileResult {
        generic::definition::create_table_as(c, create)
    }

    /// Sets or removes the comment of a constraint.
    ///
    /// # Errors
    ///
    /// On all dialects but PostgreSQL.
    fn constraint_comment(
        &self,
        c: &mut Compiler<'_>,
        comment: &ConstraintComment,
    ) -> CompileResult {
        let class = match comment.comment {
            Some(_) => "<class 'sqlalchemy.sql.ddl.SetConstraintComment'>",
            None => "<class 'sqlalchemy.sql.ddl.DropConstraintComment'>",
        };
        Err(generic::unsupported(c, "DDLCompiler", class))
    }

    /// The named types that must exist before a table can be created.
    fn needed_types<'t>(&self, _table: &'t NormalizedTable<'t>) -> Vec<NeededType<'t>> {
        Vec::new()
    }
}

/// A named type that a table needs.
#[derive(Debug, Clone)]
pub struct NeededType<'a> {
    /// The kind of named type: `enum`, `domain`.
    pub kind: &'static str,
    /// The type.
    pub r#type: Cow<'a, SqlType>,
}
