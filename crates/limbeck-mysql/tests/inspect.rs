//! What the inspector says, beside what SQLAlchemy reflects.

use limbeck_dialect::ConnectOptions;
use limbeck_model::schema::{Constraint, IndexElement, QualifiedName};
use limbeck_testing::{Database, inspection};

#[test]
fn agrees_with_sqlalchemy() {
    for case in inspection::cases("mysql") {
        let Some(database) = Database::mysql() else {
            return;
        };
        let mut connection = database.connect();
        if !connection.is_mariadb() {
            // The cases were recorded on MariaDB, which shows definitions differently.
            return;
        }
        case.create(connection.as_mut()).unwrap();
        case.compare(connection.as_mut(), |_| {});
    }
}

#[test]
fn reads_other_schemas() {
    let (Some(here), Some(there)) = (Database::mysql(), Database::mysql()) else {
        return;
    };
    let name = there.url().database.clone().unwrap();
    there
        .connect()
        .execute(
            "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY, \
             a_id INT, FOREIGN KEY (a_id) REFERENCES a (id)); CREATE VIEW v AS SELECT 1",
        )
        .unwrap();
    let mut connection = here.connect();
    connection
        .execute(&format!(
            "CREATE TABLE c (a_id INT, FOREIGN KEY (a_id) REFERENCES {name}.a (id))"
        ))
        .unwrap();
    let mut inspector = connection.inspector();
    assert!(inspector.schema_names().unwrap().contains(&name));
    assert_eq!(inspector.table_names(Some(&name)).unwrap(), ["a", "b"]);
    assert_eq!(inspector.view_names(Some(&name)).unwrap(), ["v"]);
    let referred = |tables: &[limbeck_model::schema::Table]| {
        tables
            .iter()
            .flat_map(|table| &table.constraints)
            .filter_map(|constraint| match constraint {
                Constraint::ForeignKey(key) => key.referred_schema.clone(),
                _ => None,
            })
            .map(|schema| schema.text)
            .collect::<Vec<_>>()
    };
    let tables = inspector.tables(Some(&name), None).unwrap();
    assert_eq!(tables[1].qualified_name().key(), format!("{name}.b"));
    assert_eq!(referred(&tables), [name.as_str()]);
    let tables = inspector.tables(None, None).unwrap();
    assert_eq!(referred(&tables), [name.as_str()]);
    let there = |table: &str| QualifiedName {
        name: table.into(),
        schema: Some(name.as_str().into()),
    };
    assert!(inspector.has_table(&there("a")).unwrap());
    assert!(inspector.has_table(&there("v")).unwrap());
    assert!(!inspector.has_table(&QualifiedName::new("a")).unwrap());
    assert!(inspector.has_table(&QualifiedName::new("c")).unwrap());
    let wanted = ["a".to_owned(), "missing".to_owned()];
    assert_eq!(
        inspector.tables(Some(&name), Some(&wanted)).unwrap().len(),
        1
    );
}

#[test]
fn reads_with_ansi_quotes() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut url = database.url().clone();
    url.dialect = "mysql".into();
    url.query
        .insert("sql_mode".into(), vec!["ANSI_QUOTES".into()]);
    let mut connection = limbeck_mysql::connect(&url, &ConnectOptions::default()).unwrap();
    connection
        .execute("CREATE TABLE \"a b\" (\"x y\" INT, KEY \"k\" (\"x y\"))")
        .unwrap();
    let tables = connection.inspector().tables(None, None).unwrap();
    assert_eq!(tables[0].name.as_str(), "a b");
    assert_eq!(
        tables[0].indexes[0].elements,
        [IndexElement::Column {
            column: "x y".into()
        }]
    );
}

#[test]
fn reads_partitions_and_options() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    connection
        .execute(
            "CREATE TABLE t (a INT NOT NULL) ENGINE=InnoDB PARTITION BY RANGE (a) \
             (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)",
        )
        .unwrap();
    let tables = connection.inspector().tables(None, None).unwrap();
    let option = |name| {
        tables[0]
            .options
            .get("mysql", name)
            .unwrap()
            .as_str()
            .unwrap()
    };
    assert_eq!(option("engine"), "InnoDB");
    assert_eq!(option("partition_by").to_lowercase(), "range (`a`)");
    assert!(option("partition_definitions").contains("LESS THAN (10)"));
}

#[test]
fn tables_may_vanish_meanwhile() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    first.execute("CREATE TABLE stays (a INT)").unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                second.execute("CREATE TABLE goes (a INT)").unwrap();
                // Long enough that several readings in a row can't all miss it.
                std::thread::sleep(std::time::Duration::from_millis(20));
                second.execute("DROP TABLE goes").unwrap();
            }
        });
        for _ in 0..20 {
            let tables = first.inspector().tables(None, None).unwrap();
            assert!(tables.iter().any(|table| table.name.as_str() == "stays"));
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

/// A table that is dropped after its name was read is not there.
#[test]
fn a_table_that_vanishes_between_queries_is_left_out() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let (mut first, mut second) = (database.connect(), database.connect());
    let (mut third, mut observer) = (database.connect(), database.connect());
    first
        .execute("CREATE TABLE goes (a INT); CREATE TABLE held (a INT); CREATE TABLE stays (a INT)")
        .unwrap();
    third.begin().unwrap();
    third.query("SELECT * FROM held").unwrap();
    let waiting = "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() \
                   AND state LIKE 'Waiting for table metadata lock%'";
    let mut are_waiting = |sessions| observer.query(waiting).unwrap().rows.len() == sessions;
    let pause = || std::thread::sleep(std::time::Duration::from_millis(5));
    let tables = std::thread::scope(|scope| {
        // It has locked the first table while it waits for the other.
        let dropping = scope.spawn(move || second.execute("DROP TABLE goes, held").unwrap());
        while !are_waiting(1) {
            assert!(!dropping.is_finished());
            pause();
        }
        let reading = scope.spawn(|| first.inspector().tables(None, None));
        while !are_waiting(2) {
            assert!(!reading.is_finished(), "the table is not read");
            pause();
        }
        third.commit().unwrap();
        dropping.join().unwrap();
        reading.join().unwrap().unwrap()
    });
    let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["stays"]);
}

#[test]
fn many_tables_take_little_time() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    let mut sql = String::new();
    for number in 0..300 {
        sql.push_str(&format!(
            "CREATE TABLE t{number} (id INT PRIMARY KEY, a INT, b VARCHAR(20), KEY (b));"
        ));
    }
    connection.execute(&sql).unwrap();
    let started = std::time::Instant::now();
    let tables = connection.inspector().tables(None, None).unwrap();
    assert_eq!(tables.len(), 300);
    println!("300 tables in {:?}", started.elapsed());
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
