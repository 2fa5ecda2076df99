//! Enumerations and domains.

use std::collections::HashMap;

use limbeck_dialect::raw_text;
use limbeck_model::schema::{SqlType, TypeArguments, TypeClass};
use limbeck_model::{Name, OptionValue};
use serde::Deserialize;

use super::row::Row;
use super::types;

/// Types that were given a name, by their ids.
#[derive(Default)]
pub(super) struct NamedTypes {
    enums: Vec<(String, SqlType)>,
    by_id: HashMap<String, SqlType>,
}

#[derive(Default, Deserialize)]
struct DomainCheck {
    name: String,
    definition: String,
}

impl NamedTypes {
    pub(super) fn read(enums: &[Row], domains: &[Row]) -> Self {
        let mut types = Self::default();
        for row in enums {
            let r#type = SqlType::with(
                TypeClass::PostgresqlEnum,
                TypeArguments {
                    labels: Some(row.json(4)),
                    ..named(row)
                },
            );
            types.by_id.insert(row.text(0).to_owned(), r#type.clone());
            types.enums.push((row.text(0).to_owned(), r#type));
        }
        // A domain may be based on another one, which may come after it.
        let mut waiting: Vec<&Row> = domains.iter().collect();
        while !waiting.is_empty() {
            let (ready, later): (Vec<_>, Vec<_>) = waiting.iter().partition(|row| {
                !domains
                    .iter()
                    .any(|other| other.text(0) == row.text(5) && !types.has(other.text(0)))
            });
            if ready.is_empty() {
                break;
            }
            for row in ready {
                let domain = types.domain(row);
                types.by_id.insert(row.text(0).to_owned(), domain);
            }
            waiting = later;
        }
        types
    }

    /// The named type of an id.
    pub(super) fn get(&self, id: &str) -> Option<&SqlType> {
        self.by_id.get(id)
    }

    /// The enumerations in the order in which they were read.
    pub(super) fn into_enums(self) -> Vec<SqlType> {
        self.enums.into_iter().map(|(_, r#type)| r#type).collect()
    }

    fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    fn domain(&self, row: &Row) -> SqlType {
        // SQLAlchemy drops the base type's arguments.
        let base = row.text(4);
        let base = base.split_once('(').map_or(base, |(name, _)| name);
        let collation = row.get(8);
        let collation_schema = row.get(9);
        let item = types::resolve(base, self.get(row.text(5)), collation, collation_schema);
        let check = row.json::<Vec<DomainCheck>>(10).into_iter().next();
        let mut arguments = TypeArguments {
            item_type: Some(Box::new(item)),
            collation: collation.map(str::to_owned),
            default: row.get(7).map(|text| Box::new(raw_text(text))),
            not_null: row.flag(6).then_some(true),
            constraint_name: check.as_ref().map(|check| Name::from(check.name.as_str())),
            check: check.map(|check| Box::new(raw_text(condition(&check.definition)))),
            ..named(row)
        };
        if let Some(schema) = collation_schema {
            arguments.extra.insert(
                "collation_schema".to_owned(),
                OptionValue::Text(schema.to_owned()),
            );
        }
        SqlType::with(TypeClass::PostgresqlDomain, arguments)
    }
}

/// The name, and the schema unless the type is found without it.
fn named(row: &Row) -> TypeArguments {
    TypeArguments {
        name: Some(row.text(1).into()),
        schema: (!row.flag(3)).then(|| row.text(2).into()),
        ..TypeArguments::default()
    }
}

/// `CHECK (…)` without the word and the parentheses.
fn condition(definition: &str) -> &str {
    definition
        .strip_prefix("CHECK (")
        .and_then(|text| text.strip_suffix(')'))
        .unwrap_or(definition)
}
