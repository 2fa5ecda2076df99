//! What a comparison says beside its operations.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

#[path = "schemas/apply.rs"]
mod apply;
mod schemas;

use apply::{apply, sorted};
use limbeck_diff::{
    CompareOptions, DesiredSchema, DesiredTable, DiffError, Difference, Everything, Hint, Rename,
    compare, text,
};
use limbeck_model::operation::Operation;
use limbeck_model::schema::{QualifiedName, Table};
use schemas::{PlainDialect, desired};
use serde_json::{Value as Json, json};

fn table(value: Json) -> Table {
    serde_json::from_value(value).unwrap()
}

/// A table of an identifier and other columns.
fn with(name: &str, columns: &[Json]) -> Table {
    let mut all = vec![json!({"name": "id", "type": {"class": "Integer"}, "primary_key": true})];
    all.extend_from_slice(columns);
    table(json!({"name": name, "columns": all,
        "constraints": [{"constraint": "primary_key", "columns": ["id"]}]}))
}

fn column(name: &str, class: &str, nullable: bool) -> Json {
    json!({"name": name, "type": {"class": class}, "nullable": nullable})
}

fn difference(models: &[Table], database: &[Table], renames: Vec<Rename>) -> Difference {
    let options = CompareOptions {
        renames,
        ..CompareOptions::default()
    };
    let models = desired(models);
    compare(
        &models,
        database.to_vec(),
        &mut PlainDialect,
        &mut Everything,
        &options,
    )
    .unwrap()
}

fn asked(from: &str, old: &str, new: &str) -> Rename {
    Rename::Column {
        table: QualifiedName::new(from),
        column: old.into(),
        new_name: new.into(),
    }
}

#[test]
fn a_dropped_and_an_added_column_of_one_type_look_like_a_rename() {
    let old = [with(
        "t",
        &[column("a", "Text", true), column("b", "Integer", true)],
    )];
    let new = [with(
        "t",
        &[column("c", "Text", true), column("d", "Integer", false)],
    )];
    let found = difference(&new, &old, Vec::new());
    assert_eq!(found.renames, [asked("t", "a", "c")]);
    assert_eq!(found.renames[0].to_string(), "t.a:c");
}

#[test]
fn a_dropped_and_an_added_table_of_one_shape_look_like_a_rename() {
    let columns = [column("a", "Text", true), column("b", "Integer", true)];
    let old = [with("old", &columns), with("other", &columns[..1])];
    let new = [with("new", &columns)];
    let found = difference(&new, &old, Vec::new());
    let rename = Rename::Table {
        table: QualifiedName::new("old"),
        new_name: "new".into(),
    };
    assert_eq!(found.renames, [rename]);
    assert_eq!(found.renames[0].to_string(), "old:new");
}

#[test]
fn renames_that_are_asked_for_replace_drops_and_additions() {
    let mut child = with("child", &[column("old_id", "Integer", true)]);
    child.constraints.push(
        serde_json::from_value(json!({"constraint": "foreign_key", "name": "fk",
            "columns": ["old_id"], "referred_table": "old", "referred_columns": ["id"]}))
        .unwrap(),
    );
    child.indexes.push(
        serde_json::from_value(json!({"name": "ix", "elements": [{"column": "old_id"}]})).unwrap(),
    );
    let old = vec![child, with("old", &[column("a", "Text", true)])];
    let renamed: Vec<Table> = serde_json::from_str(
        &serde_json::to_string(&old)
            .unwrap()
            .replace("old_id", "new_id")
            .replace("\"old\"", "\"new\""),
    )
    .unwrap();
    let renames = vec![
        asked("child", "old_id", "new_id"),
        Rename::Table {
            table: QualifiedName::new("old"),
            new_name: "new".into(),
        },
    ];
    let found = difference(&renamed, &old, renames);
    let operations: Vec<&Operation> = found.operations.operations().collect();
    assert!(
        matches!(
            operations[..],
            [Operation::RenameTable(_), Operation::AlterColumn(_)]
        ),
        "{operations:#?}"
    );
    assert!(found.renames.is_empty());

    // Names of columns in indexes and keys follow.
    let mut tables = old.clone();
    let expected: Vec<Table> = renamed;
    apply(&found.operations, &mut tables);
    assert_eq!(sorted(&tables)[1].columns, sorted(&expected)[1].columns);
    assert_eq!(tables[0].columns, expected[0].columns);
}

#[test]
fn renames_that_do_not_fit_are_refused() {
    let tables = [with(
        "t",
        &[column("a", "Text", true), column("b", "Text", true)],
    )];
    let wrong = [
        (
            asked("t", "x", "y"),
            "the table has no column of the old name",
        ),
        (
            asked("t", "a", "b"),
            "the table has a column of the new name already",
        ),
        (asked("x", "a", "b"), "the database has no such table"),
        (
            Rename::Table {
                table: QualifiedName::new("t"),
                new_name: "t".into(),
            },
            "the database has a table of the new name already",
        ),
    ];
    for (rename, expected) in wrong {
        let options = CompareOptions {
            renames: vec![rename],
            ..CompareOptions::default()
        };
        let models = desired(&tables);
        let refused = compare(
            &models,
            tables.to_vec(),
            &mut PlainDialect,
            &mut Everything,
            &options,
        )
        .unwrap_err();
        assert!(refused.to_string().ends_with(expected), "{refused}");
    }
}

#[test]
fn additions_that_fail_on_rows_are_pointed_out() {
    let old = [with("t", &[column("b", "Integer", true)])];
    let with_default = json!({"name": "d", "type": {"class": "Integer"}, "nullable": false,
        "server_default": {"kind": "literal", "text": "5"}});
    let new = [with(
        "t",
        &[
            column("b", "Integer", false),
            column("c", "Integer", false),
            with_default,
        ],
    )];
    let found = difference(&new, &old, Vec::new());
    let table = QualifiedName::new("t");
    assert_eq!(
        found.hints,
        [
            Hint::NotNullWithoutDefault {
                table: table.clone(),
                column: "c".into()
            },
            Hint::NotNull {
                table,
                column: "b".into()
            },
        ]
    );
}

#[test]
fn what_is_not_compared_is_said() {
    let exclude = json!({"constraint": "exclude", "name": "ex", "elements": []});
    let check = json!({"constraint": "check", "name": "ck", "condition": {"expression": "true"}});
    let key = json!({"constraint": "primary_key", "columns": ["id", "a"]});
    let columns = json!([
        {"name": "id", "type": {"class": "Integer"}},
        {"name": "a", "type": {"class": "Integer"}, "nullable": false},
        {"name": "b", "type": {"class": "Text"}, "server_default": {"kind": "literal", "text": "x"}},
        {"name": "c", "type": {"class": "NullType"}},
    ]);
    let old = [table(
        json!({"name": "t", "constraints": [exclude, check, key], "columns": columns}),
    )];
    let columns = json!([
        {"name": "id", "type": {"class": "Integer"}},
        {"name": "a", "type": {"class": "Integer"}, "nullable": false},
        {"name": "b", "type": {"class": "Text"}},
        {"name": "c", "type": {"class": "Text"}},
    ]);
    let key = json!({"constraint": "primary_key", "columns": ["id"]});
    let new = [table(
        json!({"name": "t", "constraints": [key], "columns": columns}),
    )];
    let found = difference(&new, &old, Vec::new());
    assert!(found.operations.is_empty(), "{:?}", found.operations);
    let subjects: Vec<&str> = found
        .notes
        .not_compared
        .iter()
        .map(|entry| entry.subject.as_str())
        .collect();
    assert_eq!(
        subjects,
        [
            "server default of column 'b'",
            "type of column 'c'",
            "primary key",
            "check constraint 'ck'",
            "exclude constraint 'ex'",
        ]
    );
}

#[test]
fn differences_are_listed_as_alembic_names_them() {
    let mut old = with(
        "t",
        &[column("a", "Integer", true), column("gone", "Text", true)],
    );
    old.indexes.push(
        serde_json::from_value(json!({"name": "ix", "elements": [{"column": "a"}]})).unwrap(),
    );
    let mut new = with(
        "t",
        &[column("a", "Text", false), column("b", "Integer", true)],
    );
    new.comment = Some("it's".to_owned());
    let found = difference(&[new, with("u", &[])], &[old], Vec::new());
    assert_eq!(
        text::detected(found.operations.operations().map(text::difference)),
        "New upgrade operations detected: [\
         ('add_table', Table('u', Column('id', Integer(), table=<u>, primary_key=True, \
         nullable=False), schema=None)), \
         ('add_column', None, 't', Column('b', Integer(), table=<t>)), \
         [('modify_type', None, 't', 'a', {'existing_nullable': True, \
         'existing_server_default': False, 'existing_comment': None}, Integer(), Text()), \
         ('modify_nullable', None, 't', 'a', {'existing_type': Integer(), \
         'existing_server_default': False, 'existing_comment': None}, True, False)], \
         ('remove_index', Index('ix', 'a', table=<t>)), \
         ('add_table_comment', Table('t', schema=None), 'it\\'s', None), \
         ('remove_column', None, 't', Column('gone', Text(), table=<t>))]"
            .replace("'it\\'s'", "\"it's\"")
    );
}

#[test]
fn differences_are_data() {
    let found = difference(
        &[with("t", &[column("b", "Text", false)])],
        &[with("t", &[])],
        Vec::new(),
    );
    let data = serde_json::to_value(&found).unwrap();
    assert_eq!(
        data["operations"][0]["operations"][0]["operation"],
        "add_column"
    );
    assert_eq!(data["hints"][0]["hint"], "not_null_without_default");
    assert_eq!(data["notes"]["log"][0]["level"], "INFO");
}

fn models(metadata: Vec<Vec<Table>>) -> Result<DesiredSchema, DiffError> {
    let desired = |table: Table| DesiredTable {
        table,
        implied_checks: Vec::new(),
        autoincrement: None,
    };
    DesiredSchema::new(
        metadata
            .into_iter()
            .map(|tables| tables.into_iter().map(desired).collect())
            .collect(),
    )
}

fn refers_to(name: &str, referred: &str, column: &str) -> Table {
    let mut table = with(name, &[self::column("a", "Integer", true)]);
    table.constraints.push(
        serde_json::from_value(json!({"constraint": "foreign_key", "columns": ["a"],
            "referred_table": referred, "referred_columns": [column]}))
        .unwrap(),
    );
    table
}

#[test]
fn models_that_make_no_sense_are_refused() {
    let twice = models(vec![
        vec![with("b2", &[]), with("a", &[])],
        vec![with("a", &[]), with("b2", &[])],
    ]);
    assert_eq!(
        twice.unwrap_err().to_string(),
        "Duplicate table keys across multiple MetaData objects: \"a\", \"b2\""
    );
    let unknown = models(vec![vec![refers_to("t", "nowhere", "id")]]);
    assert_eq!(
        unknown.unwrap_err().to_string(),
        "Foreign key associated with column 't.a' could not find table 'nowhere' with which to \
         generate a foreign key to target column 'id'"
    );
    let unknown = models(vec![vec![refers_to("t", "u", "x"), with("u", &[])]]);
    assert_eq!(
        unknown.unwrap_err().to_string(),
        "Could not initialize target column for ForeignKey 'u.x' on table 't': table 'u' has no \
         column named 'x'"
    );
}

#[test]
fn a_foreign_key_may_leave_out_the_schema_of_its_own_table() {
    let mut table = refers_to("t", "u", "id");
    let mut other = with("u", &[]);
    table.schema = Some("s".into());
    other.schema = Some("s".into());
    let schema = models(vec![vec![table, other]]).unwrap();
    let names: Vec<String> = schema
        .tables()
        .iter()
        .map(|desired| desired.table.qualified_name().key())
        .collect();
    assert_eq!(names, ["s.u", "s.t"]);
}
