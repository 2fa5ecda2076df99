//! What the inspector says, beside what SQLAlchemy reflects.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use limbeck_dialect::Connection;
use limbeck_model::OptionValue;
use limbeck_model::expression::{Expression, UnaryOperator};
use limbeck_model::schema::{Constraint, IndexElement, QualifiedName, Table};
use limbeck_testing::{Database, inspection};

fn connection() -> (Database, Box<dyn Connection>) {
    let database = Database::sqlite();
    let connection = database.connect();
    (database, connection)
}

#[test]
fn agrees_with_sqlalchemy() {
    for case in inspection::cases("sqlite") {
        let (_database, mut connection) = connection();
        case.create(connection.as_mut()).unwrap();
        case.compare(connection.as_mut(), limbeck_sqlite::limit_to_reflection);
    }
}

fn tables(statements: &str) -> Vec<Table> {
    let (_database, mut connection) = connection();
    connection.execute(statements).unwrap();
    connection.inspector().tables(None, None).unwrap()
}

#[test]
fn keeps_what_sqlalchemy_loses() {
    let tables = tables(
        "CREATE TABLE p (id INTEGER PRIMARY KEY);
         CREATE TABLE t (
           a INTEGER CONSTRAINT fk REFERENCES p ON DELETE CASCADE,
           b TEXT CONSTRAINT uq UNIQUE,
           c INTEGER AS (length(b || ',)')) STORED,
           -- UNIQUE (a, b)
           CHECK (
             a > 0
           )
         );
         CREATE INDEX ix ON t (lower(b), a);
         CREATE TABLE u (
           id INTEGER PRIMARY KEY AUTOINCREMENT,
           a TEXT COLLATE NOCASE NOT NULL ON CONFLICT IGNORE UNIQUE ON CONFLICT REPLACE
         );
         CREATE INDEX iy ON u (a COLLATE RTRIM DESC)",
    );
    let table = &tables[1];
    let Constraint::ForeignKey(key) = &table.constraints[0] else {
        panic!("{:?}", table.constraints);
    };
    assert_eq!(key.name.as_ref().unwrap().as_str(), "fk");
    assert_eq!(key.on_delete.as_deref(), Some("CASCADE"));
    assert_eq!(key.referred_columns[0].as_str(), "id");
    let Constraint::Unique(unique) = &table.constraints[1] else {
        panic!("{:?}", table.constraints);
    };
    assert_eq!(unique.name.as_ref().unwrap().as_str(), "uq");
    let Constraint::Check(check) = &table.constraints[2] else {
        panic!("{:?}", table.constraints);
    };
    assert_eq!(check.condition, Expression::text("a > 0"));
    assert_eq!(table.constraints.len(), 3);
    assert_eq!(
        table.columns[2].computed.as_ref().unwrap().expression,
        Expression::text("length(b || ',)')")
    );
    assert_eq!(
        table.indexes[0].elements[0],
        IndexElement::Expression {
            expression: Box::new(Expression::text("lower(b)"))
        }
    );
    let table = &tables[2];
    let text = |text: &str| OptionValue::Text(text.to_owned());
    assert_eq!(
        table.options.0["sqlite_autoincrement"],
        OptionValue::Boolean(true)
    );
    let column = &table.columns[1];
    assert_eq!(column.r#type.arguments.collation.as_deref(), Some("NOCASE"));
    assert_eq!(
        column.options.0["sqlite_on_conflict_not_null"],
        text("IGNORE")
    );
    let Constraint::Unique(unique) = &table.constraints[1] else {
        panic!("{:?}", table.constraints);
    };
    assert_eq!(unique.options.0["sqlite_on_conflict"], text("REPLACE"));
    assert_eq!(
        table.indexes[0].elements[0],
        IndexElement::Expression {
            expression: Box::new(Expression::Unary {
                operator: UnaryOperator::Descending,
                operand: Box::new(Expression::Collate {
                    operand: Box::new(Expression::column("a")),
                    collation: "RTRIM".to_owned(),
                    schema: None,
                }),
            })
        }
    );
}

#[test]
fn reads_attached_databases_and_names_in_any_case() {
    let (_database, mut connection) = connection();
    connection
        .execute(
            "ATTACH ':memory:' AS \"other one\"; CREATE TABLE \"other one\".x (a INT);
             CREATE TABLE Y (a INT); CREATE TEMPORARY TABLE z (a INT);
             CREATE VIEW w AS SELECT 1",
        )
        .unwrap();
    let mut inspector = connection.inspector();
    assert_eq!(inspector.schema_names().unwrap(), ["main", "other one"]);
    assert_eq!(inspector.table_names(None).unwrap(), ["Y"]);
    let tables = inspector.tables(Some("other one"), None).unwrap();
    assert_eq!(tables[0].qualified_name().key(), "other one.x");
    let wanted = ["y".to_owned(), "missing".to_owned()];
    assert_eq!(inspector.tables(None, Some(&wanted)).unwrap().len(), 1);
    assert!(inspector.has_table(&QualifiedName::new("y")).unwrap());
    assert!(inspector.has_table(&QualifiedName::new("w")).unwrap());
    assert!(!inspector.has_table(&QualifiedName::new("x")).unwrap());
    let elsewhere = QualifiedName {
        name: "x".into(),
        schema: Some("other one".into()),
    };
    assert!(inspector.has_table(&elsewhere).unwrap());
    let nowhere = QualifiedName {
        schema: Some("missing".into()),
        ..elsewhere
    };
    assert!(!inspector.has_table(&nowhere).unwrap());
    assert!(inspector.table_names(Some("missing")).is_err());
}

#[test]
fn tables_may_vanish_meanwhile() {
    let (database, mut first) = connection();
    first.execute("CREATE TABLE stays (a INT)").unwrap();
    let mut second = database.connect();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                second
                    .execute("CREATE TABLE goes (a INT UNIQUE REFERENCES stays (a))")
                    .unwrap();
                second.execute("DROP TABLE goes").unwrap();
            }
        });
        let read: Vec<_> = (0..300)
            .map(|_| first.inspector().tables(None, None))
            .collect();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        for tables in read {
            let tables = tables.unwrap();
            assert!(tables.iter().any(|table| table.name.as_str() == "stays"));
            for table in tables {
                assert_eq!(table.columns.len(), 1, "{table:?}");
                let is_whole = table.name.as_str() == "stays" || table.constraints.len() == 2;
                assert!(is_whole, "{table:?}");
            }
        }
    });
}

#[test]
fn many_tables_take_little_time() {
    let (_database, mut connection) = connection();
    connection.begin().unwrap();
    for number in 0..500 {
        connection
            .execute(&format!(
                "CREATE TABLE t{number} (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER \
                 REFERENCES t{number}); CREATE INDEX i{number} ON t{number} (b)"
            ))
            .unwrap();
    }
    connection.commit().unwrap();
    let started = std::time::Instant::now();
    let tables = connection.inspector().tables(None, None).unwrap();
    assert_eq!(tables.len(), 500);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
