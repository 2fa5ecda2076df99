//! Renames that were asked for.

use limbeck_diff::{Rename, Renames};
use limbeck_model::Name;
use limbeck_model::schema::{QualifiedName, Table};
use limbeck_script::host::ScriptError;

/// Reads `table.column:new_name` and `table:new_name`, tables with or without a schema. What a part
/// means follows from the tables of the database.
pub(super) fn resolve(requests: &[String], actual: &[Table]) -> Result<Renames, ScriptError> {
    let mut renames = Renames::new();
    let mut columns = Vec::new();
    for request in requests {
        let (old, new_name) = split(request)?;
        match find(actual, old) {
            Some(table) => renames.push(Rename::Table {
                table: table.qualified_name(),
                new_name: Name::new(new_name),
            }),
            None => columns.push((request, old, new_name)),
        }
    }
    let tables = renames.clone();
    for (request, old, new_name) in columns {
        let column = old.rsplit_once('.').and_then(|(table, column)| {
            let table = table_with_column(actual, &tables, table, column)?;
            Some(Rename::Column {
                table,
                column: Name::new(column),
                new_name: Name::new(new_name),
            })
        });
        let Some(column) = column else {
            return Err(ScriptError::command(format!(
                "can't rename {request}: the database has neither a table nor a column {old}"
            )));
        };
        renames.push(column);
    }
    Ok(renames)
}

fn split(request: &str) -> Result<(&str, &str), ScriptError> {
    let parts = request
        .rsplit_once(':')
        .filter(|(old, new_name)| !old.is_empty() && !new_name.is_empty());
    parts.ok_or_else(|| {
        ScriptError::command(format!(
            "can't rename {request}: expected table.column:new_name or table:new_name"
        ))
    })
}

fn find<'t>(tables: &'t [Table], key: &str) -> Option<&'t Table> {
    tables
        .iter()
        .find(|table| table.qualified_name().key() == key)
}

/// The table of a column: by its name in the database, or by the one that it is to get.
fn table_with_column(
    actual: &[Table],
    renames: &[Rename],
    key: &str,
    column: &str,
) -> Option<QualifiedName> {
    for rename in renames {
        let Rename::Table { table, new_name } = rename else {
            continue;
        };
        let renamed = QualifiedName {
            name: new_name.clone(),
            schema: table.schema.clone(),
        };
        if table.key() == key || renamed.key() == key {
            find(actual, &table.key())?.column(column)?;
            return Some(renamed);
        }
    }
    let table = find(actual, key)?;
    table.column(column)?;
    Some(table.qualified_name())
}

#[cfg(test)]
mod tests {
    use limbeck_model::schema::{Column, SqlType, TypeClass};

    use super::*;

    fn resolved(requests: &[&str]) -> Result<Vec<String>, String> {
        let mut table = Table::new("customer");
        table
            .columns
            .push(Column::new("name", SqlType::new(TypeClass::Text)));
        let mut other = table.clone();
        other.schema = Some("shop".into());
        let requests: Vec<String> = requests.iter().map(ToString::to_string).collect();
        let renames = resolve(&requests, &[table, other]).map_err(|error| error.message)?;
        Ok(renames.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_request_is_a_table_or_a_column() {
        assert_eq!(
            resolved(&["customer.name:title", "shop.customer:client"]).unwrap(),
            ["shop.customer:client", "customer.name:title"]
        );
        assert_eq!(
            resolved(&["shop.customer:client", "shop.customer.name:title"]).unwrap(),
            ["shop.customer:client", "shop.client.name:title"]
        );
    }

    #[test]
    fn what_is_not_there_is_named() {
        assert_eq!(
            resolved(&["customer.nam:title"]).unwrap_err(),
            "can't rename customer.nam:title: the database has neither a table nor a column \
             customer.nam"
        );
        for wrong in ["customer", "customer.name:", ":x"] {
            assert_eq!(
                resolved(&[wrong]).unwrap_err(),
                format!("can't rename {wrong}: expected table.column:new_name or table:new_name")
            );
        }
    }
}
