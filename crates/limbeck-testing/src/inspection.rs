//! What SQLAlchemy reflects of a set of schemas, to compare inspectors with. `inspection/record.py`
//! of this crate records it.

use std::collections::BTreeMap;
use std::path::Path;

use limbeck_dialect::{Connection, DatabaseError};
use limbeck_model::schema::{SqlType, Table, TypeArguments, TypeClass};
use serde::Deserialize;

/// One set of statements, and what SQLAlchemy reflects after it.
pub struct Case {
    /// The name of its file.
    pub name: String,
    /// The statements, each without its semicolon.
    pub statements: Vec<String>,
    /// What was recorded, by schema; the default one is the empty text.
    pub expected: BTreeMap<String, Recorded>,
}

/// What SQLAlchemy reflects of one schema.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Tables by name.
    pub tables: Vec<Table>,
    /// Names of views.
    pub views: Vec<String>,
    /// Names of sequences.
    #[serde(default)]
    pub sequences: Vec<String>,
    /// Named enumeration types.
    #[serde(default)]
    pub enums: Vec<TypeArguments>,
}

/// The cases of a dialect.
///
/// # Panics
///
/// When their files can't be read.
#[expect(clippy::expect_used, reason = "a test can't go on without its cases")]
pub fn cases(dialect: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("inspection")
        .join(dialect);
    let mut cases: Vec<Case> = std::fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .map(|path| {
            let script = std::fs::read_to_string(&path).expect("the statements");
            let recorded =
                std::fs::read_to_string(path.with_extension("json")).expect("what was recorded");
            Case {
                name: path.display().to_string(),
                statements: script
                    .split(";\n")
                    .filter(|statement| !statement.trim().is_empty())
                    .map(str::to_owned)
                    .collect(),
                expected: serde_json::from_str(&recorded).expect("the schema model"),
            }
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    cases
}

impl Case {
    /// Executes the statements.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    pub fn create(&self, connection: &mut dyn Connection) -> Result<(), DatabaseError> {
        for statement in &self.statements {
            connection.execute(statement)?;
        }
        Ok(())
    }

    /// Compares what the connection's inspector says with what was recorded. `known` undoes the
    /// differences that are meant to be.
    ///
    /// # Panics
    ///
    /// When something differs.
    #[expect(clippy::expect_used, reason = "a test that can't go on fails")]
    pub fn compare(&self, connection: &mut dyn Connection, known: fn(&mut Table)) {
        let mut inspector = connection.inspector();
        for (schema, expected) in &self.expected {
            let schema = Some(schema.as_str()).filter(|schema| !schema.is_empty());
            let mut tables = inspector.tables(schema, None).expect("tables");
            for table in &mut tables {
                known(table);
            }
            let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
            let expected_names: Vec<&str> = expected
                .tables
                .iter()
                .map(|table| table.name.as_str())
                .collect();
            assert_eq!(names, expected_names, "{}", self.name);
            for (table, expected) in tables.iter().zip(&expected.tables) {
                self.compare_table(table, expected);
            }
            assert_eq!(
                inspector.table_names(schema).expect("table names"),
                expected_names,
                "{}",
                self.name
            );
            assert_eq!(
                inspector.view_names(schema).expect("view names"),
                expected.views,
                "{}",
                self.name
            );
            assert_eq!(
                inspector.sequence_names(schema).expect("sequence names"),
                expected.sequences,
                "{}",
                self.name
            );
            let enums: Vec<SqlType> = expected
                .enums
                .iter()
                .map(|arguments| SqlType::with(TypeClass::PostgresqlEnum, arguments.clone()))
                .collect();
            assert_eq!(
                inspector.enums(schema).expect("enums"),
                enums,
                "{}",
                self.name
            );
        }
    }

    /// Compares part by part, so that a failure shows no more than what differs.
    fn compare_table(&self, table: &Table, expected: &Table) {
        let place = format!("{}: {}", self.name, table.qualified_name().key());
        let parts = [
            (json(&table.columns), json(&expected.columns)),
            (json(&table.constraints), json(&expected.constraints)),
            (json(&table.indexes), json(&expected.indexes)),
        ];
        for (found, expected) in parts {
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected, "{place}");
            }
        }
        assert_eq!(table, expected, "{place}");
    }
}

/// Each part in its serialised form, which leaves out what is absent.
fn json(parts: &[impl serde::Serialize]) -> Vec<serde_json::Value> {
    parts
        .iter()
        .filter_map(|part| serde_json::to_value(part).ok())
        .collect()
}
