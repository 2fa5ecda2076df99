//! Where dialects differ in changing tables: what Alembic does on top of SQLAlchemy's DDL.

use limbeck_model::Name;
use limbeck_model::operation::{
    AddColumn, AlterColumn, AlterTableBatch, BulkInsert, ColumnDefault, DropColumn, RenameTable,
};
use limbeck_model::schema::{Column, Constraint, Identity, ServerDefault, SqlType};

use crate::compiler::{Compilation, Compiler, TableName};
use crate::generic::constraint::DroppedConstraint;
use crate::normalize::{ColumnView, ConstraintOrigin};
use crate::types::Affinity;
use crate::{CompileResult, generic};

/// Where dialects differ in changing tables. Methods that take a [`Compilation`] decide which
/// statements are sent; those that take a [`Compiler`] write one of them.
pub trait AlterCompiler {
    /// `ALTER TABLE … RENAME TO`.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn rename_table(&self, c: &mut Compiler<'_>, rename: &RenameTable) -> CompileResult {
        generic::alter::rename_table(c, rename, true)
    }

    /// `ALTER TABLE … ADD COLUMN`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of the column.
    fn add_column(
        &self,
        c: &mut Compiler<'_>,
        add: &AddColumn,
        column: &ColumnView<'_>,
    ) -> CompileResult {
        generic::alter::add_column(c, add, column)
    }

    /// Drops a column, with whatever the dialect needs before it.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn drop_column(&self, s: &mut Compilation<'_>, drop: &DropColumn) -> CompileResult {
        generic::alter::drop_column(s, drop)
    }

    /// Changes a column.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn alter_column(&self, s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
        generic::alter::alter_column(s, alter)
    }

    /// `ALTER COLUMN`, or the dialect's words for it, and the column.
    fn alter_column_words(&self, c: &mut Compiler<'_>, column: &Name) {
        c.sql.word("ALTER COLUMN ").name(column);
    }

    /// Changes whether a column allows `NULL`.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn alter_nullable(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        nullable: bool,
    ) -> CompileResult {
        generic::alter::alter_nullable(c, alter, nullable)
    }

    /// Changes or drops the default of a column.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the default.
    fn alter_default(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        default: Option<&ServerDefault>,
    ) -> CompileResult {
        generic::alter::alter_default(c, alter, default)
    }

    /// Adds, changes or drops the identity of a column.
    ///
    /// # Errors
    ///
    /// On dialects without identity columns.
    fn alter_identity(
        &self,
        _c: &mut Compiler<'_>,
        _alter: &AlterColumn,
        _identity: Option<&Identity>,
        _existing: Option<&ColumnDefault>,
    ) -> CompileResult {
        Err(generic::alter::identity_change())
    }

    /// Changes the type of a column.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type.
    fn alter_type(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        r#type: &SqlType,
    ) -> CompileResult {
        generic::alter::alter_type(c, alter, r#type)
    }

    /// Sets or removes the comment of a column that exists.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn alter_comment(
        &self,
        c: &mut Compiler<'_>,
        _alter: &AlterColumn,
        _comment: Option<&str>,
    ) -> CompileResult {
        Err(generic::unsupported(
            c,
            "DDLCompiler",
            "<class 'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> \
             construct has no default compilation handler.",
        ))
    }

    /// Renames a column.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn rename_column(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        new_name: &Name,
    ) -> CompileResult {
        generic::alter::rename_column(c, alter, new_name)
    }

    /// Adds a constraint to a table that exists.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn add_constraint_statement(
        &self,
        s: &mut Compilation<'_>,
        table: TableName<'_>,
        constraint: &Constraint,
        _origin: ConstraintOrigin,
    ) -> CompileResult {
        s.ddl(|c| c.dialect.add_constraint(c, table, constraint))
    }

    /// Drops a constraint of a table.
    ///
    /// # Errors
    ///
    /// When the dialect can't.
    fn drop_constraint_statement(
        &self,
        s: &mut Compilation<'_>,
        dropped: &DroppedConstraint<'_>,
        _origin: ConstraintOrigin,
    ) -> CompileResult {
        s.ddl(|c| c.dialect.drop_constraint(c, dropped))
    }

    /// Inserts rows.
    ///
    /// # Errors
    ///
    /// When a row does not fit the table, or a value has no literal.
    fn bulk_insert(&self, s: &mut Compilation<'_>, insert: &BulkInsert) -> CompileResult {
        generic::bulk::bulk_insert(s, insert)
    }

    /// Whether a batch has to recreate its table because the dialect can't alter it otherwise.
    fn recreates_in_batch(&self, _batch: &AlterTableBatch) -> bool {
        false
    }

    /// Makes of a column as the database reports it what Alembic makes of it before it recreates
    /// the table or compares it with a model.
    fn adjust_reflected_column(&self, _column: &mut Column) {}

    /// Whether values are cast when a recreated table gives their column another type.
    fn casts_in_batch(&self, from: &SqlType, to: &SqlType) -> bool {
        Affinity::of(from) != Affinity::of(to)
    }

    /// Whether names of constraints are unique in a schema, so that the constraints of a recreated
    /// table must be gone before the new table can have them.
    fn shares_constraint_names(&self) -> bool {
        false
    }
}
