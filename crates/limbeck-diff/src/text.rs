//! Differences as `check` prints them: a list in Python's notation, one tuple for each difference,
//! named as in Alembic's `compare_metadata`.

use limbeck_model::expression::Expression;
use limbeck_model::operation::{AlterColumn, Change, ColumnDefault, Operation};
use limbeck_model::repr::{bool_repr, list_repr, string_repr};
use limbeck_model::schema::{
    Column, Constraint, Index, IndexElement, QualifiedName, ServerDefault, Table,
};
use limbeck_model::{DialectOptions, Name};

/// The line that `check` fails with.
pub fn detected(differences: impl Iterator<Item = String>) -> String {
    let differences: Vec<String> = differences.collect();
    format!(
        "New upgrade operations detected: [{}]",
        differences.join(", ")
    )
}

/// One difference. The changes of a column are a list of their own.
pub fn difference(operation: &Operation) -> String {
    match operation {
        Operation::CreateTable(create) => format!("('add_table', {})", table(&create.table)),
        Operation::DropTable(drop) => {
            let dropped = drop
                .dropped
                .as_deref()
                .map_or_else(|| named("Table", &drop.table), table);
            format!("('remove_table', {dropped})")
        }
        Operation::RenameTable(rename) => format!(
            "('rename_table', {}, {})",
            place(&rename.table),
            name(&rename.new_name)
        ),
        Operation::CreateTableComment(create) => format!(
            "('add_table_comment', {}, {}, {})",
            named("Table", &create.table),
            text(create.comment.as_ref()),
            text(create.existing_comment.as_ref())
        ),
        Operation::DropTableComment(drop) => {
            format!("('remove_table_comment', {})", named("Table", &drop.table))
        }
        Operation::AddColumn(add) => format!(
            "('add_column', {}, {})",
            place(&add.table),
            column(&add.column, &add.table.name)
        ),
        Operation::DropColumn(drop) => {
            let dropped = drop.dropped.as_deref().map_or_else(
                || format!("Column({})", name(&drop.column)),
                |dropped| column(dropped, &drop.table.name),
            );
            format!("('remove_column', {}, {dropped})", place(&drop.table))
        }
        Operation::AlterColumn(alter) => format!("[{}]", column_changes(alter).join(", ")),
        Operation::AddConstraint(add) => {
            let word = match &add.constraint {
                Constraint::ForeignKey(_) => "add_fk",
                Constraint::PrimaryKey(_)
                | Constraint::Unique(_)
                | Constraint::Check(_)
                | Constraint::Exclude(_) => "add_constraint",
            };
            format!("('{word}', {})", constraint(&add.constraint, &add.table))
        }
        Operation::DropConstraint(drop) => {
            let dropped = match drop.dropped.as_deref() {
                Some(dropped) => constraint(dropped, &drop.table),
                None => format!("Constraint({})", optional_name(drop.name.as_ref())),
            };
            let word = match drop.dropped.as_deref() {
                Some(Constraint::ForeignKey(_)) => "remove_fk",
                _ => "remove_constraint",
            };
            format!("('{word}', {dropped})")
        }
        Operation::CreateIndex(create) => {
            format!("('add_index', {})", index(&create.index, &create.table))
        }
        Operation::DropIndex(drop) => {
            let table = QualifiedName {
                name: drop.table.clone().unwrap_or_default(),
                schema: drop.schema.clone(),
            };
            let dropped = drop.dropped.as_deref();
            let dropped = dropped.map_or_else(
                || format!("Index({})", name(&drop.name)),
                |i| index(i, &table),
            );
            format!("('remove_index', {dropped})")
        }
        Operation::CreateSchema(create) => format!("('add_schema', {})", name(&create.name)),
        Operation::DropSchema(drop) => format!("('remove_schema', {})", name(&drop.name)),
        Operation::CreateSequence(create) => {
            format!("('add_sequence', {})", name(&create.sequence.name))
        }
        Operation::DropSequence(drop) => {
            format!("('remove_sequence', {})", name(&drop.sequence.name))
        }
        Operation::CreateType(create) => format!("('add_type', {})", create.r#type),
        Operation::DropType(drop) => format!("('remove_type', {})", drop.r#type),
        Operation::BulkInsert(insert) => {
            format!(
                "('bulk_insert', {})",
                named("Table", &insert.table.qualified_name())
            )
        }
        Operation::Execute(execute) => {
            use limbeck_model::expression::Statement;

            let statement = match &execute.statement {
                Statement::Expression { element } => expression(element),
                _ => "...".to_owned(),
            };
            format!("('execute', {statement})")
        }
        Operation::AlterTableBatch(batch) => {
            let steps: Vec<String> = batch
                .steps
                .iter()
                .map(|step| difference(&step.operation))
                .collect();
            steps.join(", ")
        }
        Operation::Custom(custom) => custom.description.clone(),
    }
}

fn column_changes(alter: &AlterColumn) -> Vec<String> {
    let place = format!("{}, {}", place(&alter.table), name(&alter.column));
    let existing_type = optional(alter.existing_type.as_ref().map(ToString::to_string));
    let existing_nullable = optional(alter.existing_nullable.map(|value| bool_repr(value).into()));
    let existing_comment = text(alter.existing_comment.as_ref());
    let existing_default = changed_default(&alter.existing_server_default);
    let known = [
        ("existing_type", &existing_type),
        ("existing_nullable", &existing_nullable),
        ("existing_server_default", &existing_default),
        ("existing_comment", &existing_comment),
    ];
    let change = |word: &str, own: &str, new: &str| {
        let others: Vec<String> = known
            .iter()
            .filter(|(key, _)| *key != own)
            .map(|(key, value)| format!("'{key}': {value}"))
            .collect();
        let old = known
            .iter()
            .find(|(key, _)| *key == own)
            .map_or("None", |(_, value)| value);
        format!(
            "('{word}', {place}, {{{}}}, {old}, {new})",
            others.join(", ")
        )
    };
    let mut changes = Vec::new();
    if let Some(new_name) = &alter.new_name {
        changes.push(format!("('modify_name', {place}, {})", name(new_name)));
    }
    if let Some(r#type) = &alter.r#type {
        changes.push(change("modify_type", "existing_type", &r#type.to_string()));
    }
    if let Some(nullable) = alter.nullable {
        changes.push(change(
            "modify_nullable",
            "existing_nullable",
            bool_repr(nullable),
        ));
    }
    if !alter.server_default.is_unchanged() {
        let new = changed_default(&alter.server_default);
        changes.push(change("modify_default", "existing_server_default", &new));
    }
    if let Some(comment) = alter.comment.value() {
        changes.push(change("modify_comment", "existing_comment", &text(comment)));
    }
    changes
}

fn name(name: &Name) -> String {
    string_repr(&name.text)
}

fn optional(text: Option<String>) -> String {
    text.unwrap_or_else(|| "None".to_owned())
}

fn optional_name(given: Option<&Name>) -> String {
    optional(given.map(name))
}

fn text(text: Option<&String>) -> String {
    optional(text.map(|text| string_repr(text)))
}

/// Schema and table.
fn place(table: &QualifiedName) -> String {
    format!(
        "{}, {}",
        optional_name(table.schema.as_ref()),
        name(&table.name)
    )
}

fn named(class: &str, table: &QualifiedName) -> String {
    let schema = optional_name(table.schema.as_ref());
    format!("{class}({}, schema={schema})", name(&table.name))
}

fn table(table: &Table) -> String {
    let mut parts = vec![name(&table.name)];
    parts.extend(table.columns.iter().map(|own| column(own, &table.name)));
    parts.push(format!("schema={}", optional_name(table.schema.as_ref())));
    parts.extend(
        table
            .comment
            .iter()
            .map(|comment| format!("comment={}", string_repr(comment))),
    );
    format!("Table({})", parts.join(", "))
}

fn column(column: &Column, table: &Name) -> String {
    let mut parts = vec![
        name(&column.name),
        column.r#type.to_string(),
        format!("table=<{table}>"),
    ];
    if column.primary_key {
        parts.push("primary_key=True".to_owned());
    }
    if !column.is_nullable() {
        parts.push("nullable=False".to_owned());
    }
    let default = column.server_default.as_ref().map(server_default);
    parts.extend(default.map(|default| format!("server_default={default}")));
    if let Some(computed) = &column.computed {
        parts.push(format!(
            "server_default=Computed({})",
            expression(&computed.expression)
        ));
    }
    if column.identity.is_some() {
        parts.push("server_default=Identity()".to_owned());
    }
    parts.extend(
        column
            .comment
            .iter()
            .map(|comment| format!("comment={}", string_repr(comment))),
    );
    format!("Column({})", parts.join(", "))
}

fn changed_default(default: &Change<ColumnDefault>) -> String {
    match default {
        Change::Unchanged => "False".to_owned(),
        Change::Set { to: None } => "None".to_owned(),
        Change::Set {
            to: Some(ColumnDefault::Server { value }),
        } => server_default(value),
        Change::Set {
            to: Some(ColumnDefault::Computed { value }),
        } => {
            format!("Computed({})", expression(&value.expression))
        }
        Change::Set {
            to: Some(ColumnDefault::Identity { .. }),
        } => "Identity()".to_owned(),
    }
}

fn server_default(default: &ServerDefault) -> String {
    match default {
        ServerDefault::Literal { text } => string_repr(text),
        ServerDefault::Expression { expression: inner } => expression(inner),
        ServerDefault::Fetched => "FetchedValue()".to_owned(),
    }
}

/// SQL that is text already; only dialects write the rest.
fn expression(expression: &Expression) -> String {
    match expression {
        Expression::Text { text, .. } | Expression::LiteralColumn { text } => {
            format!("text({})", string_repr(text))
        }
        Expression::Column { name: own, .. } => name(own),
        _ => "...".to_owned(),
    }
}

fn names(names: &[Name]) -> Vec<String> {
    names.iter().map(|name| name.text.clone()).collect()
}

fn constraint(constraint: &Constraint, table: &QualifiedName) -> String {
    let (class, mut parts, options) = match constraint {
        Constraint::PrimaryKey(key) => (
            "PrimaryKeyConstraint",
            key.columns.iter().map(name).collect(),
            &key.options,
        ),
        Constraint::Unique(unique) => (
            "UniqueConstraint",
            unique.columns.iter().map(name).collect(),
            &unique.options,
        ),
        Constraint::ForeignKey(key) => {
            let referred = QualifiedName {
                name: key.referred_table.clone(),
                schema: key.referred_schema.clone(),
            };
            let target = |column: &Name| format!("{}.{column}", referred.key());
            let targets: Vec<String> = key.referred_columns.iter().map(target).collect();
            let mut parts = vec![list_repr(&names(&key.columns)), list_repr(&targets)];
            let action = |word: &str, action: &Option<String>| {
                action
                    .as_ref()
                    .map(|action| format!("{word}={}", string_repr(action)))
            };
            parts.extend(action("onupdate", &key.on_update));
            parts.extend(action("ondelete", &key.on_delete));
            ("ForeignKeyConstraint", parts, &key.options)
        }
        Constraint::Check(check) => (
            "CheckConstraint",
            vec![expression(&check.condition)],
            &check.options,
        ),
        Constraint::Exclude(exclude) => {
            let elements = exclude
                .elements
                .iter()
                .map(|element| expression(&element.expression));
            ("ExcludeConstraint", elements.collect(), &exclude.options)
        }
    };
    parts.push(format!("name={}", optional_name(constraint.name())));
    parts.extend(option_names(options));
    parts.push(format!("table=<{}>", table.key()));
    format!("{class}({})", parts.join(", "))
}

fn index(index: &Index, table: &QualifiedName) -> String {
    let mut parts = vec![optional_name(index.name.as_ref())];
    parts.extend(index.elements.iter().map(|element| match element {
        IndexElement::Column { column } => name(column),
        IndexElement::Expression { expression: inner } => expression(inner),
    }));
    if index.unique {
        parts.push("unique=True".to_owned());
    }
    parts.extend(option_names(&index.options));
    parts.push(format!("table=<{}>", table.key()));
    format!("Index({})", parts.join(", "))
}

/// Options are named only: their values can be expressions.
fn option_names(options: &DialectOptions) -> impl Iterator<Item = String> {
    options.0.keys().map(|key| format!("{key}=..."))
}
