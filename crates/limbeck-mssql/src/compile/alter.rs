//! Changing tables.

use limbeck_dialect::generic::alter::{
    DefaultChange, alter_column_prefix, default_change, drop_column, warn_about_autoincrement,
};
use limbeck_dialect::generic::{self};
use limbeck_dialect::{
    AlterCompiler, ColumnView, Compilation, CompileError, CompileErrorKind, CompileResult,
    Compiler, TableName,
};
use limbeck_model::operation::{AddColumn, AlterColumn, BulkInsert, DropColumn, RenameTable};
use limbeck_model::schema::{ServerDefault, SqlType};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::comment::{Change, property};
use crate::MssqlDialect;

impl AlterCompiler for MssqlDialect {
    fn rename_table(&self, c: &mut Compiler<'_>, rename: &RenameTable) -> CompileResult {
        let old = altered_name(c, (&rename.table).into())?;
        c.sql
            .word("EXEC sp_rename ")
            .string(&old)
            .word(", ")
            .name(&rename.new_name);
        Ok(())
    }

    /// `ADD` without `COLUMN` and without `IF NOT EXISTS`.
    fn add_column(
        &self,
        c: &mut Compiler<'_>,
        add: &AddColumn,
        column: &ColumnView<'_>,
    ) -> CompileResult {
        c.sql.word("ALTER TABLE ");
        c.altered_table((&add.table).into());
        c.sql.word(" ADD ");
        c.dialect.column_specification(c, column)
    }

    /// Constraints that would keep the column from being dropped go first, where that was asked
    /// for.
    fn drop_column(&self, s: &mut Compilation<'_>, drop: &DropColumn) -> CompileResult {
        let table = TableName::from(&drop.table);
        if truthy(&drop.options, "drop_default") {
            s.ddl(|c| drop_bound_constraint(c, Bound::Default, table, &drop.column))?;
        }
        if truthy(&drop.options, "drop_check") {
            s.ddl(|c| drop_bound_constraint(c, Bound::Check, table, &drop.column))?;
        }
        if truthy(&drop.options, "drop_foreign_key") {
            s.ddl(|c| drop_bound_constraint(c, Bound::ForeignKey, table, &drop.column))?;
        }
        drop_column(s, drop)
    }

    fn alter_column(&self, s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
        alter_column(s, alter)
    }

    fn alter_nullable(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        nullable: bool,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        if let Some(r#type) = alter.r#type.as_ref().or(alter.existing_type.as_ref()) {
            c.dialect.type_sql(c, r#type)?;
        }
        c.sql.word(if nullable { " NULL" } else { " NOT NULL" });
        Ok(())
    }

    fn alter_default(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        default: Option<&ServerDefault>,
    ) -> CompileResult {
        c.sql.word("ALTER TABLE ");
        c.altered_table((&alter.table).into());
        c.sql.word(" ADD DEFAULT ");
        if let Some(default) = default {
            c.dialect.server_default(c, default)?;
        }
        c.sql.word(" FOR ").name(&alter.column);
        Ok(())
    }

    fn alter_type(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        r#type: &SqlType,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        c.dialect.type_sql(c, r#type)
    }

    fn alter_comment(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        comment: Option<&str>,
    ) -> CompileResult {
        let change = match (comment, &alter.existing_comment) {
            (Some(comment), Some(_)) => Change::Update(comment),
            (Some(comment), None) => Change::Add(comment),
            (None, _) => Change::Drop,
        };
        let table = TableName::from(&alter.table);
        property(c, "exec ", change, table, Some(&alter.column))
    }

    fn rename_column(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        new_name: &Name,
    ) -> CompileResult {
        let old = c.capture(|c| {
            c.altered_table((&alter.table).into());
            c.sql.word(".").name(&alter.column);
            Ok(())
        })?;
        c.sql
            .word("EXEC sp_rename ")
            .string(&old)
            .word(", ")
            .name(new_name)
            .word(", 'COLUMN'");
        Ok(())
    }

    /// Printed rows may hold values of identity columns.
    fn bulk_insert(&self, s: &mut Compilation<'_>, insert: &BulkInsert) -> CompileResult {
        if s.context.multiple_row_inserts {
            return generic::bulk::bulk_insert(s, insert);
        }
        let table = TableName::from(&insert.table);
        s.ddl(|c| {
            c.sql.word("SET IDENTITY_INSERT ");
            c.table(table)?;
            c.sql.word(" ON");
            Ok(())
        })?;
        generic::bulk::bulk_insert(s, insert)?;
        s.ddl(|c| {
            c.sql.word("SET IDENTITY_INSERT ");
            c.table(table)?;
            c.sql.word(" OFF");
            Ok(())
        })
    }
}

fn alter_column(s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
    let mut nullable = alter.nullable;
    let mut states_type = alter.r#type.is_some();
    if nullable.is_some() {
        if !states_type && alter.existing_type.is_none() {
            return Err(CompileError::new(
                CompileErrorKind::Command,
                "MS-SQL ALTER COLUMN operations with NULL or NOT NULL require the existing_type or \
                 a new type_ be passed.",
            ));
        }
        states_type = false;
    } else if states_type && alter.existing_nullable.is_some() {
        nullable = alter.existing_nullable;
        states_type = false;
    } else if states_type {
        s.warn(
            "MS-SQL ALTER COLUMN operations that specify type_= should also specify a nullable= or \
             existing_nullable= argument to avoid implicit conversion of NOT NULL columns to NULL.",
        );
    }
    let change = default_change(alter);
    // A default is a constraint with a name of its own, so it goes before it can be replaced.
    if let Some(DefaultChange::Default(new)) = change
        && (new.is_none() || !alter.existing_server_default.is_unchanged())
    {
        let table = TableName::from(&alter.table);
        s.ddl(|c| drop_bound_constraint(c, Bound::Default, table, &alter.column))?;
    }
    warn_about_autoincrement(s, alter);
    if let Some(nullable) = nullable {
        s.ddl(|c| c.dialect.alter_nullable(c, alter, nullable))?;
    }
    if !matches!(change, None | Some(DefaultChange::Default(_))) {
        generic::alter::alter_default_of_any_kind(s, alter)?;
    }
    if let Some(r#type) = alter.r#type.as_ref().filter(|_| states_type) {
        s.ddl(|c| c.dialect.alter_type(c, alter, r#type))?;
    }
    if let Some(comment) = alter.comment.value() {
        s.ddl(|c| {
            c.dialect
                .alter_comment(c, alter, comment.map(String::as_str))
        })?;
    }
    if let Some(DefaultChange::Default(Some(default))) = change {
        s.ddl(|c| c.dialect.alter_default(c, alter, Some(default)))?;
    }
    if let Some(new_name) = &alter.new_name {
        s.ddl(|c| c.dialect.rename_column(c, alter, new_name))?;
    }
    Ok(())
}

/// The kind of a constraint that belongs to a column and whose name nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Default,
    Check,
    ForeignKey,
}

/// T-SQL that looks the name of a constraint up and drops it.
fn drop_bound_constraint(
    c: &mut Compiler<'_>,
    bound: Bound,
    table: TableName<'_>,
    column: &Name,
) -> CompileResult {
    let altered = altered_name(c, table)?;
    let schema_dot = table
        .schema
        .filter(|schema| !schema.text.is_empty())
        .map(|schema| schema.text.as_str());
    c.sql
        .word("declare @const_name varchar(256)\nselect @const_name = QUOTENAME([name]) from");
    let (object, name) = match bound {
        Bound::Default => (
            " sys.default_constraints\nwhere parent_object_id = object_id('",
            "')\nand col_name(parent_object_id, parent_column_id) = ",
        ),
        Bound::Check => (
            " sys.check_constraints\nwhere parent_object_id = object_id('",
            "')\nand col_name(parent_object_id, parent_column_id) = ",
        ),
        Bound::ForeignKey => (
            "\nsys.foreign_keys fk join sys.foreign_key_columns fkc\non \
             fk.object_id=fkc.constraint_object_id\nwhere fkc.parent_object_id = object_id('",
            "')\nand col_name(fkc.parent_object_id, fkc.parent_column_id) = ",
        ),
    };
    c.sql.word(object);
    if let Some(schema) = schema_dot {
        c.sql.string_body(schema).word(".");
    }
    c.sql
        .string_body(&table.name.text)
        .word(name)
        .string(&column.text)
        .word("\nexec('alter table ")
        .string_body(&altered)
        .word(" drop constraint ' + @const_name)");
    Ok(())
}

fn altered_name(c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult<String> {
    c.capture(|c| {
        c.altered_table(table);
        Ok(())
    })
}

fn truthy(options: &DialectOptions, option: &str) -> bool {
    options
        .get("mssql", option)
        .is_some_and(OptionValue::is_truthy)
}
