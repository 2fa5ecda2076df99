//! Random schemas as numbers, which a menu gives a meaning.

use proptest::option::{of, weighted};
use proptest::prelude::*;

const TABLES: usize = 4;
const COLUMNS: usize = 5;
const REFERENCES: usize = 2;
const UNIQUES: usize = 2;
const INDEXES: usize = 3;
const CHECKS: usize = 2;
/// Parts of a table that can change by themselves.
const PARTS: usize = COLUMNS + REFERENCES + UNIQUES + INDEXES + CHECKS + 1;

/// A random schema.
#[derive(Debug, Clone)]
pub(crate) struct SchemaSeed {
    /// Whether names follow a naming convention.
    pub(crate) convention: bool,
    pub(crate) tables: Vec<Option<TableSeed>>,
}

#[derive(Debug, Clone)]
pub(crate) struct TableSeed {
    pub(crate) shape: Shape,
    pub(crate) columns: Vec<Option<ColumnSeed>>,
    pub(crate) references: Vec<Option<ReferenceSeed>>,
    pub(crate) uniques: Vec<Option<UniqueSeed>>,
    pub(crate) indexes: Vec<Option<IndexSeed>>,
    pub(crate) checks: Vec<Option<u8>>,
    pub(crate) comment: Option<u8>,
}

/// What does not change about a table: it is another table with another shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    pub(crate) key: u8,
    pub(crate) schema: u8,
    pub(crate) name: u8,
    pub(crate) options: u8,
    /// Whether it has constraints without names.
    pub(crate) unnamed: bool,
    /// Whether columns bring CHECK constraints, and there is what only one database has.
    pub(crate) checked: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct ColumnSeed {
    pub(crate) kind: ColumnKind,
    pub(crate) nullable: bool,
    pub(crate) comment: Option<u8>,
}

#[derive(Debug, Clone)]
pub(crate) enum ColumnKind {
    Plain {
        family: u8,
        r#type: u8,
        default: Option<u8>,
        /// Whether the column itself asks for an index or a unique constraint.
        implied: u8,
    },
    Computed(u8),
    Identity([u8; 6]),
}

/// A column that refers to another table.
#[derive(Debug, Clone)]
pub(crate) struct ReferenceSeed {
    pub(crate) target: usize,
    pub(crate) on_delete: Option<u8>,
    pub(crate) on_update: Option<u8>,
    pub(crate) deferrable: u8,
}

#[derive(Debug, Clone)]
pub(crate) struct UniqueSeed {
    pub(crate) columns: u8,
    pub(crate) options: u8,
    pub(crate) deferrable: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct IndexSeed {
    pub(crate) columns: u8,
    pub(crate) elements: u8,
    pub(crate) unique: bool,
    pub(crate) options: u8,
}

fn column() -> impl Strategy<Value = ColumnSeed> {
    let plain = (any::<u8>(), any::<u8>(), of(any::<u8>()), 0..10_u8);
    let kind = prop_oneof![
        8 => plain.prop_map(|(family, r#type, default, implied)| ColumnKind::Plain {
            family, r#type, default, implied,
        }),
        1 => any::<u8>().prop_map(ColumnKind::Computed),
        1 => any::<[u8; 6]>().prop_map(ColumnKind::Identity),
    ];
    (kind, any::<bool>(), weighted(0.3, 0..4_u8)).prop_map(|(kind, nullable, comment)| ColumnSeed {
        kind,
        nullable,
        comment,
    })
}

fn reference() -> impl Strategy<Value = ReferenceSeed> {
    (0..TABLES, of(any::<u8>()), of(any::<u8>()), any::<u8>()).prop_map(
        |(target, on_delete, on_update, deferrable)| ReferenceSeed {
            target,
            on_delete,
            on_update,
            deferrable,
        },
    )
}

fn unique() -> impl Strategy<Value = UniqueSeed> {
    (1..32_u8, any::<u8>(), any::<bool>()).prop_map(|(columns, options, deferrable)| UniqueSeed {
        columns,
        options,
        deferrable,
    })
}

fn index() -> impl Strategy<Value = IndexSeed> {
    (1..64_u8, any::<u8>(), any::<bool>(), any::<u8>()).prop_map(
        |(columns, elements, unique, options)| IndexSeed {
            columns,
            elements,
            unique,
            options,
        },
    )
}

fn shape() -> impl Strategy<Value = Shape> {
    let flags = (any::<bool>(), any::<bool>());
    (any::<u8>(), 0..4_u8, 0..10_u8, any::<u8>(), flags).prop_map(
        |(key, schema, name, options, (unnamed, checked))| Shape {
            key,
            schema,
            name,
            options,
            unnamed,
            checked,
        },
    )
}

fn table() -> impl Strategy<Value = TableSeed> {
    use prop::collection::vec;

    (
        shape(),
        vec(weighted(0.7, column()), COLUMNS),
        vec(weighted(0.4, reference()), REFERENCES),
        vec(weighted(0.4, unique()), UNIQUES),
        vec(weighted(0.4, index()), INDEXES),
        vec(weighted(0.3, 0..3_u8), CHECKS),
        weighted(0.3, 0..4_u8),
    )
        .prop_map(
            |(shape, columns, references, uniques, indexes, checks, comment)| TableSeed {
                shape,
                columns,
                references,
                uniques,
                indexes,
                checks,
                comment,
            },
        )
}

fn schema() -> impl Strategy<Value = SchemaSeed> {
    (
        any::<bool>(),
        prop::collection::vec(weighted(0.75, table()), TABLES),
    )
        .prop_map(|(convention, tables)| SchemaSeed { convention, tables })
}

/// A schema, and the same with some parts of it changed.
pub(crate) fn change() -> impl Strategy<Value = (SchemaSeed, SchemaSeed)> {
    let choices = prop::collection::vec(weighted(0.3, Just(())), TABLES * (PARTS + 1));
    (schema(), schema(), choices).prop_map(|(from, other, choices)| {
        let mut choices = choices.into_iter().map(|choice| choice.is_some());
        let mut tables = Vec::new();
        for (old, new) in from.tables.iter().zip(&other.tables) {
            let mut next = || choices.next().unwrap_or_default();
            let is_other = next();
            let mut chosen: Vec<bool> = (0..PARTS).map(|_| next()).collect();
            tables.push(match (old, new) {
                (Some(old), Some(new)) if !is_other => Some(mixed(old, new, &mut chosen)),
                _ if is_other => new.clone(),
                _ => old.clone(),
            });
        }
        keep_referred(&from.tables, &mut tables);
        let to = SchemaSeed {
            convention: from.convention,
            tables,
        };
        (from, to)
    })
}

/// The old table with those parts of the new one that were chosen.
fn mixed(old: &TableSeed, new: &TableSeed, chosen: &mut Vec<bool>) -> TableSeed {
    fn parts<T: Clone>(old: &[T], new: &[T], chosen: &mut Vec<bool>) -> Vec<T> {
        let pairs = old.iter().zip(new);
        pairs
            .map(|(old, new)| {
                if chosen.pop().unwrap_or_default() {
                    new.clone()
                } else {
                    old.clone()
                }
            })
            .collect()
    }
    TableSeed {
        shape: old.shape.clone(),
        columns: parts(&old.columns, &new.columns, chosen),
        references: parts(&old.references, &new.references, chosen),
        uniques: parts(&old.uniques, &new.uniques, chosen),
        indexes: parts(&old.indexes, &new.indexes, chosen),
        checks: parts(&old.checks, &new.checks, chosen),
        comment: if chosen.pop().unwrap_or_default() {
            new.comment
        } else {
            old.comment
        },
    }
}

/// Tables go before what is left changes, so that a table that stays may not refer to one that goes.
fn keep_referred(from: &[Option<TableSeed>], to: &mut [Option<TableSeed>]) {
    let is_same = |old: &Option<TableSeed>, new: &Option<TableSeed>| {
        old.as_ref().map(|table| &table.shape) == new.as_ref().map(|table| &table.shape)
    };
    loop {
        let goes: Vec<bool> = from
            .iter()
            .zip(&*to)
            .map(|(old, new)| !is_same(old, new))
            .collect();
        let needed = from.iter().enumerate().find_map(|(number, old)| {
            // Different shapes can still have the same name.
            let stays = old.as_ref().filter(|_| to[number].is_some())?;
            let targets = stays.references.iter().flatten();
            targets
                .map(|reference| reference.target)
                .find(|target| goes[*target] && from[*target].is_some())
        });
        match needed {
            Some(target) => to[target].clone_from(&from[target]),
            None => return,
        }
    }
}
