//! Values that are written as literals come back from live databases as they were.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileMemory, Connection, Dialect, compile_operation, compile_statement,
};
use limbeck_model::expression::{BindParameter, Expression, Select, SelectColumn, Statement};
use limbeck_model::operation::{BulkInsert, CreateTable, Operation};
use limbeck_model::schema::types::TypeArguments;
use limbeck_model::schema::{Column, SqlType, Table, TypeClass};
use limbeck_model::{Name, Value};
use limbeck_mysql::MysqlDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_sqlite::SqliteDialect;
use limbeck_testing::Database;

/// Strings that quoting has to get right.
const STRINGS: [&str; 12] = [
    "",
    "it's",
    "\"quoted\"",
    "back\\slash \\' \\\" \\n \\0",
    "50% %s %(x)s %%",
    "line\nbreak\r\n\ttab",
    "-- comment /* */ ;",
    ":name ?1 $1 @x",
    "ünïcødé 中文 \u{1f600}",
    "\u{feff}\u{2028}\u{200b}",
    "'; DROP TABLE t; --",
    "$$ $tag$ E'x' U&'x'",
];

fn bind(value: &Value, class: Option<TypeClass>) -> Expression {
    Expression::Bind(BindParameter {
        value: Some(value.clone()),
        r#type: class.map(SqlType::new),
        ..BindParameter::default()
    })
}

fn context(connection: &dyn Connection) -> CompileContext {
    CompileContext::live(connection.server_version(), connection.default_schema())
}

/// What `SELECT <value>` yields.
fn selected(
    connection: &mut dyn Connection,
    dialect: &dyn Dialect,
    expression: Expression,
) -> Value {
    let statement = Statement::Select(Box::new(Select {
        columns: vec![SelectColumn {
            expression,
            r#type: None,
        }],
        ..Select::default()
    }));
    let context = context(connection);
    let compiled = compile_statement(dialect, &statement, &context, &IndexMap::new()).unwrap();
    let sql = &compiled.statements[0].sql;
    let result = connection
        .query(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    result.rows[0][0].clone()
}

fn check_common(connection: &mut dyn Connection, dialect: &dyn Dialect) {
    for text in STRINGS {
        let value = Value::text(text);
        let read = selected(connection, dialect, bind(&value, None));
        assert_eq!(read, value, "{}", dialect.name());
    }
    for number in [0, 1, -1, i64::MAX, i64::MIN + 1] {
        let value = Value::Integer(number);
        assert_eq!(selected(connection, dialect, bind(&value, None)), value);
    }
    assert_eq!(
        selected(connection, dialect, bind(&Value::Null, None)),
        Value::Null
    );
    let all_bytes: Vec<u8> = (0..=255).collect();
    for bytes in [Vec::new(), vec![0], all_bytes] {
        let value = Value::Bytes(bytes);
        assert_eq!(selected(connection, dialect, bind(&value, None)), value);
    }
}

/// Inserts rows into a table and reads them back in order.
fn check_rows(
    connection: &mut dyn Connection,
    dialect: &dyn Dialect,
    types: &[(&str, SqlType)],
    rows: &[Vec<Value>],
    read_as: &str,
) -> Vec<Vec<Value>> {
    let mut table = Table::new("stored \"`values");
    table
        .columns
        .push(Column::new("id", SqlType::new(TypeClass::Integer)));
    for (name, r#type) in types {
        table.columns.push(Column::new(*name, r#type.clone()));
    }
    let create = Operation::CreateTable(Box::new(CreateTable {
        table: table.clone(),
        if_not_exists: false,
        alone: false,
    }));
    let insert = Operation::BulkInsert(BulkInsert {
        table: table.clone(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(id, row)| {
                let id = Value::Integer(i64::try_from(id).unwrap());
                std::iter::once(("id".to_owned(), bind(&id, None)))
                    .chain(
                        types
                            .iter()
                            .zip(row)
                            .map(|((name, _), value)| ((*name).to_owned(), bind(value, None))),
                    )
                    .collect()
            })
            .collect(),
        multiple: true,
    });
    let context = context(connection);
    let mut memory = CompileMemory::default();
    for operation in [create, insert] {
        let compiled = compile_operation(dialect, &operation, &context, &mut memory).unwrap();
        for statement in &compiled.statements {
            connection
                .execute(&statement.sql)
                .unwrap_or_else(|error| panic!("{}: {error}", statement.sql));
        }
    }
    let parameters = IndexMap::new();
    let mut writer = limbeck_dialect::Compiler::new(dialect, &context, &parameters);
    writer.sql.name(&Name::new("stored \"`values"));
    let name = writer.sql.take();
    connection
        .query(&format!("SELECT {read_as} FROM {name} ORDER BY id"))
        .unwrap()
        .rows
}

#[test]
fn sqlite() {
    let database = Database::sqlite();
    let mut connection = database.connect();
    let connection = connection.as_mut();
    check_common(connection, &SqliteDialect);
    let nul = Value::text("a\0b");
    assert_eq!(selected(connection, &SqliteDialect, bind(&nul, None)), nul);
    for (value, expected) in [
        (Value::Boolean(true), Value::Integer(1)),
        (Value::Float(0.1), Value::Float(0.1)),
        (Value::Float(1e300), Value::Float(1e300)),
        (
            Value::Float(f64::NEG_INFINITY),
            Value::Float(f64::NEG_INFINITY),
        ),
        (Value::Date("2020-02-29".into()), Value::text("2020-02-29")),
        (
            Value::DateTime("2020-02-29T01:02:03".into()),
            Value::text("2020-02-29 01:02:03.000000"),
        ),
        (
            Value::Uuid("12345678-1234-5678-1234-567812345678".into()),
            Value::text("12345678123456781234567812345678"),
        ),
    ] {
        let read = selected(connection, &SqliteDialect, bind(&value, None));
        assert_eq!(read, expected, "{value:?}");
    }
    let rows = check_rows(
        connection,
        &SqliteDialect,
        &[
            ("j", SqlType::new(TypeClass::Json)),
            ("b", SqlType::new(TypeClass::LargeBinary)),
            ("select", SqlType::string(50)),
        ],
        &[vec![
            Value::map([("a", Value::from(vec!["x'y"]))]),
            Value::Bytes(vec![0, 1]),
            Value::text("it's"),
        ]],
        "j, b, \"select\"",
    );
    assert_eq!(rows[0][0], Value::text("{\"a\": [\"x'y\"]}"));
    assert_eq!(rows[0][1], Value::Bytes(vec![0, 1]));
    assert_eq!(rows[0][2], Value::text("it's"));
}

fn array_of(class: TypeClass) -> SqlType {
    SqlType::with(
        TypeClass::PostgresqlArray,
        TypeArguments {
            item_type: Some(Box::new(SqlType::new(class))),
            ..TypeArguments::default()
        },
    )
}

#[test]
fn postgresql() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let mut connection = database.connect();
    let connection = connection.as_mut();
    check_common(connection, &PostgresqlDialect);
    for value in [
        Value::Boolean(true),
        Value::Float(f64::INFINITY),
        Value::Date("2020-02-29".into()),
        Value::Time("01:02:03".into()),
        Value::DateTime("2020-02-29 01:02:03".into()),
        Value::Decimal("123456789012345678901234567890.5".into()),
        Value::Uuid("12345678-1234-5678-1234-567812345678".into()),
        Value::Interval {
            days: 1,
            seconds: 3,
            microseconds: 500_000,
        },
    ] {
        let read = selected(connection, &PostgresqlDialect, bind(&value, None));
        match (&value, &read) {
            // The server keeps days and hours apart as they were written.
            (Value::Interval { .. }, Value::Interval { .. }) => {}
            _ => assert_eq!(read, value),
        }
    }
    let values = vec![
        Value::map([("a", Value::from(vec!["x'y", "50%"]))]),
        Value::from(vec!["it's", "a\\b", "{x,y}"]),
        Value::List(Vec::new()),
        Value::Bytes(vec![0, 255]),
        Value::Decimal("1.50".into()),
        Value::DateTime("2020-02-29 01:02:03.5+02:00".into()),
    ];
    let rows = check_rows(
        connection,
        &PostgresqlDialect,
        &[
            ("j", SqlType::new(TypeClass::PostgresqlJsonb)),
            ("a", array_of(TypeClass::Text)),
            ("e", array_of(TypeClass::Integer)),
            ("b", SqlType::new(TypeClass::LargeBinary)),
            ("n", SqlType::new(TypeClass::Numeric)),
            (
                "t",
                SqlType::with(
                    TypeClass::DateTime,
                    TypeArguments {
                        timezone: Some(true),
                        ..TypeArguments::default()
                    },
                ),
            ),
        ],
        &[values.clone(), vec![Value::Null; 6]],
        "j->'a'->>0, a, e, b, n, t AT TIME ZONE 'UTC', j::text",
    );
    assert_eq!(rows[0][0], Value::text("x'y"));
    assert_eq!(rows[0][1..5], values[1..5]);
    assert_eq!(rows[0][5], Value::DateTime("2020-02-28 23:02:03.5".into()));
    // As SQLAlchemy stores it: JSON null, not SQL NULL.
    assert_eq!(rows[1][6], Value::text("null"));
    assert_eq!(rows[1][3], Value::Null);
}

#[test]
fn mysql() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let mut connection = database.connect();
    let connection = connection.as_mut();
    let dialect = MysqlDialect::mysql().with_server(true, connection.server_version());
    check_common(connection, &dialect);
    let nul = Value::text("a\0b");
    assert_eq!(selected(connection, &dialect, bind(&nul, None)), nul);
    let values = vec![
        Value::map([("a", Value::from(vec!["x'y\\"]))]),
        Value::Bytes(vec![0, 92, 39, 255]),
        Value::Decimal("1.50".into()),
        Value::DateTime("2020-02-29 01:02:03".into()),
        Value::Date("2020-02-29".into()),
        Value::Boolean(true),
    ];
    let rows = check_rows(
        connection,
        &dialect,
        &[
            ("j", SqlType::new(TypeClass::Json)),
            ("b", SqlType::new(TypeClass::LargeBinary)),
            (
                "n",
                SqlType::with(
                    TypeClass::Numeric,
                    TypeArguments {
                        precision: Some(10),
                        scale: Some(2),
                        ..TypeArguments::default()
                    },
                ),
            ),
            ("t", SqlType::new(TypeClass::DateTime)),
            ("d", SqlType::new(TypeClass::Date)),
            ("f", SqlType::new(TypeClass::Boolean)),
        ],
        std::slice::from_ref(&values),
        "JSON_UNQUOTE(JSON_EXTRACT(j, '$.a[0]')), b, n, t, d, f",
    );
    assert_eq!(rows[0][0], Value::text("x'y\\"));
    assert_eq!(rows[0][1..5], values[1..5]);
    assert!(matches!(
        rows[0][5],
        Value::Integer(1) | Value::Boolean(true)
    ));
}
