//! Differences for a person: grouped by table, in words.

use limbeck_model::expression::Expression;
use limbeck_model::operation::{
    AlterColumn, Change, ColumnDefault, Operation, OperationItem, OperationList,
};
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{
    Column, Constraint, Index, IndexElement, QualifiedName, ServerDefault,
};
use limbeck_model::{DialectOptions, Name, OptionValue};
use serde::Serialize;

use crate::text;

/// What becomes of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is there afterwards only.
    Added,
    /// It was there before only.
    Removed,
    /// It is there before and afterwards, but not the same.
    Changed,
}

/// The differences of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableSummary {
    /// The table, `schema.name` or `name`.
    pub table: String,
    /// What becomes of the table.
    pub fate: Fate,
    /// What becomes of its parts, in the order of the operations.
    pub parts: Vec<PartSummary>,
}

/// The difference of one part of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartSummary {
    /// What becomes of the part.
    pub fate: Fate,
    /// The part in words, such as `column email VARCHAR(50) NOT NULL`.
    pub text: String,
}

/// Groups operations by table, the tables in the order in which they are first named.
pub fn summary(operations: &OperationList) -> Vec<TableSummary> {
    let mut tables: Vec<TableSummary> = Vec::new();
    let described = operations.0.iter().flat_map(|item| match item {
        OperationItem::Operation(operation) => vec![describe(operation, None)],
        OperationItem::ModifyTable(modify) => {
            let operations = modify.operations.iter();
            operations
                .map(|operation| describe(operation, Some(&modify.table)))
                .collect()
        }
    });
    for Described { table, fate, parts } in described {
        match tables.iter_mut().find(|known| known.table == table) {
            Some(known) => {
                // A table that is created or dropped is so whatever else happens to it.
                if fate != Fate::Changed {
                    known.fate = fate;
                }
                known.parts.extend(parts);
            }
            None => tables.push(TableSummary { table, fate, parts }),
        }
    }
    tables
}

struct Described {
    table: String,
    fate: Fate,
    parts: Vec<PartSummary>,
}

/// A change of one part of a table.
fn part(table: &QualifiedName, fate: Fate, text: String) -> Described {
    Described {
        table: table.key(),
        fate: Fate::Changed,
        parts: vec![PartSummary { fate, text }],
    }
}

/// `changed` is the table that the operation is a change of, where it does not say so itself.
fn describe(operation: &Operation, changed: Option<&QualifiedName>) -> Described {
    use Fate::{Added, Changed, Removed};

    match operation {
        Operation::CreateTable(create) => {
            let table = &create.table;
            let columns = table.columns.iter().map(column);
            let constraints = table.constraints.iter().map(constraint);
            let indexes = table.indexes.iter().map(index);
            let all = columns.chain(constraints).chain(indexes);
            Described {
                table: table.qualified_name().key(),
                fate: Added,
                parts: all.map(|text| PartSummary { fate: Added, text }).collect(),
            }
        }
        Operation::DropTable(drop) => Described {
            table: drop.table.key(),
            fate: Removed,
            parts: Vec::new(),
        },
        Operation::RenameTable(rename) => part(
            &rename.table,
            Changed,
            format!("name to {}", rename.new_name),
        ),
        Operation::CreateTableComment(create) => {
            let comment = create.comment.as_deref().map(string_repr);
            let comment = comment.unwrap_or_else(|| "none".to_owned());
            part(&create.table, Changed, format!("comment to {comment}"))
        }
        Operation::DropTableComment(drop) => part(&drop.table, Removed, "comment".to_owned()),
        Operation::AddColumn(add) => part(&add.table, Added, column(&add.column)),
        Operation::DropColumn(drop) => {
            let text = match &drop.dropped {
                Some(dropped) => column(dropped),
                None => format!("column {}", drop.column),
            };
            part(&drop.table, Removed, text)
        }
        Operation::AlterColumn(alter) => part(&alter.table, Changed, altered(alter)),
        Operation::AddConstraint(add) => part(&add.table, Added, constraint(&add.constraint)),
        Operation::DropConstraint(drop) => {
            let text = match &drop.dropped {
                Some(dropped) => constraint(dropped),
                None => named("constraint", drop.name.as_ref()),
            };
            part(&drop.table, Removed, text)
        }
        Operation::CreateIndex(create) => part(&create.table, Added, index(&create.index)),
        Operation::DropIndex(drop) => {
            let table = QualifiedName {
                name: drop.table.clone().unwrap_or_default(),
                schema: drop.schema.clone(),
            };
            let text = match &drop.dropped {
                Some(dropped) => index(dropped),
                None => named("index", Some(&drop.name)),
            };
            part(&table, Removed, text)
        }
        // Only the project finds these.
        Operation::CreateSchema(_)
        | Operation::DropSchema(_)
        | Operation::CreateSequence(_)
        | Operation::DropSequence(_)
        | Operation::CreateType(_)
        | Operation::DropType(_)
        | Operation::BulkInsert(_)
        | Operation::Execute(_)
        | Operation::AlterTableBatch(_)
        | Operation::Custom(_) => part(
            changed.unwrap_or(&QualifiedName::new("")),
            Changed,
            text::difference(operation),
        ),
    }
}

fn column(column: &Column) -> String {
    let mut text = format!("column {} {}", column.name, column.r#type);
    if !column.is_nullable() {
        text.push_str(" NOT NULL");
    }
    if let Some(default) = &column.server_default {
        text.push_str(&format!(" DEFAULT {}", server_default(default)));
    }
    if let Some(computed) = &column.computed {
        text.push_str(&format!(" AS ({})", expression(&computed.expression)));
    }
    if column.identity.is_some() {
        text.push_str(" IDENTITY");
    }
    if let Some(comment) = &column.comment {
        text.push_str(&format!(" COMMENT {}", string_repr(comment)));
    }
    text
}

fn altered(alter: &AlterColumn) -> String {
    let mut changes = Vec::new();
    if let Some(new_name) = &alter.new_name {
        changes.push(format!("name to {new_name}"));
    }
    if let Some(r#type) = &alter.r#type {
        changes.push(match &alter.existing_type {
            Some(existing) => format!("type {existing} to {type}"),
            None => format!("type to {type}"),
        });
    }
    match alter.nullable {
        Some(true) => changes.push("NOT NULL to NULL".to_owned()),
        Some(false) => changes.push("NULL to NOT NULL".to_owned()),
        None => {}
    }
    if let Some(default) = alter.server_default.value() {
        let existing = alter.existing_server_default.value().flatten();
        let (from, to) = (column_default(existing), column_default(default));
        // Two identities differ in their options.
        changes.push(match from == to {
            true => format!("options of the {to}"),
            false => format!("default {from} to {to}"),
        });
    }
    if let Change::Set { to } = &alter.comment {
        let shown = |comment: Option<&String>| match comment {
            Some(comment) => string_repr(comment),
            None => "none".to_owned(),
        };
        let (from, to) = (shown(alter.existing_comment.as_ref()), shown(to.as_ref()));
        changes.push(format!("comment {from} to {to}"));
    }
    format!("column {}: {}", alter.column, changes.join(", "))
}

fn column_default(default: Option<&ColumnDefault>) -> String {
    match default {
        None => "none".to_owned(),
        Some(ColumnDefault::Server { value }) => server_default(value),
        Some(ColumnDefault::Computed { value }) => {
            format!("generated ({})", expression(&value.expression))
        }
        Some(ColumnDefault::Identity { .. }) => "identity".to_owned(),
    }
}

fn server_default(default: &ServerDefault) -> String {
    match default {
        ServerDefault::Literal { text } => string_repr(text),
        ServerDefault::Expression { expression: inner } => expression(inner),
        ServerDefault::Fetched => "of the database".to_owned(),
    }
}

/// SQL that is text already; only dialects write the rest.
fn expression(expression: &Expression) -> String {
    match expression {
        Expression::Text { text, .. } | Expression::LiteralColumn { text } => text.clone(),
        Expression::Column { name, .. } => name.text.clone(),
        _ => "…".to_owned(),
    }
}

fn constraint(constraint: &Constraint) -> String {
    match constraint {
        Constraint::PrimaryKey(key) => {
            named("primary key", key.name.as_ref()) + &list(&key.columns)
        }
        Constraint::Unique(unique) => {
            named("unique constraint", unique.name.as_ref())
                + &list(&unique.columns)
                + &options(&unique.options)
        }
        Constraint::ForeignKey(key) => {
            let referred = QualifiedName {
                name: key.referred_table.clone(),
                schema: key.referred_schema.clone(),
            };
            let mut text = named("foreign key", key.name.as_ref()) + &list(&key.columns);
            text.push_str(&format!(" to {}", referred.key()));
            text.push_str(&list(&key.referred_columns));
            for (event, action) in [("DELETE", &key.on_delete), ("UPDATE", &key.on_update)] {
                if let Some(action) = action {
                    text.push_str(&format!(" ON {event} {action}"));
                }
            }
            text
        }
        Constraint::Check(check) => {
            let condition = expression(&check.condition);
            format!("{} ({condition})", named("check", check.name.as_ref()))
        }
        Constraint::Exclude(exclude) => named("exclude constraint", exclude.name.as_ref()),
    }
}

fn index(index: &Index) -> String {
    let kind = if index.unique {
        "unique index"
    } else {
        "index"
    };
    let elements: Vec<String> = index
        .elements
        .iter()
        .map(|element| match element {
            IndexElement::Column { column } => column.text.clone(),
            IndexElement::Expression { expression: inner } => sorted(inner),
        })
        .collect();
    let elements = elements.join(", ");
    named(kind, index.name.as_ref()) + &format!(" ({elements})") + &options(&index.options)
}

/// An element of an index with its sorting.
fn sorted(element: &Expression) -> String {
    use limbeck_model::expression::UnaryOperator;

    let Expression::Unary { operator, operand } = element else {
        return expression(element);
    };
    let words = match operator {
        UnaryOperator::Ascending => "ASC",
        UnaryOperator::Descending => "DESC",
        UnaryOperator::NullsFirst => "NULLS FIRST",
        UnaryOperator::NullsLast => "NULLS LAST",
        _ => return expression(element),
    };
    format!("{} {words}", sorted(operand))
}

fn named(kind: &str, name: Option<&Name>) -> String {
    match name {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    }
}

fn list(names: &[Name]) -> String {
    let names: Vec<&str> = names.iter().map(Name::as_str).collect();
    format!(" ({})", names.join(", "))
}

/// Options that are set, by name: their values can be expressions.
fn options(options: &DialectOptions) -> String {
    let set = options.0.iter().filter(|(_, value)| value.is_truthy());
    set.map(|(name, value)| match value {
        OptionValue::Boolean(_) => format!(" {name}"),
        _ => format!(" {name}=…"),
    })
    .collect()
}
