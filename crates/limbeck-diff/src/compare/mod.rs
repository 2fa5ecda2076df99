//! The comparison: one file for each kind of thing.

mod check;
mod column;
mod comment;
mod comparators;
mod default;
mod duplicate;
mod foreign_key;
pub mod identity;
pub mod index;
mod nullable;
mod pairing;
mod table;
mod r#type;
mod unnoticed;

use comparators::{ColumnPart, Schedule, TablePart};
pub use comparators::{Outcome, Place, Priority, ProjectComparators};
use limbeck_model::schema::{Constraint, QualifiedName, Table};

use crate::order::{self, TableKey};
use crate::{
    DesiredSchema, DialectComparison, DiffError, Difference, Hint, ProjectHooks, Renames, rename,
};

/// Loggers, by the module of Alembic that writes to them.
pub(crate) mod logger {
    pub(crate) const TABLES: &str = "alembic.autogenerate.compare.tables";
    pub(crate) const CONSTRAINTS: &str = "alembic.autogenerate.compare.constraints";
    pub(crate) const TYPES: &str = "alembic.autogenerate.compare.types";
    pub(crate) const SERVER_DEFAULTS: &str = "alembic.autogenerate.compare.server_defaults";
    pub(crate) const COMMENTS: &str = "alembic.autogenerate.compare.comments";
    pub(crate) const CHECKS: &str = "alembic.ext.checkconstraint_byname";
}

/// Which kinds of things are compared within tables: the plugins of `autogenerate_plugins`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparisons {
    /// `alembic.autogenerate.types`
    pub types: bool,
    /// `alembic.autogenerate.constraints`: nullability, indexes, unique constraints, foreign keys.
    pub constraints: bool,
    /// `alembic.autogenerate.defaults`
    pub server_defaults: bool,
    /// `alembic.autogenerate.comments`
    pub comments: bool,
    /// `alembic.ext.checkconstraint_byname`
    pub checks: bool,
}

impl Default for Comparisons {
    /// `alembic.autogenerate.*`
    fn default() -> Self {
        Self {
            types: true,
            constraints: true,
            server_defaults: true,
            comments: true,
            checks: false,
        }
    }
}

/// What is compared. The parameters of `context.configure` of the same names.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareOptions {
    /// Whether types are compared.
    pub compare_type: bool,
    /// Whether server defaults are compared.
    pub compare_server_default: bool,
    /// Which kinds of things are compared.
    pub comparisons: Comparisons,
    /// The project's own comparisons, and where they come in.
    pub comparators: ProjectComparators,
    /// The database's default schema, which models may name or not.
    pub default_schema: Option<String>,
    /// The version table, which is no part of the schema.
    pub version_table: QualifiedName,
    /// Renames that were asked for.
    pub renames: Renames,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self {
            compare_type: true,
            compare_server_default: false,
            comparisons: Comparisons::default(),
            comparators: ProjectComparators::default(),
            default_schema: None,
            version_table: QualifiedName::new("alembic_version"),
            renames: Renames::default(),
        }
    }
}

/// Finds the operations that lead from the tables of a database to those of the models.
///
/// `actual` are tables as an inspector found them, those of the default schema without a schema.
///
/// # Errors
///
/// When the dialect has no form for a type or an expression, the database refuses an answer, or a
/// function of the project fails.
pub fn compare(
    desired: &DesiredSchema,
    actual: Vec<Table>,
    dialect: &mut dyn DialectComparison,
    project: &mut dyn ProjectHooks,
    options: &CompareOptions,
) -> Result<Difference, DiffError> {
    let comparators = &options.comparators;
    let mut comparer = Comparer {
        dialect,
        project,
        options,
        table_schedule: &Schedule::of_tables(options.comparisons, &comparators.table),
        column_schedule: &Schedule::of_columns(options.comparisons, &comparators.column),
        difference: Difference::default(),
    };
    comparer
        .difference
        .notes
        .warnings
        .extend_from_slice(desired.warnings());
    let mut actual = actual;
    actual.retain(|table| !comparer.is_version_table(&order::key(table)));
    comparer.difference.operations.0 = rename::apply(&options.renames, &mut actual)?;
    for table in &mut actual {
        finalize_names(table);
    }
    comparer.tables(desired, actual)?;
    Ok(comparer.difference)
}

/// The state of a comparison.
pub(crate) struct Comparer<'a> {
    dialect: &'a mut dyn DialectComparison,
    project: &'a mut dyn ProjectHooks,
    options: &'a CompareOptions,
    table_schedule: &'a Schedule<TablePart>,
    column_schedule: &'a Schedule<ColumnPart>,
    difference: Difference,
}

impl Comparer<'_> {
    fn info(&mut self, logger: &'static str, message: impl Into<String>) {
        self.difference.notes.info(logger, message);
    }

    fn hint(&mut self, hint: Hint) {
        self.difference.hints.push(hint);
    }

    /// Schema and name of a table as the database would report them.
    fn key(&self, table: &Table) -> TableKey {
        let (schema, name) = order::key(table);
        (
            schema.filter(|schema| Some(schema) != self.options.default_schema.as_ref()),
            name,
        )
    }

    fn is_version_table(&self, (schema, name): &TableKey) -> bool {
        let version = &self.options.version_table;
        *name == version.name.text
            && schema.as_deref() == version.schema.as_ref().map(|schema| schema.text.as_str())
    }
}

/// A name that comes from the database is final: no naming convention expands it.
fn finalize_names(table: &mut Table) {
    let constraints = table
        .constraints
        .iter_mut()
        .filter_map(|c| c.name_mut().as_mut());
    let indexes = table
        .indexes
        .iter_mut()
        .filter_map(|index| index.name.as_mut());
    for name in constraints.chain(indexes) {
        name.resolved = true;
    }
}

/// A table's name with another schema.
fn qualified(table: &Table, schema: Option<&String>) -> QualifiedName {
    QualifiedName {
        name: table.name.clone(),
        schema: schema.map(|schema| schema.clone().into()),
    }
}

/// Constraints of one kind.
macro_rules! constraints_of_kind {
    ($function:ident, $variant:ident, $kind:ident) => {
        fn $function(table: &Table) -> impl Iterator<Item = &limbeck_model::schema::$kind> {
            table
                .constraints
                .iter()
                .filter_map(|constraint| match constraint {
                    Constraint::$variant(found) => Some(found),
                    _ => None,
                })
        }
    };
}

constraints_of_kind!(uniques, Unique, UniqueConstraint);
constraints_of_kind!(foreign_keys, ForeignKey, ForeignKeyConstraint);
constraints_of_kind!(checks, Check, CheckConstraint);
constraints_of_kind!(primary_keys, PrimaryKey, PrimaryKeyConstraint);
constraints_of_kind!(excludes, Exclude, ExcludeConstraint);
