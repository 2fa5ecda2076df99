//! `SERIAL` columns: integers that draw their values from a sequence of their own.

use std::collections::HashMap;

use limbeck_dialect::comparison::Query;
use limbeck_diff::HookError;
use limbeck_model::Value;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{Column, ServerDefault, TypeClass};

pub(super) const LOGGER: &str = "alembic.ddl.postgresql";

/// Sequences that belong to columns: schema, name, the column's name, and whether the name is found
/// without the schema.
const SEQUENCES: &str = "SELECT n.nspname, c.relname, a.attname, \
     pg_catalog.pg_table_is_visible(c.oid) \
     FROM pg_catalog.pg_class c \
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
     JOIN pg_catalog.pg_depend d ON d.objid = c.oid \
       AND d.classid = 'pg_catalog.pg_class'::regclass \
       AND d.refclassid = 'pg_catalog.pg_class'::regclass \
     JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid \
     WHERE c.relkind = 'S'";

/// A sequence as SQL names it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct SequenceName {
    schema: Option<String>,
    name: String,
}

/// The columns that sequences belong to.
#[derive(Debug)]
pub(super) struct OwnedSequences(HashMap<SequenceName, Vec<String>>);

impl OwnedSequences {
    /// Reads all sequences of the database that belong to columns.
    pub(super) fn read(query: &mut Query<'_>) -> Result<Self, HookError> {
        let mut owned: HashMap<SequenceName, Vec<String>> = HashMap::new();
        for row in query(SEQUENCES)?.rows {
            let Ok(
                [
                    Value::Text(schema),
                    Value::Text(name),
                    Value::Text(column),
                    Value::Boolean(is_visible),
                ],
            ) = <[Value; 4]>::try_from(row)
            else {
                continue;
            };
            let mut note = |schema| {
                let name = name.clone();
                let owners = owned.entry(SequenceName { schema, name }).or_default();
                owners.push(column.clone());
            };
            note(Some(schema));
            if is_visible {
                note(None);
            }
        }
        Ok(Self(owned))
    }

    /// The name of the sequence, if it belongs to a column of this name.
    pub(super) fn owned_by<'s>(&self, sequence: &'s SequenceName, column: &str) -> Option<&'s str> {
        let owners = self.0.get(sequence)?;
        let is_owner = owners.iter().any(|owner| owner == column);
        is_owner.then_some(sequence.name.as_str())
    }
}

/// The sequence that an integer column draws its values from.
pub(super) fn drawn_sequence(column: &Column) -> Option<SequenceName> {
    if !matches!(
        column.r#type.class,
        TypeClass::SqlInteger | TypeClass::SqlBigInt
    ) {
        return None;
    }
    let Some(ServerDefault::Expression { expression }) = &column.server_default else {
        return None;
    };
    let Expression::Text { text, .. } = &**expression else {
        return None;
    };
    sequence_name(
        text.strip_prefix("nextval('")?
            .split_once("'::regclass)")?
            .0,
    )
}

/// Reads `name`, `"name"` or `schema.name`, as it stands in a string literal.
fn sequence_name(text: &str) -> Option<SequenceName> {
    let text = text.replace("''", "'");
    let (first, rest) = identifier(&text)?;
    Some(match rest.strip_prefix('.') {
        Some(rest) => SequenceName {
            schema: Some(first),
            name: identifier(rest)?.0,
        },
        None => SequenceName {
            schema: None,
            name: first,
        },
    })
}

/// The identifier at the start of a text, and what follows it.
fn identifier(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find('.').unwrap_or(text.len());
        return Some((text[..end].to_owned(), &text[end..]));
    };
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('"')?;
        name.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return Some((name, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SequenceName, sequence_name};

    #[test]
    fn names_may_be_quoted_and_qualified() {
        for (text, schema, name) in [
            ("t_id_seq", None, "t_id_seq"),
            ("s.t_id_seq", Some("s"), "t_id_seq"),
            ("\"s\".t_id_seq", Some("s"), "t_id_seq"),
            ("\"A.b\".\"it''s \"\"one\"\"\"", Some("A.b"), "it's \"one\""),
        ] {
            let expected = SequenceName {
                schema: schema.map(str::to_owned),
                name: name.to_owned(),
            };
            assert_eq!(sequence_name(text), Some(expected));
        }
        assert_eq!(sequence_name("\"open"), None);
    }
}
