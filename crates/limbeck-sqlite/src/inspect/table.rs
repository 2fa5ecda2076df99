//! Tables of the schema model, from rows of the catalogue and the statements that made them.

use limbeck_dialect::raw_text;
use limbeck_model::expression::{Expression, UnaryOperator};
use limbeck_model::schema::{
    CheckConstraint, Column, Computed, Constraint, ForeignKeyConstraint, Index, IndexElement,
    PrimaryKeyConstraint, ServerDefault, Table, UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::catalogue::{ColumnRow, ForeignKeyRow, IndexRows, TableRows};
use super::ddl::{self, ForeignKey, IndexedElement, TableDefinition};
use super::types;

pub(super) fn build(rows: &TableRows, schema: Option<&str>) -> Table {
    let definition = ddl::table(&rows.sql);
    let mut table = Table::new(rows.name.as_str());
    table.schema = schema.map(Name::from);
    table.columns = rows
        .columns
        .iter()
        .map(|column| build_column(column, &definition))
        .collect();
    if definition.without_rowid {
        set(&mut table.options, "sqlite_with_rowid", false);
    }
    if definition.strict {
        set(&mut table.options, "sqlite_strict", true);
    }
    if definition.autoincrement {
        set(&mut table.options, "sqlite_autoincrement", true);
    }
    table.constraints.extend(primary_key(rows, &definition));
    table
        .constraints
        .extend(foreign_keys(rows, &definition, schema));
    table.constraints.extend(uniques(rows, &definition));
    table.constraints.extend(checks(&definition));
    table.indexes = indexes(rows);
    table
}

fn set(options: &mut DialectOptions, name: &str, value: bool) {
    options
        .0
        .insert(name.to_owned(), OptionValue::Boolean(value));
}

fn set_text(options: &mut DialectOptions, name: &str, value: &str) {
    options
        .0
        .insert(name.to_owned(), OptionValue::Text(value.to_owned()));
}

fn conflict_options(action: Option<&String>) -> DialectOptions {
    let mut options = DialectOptions::default();
    if let Some(action) = action {
        set_text(&mut options, "sqlite_on_conflict", action);
    }
    options
}

fn build_column(row: &ColumnRow, definition: &TableDefinition) -> Column {
    let mut declared = row.r#type.clone();
    let is_generated = row.hidden != 0;
    if is_generated {
        // SQLite counts the words before the expression as part of the type.
        let upper = declared.to_uppercase();
        declared = upper
            .replace("GENERATED", "")
            .replace("ALWAYS", "")
            .trim()
            .to_owned();
    }
    let mut column = Column::new(row.name.as_str(), types::resolve(&declared));
    if let Some(collation) = definition.collations.get(&row.name) {
        column.r#type.arguments.collation = Some(collation.clone());
    }
    if let Some(action) = definition.not_null_conflicts.get(&row.name) {
        set_text(&mut column.options, "sqlite_on_conflict_not_null", action);
    }
    column.nullable = Some(!row.not_null);
    column.primary_key = row.key_position > 0;
    column.server_default = row
        .default
        .as_deref()
        .map(|text| ServerDefault::Expression {
            expression: Box::new(raw_text(text)),
        });
    if is_generated {
        column.computed = definition.generated.get(&row.name).map(|text| Computed {
            expression: raw_text(text),
            persisted: Some(row.hidden == 3),
        });
    }
    column
}

fn primary_key(rows: &TableRows, definition: &TableDefinition) -> Option<Constraint> {
    let mut columns: Vec<&ColumnRow> = rows
        .columns
        .iter()
        .filter(|column| column.key_position > 0)
        .collect();
    columns.sort_by_key(|column| column.key_position);
    if columns.is_empty() {
        return None;
    }
    Some(Constraint::PrimaryKey(PrimaryKeyConstraint {
        name: final_name(definition.primary_key.as_ref()),
        options: conflict_options(definition.primary_key_conflict.as_ref()),
        columns: columns
            .iter()
            .map(|column| Name::from(column.name.as_str()))
            .collect(),
        ..PrimaryKeyConstraint::default()
    }))
}

/// Foreign keys: those of the table first, then those of its columns, since that is the order that
/// SQLAlchemy gives.
fn foreign_keys(
    rows: &TableRows,
    definition: &TableDefinition,
    schema: Option<&str>,
) -> Vec<Constraint> {
    let mut groups: Vec<Vec<&ForeignKeyRow>> = Vec::new();
    for row in &rows.foreign_keys {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| first.id == row.id) => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    let mut found: Vec<(usize, Constraint)> = Vec::new();
    let mut taken = vec![false; definition.foreign_keys.len()];
    for group in &groups {
        let Some(first) = group.first() else { continue };
        let key = ReferringKey::new(rows, group, first);
        let position = definition
            .foreign_keys
            .iter()
            .enumerate()
            .position(|(position, written)| !taken[position] && key.is(written));
        let written = position.map(|position| &definition.foreign_keys[position]);
        if let Some(position) = position {
            taken[position] = true;
        }
        let order = match (position, written) {
            (Some(position), Some(written)) if !written.is_inline => position,
            _ => usize::MAX,
        };
        found.push((order, key.constraint(written, schema)));
    }
    found.sort_by_key(|(order, _)| *order);
    found
        .into_iter()
        .map(|(_, constraint)| constraint)
        .collect()
}

/// A foreign key as the pragma tells it.
struct ReferringKey<'r> {
    row: &'r ForeignKeyRow,
    columns: Vec<&'r str>,
    referred: Vec<&'r str>,
}

impl<'r> ReferringKey<'r> {
    fn new(rows: &'r TableRows, group: &[&'r ForeignKeyRow], first: &'r ForeignKeyRow) -> Self {
        let named: Vec<&str> = group
            .iter()
            .filter_map(|row| row.referred.as_deref())
            .collect();
        let implied = || {
            rows.referred_keys
                .get(&first.table)
                .map(|columns| columns.iter().map(String::as_str).collect())
                .unwrap_or_default()
        };
        Self {
            row: first,
            columns: group.iter().map(|row| row.column.as_str()).collect(),
            referred: if named.is_empty() { implied() } else { named },
        }
    }

    /// Whether this is the key that was written so. SQLite's names ignore case.
    fn is(&self, written: &ForeignKey) -> bool {
        same(&self.columns, &written.columns)
            && self.row.table.eq_ignore_ascii_case(&written.table)
            && (written.referred.is_empty() || same(&self.referred, &written.referred))
    }

    fn constraint(&self, written: Option<&ForeignKey>, schema: Option<&str>) -> Constraint {
        let action = |action: &str| (action != "NO ACTION").then(|| action.to_owned());
        Constraint::ForeignKey(ForeignKeyConstraint {
            name: final_name(written.and_then(|key| key.name.as_ref())),
            columns: self.columns.iter().map(|name| Name::from(*name)).collect(),
            referred_table: self.row.table.as_str().into(),
            referred_schema: schema.map(Name::from),
            referred_columns: self.referred.iter().map(|name| Name::from(*name)).collect(),
            on_update: action(&self.row.on_update),
            on_delete: action(&self.row.on_delete),
            deferrable: written.and_then(|key| key.deferrable),
            initially: written.and_then(|key| key.initially.clone()),
            r#match: None,
            use_alter: false,
            comment: None,
            options: DialectOptions::default(),
        })
    }
}

fn same(names: &[&str], written: &[String]) -> bool {
    names.len() == written.len()
        && names
            .iter()
            .zip(written)
            .all(|(name, written)| name.eq_ignore_ascii_case(written))
}

/// Constraints that SQLite keeps an index for; one that repeats the primary key has none.
fn uniques(rows: &TableRows, definition: &TableDefinition) -> Vec<Constraint> {
    let mut automatic: Vec<Vec<&str>> = rows
        .indexes
        .iter()
        .filter(|index| is_automatic(index))
        .map(|index| index.columns.iter().flatten().map(String::as_str).collect())
        .collect();
    let (inline, of_table): (Vec<_>, Vec<_>) = definition
        .uniques
        .iter()
        .partition(|unique| unique.is_inline);
    of_table
        .into_iter()
        .chain(inline)
        .filter_map(|unique| {
            let position = automatic
                .iter()
                .position(|columns| same(columns, &unique.columns))?;
            let columns = automatic.swap_remove(position);
            Some(Constraint::Unique(UniqueConstraint {
                name: final_name(unique.name.as_ref()),
                columns: columns.into_iter().map(Name::from).collect(),
                options: conflict_options(unique.conflict.as_ref()),
                ..UniqueConstraint::default()
            }))
        })
        .collect()
}

/// CHECK constraints by name, unnamed ones last.
fn checks(definition: &TableDefinition) -> Vec<Constraint> {
    let mut checks: Vec<_> = definition.checks.iter().collect();
    checks.sort_by_key(|check| check.name.as_deref().unwrap_or("~"));
    checks
        .into_iter()
        .map(|check| {
            Constraint::Check(CheckConstraint {
                name: final_name(check.name.as_ref()),
                condition: raw_text(&check.condition),
                deferrable: None,
                initially: None,
                comment: None,
                options: DialectOptions::default(),
            })
        })
        .collect()
}

fn indexes(rows: &TableRows) -> Vec<Index> {
    rows.indexes
        .iter()
        .filter(|index| !is_automatic(index))
        .map(build_index)
        .collect()
}

fn build_index(rows: &IndexRows) -> Index {
    let written = ddl::index(rows.sql.as_deref().unwrap_or_default());
    let elements = rows
        .columns
        .iter()
        .enumerate()
        .map(|(position, column)| index_element(column.as_deref(), written.elements.get(position)))
        .collect();
    let mut options = DialectOptions::default();
    if let Some(predicate) = &written.predicate {
        options.0.insert(
            "sqlite_where".to_owned(),
            OptionValue::Expression {
                expression: Box::new(raw_text(predicate)),
            },
        );
    }
    Index {
        name: Some(Name::resolved(rows.name.as_str())),
        elements,
        unique: rows.unique,
        options,
    }
}

fn index_element(column: Option<&str>, written: Option<&IndexedElement>) -> IndexElement {
    let mut expression = match (column, written) {
        (Some(column), None) => {
            return IndexElement::Column {
                column: column.into(),
            };
        }
        (Some(column), Some(written)) if written.collation.is_none() && !written.is_descending => {
            return IndexElement::Column {
                column: column.into(),
            };
        }
        (Some(column), _) => Expression::column(column),
        (None, written) => raw_text(written.map_or("", |written| written.text.as_str())),
    };
    if let Some(collation) = written.and_then(|written| written.collation.clone()) {
        expression = Expression::Collate {
            operand: Box::new(expression),
            collation,
            schema: None,
        };
    }
    if written.is_some_and(|written| written.is_descending) {
        expression = Expression::Unary {
            operator: UnaryOperator::Descending,
            operand: Box::new(expression),
        };
    }
    IndexElement::Expression {
        expression: Box::new(expression),
    }
}

/// Whether SQLite made the index for a constraint.
fn is_automatic(index: &IndexRows) -> bool {
    index.name.starts_with("sqlite_autoindex")
}

/// A name that was read from the database is final: no naming convention changes it.
fn final_name(name: Option<&String>) -> Option<Name> {
    name.map(Name::resolved)
}
