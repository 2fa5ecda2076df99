//! Options of tables, and partitions.

use indexmap::IndexMap;

use super::column::text;
use super::cursor::Cursor;

/// Options whose value is a string.
const STRINGS: [&str; 3] = ["COMMENT", "PASSWORD", "CONNECTION"];
/// Options whose value is a word.
const WORDS: [&str; 15] = [
    "ENGINE",
    "TYPE",
    "AVG_ROW_LENGTH",
    "CHARACTER SET",
    "DEFAULT CHARSET",
    "CHECKSUM",
    "COLLATE",
    "DELAY_KEY_WRITE",
    "INSERT_METHOD",
    "MAX_ROWS",
    "MIN_ROWS",
    "PACK_KEYS",
    "ROW_FORMAT",
    "KEY_BLOCK_SIZE",
    "STATS_SAMPLE_PAGES",
];

/// Reads `) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 …`.
pub(super) fn read(line: &str, options: &mut IndexMap<String, String>) {
    let mut cursor = Cursor::new(line.trim_start_matches(')'));
    while !cursor.at_end() {
        if let Some(option) = STRINGS.into_iter().find(|option| cursor.takes(option)) {
            cursor.takes_sign('=');
            if let Some(value) = cursor.string() {
                options.insert(option.to_lowercase(), text(value));
            }
        } else if let Some(option) = WORDS.into_iter().find(|option| cursor.takes(option)) {
            cursor.takes_sign('=');
            options.insert(option.to_lowercase(), cursor.word().to_owned());
        } else if cursor.takes("UNION") {
            cursor.takes_sign('=');
            if let Some(group) = cursor.group() {
                options.insert("union".to_owned(), group.to_owned());
            }
        } else {
            cursor.skip();
        }
    }
}

/// Reads a line of the clause `PARTITION BY …`, which MySQL puts into a comment for old versions.
pub(super) fn read_partition(line: &str, options: &mut IndexMap<String, String>) {
    let line = line
        .trim_start_matches("/*!")
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let line = line.trim_end_matches("*/").trim();
    for (words, option) in [
        ("PARTITION BY ", "partition_by"),
        ("SUBPARTITION BY ", "subpartition_by"),
        ("PARTITIONS ", "partitions"),
        ("SUBPARTITIONS ", "subpartitions"),
    ] {
        if let Some(value) = line.strip_prefix(words) {
            options.insert(option.to_owned(), value.to_owned());
            return;
        }
    }
    let definition = line.trim_start_matches('(').trim_start();
    for (word, option) in [
        ("PARTITION ", "partition_definitions"),
        ("SUBPARTITION ", "subpartition_definitions"),
    ] {
        if definition.starts_with(word) {
            let definition = definition.trim_end_matches(',');
            let definition = match definition.strip_suffix(')') {
                Some(inside) if is_unbalanced(definition) => inside,
                _ => definition,
            };
            let definitions = options.entry(option.to_owned()).or_default();
            if !definitions.is_empty() {
                definitions.push_str(", ");
            }
            definitions.push_str(definition);
            return;
        }
    }
}

/// Whether the text closes a parenthesis that it does not open.
fn is_unbalanced(text: &str) -> bool {
    text.matches(')').count() > text.matches('(').count()
}
