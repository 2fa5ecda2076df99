//! Differences for a person to read, and as SQL.

use limbeck::command::{DatabaseDiff, Diff};
use limbeck::{Fate, TableSummary};

use crate::output::{Look, Style};

/// The differences, grouped by table.
pub(crate) fn text(diff: &Diff, style: Style) -> String {
    diff.databases
        .iter()
        .map(|database| database_text(database, style))
        .collect()
}

fn database_text(database: &DatabaseDiff, style: Style) -> String {
    let to = database.to.as_deref().unwrap_or("the models");
    if database.tables.is_empty() {
        return format!("{} does not differ from {to}.\n", database.from);
    }
    let heading = format!("What {} needs to become like {to}:\n", database.from);
    let mut text = style.paint(Look::Faint, heading.trim_end());
    text.push('\n');
    for table in &database.tables {
        text.push('\n');
        text.push_str(&table_text(table, style));
    }
    text
}

fn table_text(table: &TableSummary, style: Style) -> String {
    let mut text = line(table.fate, &format!("table {}", table.table), style);
    for part in &table.parts {
        text.push_str("    ");
        text.push_str(&line(part.fate, &part.text, style));
    }
    text
}

fn line(fate: Fate, text: &str, style: Style) -> String {
    let (sign, look) = match fate {
        Fate::Added => ('+', Look::Good),
        Fate::Removed => ('-', Look::Bad),
        Fate::Changed => ('~', Look::Notice),
    };
    format!("{}\n", style.paint(look, &format!("{sign} {text}")))
}

/// The statements that lead to the models, or to the other database.
pub(crate) fn sql(diff: &Diff) -> String {
    let statements = diff
        .databases
        .iter()
        .flat_map(|database| &database.statements);
    statements
        .map(|sql| format!("{};\n\n", sql.trim()))
        .collect()
}
