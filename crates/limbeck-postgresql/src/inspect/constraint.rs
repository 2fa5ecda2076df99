//! Constraints.

use limbeck_dialect::raw_text;
use limbeck_model::schema::{
    CheckConstraint, Constraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::row::Row;

/// The constraint of a row. A name that was read from the database is final.
pub(super) fn build(row: &Row, schema: Option<&str>) -> Option<Constraint> {
    let name = Some(Name::resolved(row.text(1)));
    let comment = row.get(16).map(str::to_owned);
    Some(match row.text(2) {
        "p" => Constraint::PrimaryKey(PrimaryKeyConstraint {
            name,
            columns: names(row, 4),
            comment,
            options: key_options(row),
            ..PrimaryKeyConstraint::default()
        }),
        "u" => Constraint::Unique(UniqueConstraint {
            name,
            columns: names(row, 4),
            comment,
            options: unique_options(row),
            ..UniqueConstraint::default()
        }),
        "f" => Constraint::ForeignKey(ForeignKeyConstraint {
            name,
            columns: names(row, 4),
            referred_table: row.text(5).into(),
            referred_schema: referred_schema(row, schema).map(Name::from),
            referred_columns: names(row, 8),
            on_update: action(row.text(9), None),
            on_delete: action(row.text(10), Some(row.json(19))),
            deferrable: row.flag(12).then_some(true),
            initially: row.flag(13).then(|| "DEFERRED".to_owned()),
            r#match: match row.text(11) {
                "f" => Some("FULL".to_owned()),
                "p" => Some("PARTIAL".to_owned()),
                _ => None,
            },
            use_alter: false,
            comment,
            options: DialectOptions::default(),
        }),
        "c" => Constraint::Check(CheckConstraint {
            name,
            condition: raw_text(condition(row.text(3))),
            deferrable: None,
            initially: None,
            comment,
            options: check_options(row),
        }),
        _ => return None,
    })
}

/// Constraints are listed by kind, and by name within a kind.
pub(super) fn order(constraint: &Constraint) -> (u8, String) {
    let kind = match constraint {
        Constraint::PrimaryKey(_) => 0,
        Constraint::ForeignKey(_) => 1,
        Constraint::Unique(_) => 2,
        Constraint::Check(_) => 3,
        Constraint::Exclude(_) => 4,
    };
    let name = constraint.name().map(|name| name.text.clone());
    (kind, name.unwrap_or_default())
}

fn names(row: &Row, index: usize) -> Vec<Name> {
    row.json::<Vec<String>>(index)
        .into_iter()
        .map(Name::from)
        .collect()
}

/// The schema to write before the referred table: one that is not on the search path, or the one
/// that was asked for.
fn referred_schema<'r>(row: &'r Row, asked: Option<&str>) -> Option<&'r str> {
    let schema = row.get(6)?;
    let is_visible = row.flag(7);
    (!is_visible || asked == Some(schema)).then_some(schema)
}

fn action(code: &str, columns: Option<Vec<String>>) -> Option<String> {
    let action = match code {
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        _ => return None,
    };
    Some(match columns {
        Some(columns) if !columns.is_empty() => format!("{action} ({})", columns.join(", ")),
        _ => action.to_owned(),
    })
}

/// Said of every key, also where nothing is included: revisions name them.
fn key_options(row: &Row) -> DialectOptions {
    let included: Vec<String> = row.json(17);
    let included = included.into_iter().map(OptionValue::Text).collect();
    let mut options = DialectOptions::default();
    options
        .0
        .insert("postgresql_include".to_owned(), OptionValue::List(included));
    options
}

/// What servers that know NULLS NOT DISTINCT say of unique constraints besides.
fn unique_options(row: &Row) -> DialectOptions {
    let mut options = key_options(row);
    if row.get(18).is_some() {
        options.0.insert(
            "postgresql_nulls_not_distinct".to_owned(),
            OptionValue::Boolean(row.flag(18)),
        );
    }
    options
}

fn check_options(row: &Row) -> DialectOptions {
    let mut options = DialectOptions::default();
    for (option, is_set) in [
        ("postgresql_not_valid", !row.flag(14)),
        ("postgresql_no_inherit", row.flag(15)),
    ] {
        if is_set {
            options
                .0
                .insert(option.to_owned(), OptionValue::Boolean(true));
        }
    }
    options
}

/// `CHECK ((a > 0)) NOT VALID` without all that is not the condition.
fn condition(definition: &str) -> &str {
    let text = definition
        .trim_end_matches(" NOT VALID")
        .trim_end_matches(" NO INHERIT");
    let inside = text
        .strip_prefix("CHECK")
        .map(str::trim_start)
        .and_then(|text| text.strip_prefix('('))
        .and_then(|text| text.strip_suffix(')'));
    inside.map_or(definition, without_outer_parentheses)
}

/// Removes parentheses that enclose the whole text.
fn without_outer_parentheses(text: &str) -> &str {
    let trimmed = text.trim();
    let Some(inside) = trimmed
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    else {
        return text;
    };
    let mut depth = 0_i32;
    let mut quote = None;
    for character in inside.chars() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => {
                depth -= 1;
                if depth < 0 {
                    // The first parenthesis closes before the end.
                    return text;
                }
            }
            _ => {}
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::condition;

    #[test]
    fn only_the_condition_is_left() {
        for (definition, expected) in [
            ("CHECK (a > 0)", "a > 0"),
            ("CHECK ((a > 0)) NOT VALID", "a > 0"),
            (
                "CHECK ((a > 0) AND (b > 0)) NO INHERIT NOT VALID",
                "(a > 0) AND (b > 0)",
            ),
            ("CHECK ((a <> '('::text))", "a <> '('::text"),
            ("CHECK (f(a))", "f(a)"),
        ] {
            assert_eq!(condition(definition), expected);
        }
    }
}
