//! Tables.

use limbeck_model::schema::Constraint;

use crate::compiler::TableName;
use crate::ddl::TableScope;
use crate::normalize::{ConstraintOrigin, NormalizedTable};
use crate::{CompileResult, Compiler};

/// `CREATE TABLE`.
///
/// # Errors
///
/// When the dialect has no form for a part of it.
pub fn create_table(
    c: &mut Compiler<'_>,
    table: &NormalizedTable<'_>,
    if_not_exists: bool,
) -> CompileResult {
    let dialect = c.dialect;
    c.sql.word("\nCREATE ");
    for prefix in &table.table.prefixes {
        c.sql.verbatim(prefix).word(" ");
    }
    c.sql.word("TABLE ");
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.table(table.table.into())?;
    dialect.table_suffix(c, table);
    c.sql.word(" (");
    let mut separator = "\n\t";
    for column in table.columns() {
        c.sql.word(separator);
        separator = ", \n\t";
        dialect
            .column_specification(c, &column)
            .and_then(|()| column_checks(c, table, column.position))
            .map_err(|error| error.in_column(&table.table.name.text, &column.column.name.text))?;
    }
    for constraint in table_constraints(c, table) {
        let text = c.capture(|c| {
            let scope = TableScope::of(table);
            dialect.constraint(c, scope, &constraint).map(|_| ())
        })?;
        if !text.is_empty() {
            c.sql.word(separator).verbatim(&text);
            separator = ", \n\t";
        }
    }
    c.sql.word("\n)");
    dialect.table_options(c, table)?;
    c.sql.word("\n\n");
    Ok(())
}

/// The CHECK constraints that were written inside a column.
///
/// # Errors
///
/// When the dialect has no form for a condition.
pub fn column_checks(
    c: &mut Compiler<'_>,
    table: &NormalizedTable<'_>,
    position: usize,
) -> CompileResult {
    let dialect = c.dialect;
    for check in &table.column_checks[position] {
        c.sql.word(" ");
        dialect.column_check(c, check)?;
    }
    Ok(())
}

/// The constraints that `CREATE TABLE` states, in order: the primary key first.
fn table_constraints(c: &Compiler<'_>, table: &NormalizedTable<'_>) -> Vec<Constraint> {
    let alters = c.dialect.capabilities().alter_constraints;
    let mut constraints = Vec::with_capacity(table.constraints.len() + 1);
    let primary_key = if c.dialect.generated_key_first() {
        table.primary_key_generated_first()
    } else {
        table.primary_key.clone()
    };
    constraints.extend(primary_key.map(Constraint::PrimaryKey));
    constraints.extend(
        table
            .constraints
            .iter()
            .map(|normalized| normalized.constraint.as_ref())
            .filter(|constraint| match constraint {
                Constraint::ForeignKey(key) => !(key.use_alter && alters),
                Constraint::PrimaryKey(_)
                | Constraint::Unique(_)
                | Constraint::Check(_)
                | Constraint::Exclude(_) => true,
            })
            .cloned(),
    );
    constraints
}

/// `DROP TABLE`.
///
/// # Errors
///
/// When the schema can't be resolved.
pub fn drop_table(c: &mut Compiler<'_>, table: TableName<'_>, if_exists: bool) -> CompileResult {
    c.sql.word("\nDROP TABLE ");
    if if_exists {
        c.sql.word("IF EXISTS ");
    }
    c.table(table)
}

/// The constraints that a column adds to its table when it is added by `ALTER TABLE`.
pub fn implied_constraints<'t>(
    table: &'t NormalizedTable<'t>,
) -> impl Iterator<Item = (&'t Constraint, ConstraintOrigin)> {
    table
        .constraints
        .iter()
        .map(|normalized| (normalized.constraint.as_ref(), normalized.origin))
}
