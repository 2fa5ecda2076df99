//! Tables in order of dependency.

use std::collections::{BTreeSet, HashMap, HashSet};

use limbeck_model::schema::{Constraint, ForeignKeyConstraint, Table};

/// Schema and name of a table.
pub(crate) type TableKey = (Option<String>, String);

/// The key of a table.
pub(crate) fn key(table: &Table) -> TableKey {
    let schema = table.schema.as_ref().map(|schema| schema.text.clone());
    (schema, table.name.text.clone())
}

/// The key of the table that a foreign key refers to.
pub(crate) fn referred(key: &ForeignKeyConstraint) -> TableKey {
    let schema = key
        .referred_schema
        .as_ref()
        .map(|schema| schema.text.clone());
    (schema, key.referred_table.text.clone())
}

/// `schema.name`, or the name alone.
pub(crate) fn display((schema, name): &TableKey) -> String {
    match schema {
        Some(schema) => format!("{schema}.{name}"),
        None => name.clone(),
    }
}

/// The result of sorting.
pub(crate) struct Sorted {
    /// Positions of the tables, those that others refer to first.
    pub(crate) positions: Vec<usize>,
    /// A remark about foreign keys that go in circles, which then do not count.
    pub(crate) warning: Option<String>,
}

/// Sorts tables so that each comes after those that it refers to, and else as they are given.
/// Foreign keys that are added separately (`use_alter`) do not count.
pub(crate) fn sorted(tables: &[&Table]) -> Sorted {
    let positions: HashMap<TableKey, usize> = tables
        .iter()
        .enumerate()
        .map(|(position, table)| (key(table), position))
        .collect();
    let mut parents: Vec<BTreeSet<usize>> = tables
        .iter()
        .enumerate()
        .map(|(own, table)| {
            let referred = foreign_keys(table)
                .filter(|key| !key.use_alter)
                .filter_map(|key| positions.get(&referred(key)).copied());
            referred.filter(|parent| *parent != own).collect()
        })
        .collect();
    match levels(&parents) {
        Some(positions) => Sorted {
            positions,
            warning: None,
        },
        None => {
            let circular = in_cycles(&parents);
            let mut names: Vec<String> = circular
                .iter()
                .map(|position| display(&key(tables[*position])))
                .collect();
            names.sort_unstable();
            for position in &circular {
                parents[*position].clear();
            }
            Sorted {
                positions: levels(&parents).unwrap_or_else(|| (0..tables.len()).collect()),
                warning: Some(format!(
                    "Cannot correctly sort tables; there are unresolvable cycles between tables \
                     \"{}\", which is usually caused by mutually dependent foreign key \
                     constraints.  Foreign key constraints involving these tables will not be \
                     considered; this warning may raise an error in a future release.",
                    names.join(", ")
                )),
            }
        }
    }
}

fn foreign_keys(table: &Table) -> impl Iterator<Item = &ForeignKeyConstraint> {
    table
        .constraints
        .iter()
        .filter_map(|constraint| match constraint {
            Constraint::ForeignKey(key) => Some(key),
            Constraint::PrimaryKey(_)
            | Constraint::Unique(_)
            | Constraint::Check(_)
            | Constraint::Exclude(_) => None,
        })
}

/// Repeatedly takes all that depend on nothing that is left; `None` when nothing can be taken.
fn levels(parents: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    let mut order = Vec::with_capacity(parents.len());
    let mut left: Vec<usize> = (0..parents.len()).collect();
    let mut waiting: Vec<bool> = vec![true; parents.len()];
    while !left.is_empty() {
        let (ready, rest): (Vec<usize>, Vec<usize>) = left
            .into_iter()
            .partition(|position| parents[*position].iter().all(|parent| !waiting[*parent]));
        if ready.is_empty() {
            return None;
        }
        for position in &ready {
            waiting[*position] = false;
        }
        order.extend(ready);
        left = rest;
    }
    Some(order)
}

/// All that can be reached from themselves.
fn in_cycles(parents: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let reaches_itself = |start: usize| {
        let mut seen = HashSet::new();
        let mut stack: Vec<usize> = parents[start].iter().copied().collect();
        while let Some(position) = stack.pop() {
            if position == start {
                return true;
            }
            if seen.insert(position) {
                stack.extend(&parents[position]);
            }
        }
        false
    };
    (0..parents.len())
        .filter(|position| reaches_itself(*position))
        .collect()
}

#[cfg(test)]
mod tests {
    use limbeck_model::schema::{Constraint, ForeignKeyConstraint, Table};

    use super::sorted;

    fn table(name: &str, referred: &[&str]) -> Table {
        let mut table = Table::new(name);
        for other in referred {
            table
                .constraints
                .push(Constraint::ForeignKey(ForeignKeyConstraint {
                    name: None,
                    columns: vec!["a".into()],
                    referred_table: other.trim_start_matches('~').into(),
                    referred_schema: None,
                    referred_columns: vec!["id".into()],
                    on_update: None,
                    on_delete: None,
                    deferrable: None,
                    initially: None,
                    r#match: None,
                    use_alter: other.starts_with('~'),
                    comment: None,
                    options: limbeck_model::DialectOptions::default(),
                }));
        }
        table
    }

    fn names(tables: &[Table]) -> (Vec<String>, Option<String>) {
        let sorted = sorted(&tables.iter().collect::<Vec<_>>());
        let names = sorted
            .positions
            .iter()
            .map(|position| tables[*position].name.text.clone());
        (names.collect(), sorted.warning)
    }

    #[test]
    fn tables_follow_those_that_they_refer_to() {
        let tables = [
            table("a", &["c"]),
            table("b", &["b", "nowhere"]),
            table("c", &["d"]),
            table("d", &["~a"]),
            table("e", &[]),
        ];
        assert_eq!(names(&tables).0, ["b", "d", "e", "c", "a"]);
    }

    #[test]
    fn circular_foreign_keys_do_not_count() {
        let tables = [
            table("a", &["b"]),
            table("b", &["a"]),
            table("c", &["a"]),
            table("d", &[]),
        ];
        let (names, warning) = names(&tables);
        assert_eq!(names, ["a", "b", "d", "c"]);
        assert!(warning.unwrap().contains("between tables \"a, b\", which"));
    }
}
