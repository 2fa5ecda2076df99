//! Names, values and comments of any characters come back from live databases as they were.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::cell::RefCell;

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileMemory, Connection, Dialect, compile_operation, compile_statement,
};
use limbeck_model::expression::{BindParameter, Expression, Insert, Statement, TableReference};
use limbeck_model::operation::{CreateTable, DropTable, Operation};
use limbeck_model::schema::{Column, QualifiedName, SqlType, Table, TypeClass};
use limbeck_model::{Name, Value};
use limbeck_mysql::MysqlDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_sqlite::SqliteDialect;
use limbeck_testing::Database;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Random texts for each database.
const CASES: u32 = 60;

/// Text of the characters that quoting is about, and of any others.
fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => prop::sample::select(vec![
            '\'', '"', '`', '[', ']', '\\', '%', ':', '?', '$', ';', '-', '/', '*', '\n', '\t',
            '\r', ' ', '.', '_', 'a', 'Z', '0', 'é', '中', '\u{feff}', '\u{2028}',
        ]),
        // What fits into two bytes of UTF-16, as MySQL's names want it.
        1 => prop::char::range('\u{1}', '\u{d7ff}'),
    ];
    prop::collection::vec(character, length).prop_map(|characters| characters.into_iter().collect())
}

/// A name that every database takes: not too long, without a space at its end.
fn name() -> impl Strategy<Value = String> {
    text(1..15).prop_map(|text| format!("{}_", text.trim_end()))
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => text(0..40),
        1 => text(0..20).prop_map(|text| text + "\u{1f600}"),
        1 => text(0..20).prop_map(|text| text + "\0" + "x"),
    ]
}

struct Live<'l> {
    connection: Box<dyn Connection>,
    dialect: &'l dyn Dialect,
}

impl Live<'_> {
    fn context(&self) -> CompileContext {
        CompileContext::live(
            self.connection.server_version(),
            self.connection.default_schema(),
        )
    }

    fn run(&mut self, operation: &Operation) {
        let context = self.context();
        let mut memory = CompileMemory::default();
        let compiled = compile_operation(self.dialect, operation, &context, &mut memory).unwrap();
        for statement in compiled.statements {
            self.execute(&statement.sql);
        }
    }

    fn execute(&mut self, sql: &str) {
        self.connection
            .execute(sql)
            .unwrap_or_else(|error| panic!("{sql:?}: {error}"));
    }

    /// Makes a table with these names, a value and comments, and reads all of it back.
    fn check(
        &mut self,
        table: &str,
        column: &str,
        value: &str,
        comment: &str,
    ) -> Result<(), TestCaseError> {
        let has_comments = self.dialect.capabilities().comments;
        let comment = has_comments.then(|| comment.to_owned());
        let mut described = Column::new(column, SqlType::new(TypeClass::Text));
        described.comment.clone_from(&comment);
        let mut created = Table::new(table);
        created.columns.push(described);
        created.comment.clone_from(&comment);
        self.run(&Operation::CreateTable(Box::new(CreateTable {
            table: created,
            if_not_exists: false,
            alone: false,
        })));

        let insert = Statement::Insert(Box::new(Insert {
            ctes: Vec::new(),
            table: TableReference {
                name: Name::new(table),
                schema: None,
                alias: None,
            },
            prefixes: Vec::new(),
            columns: vec![Name::new(column)],
            rows: vec![vec![Expression::Bind(BindParameter {
                value: Some(Value::text(value)),
                ..BindParameter::default()
            })]],
            select: None,
            on_conflict: None,
            returning: Vec::new(),
        }));
        let written = compile_statement(self.dialect, &insert, &self.context(), &IndexMap::new());
        match written {
            Ok(compiled) => {
                self.execute(&compiled.statements[0].sql);
                let names = [table.to_owned()];
                let found = self.connection.inspector().tables(None, Some(&names));
                let found = found.unwrap();
                prop_assert_eq!(found.len(), 1, "{:?}", table);
                prop_assert_eq!(found[0].name.as_str(), table);
                prop_assert_eq!(found[0].columns[0].name.as_str(), column);
                if has_comments {
                    let given = comment.filter(|comment| !comment.is_empty());
                    prop_assert_eq!(&found[0].comment, &given);
                    prop_assert_eq!(&found[0].columns[0].comment, &given);
                }
                let rows = self.connection.query(&self.select(table)).unwrap().rows;
                prop_assert_eq!(&rows, &[[Value::text(value)]]);
            }
            // PostgreSQL has no NUL, and says so before anything is sent.
            Err(error) => prop_assert!(value.contains('\0'), "{}", error.message),
        }
        self.run(&Operation::DropTable(DropTable {
            table: QualifiedName::new(table),
            if_exists: false,
            dropped: None,
        }));
        Ok(())
    }

    fn select(&self, table: &str) -> String {
        let rules = self.dialect.identifier_rules();
        let strings = self.dialect.string_rules(&self.context());
        let mut writer = limbeck_dialect::SqlWriter::new(rules, strings, false);
        writer.word("SELECT * FROM ").identifier(table);
        writer.take()
    }
}

fn check(database: &Database, dialect: &dyn Dialect) {
    let live = RefCell::new(Live {
        connection: database.connect(),
        dialect,
    });
    let mut runner = TestRunner::new(Config {
        cases: CASES,
        failure_persistence: None,
        // A failure leaves its table behind.
        max_shrink_iters: 0,
        ..Config::default()
    });
    runner
        .run(
            // MySQL keeps names and comments in UTF-16 characters of one unit.
            &(name(), name(), value(), text(0..40)),
            |(table, column, value, comment)| {
                live.borrow_mut().check(&table, &column, &value, &comment)
            },
        )
        .unwrap();
}

#[test]
fn sqlite() {
    check(&Database::sqlite(), &SqliteDialect);
}

#[test]
fn postgresql() {
    if let Some(database) = Database::postgresql() {
        check(&database, &PostgresqlDialect);
    }
}

#[test]
fn mysql() {
    if let Some(database) = Database::mysql() {
        let connection = database.connect();
        let dialect =
            MysqlDialect::mysql().with_server(connection.is_mariadb(), connection.server_version());
        check(&database, &dialect);
    }
}
