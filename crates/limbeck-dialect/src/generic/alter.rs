//! Changing tables.

use limbeck_model::Name;
use limbeck_model::operation::{AddColumn, AlterColumn, ColumnDefault, DropColumn, RenameTable};
use limbeck_model::schema::{ServerDefault, SqlType};

use super::constraint::foreign_key_options;
use crate::normalize::ColumnView;
use crate::{Compilation, CompileError, CompileResult, Compiler, TableName};

/// `ALTER TABLE … RENAME TO …`, with or without the schema before the new name.
///
/// # Errors
///
/// Never; the signature is that of its siblings.
pub fn rename_table(
    c: &mut Compiler<'_>,
    rename: &RenameTable,
    schema_on_new_name: bool,
) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&rename.table).into());
    c.sql.word(" RENAME TO ");
    c.altered_table(TableName {
        name: &rename.new_name,
        schema: rename.table.schema.as_ref().filter(|_| schema_on_new_name),
    });
    Ok(())
}

/// `ALTER TABLE … ADD COLUMN …`.
///
/// # Errors
///
/// When the dialect has no form for a part of the column.
pub fn add_column(c: &mut Compiler<'_>, add: &AddColumn, view: &ColumnView<'_>) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&add.table).into());
    c.sql.word(" ADD COLUMN ");
    if add.if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.dialect.column_specification(c, view)?;
    if add.inline_primary_key && view.primary_key {
        c.sql.word(" PRIMARY KEY");
    }
    inline_reference(c, add)?;
    super::table::column_checks(c, view.table, view.position)
}

/// ` REFERENCES …`, if the column's only foreign key is wanted inside it.
fn inline_reference(c: &mut Compiler<'_>, add: &AddColumn) -> CompileResult {
    let [key] = &add.column.foreign_keys[..] else {
        return Ok(());
    };
    if !add.inline_references {
        return Ok(());
    }
    let key = crate::normalize::table_level(&add.column, key);
    c.sql.word(" REFERENCES ");
    c.qualified(key.referred_schema.as_ref(), &key.referred_table)?;
    c.sql.word(" (").names(&key.referred_columns).word(")");
    foreign_key_options(c, &key)
}

/// `ALTER TABLE … DROP COLUMN …`.
///
/// # Errors
///
/// When the dialect can't.
pub fn drop_column(s: &mut Compilation<'_>, drop: &DropColumn) -> CompileResult {
    s.ddl(|c| {
        c.sql.word("ALTER TABLE ");
        c.altered_table((&drop.table).into());
        c.sql.word(" DROP COLUMN ");
        if drop.if_exists {
            c.sql.word("IF EXISTS ");
        }
        c.sql.name(&drop.column);
        Ok(())
    })
}

/// Changes a column in separate statements: nullability, default, type, comment, name.
///
/// # Errors
///
/// When the dialect can't.
pub fn alter_column(s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
    warn_about_autoincrement(s, alter);
    let dialect = s.dialect;
    if let Some(nullable) = alter.nullable {
        s.ddl(|c| dialect.alter_nullable(c, alter, nullable))?;
    }
    alter_default_of_any_kind(s, alter)?;
    if let Some(r#type) = &alter.r#type {
        s.ddl(|c| dialect.alter_type(c, alter, r#type))?;
    }
    if let Some(comment) = alter.comment.value() {
        s.ddl(|c| dialect.alter_comment(c, alter, comment.map(String::as_str)))?;
    }
    if let Some(new_name) = &alter.new_name {
        s.ddl(|c| dialect.rename_column(c, alter, new_name))?;
    }
    Ok(())
}

/// Alembic's remark about MySQL's argument.
pub fn warn_about_autoincrement(s: &mut Compilation<'_>, alter: &AlterColumn) {
    if alter.autoincrement.is_some() || alter.existing_autoincrement.is_some() {
        s.warn("autoincrement and existing_autoincrement only make sense for MySQL");
    }
}

/// What a change of a column's default amounts to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DefaultChange<'a> {
    /// A `DEFAULT` clause is set or dropped.
    Default(Option<&'a ServerDefault>),
    /// An identity is added, changed or dropped.
    Identity {
        /// The new identity.
        new: Option<&'a limbeck_model::schema::Identity>,
        /// The default as it was.
        existing: Option<&'a ColumnDefault>,
    },
    /// A generated column is added, changed or dropped.
    Computed,
}

/// What a change of a column's default amounts to, if there is one.
pub fn default_change(alter: &AlterColumn) -> Option<DefaultChange<'_>> {
    let new = alter.server_default.value()?;
    let existing = alter.existing_server_default.value().flatten();
    let any = |is: fn(&ColumnDefault) -> bool| new.is_some_and(is) || existing.is_some_and(is);
    if any(|default| matches!(default, ColumnDefault::Computed { .. })) {
        return Some(DefaultChange::Computed);
    }
    if any(|default| matches!(default, ColumnDefault::Identity { .. })) {
        let new = match new {
            Some(ColumnDefault::Identity { value }) => Some(value),
            Some(ColumnDefault::Server { .. } | ColumnDefault::Computed { .. }) | None => None,
        };
        return Some(DefaultChange::Identity { new, existing });
    }
    match new {
        Some(ColumnDefault::Server { value }) => Some(DefaultChange::Default(Some(value))),
        Some(ColumnDefault::Computed { .. } | ColumnDefault::Identity { .. }) | None => {
            Some(DefaultChange::Default(None))
        }
    }
}

/// Changes the default, identity or generating expression of a column, if that was asked for.
///
/// # Errors
///
/// When the dialect can't; no dialect can change a generating expression.
pub fn alter_default_of_any_kind(s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
    let dialect = s.dialect;
    match default_change(alter) {
        None => Ok(()),
        Some(DefaultChange::Computed) => Err(computed_change()),
        Some(DefaultChange::Identity { new, existing }) => {
            s.ddl(|c| dialect.alter_identity(c, alter, new, existing))
        }
        Some(DefaultChange::Default(default)) => {
            s.ddl(|c| dialect.alter_default(c, alter, default))
        }
    }
}

/// The refusal to change a generated column.
pub fn computed_change() -> CompileError {
    CompileError::compile(
        "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an \
         existing column is not supported.",
    )
}

/// The refusal to change an identity column.
pub fn identity_change() -> CompileError {
    CompileError::compile(
        "Adding, removing or modifying an \"identity\" construct, e.g. GENERATED AS IDENTITY, to \
         or from an existing column is not supported in this dialect.",
    )
}

/// `ALTER TABLE t ALTER COLUMN c `.
pub fn alter_column_prefix(c: &mut Compiler<'_>, alter: &AlterColumn) {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&alter.table).into());
    c.sql.word(" ");
    c.dialect.alter_column_words(c, &alter.column);
    c.sql.word(" ");
}

/// `SET NOT NULL` or `DROP NOT NULL`.
///
/// # Errors
///
/// Never; the signature is that of its siblings.
pub fn alter_nullable(c: &mut Compiler<'_>, alter: &AlterColumn, nullable: bool) -> CompileResult {
    alter_column_prefix(c, alter);
    c.sql.word(if nullable {
        "DROP NOT NULL"
    } else {
        "SET NOT NULL"
    });
    Ok(())
}

/// `SET DEFAULT x` or `DROP DEFAULT`.
///
/// # Errors
///
/// When the dialect has no form for the default.
pub fn alter_default(
    c: &mut Compiler<'_>,
    alter: &AlterColumn,
    default: Option<&ServerDefault>,
) -> CompileResult {
    alter_column_prefix(c, alter);
    match default {
        Some(default) => {
            c.sql.word("SET DEFAULT ");
            c.dialect.server_default(c, default)?;
        }
        None => {
            c.sql.word("DROP DEFAULT");
        }
    }
    Ok(())
}

/// `TYPE t`.
///
/// # Errors
///
/// When the dialect has no such type.
pub fn alter_type(c: &mut Compiler<'_>, alter: &AlterColumn, r#type: &SqlType) -> CompileResult {
    alter_column_prefix(c, alter);
    c.sql.word("TYPE ");
    c.dialect.type_sql(c, r#type)
}

/// `ALTER TABLE t RENAME a TO b`.
///
/// # Errors
///
/// Never; the signature is that of its siblings.
pub fn rename_column(c: &mut Compiler<'_>, alter: &AlterColumn, new_name: &Name) -> CompileResult {
    rename_column_with(c, alter, new_name, " RENAME ")
}

/// `ALTER TABLE t <words> a TO b`.
///
/// # Errors
///
/// Never; the signature is that of its siblings.
pub fn rename_column_with(
    c: &mut Compiler<'_>,
    alter: &AlterColumn,
    new_name: &Name,
    words: &'static str,
) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&alter.table).into());
    c.sql
        .word(words)
        .name(&alter.column)
        .word(" TO ")
        .name(new_name);
    Ok(())
}

/// `COMMENT ON COLUMN t.c IS …` for a column that exists.
///
/// # Errors
///
/// When the text can't be written.
pub fn comment_on_column(
    c: &mut Compiler<'_>,
    alter: &AlterColumn,
    comment: Option<&str>,
) -> CompileResult {
    c.sql.word("COMMENT ON COLUMN ");
    c.altered_table((&alter.table).into());
    c.sql.word(".").name(&alter.column).word(" IS ");
    super::comment::comment_text(c, comment)
}
