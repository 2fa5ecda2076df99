//! Constraints.

use limbeck_model::Name;
use limbeck_model::operation::ConstraintKind;
use limbeck_model::schema::{
    CheckConstraint, Constraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint,
};

use crate::compiler::{Scope, TableName};
use crate::ddl::TableScope;
use crate::{CompileError, CompileResult, Compiler};

/// A constraint that is dropped.
#[derive(Debug, Clone, Copy)]
pub struct DroppedConstraint<'a> {
    /// Its table.
    pub table: TableName<'a>,
    /// Its name, with the naming convention applied.
    pub name: Option<&'a Name>,
    /// Its kind, when it is known.
    pub kind: Option<ConstraintKind>,
    /// `IF EXISTS`.
    pub if_exists: bool,
    /// `CASCADE`.
    pub cascade: bool,
}

/// A constraint with its name. Says whether there was anything to write.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn constraint(
    c: &mut Compiler<'_>,
    scope: TableScope<'_>,
    constraint: &Constraint,
) -> CompileResult<bool> {
    let dialect = c.dialect;
    match constraint {
        Constraint::PrimaryKey(key) => dialect.primary_key(c, scope, key),
        Constraint::Unique(unique) => dialect.unique(c, scope, unique),
        Constraint::ForeignKey(key) => dialect.foreign_key(c, scope, key),
        Constraint::Check(check) => dialect.check(c, scope, check),
        Constraint::Exclude(exclude) => dialect.exclude(c, scope, exclude),
    }
}

/// `CONSTRAINT name `, if there is a name.
///
/// # Errors
///
/// When the name is too long.
pub fn preamble(c: &mut Compiler<'_>, name: Option<&Name>) -> CompileResult {
    if let Some(name) = name {
        c.sql.word("CONSTRAINT ");
        c.constraint_name(name)?;
        c.sql.word(" ");
    }
    Ok(())
}

/// `[NOT] DEFERRABLE` and `INITIALLY …`.
///
/// # Errors
///
/// When the mode is no phrase of words.
pub fn deferrability(
    c: &mut Compiler<'_>,
    deferrable: Option<bool>,
    initially: Option<&str>,
) -> CompileResult {
    match deferrable {
        Some(true) => c.sql.word(" DEFERRABLE"),
        Some(false) => c.sql.word(" NOT DEFERRABLE"),
        None => &mut c.sql,
    };
    if let Some(initially) = initially {
        c.sql.word(" INITIALLY ");
        c.phrase(initially)?;
    }
    Ok(())
}

/// `PRIMARY KEY (…)`.
///
/// # Errors
///
/// When the name is too long.
pub fn primary_key(c: &mut Compiler<'_>, key: &PrimaryKeyConstraint) -> CompileResult<bool> {
    primary_key_with(c, key, |_| Ok(()), |_| Ok(()))
}

/// `PRIMARY KEY (…)`, with something before and after the columns.
///
/// # Errors
///
/// When the name is too long, or whatever `before` and `after` yield.
pub fn primary_key_with(
    c: &mut Compiler<'_>,
    key: &PrimaryKeyConstraint,
    before: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
    after: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult<bool> {
    if key.columns.is_empty() {
        return Ok(false);
    }
    preamble(c, key.name.as_ref())?;
    c.sql.word("PRIMARY KEY ");
    before(c)?;
    c.sql.word("(").names(&key.columns).word(")");
    after(c)?;
    deferrability(c, key.deferrable, key.initially.as_deref())?;
    Ok(true)
}

/// `UNIQUE (…)`.
///
/// # Errors
///
/// When the name is too long.
pub fn unique(c: &mut Compiler<'_>, unique: &UniqueConstraint) -> CompileResult<bool> {
    unique_with(c, unique, |_| Ok(()), |_| Ok(()))
}

/// `UNIQUE (…)`, with something before and after the columns.
///
/// # Errors
///
/// When the name is too long, or whatever `before` and `after` yield.
pub fn unique_with(
    c: &mut Compiler<'_>,
    unique: &UniqueConstraint,
    before: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
    after: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult<bool> {
    if unique.columns.is_empty() {
        return Ok(false);
    }
    preamble(c, unique.name.as_ref())?;
    c.sql.word("UNIQUE ");
    before(c)?;
    c.sql.word("(").names(&unique.columns).word(")");
    after(c)?;
    deferrability(c, unique.deferrable, unique.initially.as_deref())?;
    Ok(true)
}

/// `FOREIGN KEY(…) REFERENCES … (…)` with its options.
///
/// # Errors
///
/// When an option is no phrase of words, or the dialect has no form for it.
pub fn foreign_key(c: &mut Compiler<'_>, key: &ForeignKeyConstraint) -> CompileResult<bool> {
    let dialect = c.dialect;
    preamble(c, key.name.as_ref())?;
    c.sql
        .word("FOREIGN KEY(")
        .names(&key.columns)
        .word(") REFERENCES ");
    let referred = TableName {
        name: &key.referred_table,
        schema: key.referred_schema.as_ref(),
    };
    dialect.referred_table(c, referred)?;
    c.sql.word(" (").names(&key.referred_columns).word(")");
    foreign_key_options(c, key)?;
    Ok(true)
}

/// What follows the columns of a foreign key.
///
/// # Errors
///
/// When an option is no phrase of words, or the dialect has no form for it.
pub fn foreign_key_options(c: &mut Compiler<'_>, key: &ForeignKeyConstraint) -> CompileResult {
    let dialect = c.dialect;
    if let Some(r#match) = &key.r#match {
        dialect.match_clause(c, r#match)?;
    }
    if let Some(action) = &key.on_delete {
        dialect.on_delete(c, action)?;
    }
    if let Some(action) = &key.on_update {
        dialect.on_update(c, action)?;
    }
    deferrability(c, key.deferrable, key.initially.as_deref())
}

/// `CHECK (…)`.
///
/// # Errors
///
/// When the dialect has no form for the condition.
pub fn check(c: &mut Compiler<'_>, check: &CheckConstraint) -> CompileResult<bool> {
    preamble(c, check.name.as_ref())?;
    c.sql.word("CHECK (");
    c.scoped(Scope::DDL, |c| c.dialect.expression(c, &check.condition))?;
    c.sql.word(")");
    deferrability(c, check.deferrable, check.initially.as_deref())?;
    Ok(true)
}

/// `ALTER TABLE … ADD` of a constraint.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn add_constraint(
    c: &mut Compiler<'_>,
    table: TableName<'_>,
    constraint: &Constraint,
) -> CompileResult {
    c.sql.word("ALTER TABLE ");
    c.table(table)?;
    c.sql.word(" ADD ");
    c.dialect
        .constraint(c, TableScope::named(table), constraint)?;
    Ok(())
}

/// `ALTER TABLE … DROP CONSTRAINT`.
///
/// # Errors
///
/// When the constraint has no name.
pub fn drop_constraint(c: &mut Compiler<'_>, dropped: &DroppedConstraint<'_>) -> CompileResult {
    let Some(name) = dropped.name else {
        return Err(unnamed(dropped.kind));
    };
    c.sql.word("ALTER TABLE ");
    c.table(dropped.table)?;
    c.sql.word(" DROP CONSTRAINT ");
    if dropped.if_exists {
        c.sql.word("IF EXISTS ");
    }
    c.constraint_name(name)?;
    if dropped.cascade {
        c.sql.word(" CASCADE");
    }
    Ok(())
}

/// The error of dropping a constraint without a name.
pub fn unnamed(kind: Option<ConstraintKind>) -> CompileError {
    let class = match kind {
        Some(ConstraintKind::Primary) => "PrimaryKeyConstraint()",
        Some(ConstraintKind::Unique) => "UniqueConstraint()",
        Some(ConstraintKind::ForeignKey) => "ForeignKeyConstraint()",
        Some(ConstraintKind::Check) => "CheckConstraint()",
        None => "Constraint()",
    };
    CompileError::compile(format!(
        "Can't emit DROP CONSTRAINT for constraint {class}; it has no name"
    ))
}
