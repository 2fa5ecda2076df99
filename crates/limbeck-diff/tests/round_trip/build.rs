//! Random schemas as models.

use limbeck_model::expression::Expression;
use limbeck_model::schema::{
    CheckConstraint, Column, ColumnForeignKey, Computed, Constraint, ForeignKeyConstraint,
    Identity, Index, IndexElement, NamingConvention, PrimaryKeyConstraint, SequenceOptions,
    SqlType, Table, TypeClass, UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name};

use crate::menu::{Key, Menu, picked};
use crate::seeds::{
    ColumnKind, ColumnSeed, IndexSeed, ReferenceSeed, SchemaSeed, TableSeed, UniqueSeed,
};

/// Texts with all that SQL makes something of.
const COMMENTS: [&str; 4] = ["plain", "it's", "50% \"more\" :x", "back\\slash\nline"];

/// The convention of a schema.
pub(crate) fn convention(seed: &SchemaSeed) -> NamingConvention {
    if !seed.convention {
        return NamingConvention::default();
    }
    serde_json::from_value(serde_json::json!({
        "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s"
    }))
    .unwrap()
}

/// The tables of a schema, as a project would write them.
pub(crate) fn tables(seed: &SchemaSeed, menu: &Menu) -> Vec<Table> {
    let builders: Vec<Option<Builder<'_>>> = seed
        .tables
        .iter()
        .enumerate()
        .map(|(number, table)| Some(Builder::new(number, table.as_ref()?, seed.convention, menu)))
        .collect();
    builders
        .iter()
        .flatten()
        .map(|builder| builder.table(&builders))
        .collect()
}

struct Builder<'s> {
    number: usize,
    seed: &'s TableSeed,
    menu: &'s Menu,
    key: &'s Key,
    convention: bool,
    /// What no other table has in its name, though a later one of its number may have another.
    tail: String,
    name: Name,
    schema: Option<Name>,
}

impl<'s> Builder<'s> {
    fn new(number: usize, seed: &'s TableSeed, convention: bool, menu: &'s Menu) -> Self {
        let shape = &seed.shape;
        let key = picked(&menu.keys, shape.key);
        let unnamed = if shape.unnamed { "u" } else { "" };
        let options = usize::from(shape.options) % menu.table_options.len();
        let checked = if shape.checked { "c" } else { "" };
        let tail = format!(
            "{}{unnamed}{checked}{options}{}_{number}",
            key.name, shape.name
        );
        let name = match shape.name {
            0 => format!("Table {tail}"),
            1 => format!("it's 50% \"of\" {tail}"),
            2 => format!("a_table_with_a_name_that_is_quite_long_indeed_{tail}"),
            _ => format!("t_{tail}"),
        };
        Self {
            number,
            seed,
            menu,
            key,
            convention,
            name: name.as_str().into(),
            tail,
            schema: menu
                .schemas
                .get(usize::from(shape.schema))
                .map(|schema| schema.as_str().into()),
        }
    }

    /// A name for something that has to have one.
    fn named(&self, kind: &str, what: &str) -> Option<Name> {
        // A convention that has a place for the given name needs one.
        (!self.convention || kind == "ck").then(|| match kind {
            "ck" => what.into(),
            kind => format!("{kind}_{}_{what}", self.tail).as_str().into(),
        })
    }

    fn table(&self, all: &[Option<Builder<'_>>]) -> Table {
        let mut table = Table::new(self.name.clone());
        table.schema.clone_from(&self.schema);
        table.options = picked(&self.menu.table_options, self.seed.shape.options).clone();
        if self.menu.comments {
            table.comment = self
                .seed
                .comment
                .map(|pick| picked(&COMMENTS, pick).to_string());
        }
        self.add_key(&mut table);
        let mut n = Column::new("n", integer());
        n.nullable = Some(false);
        table.columns.push(n);
        if self.seed.shape.checked {
            self.add_checked(&mut table);
        }
        let mut names = Vec::new();
        for (position, seed) in self.seed.columns.iter().enumerate() {
            let column = seed.as_ref().and_then(|seed| self.column(position, seed));
            names.push(column.as_ref().map(|(column, ..)| column.name.clone()));
            table.columns.extend(column.map(|(column, ..)| column));
        }
        for (position, seed) in self.seed.references.iter().enumerate() {
            if let Some(seed) = seed
                && let Some(target) = &all[seed.target]
                && target.number <= self.number
            {
                self.add_reference(&mut table, position, seed, target);
            }
        }
        for (position, seed) in self.seed.uniques.iter().enumerate() {
            table
                .constraints
                .extend(seed.as_ref().and_then(|seed| self.unique(position, seed)));
        }
        for (position, seed) in self.seed.indexes.iter().enumerate() {
            table
                .indexes
                .extend(seed.as_ref().and_then(|seed| self.index(position, seed)));
        }
        for (position, pick) in self.seed.checks.iter().enumerate() {
            if let Some(pick) = pick {
                let name = self.named("ck", &format!("limit_{}_{position}", self.tail));
                table.constraints.push(check(name, &format!("n > {pick}")));
            }
        }
        if self.seed.shape.unnamed {
            table.constraints.push(Constraint::Unique(UniqueConstraint {
                columns: vec!["n".into()],
                ..UniqueConstraint::default()
            }));
            if self.menu.unnamed_checks && !self.convention {
                table.constraints.push(check(None, "n <> 77"));
            }
        }
        without_repetitions(&mut table);
        table
    }

    fn key_names(&self) -> Vec<Name> {
        (0..self.key.types.len())
            .map(|position| {
                if position == 0 {
                    "id".into()
                } else {
                    format!("id{position}").as_str().into()
                }
            })
            .collect()
    }

    fn add_key(&self, table: &mut Table) {
        let names = self.key_names();
        for (name, r#type) in names.iter().zip(&self.key.types) {
            let mut column = Column::new(name.clone(), r#type.clone());
            column.primary_key = true;
            column.autoincrement = self.key.autoincrement;
            if self.key.identity {
                column.identity = Some(Identity::default());
            }
            table.columns.push(column);
        }
        // Half of the keys are constraints of their own.
        if !names.is_empty() && self.number % 2 == 1 {
            table
                .constraints
                .push(Constraint::PrimaryKey(PrimaryKeyConstraint {
                    name: self.named("pk", "key"),
                    columns: names,
                    ..PrimaryKeyConstraint::default()
                }));
        }
    }

    /// Columns that bring CHECK constraints, and what else only this database has.
    fn add_checked(&self, table: &mut Table) {
        table
            .columns
            .extend(self.menu.extra_columns.iter().cloned());
        table
            .constraints
            .extend(self.menu.extra_constraints.iter().cloned());
        let mut by_type = Column::new("by_type", self.menu.checked_type.clone());
        by_type.r#type.arguments.name = Some(format!("kind_{}", self.tail).as_str().into());
        table.columns.push(by_type);
        if self.menu.inline_checks {
            let mut inline = Column::new("inline", integer());
            let name = self.named("ck", &format!("inline_{}", self.tail));
            inline.checks.push(check_of(name, "inline > 1"));
            table.columns.push(inline);
        }
    }

    /// A column, whether it can have an index, and whether it holds text. Its name says all that can't
    /// change about it.
    fn column(&self, position: usize, seed: &ColumnSeed) -> Option<(Column, bool, bool)> {
        let prefix = if position == 4 { "Order by " } else { "c" };
        let (mut column, is_indexable, is_text) = match &seed.kind {
            ColumnKind::Plain {
                family,
                r#type,
                default,
                implied,
            } => {
                let family = picked(&self.menu.families, *family);
                let name = format!("{prefix}{position}_{}", family.name);
                let mut column = Column::new(name.as_str(), picked(&family.types, *r#type).clone());
                column.nullable = Some(seed.nullable);
                column.server_default = default.and_then(|pick| family.default(pick));
                // What a column asks for has no name of its own, which only a convention gives.
                if self.convention && family.indexable {
                    column.index = (*implied == 8).then_some(true);
                    column.unique = (*implied == 9).then_some(true);
                }
                (column, family.indexable, family.is_text)
            }
            ColumnKind::Computed(pick) => {
                let computed = picked(&self.menu.computed, *pick);
                let pick = usize::from(*pick) % self.menu.computed.len();
                let mut column = Column::new(format!("g{position}_{pick}").as_str(), integer());
                column.computed = Some(Computed {
                    expression: Expression::text(&computed.expression),
                    persisted: Some(computed.persisted),
                });
                (column, false, false)
            }
            ColumnKind::Identity(picks) => {
                if !self.menu.identities {
                    return None;
                }
                let mut column = Column::new(format!("i{position}").as_str(), integer());
                column.identity = Some(identity(picks));
                (column, true, false)
            }
        };
        if self.menu.comments {
            column.comment = seed.comment.map(|pick| picked(&COMMENTS, pick).to_string());
        }
        Some((column, is_indexable, is_text))
    }

    fn add_reference(
        &self,
        table: &mut Table,
        position: usize,
        seed: &ReferenceSeed,
        target: &Builder<'_>,
    ) {
        let referred = target.key_names();
        if referred.is_empty() {
            return;
        }
        let columns: Vec<Name> = (0..referred.len())
            .map(|part| {
                format!("r{position}_{part}_{}_{}", target.number, target.key.name)
                    .as_str()
                    .into()
            })
            .collect();
        for (name, r#type) in columns.iter().zip(&target.key.types) {
            let mut column = Column::new(name.clone(), r#type.clone());
            column.nullable = Some(true);
            table.columns.push(column);
        }
        let action = |pick: Option<u8>| {
            pick.filter(|_| !self.menu.actions.is_empty())
                .map(|pick| picked(&self.menu.actions, pick).clone())
        };
        let (deferrable, initially) = match seed.deferrable % 4 {
            _ if !self.menu.deferrable => (None, None),
            0 => (Some(true), Some("DEFERRED".to_owned())),
            1 => (Some(true), None),
            _ => (None, None),
        };
        let key = ForeignKeyConstraint {
            name: self.named("fk", &format!("{position}_{}", target.number)),
            columns,
            referred_table: target.name.clone(),
            referred_schema: target.schema.clone(),
            referred_columns: referred,
            on_update: action(seed.on_update),
            on_delete: action(seed.on_delete),
            deferrable,
            initially,
            r#match: None,
            use_alter: false,
            comment: None,
            options: DialectOptions::default(),
        };
        // Half of the keys of one column are written inside it.
        if key.columns.len() == 1 && position == 1 {
            if let Some(column) = table.columns.last_mut() {
                column.foreign_keys.push(ColumnForeignKey {
                    referred_table: key.referred_table,
                    referred_schema: key.referred_schema,
                    referred_column: key.referred_columns.into_iter().next(),
                    name: key.name,
                    on_update: key.on_update,
                    on_delete: key.on_delete,
                    deferrable: key.deferrable,
                    initially: key.initially,
                    r#match: None,
                    use_alter: false,
                    comment: None,
                    options: DialectOptions::default(),
                });
            }
        } else {
            table.constraints.push(Constraint::ForeignKey(key));
        }
    }

    /// Columns of an index by bits: those that are there and can have one, and whether they hold text.
    fn indexed(&self, bits: u8) -> Vec<(Name, bool)> {
        let mut found: Vec<(Name, bool)> = Vec::new();
        for (position, seed) in self.seed.columns.iter().enumerate() {
            if bits & (1 << position) != 0
                && let Some(seed) = seed
                && let Some((column, true, is_text)) = self.column(position, seed)
            {
                found.push((column.name, is_text));
            }
        }
        found
    }

    fn unique(&self, position: usize, seed: &UniqueSeed) -> Option<Constraint> {
        let columns: Vec<Name> = self
            .indexed(seed.columns)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        if columns.is_empty() {
            return None;
        }
        // A convention names constraints by their columns alone.
        let name = if self.convention {
            Some(Name::resolved(format!("uq_{}_{position}", self.name)))
        } else {
            self.named("uq", &position.to_string())
        };
        Some(Constraint::Unique(UniqueConstraint {
            name,
            columns,
            deferrable: (self.menu.deferrable_uniques && seed.deferrable).then_some(true),
            options: picked(&self.menu.unique_options, seed.options).clone(),
            ..UniqueConstraint::default()
        }))
    }

    fn index(&self, position: usize, seed: &IndexSeed) -> Option<Index> {
        let columns = self.indexed(seed.columns);
        let first = columns.first()?;
        let options = picked(&self.menu.index_options, seed.options);
        let options = if options.plain && !first.1 {
            &self.menu.index_options[0]
        } else {
            options
        };
        let is_plain = options.plain || seed.elements < 128;
        let element = |(name, is_text): &(Name, bool)| {
            let templates = if *is_text
                && seed.elements % 2 == 1
                && !self.menu.text_index_elements.is_empty()
            {
                &self.menu.text_index_elements
            } else {
                &self.menu.index_elements
            };
            let template = picked(templates, seed.elements / 2);
            if is_plain || template == "{}" {
                return IndexElement::Column {
                    column: name.clone(),
                };
            }
            let quote = self.menu.quote;
            let column = format!("{quote}{name}{quote}");
            IndexElement::Expression {
                expression: Box::new(sorted(template, name, &column)),
            }
        };
        let elements = if options.plain {
            vec![element(first)]
        } else {
            columns.iter().map(element).collect()
        };
        Some(Index {
            name: Some(Name::resolved(format!("ix_{}_{position}", self.name))),
            elements,
            unique: seed.unique && !options.plain,
            options: options.options.clone(),
        })
    }
}

/// `column DESC` as a project writes it; anything else as text.
fn sorted(template: &str, name: &Name, column: &str) -> Expression {
    use limbeck_model::expression::UnaryOperator;

    let unary = |operator, operand| Expression::Unary {
        operator,
        operand: Box::new(operand),
    };
    let plain = Expression::column(name.clone());
    match template {
        "{} DESC" => unary(UnaryOperator::Descending, plain),
        "{} NULLS FIRST" => unary(UnaryOperator::NullsFirst, plain),
        "{} DESC NULLS LAST" => unary(
            UnaryOperator::NullsLast,
            unary(UnaryOperator::Descending, plain),
        ),
        template => Expression::text(template.replace("{}", column)),
    }
}

fn integer() -> SqlType {
    SqlType::new(TypeClass::Integer)
}

fn identity(picks: &[u8; 6]) -> Identity {
    let number = |pick: u8, numbers: &[i64]| {
        numbers
            .get(usize::from(pick) % (numbers.len() + 1))
            .copied()
    };
    Identity {
        always: picks[0].is_multiple_of(2),
        sequence: SequenceOptions {
            // What a sequence has given out already has to stay within its bounds.
            start: Some(10 + i64::from(picks[1] % 2)),
            increment: number(picks[2], &[1, 5]),
            min_value: number(picks[3], &[1, -5]),
            max_value: number(picks[4], &[1000]),
            cycle: picks[5]
                .is_multiple_of(2)
                .then_some(picks[5].is_multiple_of(4)),
            cache: number(picks[5] / 4, &[1, 3]),
            ..SequenceOptions::default()
        },
        ..Identity::default()
    }
}

/// SQLite keeps one of two unique constraints on the same columns.
fn without_repetitions(table: &mut Table) {
    let alone = table
        .columns
        .iter()
        .filter(|column| column.unique == Some(true));
    let mut seen: Vec<Vec<Name>> = alone.map(|column| vec![column.name.clone()]).collect();
    table.constraints.retain(|constraint| match constraint {
        Constraint::Unique(unique) if seen.contains(&unique.columns) => false,
        Constraint::Unique(unique) => {
            seen.push(unique.columns.clone());
            true
        }
        _ => true,
    });
}

fn check(name: Option<Name>, condition: &str) -> Constraint {
    Constraint::Check(check_of(name, condition))
}

fn check_of(name: Option<Name>, condition: &str) -> CheckConstraint {
    CheckConstraint {
        name,
        condition: Expression::text(condition),
        deferrable: None,
        initially: None,
        comment: None,
        options: DialectOptions::default(),
    }
}
