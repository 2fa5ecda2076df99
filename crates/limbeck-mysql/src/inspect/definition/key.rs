//! Keys and constraints.

use super::column::inside;
use super::cursor::Cursor;
use super::{Check, ForeignKey, Key, KeyPart, TableDefinition};

pub(super) fn read(cursor: &mut Cursor<'_>, definition: &mut TableDefinition) {
    if cursor.takes("CONSTRAINT") {
        let name = cursor.name();
        if cursor.takes("FOREIGN KEY") {
            definition.foreign_keys.extend(foreign_key(cursor, name));
        } else if cursor.takes("CHECK") {
            let condition = cursor.group().map(|group| inside(group).to_owned());
            definition
                .checks
                .extend(condition.map(|condition| Check { name, condition }));
        }
        return;
    }
    let kind = ["PRIMARY", "UNIQUE", "FULLTEXT", "SPATIAL"]
        .into_iter()
        .find(|kind| cursor.takes(kind))
        .map(str::to_owned);
    if cursor.takes("KEY") {
        definition.keys.extend(key(cursor, kind));
    }
}

fn key(cursor: &mut Cursor<'_>, kind: Option<String>) -> Option<Key> {
    let name = cursor.name();
    if cursor.takes("USING") {
        cursor.word();
    }
    let parts = parts(inside(cursor.group()?));
    let mut parser = None;
    while !cursor.at_end() {
        if cursor.takes("WITH PARSER") {
            parser = cursor.name().or_else(|| Some(cursor.word().to_owned()));
        } else {
            cursor.skip();
        }
    }
    Some(Key {
        kind,
        name,
        parts,
        parser,
    })
}

fn parts(text: &str) -> Vec<KeyPart> {
    let mut cursor = Cursor::new(text);
    let mut parts = Vec::new();
    while !cursor.at_end() {
        if let Some(name) = cursor.name() {
            let length = cursor.group().and_then(|group| inside(group).parse().ok());
            parts.push(KeyPart::Column { name, length });
        } else if let Some(group) = cursor.group() {
            parts.push(KeyPart::Expression(group.to_owned()));
        } else {
            // `ASC`, `DESC`, a comma.
            cursor.skip();
        }
    }
    parts
}

fn foreign_key(cursor: &mut Cursor<'_>, name: Option<String>) -> Option<ForeignKey> {
    let mut key = ForeignKey {
        name,
        columns: names(inside(cursor.group()?)),
        ..ForeignKey::default()
    };
    if !cursor.takes("REFERENCES") {
        return None;
    }
    key.table = cursor.name()?;
    if cursor.takes_sign('.') {
        let table = cursor.name()?;
        key.schema = Some(std::mem::replace(&mut key.table, table));
    }
    key.referred = names(inside(cursor.group()?));
    while !cursor.at_end() {
        if cursor.takes("ON DELETE") {
            key.on_delete = action(cursor);
        } else if cursor.takes("ON UPDATE") {
            key.on_update = action(cursor);
        } else {
            cursor.skip();
        }
    }
    Some(key)
}

fn names(text: &str) -> Vec<String> {
    parts(text)
        .into_iter()
        .filter_map(|part| match part {
            KeyPart::Column { name, .. } => Some(name),
            KeyPart::Expression(_) => None,
        })
        .collect()
}

/// Takes an action; the default `NO ACTION` is none.
fn action(cursor: &mut Cursor<'_>) -> Option<String> {
    for action in ["CASCADE", "RESTRICT", "SET NULL", "SET DEFAULT"] {
        if cursor.takes(action) {
            return Some(action.to_owned());
        }
    }
    cursor.takes("NO ACTION");
    None
}
