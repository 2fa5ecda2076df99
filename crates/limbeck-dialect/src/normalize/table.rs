//! Tables with everything in its place.

use std::borrow::Cow;

use limbeck_model::expression::{BindParameter, Expression};
use limbeck_model::schema::{
    CheckConstraint, Column, ColumnForeignKey, Constraint, ForeignKeyConstraint, Index,
    IndexElement, NamingConvention, PrimaryKeyConstraint, SqlType, Table, TypeClass,
    UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name, Value};

use super::autoincrement::autoincrement_column;
use super::naming::{ConstraintSubject, constraint_name, index_name};
use crate::types::{TypeForm, effective_type, labels, wants_native_enum};
use crate::{Capabilities, CompileResult};

/// What a constraint comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintOrigin {
    /// It was written as a constraint.
    Explicit,
    /// A column's `unique=` or `ForeignKey`.
    Column,
    /// A boolean or enumeration type that limits its values by a CHECK constraint, which the
    /// dialect needs.
    Type,
}

/// A constraint with its final name.
#[derive(Debug, Clone)]
pub struct NormalizedConstraint<'a> {
    /// The constraint.
    pub constraint: Cow<'a, Constraint>,
    /// What it comes from.
    pub origin: ConstraintOrigin,
}

/// A table with everything in its place.
#[derive(Debug, Clone)]
pub struct NormalizedTable<'a> {
    /// The table as it was written.
    pub table: &'a Table,
    /// The primary key, if the table has one.
    pub primary_key: Option<PrimaryKeyConstraint>,
    /// All other constraints in the order in which SQLAlchemy creates them: those written as
    /// constraints first, then those that columns imply.
    pub constraints: Vec<NormalizedConstraint<'a>>,
    /// Indexes: those that columns imply first.
    pub indexes: Vec<Cow<'a, Index>>,
    /// CHECK constraints written inside columns, with final names, by column.
    pub column_checks: Vec<Vec<Cow<'a, CheckConstraint>>>,
    /// Position of the column that draws its values from the database's generator.
    pub autoincrement: Option<usize>,
    /// Remarks for the user.
    pub warnings: Vec<String>,
}

/// A column as part of its table.
#[derive(Debug, Clone, Copy)]
pub struct ColumnView<'a> {
    /// The column.
    pub column: &'a Column,
    /// The table.
    pub table: &'a NormalizedTable<'a>,
    /// Its position.
    pub position: usize,
    /// Whether it is part of the primary key.
    pub primary_key: bool,
    /// Whether `NULL` is allowed.
    pub nullable: bool,
    /// Whether it draws its values from the database's generator.
    pub autoincrement: bool,
    /// Whether it is part of a foreign key.
    pub foreign_key: bool,
}

impl<'a> NormalizedTable<'a> {
    /// Normalises a table for a dialect.
    ///
    /// # Errors
    ///
    /// When the naming convention needs a name that is not there, or a column can't be
    /// autoincremented.
    pub fn new(
        table: &'a Table,
        dialect: &str,
        capabilities: &Capabilities,
        convention: &NamingConvention,
    ) -> CompileResult<Self> {
        let mut warnings = Vec::new();
        let primary_key = primary_key(table, convention, &mut warnings)?;
        let mut normalized = Self {
            table,
            primary_key,
            constraints: Vec::new(),
            indexes: Vec::new(),
            column_checks: Vec::new(),
            autoincrement: None,
            warnings,
        };
        for constraint in &table.constraints {
            if !matches!(constraint, Constraint::PrimaryKey(_)) {
                let constraint = with_column_names(table, constraint);
                normalized.push(constraint, ConstraintOrigin::Explicit, convention)?;
            }
        }
        for column in &table.columns {
            normalized.add_implied(column, dialect, capabilities, convention)?;
        }
        for index in &table.indexes {
            normalized
                .indexes
                .push(named_index(table, Cow::Borrowed(index), convention)?);
        }
        normalized.autoincrement = autoincrement_column(&normalized)?;
        Ok(normalized)
    }

    /// The primary key with the generated column first, unless the order was written down.
    pub fn primary_key_generated_first(&self) -> Option<PrimaryKeyConstraint> {
        let mut key = self.primary_key.clone()?;
        if let Some(position) = self.autoincrement
            && !has_explicit_primary_key(self.table)
        {
            let name = &self.table.columns[position].name;
            if let Some(place) = key.columns.iter().position(|column| column == name) {
                let column = key.columns.remove(place);
                key.columns.insert(0, column);
            }
        }
        Some(key)
    }

    /// A column as part of the table.
    pub fn column(&'a self, position: usize) -> ColumnView<'a> {
        let column = &self.table.columns[position];
        let primary_key = self.is_primary(column);
        ColumnView {
            column,
            table: self,
            position,
            primary_key,
            // An identity column is NOT NULL unless the contrary was said.
            nullable: column
                .nullable
                .unwrap_or(!primary_key && column.identity.is_none()),
            autoincrement: self.autoincrement == Some(position),
            foreign_key: self.has_foreign_key(column),
        }
    }

    /// All columns as parts of the table, without those that the database maintains itself.
    pub fn columns(&'a self) -> impl Iterator<Item = ColumnView<'a>> {
        (0..self.table.columns.len())
            .filter(|position| !self.table.columns[*position].system)
            .map(|position| self.column(position))
    }

    /// Whether a column is part of the primary key.
    pub fn is_primary(&self, column: &Column) -> bool {
        self.primary_key
            .as_ref()
            .is_some_and(|key| key.columns.iter().any(|name| name.text == column.name.text))
    }

    /// Whether a column is part of a foreign key.
    pub fn has_foreign_key(&self, column: &Column) -> bool {
        !column.foreign_keys.is_empty()
            || self.table.constraints.iter().any(|constraint| {
                matches!(constraint, Constraint::ForeignKey(key)
                    if key.columns.iter().any(|name| name.text == column.name.text))
            })
    }

    fn push(
        &mut self,
        mut constraint: Cow<'a, Constraint>,
        origin: ConstraintOrigin,
        convention: &NamingConvention,
    ) -> CompileResult {
        let name = constraint_name(
            &ConstraintSubject::new(self.table, &constraint),
            constraint.name(),
            convention,
        )?;
        if name.as_ref() != constraint.name() {
            set_name(constraint.to_mut(), name);
        }
        self.constraints
            .push(NormalizedConstraint { constraint, origin });
        Ok(())
    }

    fn add_implied(
        &mut self,
        column: &'a Column,
        dialect: &str,
        capabilities: &Capabilities,
        convention: &NamingConvention,
    ) -> CompileResult {
        if column.index == Some(true) {
            let index = Index {
                name: None,
                elements: vec![IndexElement::Column {
                    column: column.name.clone(),
                }],
                unique: column.unique == Some(true),
                options: DialectOptions::default(),
            };
            let index = named_index(self.table, Cow::Owned(index), convention)?;
            self.indexes.push(index);
        } else if column.unique == Some(true) {
            let unique = UniqueConstraint {
                columns: vec![column.name.clone()],
                ..UniqueConstraint::default()
            };
            self.push(
                Cow::Owned(Constraint::Unique(unique)),
                ConstraintOrigin::Column,
                convention,
            )?;
        }
        if let Some(check) = type_check(column, dialect, capabilities) {
            self.push(
                Cow::Owned(Constraint::Check(check)),
                ConstraintOrigin::Type,
                convention,
            )?;
        }
        for key in &column.foreign_keys {
            self.push(
                Cow::Owned(Constraint::ForeignKey(table_level(column, key))),
                ConstraintOrigin::Column,
                convention,
            )?;
        }
        let mut checks = Vec::with_capacity(column.checks.len());
        for check in &column.checks {
            let name = constraint_name(
                &ConstraintSubject::check(self.table, check),
                check.name.as_ref(),
                convention,
            )?;
            checks.push(if name == check.name {
                Cow::Borrowed(check)
            } else {
                Cow::Owned(CheckConstraint {
                    name,
                    ..check.clone()
                })
            });
        }
        self.column_checks.push(checks);
        Ok(())
    }
}

fn has_explicit_primary_key(table: &Table) -> bool {
    table
        .constraints
        .iter()
        .any(|constraint| matches!(constraint, Constraint::PrimaryKey(_)))
}

/// The primary key from the constraint and from the columns that declare themselves part of it.
fn primary_key(
    table: &Table,
    convention: &NamingConvention,
    warnings: &mut Vec<String>,
) -> CompileResult<Option<PrimaryKeyConstraint>> {
    let explicit = table
        .constraints
        .iter()
        .rev()
        .find_map(|constraint| match constraint {
            Constraint::PrimaryKey(key) => Some(key),
            Constraint::Unique(_)
            | Constraint::ForeignKey(_)
            | Constraint::Check(_)
            | Constraint::Exclude(_) => None,
        });
    let declared: Vec<&Name> = table
        .columns
        .iter()
        .filter(|column| column.primary_key)
        .map(|column| &column.name)
        .collect();
    let mut key = explicit.cloned().unwrap_or_default();
    if key.columns.is_empty() {
        key.columns = declared.into_iter().cloned().collect();
    } else {
        for name in &mut key.columns {
            *name = column_name(table, name).clone();
        }
        if !declared.is_empty() && !same_names(&declared, &key.columns) {
            let list = |names: &[&Name]| {
                names
                    .iter()
                    .map(|name| format!("'{name}'"))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let local: Vec<&Name> = key.columns.iter().collect();
            warnings.push(format!(
                "Table '{}' specifies columns {} as primary_key=True, not matching locally \
                 specified columns {}; setting the current primary key columns to {}. This warning \
                 may become an exception in a future release",
                table.name,
                list(&declared),
                list(&local),
                list(&local),
            ));
        }
    }
    if key.columns.is_empty() {
        return Ok(None);
    }
    let subject = ConstraintSubject::columns(table, "pk", key.columns.iter());
    key.name = constraint_name(&subject, key.name.as_ref(), convention)?;
    Ok(Some(key))
}

fn same_names(declared: &[&Name], columns: &[Name]) -> bool {
    declared.len() == columns.len()
        && declared
            .iter()
            .all(|name| columns.iter().any(|column| column.text == name.text))
}

/// The name of the column that a constraint refers to by its key.
pub(super) fn column_name<'t>(table: &'t Table, key: &'t Name) -> &'t Name {
    table
        .columns
        .iter()
        .find(|column| {
            column
                .key
                .as_ref()
                .map_or(column.name.text == key.text, |text| *text == key.text)
        })
        .map_or(key, |column| &column.name)
}

/// A constraint that refers to columns by their names.
fn with_column_names<'a>(table: &'a Table, constraint: &'a Constraint) -> Cow<'a, Constraint> {
    if table.columns.iter().all(|column| column.key.is_none()) {
        return Cow::Borrowed(constraint);
    }
    let mut renamed = constraint.clone();
    match &mut renamed {
        Constraint::Unique(UniqueConstraint { columns, .. })
        | Constraint::ForeignKey(ForeignKeyConstraint { columns, .. })
        | Constraint::PrimaryKey(PrimaryKeyConstraint { columns, .. }) => {
            for name in columns {
                *name = column_name(table, name).clone();
            }
        }
        Constraint::Check(_) | Constraint::Exclude(_) => {}
    }
    Cow::Owned(renamed)
}

fn set_name(constraint: &mut Constraint, new: Option<Name>) {
    match constraint {
        Constraint::PrimaryKey(key) => key.name = new,
        Constraint::Unique(unique) => unique.name = new,
        Constraint::ForeignKey(key) => key.name = new,
        Constraint::Check(check) => check.name = new,
        Constraint::Exclude(exclude) => exclude.name = new,
    }
}

fn named_index<'a>(
    table: &Table,
    mut index: Cow<'a, Index>,
    convention: &NamingConvention,
) -> CompileResult<Cow<'a, Index>> {
    let name = index_name(table, &index, convention)?;
    if name != index.name {
        index.to_mut().name = name;
    }
    if table.columns.iter().any(|column| column.key.is_some()) {
        for element in &mut index.to_mut().elements {
            if let IndexElement::Column { column } = element {
                *column = column_name(table, column).clone();
            }
        }
    }
    Ok(index)
}

/// The table-level form of a foreign key that was written inside a column.
pub(crate) fn table_level(column: &Column, key: &ColumnForeignKey) -> ForeignKeyConstraint {
    ForeignKeyConstraint {
        name: key.name.clone(),
        columns: vec![column.name.clone()],
        referred_table: key.referred_table.clone(),
        referred_schema: key.referred_schema.clone(),
        referred_columns: vec![
            key.referred_column
                .clone()
                .unwrap_or_else(|| column.name.clone()),
        ],
        on_update: key.on_update.clone(),
        on_delete: key.on_delete.clone(),
        deferrable: key.deferrable,
        initially: key.initially.clone(),
        r#match: key.r#match.clone(),
        use_alter: key.use_alter,
        comment: key.comment.clone(),
        options: key.options.clone(),
    }
}

/// The CHECK constraint by which a boolean or enumeration limits its values, if it was asked for
/// and the dialect needs it.
pub fn type_check(
    column: &Column,
    dialect: &str,
    capabilities: &Capabilities,
) -> Option<CheckConstraint> {
    let r#type = effective_type(&column.r#type, dialect);
    if r#type.arguments.create_constraint != Some(true) {
        return None;
    }
    let candidates: Vec<Expression> = match TypeForm::of(r#type.class) {
        TypeForm::GenericBoolean | TypeForm::Boolean => {
            if capabilities.native_boolean || !capabilities.boolean_check {
                return None;
            }
            [0, 1]
                .into_iter()
                .map(|number| literal(Value::Integer(number), TypeClass::Integer))
                .collect()
        }
        TypeForm::GenericEnum => {
            if wants_native_enum(r#type) && capabilities.native_enum {
                return None;
            }
            labels(r#type)
                .iter()
                .map(|label| literal(Value::text(label), TypeClass::String))
                .collect()
        }
        _ => return None,
    };
    let arguments = &r#type.arguments;
    let named = arguments
        .constraint_name
        .as_ref()
        .or(arguments.name.as_ref());
    Some(CheckConstraint {
        name: named.cloned(),
        condition: Expression::In {
            operand: Box::new(Expression::Column {
                name: column.name.clone(),
                table: None,
                r#type: None,
            }),
            candidates: Box::new(Expression::Tuple {
                elements: candidates,
            }),
            negated: false,
        },
        deferrable: None,
        initially: None,
        comment: None,
        options: DialectOptions::default(),
    })
}

fn literal(value: Value, class: TypeClass) -> Expression {
    Expression::Bind(BindParameter {
        value: Some(value),
        r#type: Some(SqlType::new(class)),
        ..BindParameter::default()
    })
}
