//! Tables of the schema model.

use indexmap::IndexMap;
use limbeck_dialect::raw_text;
use limbeck_model::schema::{
    Autoincrement, CheckConstraint, Column, Computed, Constraint, ForeignKeyConstraint, Index,
    IndexElement, PrimaryKeyConstraint, ServerDefault, Table, TypeClass,
};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::definition::{Check, ColumnDefinition, ForeignKey, Key, KeyPart, TableDefinition};
use super::types;

/// What the tables of one reading share.
pub(super) struct Context<'c> {
    /// The prefix of options: `mysql` or `mariadb`.
    pub(super) dialect: &'c str,
    pub(super) schema: Option<&'c str>,
}

impl Context<'_> {
    fn option(&self, name: &str) -> String {
        format!("{}_{name}", self.dialect)
    }
}

pub(super) fn build(definition: &TableDefinition, context: &Context<'_>) -> Table {
    let mut table = Table::new(definition.name.as_str());
    table.schema = context.schema.map(Name::from);
    let primary = definition
        .keys
        .iter()
        .find(|key| key.kind.as_deref() == Some("PRIMARY"));
    let primary_columns = primary.map(column_names).unwrap_or_default();
    table.columns = definition
        .columns
        .iter()
        .map(|column| Column {
            primary_key: primary_columns.iter().any(|name| name.text == column.name),
            ..build_column(column)
        })
        .collect();
    if !primary_columns.is_empty() {
        table
            .constraints
            .push(Constraint::PrimaryKey(PrimaryKeyConstraint {
                columns: primary_columns,
                ..PrimaryKeyConstraint::default()
            }));
    }
    table.constraints.extend(
        definition
            .foreign_keys
            .iter()
            .map(|key| foreign_key(key, context)),
    );
    let mut checks: Vec<&Check> = definition.checks.iter().collect();
    checks.sort_by_key(|check| check.name.as_deref().unwrap_or("~"));
    table.constraints.extend(checks.into_iter().map(check));
    table.indexes = definition
        .keys
        .iter()
        .filter(|key| key.kind.as_deref() != Some("PRIMARY"))
        .map(|key| index(key, context))
        .collect();
    table.indexes.sort_by(|a, b| a.name.cmp(&b.name));
    table.comment = definition.options.get("comment").cloned();
    for (name, value) in &definition.options {
        table
            .options
            .0
            .insert(context.option(name), OptionValue::Text(value.clone()));
    }
    table
}

fn build_column(definition: &ColumnDefinition) -> Column {
    let mut column = Column::new(definition.name.as_str(), types::resolve(definition));
    column.nullable = Some(!definition.not_null);
    column.comment.clone_from(&definition.comment);
    column.server_default = definition
        .default
        .as_deref()
        .map(|text| ServerDefault::Expression {
            expression: Box::new(raw_text(text)),
        });
    column.computed = definition.generated.as_deref().map(|text| Computed {
        expression: raw_text(text),
        persisted: definition.persisted,
    });
    column.autoincrement = if definition.auto_increment {
        Autoincrement::Enabled
    } else if is_integer(column.r#type.class) {
        Autoincrement::Disabled
    } else {
        Autoincrement::Auto
    };
    column
}

fn is_integer(class: TypeClass) -> bool {
    matches!(
        class,
        TypeClass::MysqlBigInt
            | TypeClass::MysqlInteger
            | TypeClass::MysqlMediumInt
            | TypeClass::MysqlSmallInt
            | TypeClass::MysqlTinyInt
    )
}

fn foreign_key(key: &ForeignKey, context: &Context<'_>) -> Constraint {
    let names = |names: &[String]| names.iter().map(|name| name.as_str().into()).collect();
    let schema = key.schema.as_deref().or(context.schema);
    Constraint::ForeignKey(ForeignKeyConstraint {
        name: key.name.as_ref().map(Name::resolved),
        columns: names(&key.columns),
        referred_table: key.table.as_str().into(),
        referred_schema: schema.map(Name::from),
        referred_columns: names(&key.referred),
        on_update: key.on_update.clone(),
        on_delete: key.on_delete.clone(),
        deferrable: None,
        initially: None,
        r#match: None,
        use_alter: false,
        comment: None,
        options: DialectOptions::default(),
    })
}

fn check(check: &Check) -> Constraint {
    Constraint::Check(CheckConstraint {
        name: check.name.as_ref().map(Name::resolved),
        condition: raw_text(&check.condition),
        deferrable: None,
        initially: None,
        comment: None,
        options: DialectOptions::default(),
    })
}

fn index(key: &Key, context: &Context<'_>) -> Index {
    let elements = key
        .parts
        .iter()
        .map(|part| match part {
            KeyPart::Column { name, .. } => IndexElement::Column {
                column: name.as_str().into(),
            },
            KeyPart::Expression(text) => IndexElement::Expression {
                expression: Box::new(raw_text(text)),
            },
        })
        .collect();
    let mut options = DialectOptions::default();
    let kind = key.kind.as_deref();
    if let Some(prefix @ ("FULLTEXT" | "SPATIAL")) = kind {
        options.0.insert(
            context.option("prefix"),
            OptionValue::Text(prefix.to_owned()),
        );
    }
    if let Some(parser) = &key.parser {
        options.0.insert(
            context.option("with_parser"),
            OptionValue::Text(parser.clone()),
        );
    }
    let lengths: IndexMap<String, OptionValue> = key
        .parts
        .iter()
        .filter_map(|part| match part {
            KeyPart::Column {
                name,
                length: Some(length),
            } => Some((name.clone(), OptionValue::Integer(*length))),
            _ => None,
        })
        .collect();
    if !lengths.is_empty() {
        options
            .0
            .insert(context.option("length"), OptionValue::Map(lengths));
    }
    Index {
        name: key.name.as_ref().map(Name::resolved),
        elements,
        unique: kind == Some("UNIQUE"),
        options,
    }
}

fn column_names(key: &Key) -> Vec<Name> {
    key.parts
        .iter()
        .filter_map(|part| match part {
            KeyPart::Column { name, .. } => Some(name.as_str().into()),
            KeyPart::Expression(_) => None,
        })
        .collect()
}
