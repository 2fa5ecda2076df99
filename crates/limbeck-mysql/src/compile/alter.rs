//! Changing tables: one `MODIFY` or `CHANGE` states everything about the column.

use limbeck_dialect::generic::alter::{
    DefaultChange, computed_change, default_change, identity_change,
};
use limbeck_dialect::generic::constraint::DroppedConstraint;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{
    AlterCompiler, Compilation, CompileError, CompileErrorKind, CompileResult, Compiler,
    ConstraintOrigin,
};
use limbeck_model::Name;
use limbeck_model::operation::{AlterColumn, Change, ColumnDefault};
use limbeck_model::schema::{Computed, ServerDefault, SqlType};

use crate::MysqlDialect;

impl AlterCompiler for MysqlDialect {
    fn alter_column(&self, s: &mut Compilation<'_>, alter: &AlterColumn) -> CompileResult {
        match default_change(alter) {
            Some(DefaultChange::Computed) => return Err(computed_change()),
            Some(DefaultChange::Identity { .. }) => return Err(identity_change()),
            Some(DefaultChange::Default(_)) | None => {}
        }
        if let Some(new_name) = &alter.new_name {
            return s.ddl(|c| change(self, c, alter, new_name));
        }
        if has_time_default(alter) {
            return s.ddl(|c| change(self, c, alter, &alter.column));
        }
        if alter.nullable.is_some()
            || alter.r#type.is_some()
            || alter.autoincrement.is_some()
            || !alter.comment.is_unchanged()
        {
            return s.ddl(|c| modify(self, c, alter));
        }
        match alter.server_default.value() {
            Some(default) => s.ddl(|c| {
                c.dialect
                    .alter_default(c, alter, default.and_then(server_default))
            }),
            None => Ok(()),
        }
    }

    /// A CHECK that belongs to a type is left alone.
    fn drop_constraint_statement(
        &self,
        s: &mut Compilation<'_>,
        dropped: &DroppedConstraint<'_>,
        origin: ConstraintOrigin,
    ) -> CompileResult {
        match origin {
            ConstraintOrigin::Type => Ok(()),
            ConstraintOrigin::Explicit | ConstraintOrigin::Column => {
                s.ddl(|c| c.dialect.drop_constraint(c, dropped))
            }
        }
    }
}

fn server_default(default: &ColumnDefault) -> Option<&ServerDefault> {
    match default {
        ColumnDefault::Server { value } => Some(value),
        ColumnDefault::Computed { .. } | ColumnDefault::Identity { .. } => None,
    }
}

/// The type that the column will have.
fn new_type(alter: &AlterColumn) -> Option<&SqlType> {
    alter.r#type.as_ref().or(alter.existing_type.as_ref())
}

/// Whether a date and time gets a default, or nothing is said about its default: for such columns
/// Alembic always writes `CHANGE`.
fn has_time_default(alter: &AlterColumn) -> bool {
    new_type(alter).is_some_and(|r#type| Affinity::of(r#type) == Affinity::DateTime)
        && !matches!(alter.server_default, Change::Set { to: None })
}

fn change(
    dialect: &MysqlDialect,
    c: &mut Compiler<'_>,
    alter: &AlterColumn,
    new_name: &Name,
) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&alter.table).into());
    c.sql
        .word(" CHANGE ")
        .name(&alter.column)
        .word(" ")
        .name(new_name)
        .word(" ");
    specification(dialect, c, alter)
}

fn modify(dialect: &MysqlDialect, c: &mut Compiler<'_>, alter: &AlterColumn) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.altered_table((&alter.table).into());
    c.sql.word(" MODIFY ").name(&alter.column).word(" ");
    specification(dialect, c, alter)
}

/// How the column is generated, which does not change, but would be forgotten if it were not said.
fn kept_computed(alter: &AlterColumn) -> Option<&Computed> {
    match (
        &alter.server_default,
        alter.existing_server_default.value().flatten(),
    ) {
        (Change::Unchanged, Some(ColumnDefault::Computed { value })) => Some(value),
        _ => None,
    }
}

/// Type, nullability, generator, default and comment, from the change or from what was.
fn specification(
    dialect: &MysqlDialect,
    c: &mut Compiler<'_>,
    alter: &AlterColumn,
) -> CompileResult {
    let Some(r#type) = new_type(alter) else {
        return Err(CompileError::new(
            CompileErrorKind::Command,
            "All MySQL CHANGE/MODIFY COLUMN operations require the existing type.",
        ));
    };
    c.dialect.type_sql(c, r#type)?;
    let nullable = alter.nullable.or(alter.existing_nullable).unwrap_or(true);
    if let Some(computed) = kept_computed(alter) {
        c.sql.word(" ");
        c.dialect.computed(c, computed)?;
        // Neither server takes NULL here, and MariaDB no NOT NULL either.
        if !nullable && !dialect.is_mariadb() {
            c.sql.word(" NOT NULL");
        }
    } else {
        c.sql.word(if nullable { " NULL" } else { " NOT NULL" });
    }
    if alter.autoincrement.or(alter.existing_autoincrement) == Some(true) {
        c.sql.word(" AUTO_INCREMENT");
    }
    let default = match alter.server_default.value() {
        Some(default) => default,
        None => alter.existing_server_default.value().flatten(),
    };
    if let Some(default) = default.and_then(server_default)
        && !matches!(default, ServerDefault::Fetched)
    {
        c.sql.word(" DEFAULT ");
        c.dialect.server_default(c, default)?;
    }
    let comment = match alter.comment.value() {
        Some(comment) => comment,
        None => alter.existing_comment.as_ref(),
    };
    if let Some(comment) = comment {
        c.sql.word(" COMMENT ");
        c.dialect.string_literal(c, comment)?;
    }
    Ok(())
}
