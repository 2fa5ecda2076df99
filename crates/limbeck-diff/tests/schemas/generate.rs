//! Random schemas.

use limbeck_model::expression::Expression;
use limbeck_model::schema::{
    CheckConstraint, Column, Constraint, ForeignKeyConstraint, Index, IndexElement,
    PrimaryKeyConstraint, ServerDefault, SqlType, Table, TypeClass, UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name};
use proptest::option::of;
use proptest::prelude::*;

const TABLES: usize = 5;
const COLUMNS: usize = 4;

#[derive(Debug, Clone)]
struct ColumnSeed {
    r#type: usize,
    nullable: bool,
    default: Option<u8>,
    comment: Option<u8>,
}

/// Columns by bits, and whether it is unique.
type IndexSeed = (u8, bool);

#[derive(Debug, Clone)]
struct TableSeed {
    columns: Vec<Option<ColumnSeed>>,
    indexes: Vec<Option<IndexSeed>>,
    uniques: Vec<Option<u8>>,
    foreign_keys: Vec<Option<(usize, Option<&'static str>)>>,
    checks: Vec<bool>,
    comment: Option<u8>,
}

fn column() -> impl Strategy<Value = ColumnSeed> {
    (0..4_usize, any::<bool>(), of(0..2_u8), of(0..2_u8)).prop_map(
        |(r#type, nullable, default, comment)| ColumnSeed {
            r#type,
            nullable,
            default,
            comment,
        },
    )
}

fn table() -> impl Strategy<Value = TableSeed> {
    let action = of(prop::sample::select(vec!["CASCADE", "SET NULL"]));
    (
        prop::collection::vec(of(column()), COLUMNS),
        prop::collection::vec(of((1..16_u8, any::<bool>())), 3),
        prop::collection::vec(of(1..16_u8), 2),
        prop::collection::vec(of((0..TABLES, action)), 2),
        prop::collection::vec(any::<bool>(), 2),
        of(0..2_u8),
    )
        .prop_map(
            |(columns, indexes, uniques, foreign_keys, checks, comment)| TableSeed {
                columns,
                indexes,
                uniques,
                foreign_keys,
                checks,
                comment,
            },
        )
}

/// Tables of a schema; all that they refer to is there.
pub(crate) fn schema() -> impl Strategy<Value = Vec<Table>> {
    prop::collection::vec(of(table()), TABLES).prop_map(|seeds| {
        let build = |(number, seed): (usize, &Option<TableSeed>)| {
            Some(built(number, seed.as_ref()?, &seeds))
        };
        seeds.iter().enumerate().filter_map(build).collect()
    })
}

fn built(number: usize, seed: &TableSeed, all: &[Option<TableSeed>]) -> Table {
    let mut table = Table::new(format!("t{number}"));
    let mut id = Column::new("id", SqlType::new(TypeClass::Integer));
    id.primary_key = true;
    id.nullable = Some(false);
    table.columns.push(id);
    for (position, column) in seed.columns.iter().enumerate() {
        let Some(column) = column else { continue };
        let types = [
            SqlType::new(TypeClass::Integer),
            SqlType::string(5),
            SqlType::string(9),
            SqlType::new(TypeClass::Text),
        ];
        let mut built = Column::new(format!("c{position}"), types[column.r#type].clone());
        built.nullable = Some(column.nullable);
        built.server_default = column.default.map(|text| ServerDefault::Literal {
            text: text.to_string(),
        });
        built.comment = column.comment.map(|text| format!("comment {text}"));
        table.columns.push(built);
    }
    table
        .constraints
        .push(Constraint::PrimaryKey(PrimaryKeyConstraint {
            columns: vec!["id".into()],
            ..PrimaryKeyConstraint::default()
        }));
    let present = |bits: u8| -> Vec<Name> {
        let is_there =
            |position: &usize| bits & (1 << position) != 0 && seed.columns[*position].is_some();
        (0..COLUMNS)
            .filter(is_there)
            .map(|position| format!("c{position}").into())
            .collect()
    };
    for (position, index) in seed.indexes.iter().enumerate() {
        let Some((bits, unique)) = index else {
            continue;
        };
        let columns = present(*bits);
        if !columns.is_empty() {
            table.indexes.push(Index {
                name: Some(Name::resolved(format!("ix_t{number}_{position}"))),
                elements: columns
                    .into_iter()
                    .map(|column| IndexElement::Column { column })
                    .collect(),
                unique: *unique,
                options: DialectOptions::default(),
            });
        }
    }
    for (position, bits) in seed.uniques.iter().enumerate() {
        let columns = bits.map(present).unwrap_or_default();
        if !columns.is_empty() {
            table.constraints.push(Constraint::Unique(UniqueConstraint {
                name: Some(Name::resolved(format!("uq_t{number}_{position}"))),
                columns,
                ..UniqueConstraint::default()
            }));
        }
    }
    for (position, key) in seed.foreign_keys.iter().enumerate() {
        if let Some((target, action)) = key
            && all[*target].is_some()
            && seed.columns[position].is_some()
        {
            table
                .constraints
                .push(foreign_key(number, position, *target, *action));
        }
    }
    for (position, _) in seed
        .checks
        .iter()
        .enumerate()
        .filter(|(_, is_there)| **is_there)
    {
        table.constraints.push(Constraint::Check(CheckConstraint {
            name: Some(Name::resolved(format!("ck_t{number}_{position}"))),
            condition: Expression::text(format!("id > {position}")),
            deferrable: None,
            initially: None,
            comment: None,
            options: DialectOptions::default(),
        }));
    }
    table.comment = seed.comment.map(|text| format!("comment {text}"));
    table
}

fn foreign_key(number: usize, position: usize, target: usize, action: Option<&str>) -> Constraint {
    let suffix = action.unwrap_or_default();
    Constraint::ForeignKey(ForeignKeyConstraint {
        name: Some(Name::resolved(format!(
            "fk_t{number}_{position}_{target}_{suffix}"
        ))),
        columns: vec![format!("c{position}").into()],
        referred_table: format!("t{target}").into(),
        referred_schema: None,
        referred_columns: vec!["id".into()],
        on_update: None,
        on_delete: action.map(str::to_owned),
        deferrable: None,
        initially: None,
        r#match: None,
        use_alter: false,
        comment: None,
        options: DialectOptions::default(),
    })
}
