//! Columns.

use super::ColumnDefinition;
use super::cursor::Cursor;

pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<ColumnDefinition> {
    let mut column = ColumnDefinition {
        name: cursor.name()?,
        r#type: cursor.word().to_lowercase(),
        ..ColumnDefinition::default()
    };
    column.arguments = cursor.group().map(|group| inside(group).to_owned());
    while !cursor.at_end() {
        attribute(cursor, &mut column);
    }
    Some(column)
}

fn attribute(cursor: &mut Cursor<'_>, column: &mut ColumnDefinition) {
    if cursor.takes("UNSIGNED") {
        column.unsigned = true;
    } else if cursor.takes("ZEROFILL") {
        column.zerofill = true;
    } else if cursor.takes("CHARACTER SET") {
        column.charset = Some(cursor.word().to_owned());
    } else if cursor.takes("COLLATE") {
        column.collation = Some(cursor.word().to_owned());
    } else if cursor.takes("NOT NULL") {
        column.not_null = true;
    } else if cursor.takes("DEFAULT NULL") {
        // That is no default.
    } else if cursor.takes("DEFAULT") {
        column.default = Some(cursor.expression().to_owned());
    } else if cursor.takes("ON UPDATE") {
        let update = cursor.expression();
        // Only a default takes it along, as in SQLAlchemy.
        if let Some(default) = &mut column.default {
            default.push_str(" ON UPDATE ");
            default.push_str(update);
        }
    } else if cursor.takes("GENERATED ALWAYS AS") || cursor.takes("AS") {
        column.generated = cursor.group().map(str::to_owned);
    } else if cursor.takes("VIRTUAL") {
        column.persisted = Some(false);
    } else if cursor.takes("STORED") || cursor.takes("PERSISTENT") {
        column.persisted = Some(true);
    } else if cursor.takes("AUTO_INCREMENT") {
        column.auto_increment = true;
    } else if cursor.takes("COMMENT") {
        column.comment = cursor.string().map(text);
    } else {
        cursor.skip();
    }
}

/// The text between the parentheses.
pub(super) fn inside(group: &str) -> &str {
    group
        .strip_prefix('(')
        .and_then(|group| group.strip_suffix(')'))
        .unwrap_or(group)
}

/// The text of a string literal.
pub(super) fn text(literal: &str) -> String {
    let inside = literal
        .strip_prefix('\'')
        .and_then(|literal| literal.strip_suffix('\''))
        .unwrap_or(literal);
    let mut text = String::with_capacity(inside.len());
    let mut characters = inside.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\'' => {
                characters.next_if_eq(&'\'');
                text.push('\'');
            }
            '\\' => match characters.next() {
                Some('0') => text.push('\0'),
                Some('b') => text.push('\u{8}'),
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('Z') => text.push('\u{1a}'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}
