//! What the inspector says, beside what SQLAlchemy reflects.

use limbeck_dialect::TableOwner;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{IndexElement, QualifiedName, Table};
use limbeck_testing::{Database, inspection};

#[test]
fn agrees_with_sqlalchemy() {
    for case in inspection::cases("postgresql") {
        let Some(database) = Database::postgresql() else {
            return;
        };
        let mut connection = database.connect();
        case.create(connection.as_mut()).unwrap();
        case.compare(connection.as_mut(), forget_sorting_of_expressions);
    }
}

/// SQLAlchemy's reflected tables lose the sorting of expressions in indexes.
fn forget_sorting_of_expressions(table: &mut Table) {
    let elements = table
        .indexes
        .iter_mut()
        .flat_map(|index| &mut index.elements);
    for element in elements {
        if let IndexElement::Expression { expression } = element {
            let mut inner = &**expression;
            while let Expression::Unary { operand, .. } = inner {
                inner = operand;
            }
            if matches!(inner, Expression::Text { .. }) {
                **expression = inner.clone();
            }
        }
    }
}

#[test]
fn finds_only_what_was_asked_for() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection
        .execute(
            "CREATE TABLE a (x int); CREATE TABLE \"it's \\\" (x int); CREATE VIEW v AS SELECT 1;
             CREATE SCHEMA s; CREATE TABLE s.b (x int)",
        )
        .unwrap();
    let mut inspector = connection.inspector();
    assert_eq!(
        inspector.schema_names().unwrap(),
        ["information_schema", "public", "s"]
    );
    let wanted = ["it's \\".to_owned(), "missing".to_owned(), "v".to_owned()];
    let tables = inspector.tables(None, Some(&wanted)).unwrap();
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].name.as_str(), "it's \\");
    assert!(inspector.tables(None, Some(&[])).unwrap().is_empty());
    for (name, schema, expected) in [
        ("a", None, true),
        ("v", None, true),
        ("b", None, false),
        ("b", Some("s"), true),
        ("a", Some("s"), false),
        ("pg_class", None, false),
    ] {
        let table = QualifiedName {
            name: name.into(),
            schema: schema.map(Into::into),
        };
        assert_eq!(inspector.has_table(&table).unwrap(), expected, "{name}");
    }
}

#[test]
fn tells_partitions_and_tables_of_extensions_from_tables() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection
        .execute(
            "CREATE TABLE a (x int) PARTITION BY LIST (x);
             CREATE TABLE b PARTITION OF a FOR VALUES IN (1); CREATE TABLE c (x int);
             CREATE TABLE d (x int); CREATE EXTENSION citext; ALTER EXTENSION citext ADD TABLE d",
        )
        .unwrap();
    assert_eq!(
        connection.inspector().owned_tables(None).unwrap(),
        [
            ("b".to_owned(), TableOwner::PartitionedTable("a".into())),
            ("d".to_owned(), TableOwner::Extension("citext".into())),
        ]
    );
}

#[test]
fn a_failed_read_leaves_the_transaction_usable() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    connection.begin().unwrap();
    connection.execute("CREATE TABLE a (x int)").unwrap();
    assert_eq!(connection.inspector().table_names(None).unwrap(), ["a"]);
    connection.commit().unwrap();
}

#[test]
fn tables_may_vanish_meanwhile() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    first
        .execute("CREATE TABLE stays (id serial PRIMARY KEY, a int CHECK (a > 0))")
        .unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                second
                    .execute(
                        "CREATE TABLE goes (id serial PRIMARY KEY, a int DEFAULT 5 CHECK (a > 0)); \
                         CREATE INDEX ON goes (lower(a::text)) WHERE a > 1",
                    )
                    .unwrap();
                second.execute("DROP TABLE goes").unwrap();
            }
        });
        for _ in 0..200 {
            let tables = first.inspector().tables(None, None).unwrap();
            assert!(tables.iter().any(|table| table.name.as_str() == "stays"));
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

/// A table that is dropped between two queries is not there: it is never read in part.
#[test]
fn a_table_that_vanishes_between_queries_is_left_out() {
    let waiting = "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database \
                   WHERE datname = current_database() AND NOT granted";
    // Each of these catalogues is read by another one of the queries, and by nothing else here.
    for catalogue in ["pg_attrdef", "pg_constraint"] {
        let Some(database) = Database::postgresql() else {
            return;
        };
        let (mut first, mut second) = (database.connect(), database.connect());
        let mut observer = database.connect();
        first
            .execute(
                "CREATE TABLE stays (id serial PRIMARY KEY); \
                 CREATE TABLE goes (id serial PRIMARY KEY, a int DEFAULT 5 CHECK (a > 0)); \
                 CREATE INDEX ON goes (lower(a::text)) WHERE a > 1",
            )
            .unwrap();
        assert_eq!(first.inspector().tables(None, None).unwrap().len(), 2);
        assert!(observer.query(waiting).unwrap().rows.is_empty());
        second.begin().unwrap();
        second.execute("DROP TABLE goes").unwrap();
        let lock = format!("LOCK TABLE pg_catalog.{catalogue} IN ACCESS EXCLUSIVE MODE");
        second.execute(&lock).unwrap();
        let tables = std::thread::scope(|scope| {
            let reading = scope.spawn(|| first.inspector().tables(None, None));
            while observer.query(waiting).unwrap().rows.is_empty() {
                assert!(!reading.is_finished(), "{catalogue} is not read");
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            second.commit().unwrap();
            reading.join().unwrap().unwrap()
        });
        let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["stays"], "{catalogue}");
    }
}

#[test]
fn two_thousand_tables_take_less_than_a_second() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    for chunk in 0..40 {
        let mut sql = String::new();
        for number in chunk * 50..(chunk + 1) * 50 {
            sql.push_str(&format!(
                "CREATE TABLE t{number} (id serial PRIMARY KEY, a int NOT NULL DEFAULT 5, \
                 b varchar(20), c text, d numeric(10, 2), e timestamptz DEFAULT now(), f boolean, \
                 g jsonb, h date, i int REFERENCES t{number}); \
                 CREATE INDEX ON t{number} (b);"
            ));
        }
        connection.execute(&sql).unwrap();
    }
    connection.execute("ANALYZE pg_catalog.pg_class").unwrap();
    let mut best = std::time::Duration::MAX;
    for _ in 0..3 {
        let started = std::time::Instant::now();
        let tables = connection.inspector().tables(None, None).unwrap();
        best = best.min(started.elapsed());
        assert_eq!(tables.len(), 2000);
        assert!(tables.iter().all(|table| table.columns.len() == 10));
    }
    println!("2,000 tables in {best:?}");
    // An unoptimised build gets some more time.
    let limit = if cfg!(debug_assertions) { 5 } else { 1 };
    assert!(best.as_secs() < limit, "{best:?}");
}
